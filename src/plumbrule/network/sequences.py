"""Who wins after whom, and where: tests by permutation of the winners of a group."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, log2, sqrt

Win = tuple[int, str, str]
"""When (a number that grows with time), in which area, and who won."""


@dataclass(frozen=True)
class Tested:
    """A statistic and how often permuted winners reach it.

    Args:
        value: the statistic.
        chance: share of permutations at least as extreme, the observed order among them.
    """

    value: float
    chance: float


def transition_entropy(winners: Sequence[str], times: Sequence[int]) -> float:
    """Measure how open it is who wins next, in bits.

    ``H = - sum p(a) sum p(b|a) log2 p(b|a)`` over the pairs of a winner and the next. Neighbours
    at one time have no order and make no pair.
    """
    pairs = Counter(
        (winners[place], winners[place + 1])
        for place in range(len(winners) - 1)
        if times[place] < times[place + 1]
    )
    before: Counter[str] = Counter()
    for (one, _), count in pairs.items():
        before[one] += count
    total = sum(pairs.values())
    if not total:
        return 0.0
    parts = sorted(count * log2(count / before[one]) for (one, _), count in pairs.items())
    return abs(sum(parts)) / total


def turn_taking(winners: Sequence[str]) -> float:
    """Give the share of windows, as long as there are winners, in which each wins once."""
    width = len(set(winners))
    windows = [winners[place : place + width] for place in range(len(winners) - width + 1)]
    return sum(len(set(window)) == width for window in windows) / len(windows) if windows else 0.0


def rotation(wins: Sequence[Win], *, draws: int, seed: str) -> Tested:
    """Test whether who won tells who wins next better than when the wins are shuffled.

    The number of wins of each is kept, so that a strong firm alone makes no rotation.
    """
    ordered = sorted(wins)
    times = [one[0] for one in ordered]
    winners = [one[2] for one in ordered]
    seen = transition_entropy(winners, times)
    dice = random.Random(seed)  # noqa: S311 a test by permutation, no secret

    def shuffled() -> bool:
        order = list(winners)
        dice.shuffle(order)
        return transition_entropy(order, times) <= seen + 1e-12

    return Tested(seen, _share(shuffled, draws))


def territory(wins: Sequence[Win], years: Sequence[int], *, draws: int, seed: str) -> Tested:
    """Test whether the area tells the winner better than when the wins of a year are shuffled.

    Args:
        wins: when, where, who.
        years: the year of each.
        draws: most permutations.
        seed: makes them the same each time.

    Returns:
        Normalised mutual information of area and winner, 0 to 1, and its chance.
    """
    ordered = sorted(zip(years, wins, strict=True))
    areas = [win[1] for _, win in ordered]
    winners = [win[2] for _, win in ordered]
    by_year: dict[int, list[int]] = {}
    for place, (year, _) in enumerate(ordered):
        by_year.setdefault(year, []).append(place)
    seen = mutual_information(areas, winners)
    dice = random.Random(seed)  # noqa: S311 a test by permutation, no secret

    def shuffled() -> bool:
        order = list(winners)
        for places in by_year.values():
            moved = [winners[place] for place in places]
            dice.shuffle(moved)
            for place, winner in zip(places, moved, strict=True):
                order[place] = winner
        return mutual_information(areas, order) >= seen - 1e-12

    return Tested(seen, _share(shuffled, draws))


def mutual_information(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the mutual information of two labels by the geometric mean of their entropies."""
    total = len(one)
    if not total:
        return 0.0
    of_one, of_other, both = Counter(one), Counter(other), Counter(zip(one, other, strict=True))
    shared = sum(
        sorted(
            count / total * log(count * total / (of_one[a] * of_other[b]))
            for (a, b), count in both.items()
        )
    )
    scale = sqrt(_entropy(of_one, total) * _entropy(of_other, total))
    return min(1.0, shared / scale) if scale else 0.0


def _entropy(counts: Counter[str], total: int) -> float:
    return -sum(sorted(count / total * log(count / total) for count in counts.values()))


def _share(reached: Callable[[], bool], draws: int) -> float:
    """Count until twenty draws reach the statistic (Besag and Clifford 1991) or all are made."""
    hits = 0
    for draw in range(1, draws + 1):
        hits += reached()
        if hits >= 20:
            return (1 + hits) / (1 + draw)
    return (1 + hits) / (1 + draws)
