"""Groups of bidders who go together, and how rare they are when meetings are left to chance."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

Edge = tuple[str, str, float]
"""Two bidders and the weight between them."""

Competition = tuple[Hashable, int]
"""A competition: its name and how many bid in it."""

Field = Mapping[int, int]
"""The competitions of one place and year: how many there are of each number of bidders."""


@dataclass(frozen=True)
class Measures:
    """How close a group is.

    Args:
        cohesion: geometric by arithmetic mean of the Jaccard weights of all its pairs; 0 when a
            pair never met (Wachs and Kertesz 2019).
        exclusivity: meetings of members with members by those with anybody.
        weight: arithmetic mean of the weights; alone, cohesion would be whole for three who met
            once each.
    """

    cohesion: float
    exclusivity: float
    weight: float

    def reaches(self, other: Measures) -> bool:
        """Whether all measures are at least those of another group."""
        return (
            self.cohesion >= other.cohesion
            and self.exclusivity >= other.exclusivity
            and self.weight >= other.weight
        )


def find(edges: Iterable[Edge], *, least: float) -> list[tuple[str, ...]]:
    """Grow groups of three or more from the strongest pairs; nobody is in two.

    A bidder joins the group to whose members its mean weight is greatest, as long as that is at
    least ``least``; a pair without an edge counts as 0. Equal weights are taken in the order of ids.
    """
    weight: dict[str, dict[str, float]] = defaultdict(dict)
    ordered = sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1]))
    for one, other, value in ordered:
        weight[one][other] = weight[other][one] = value
    taken: set[str] = set()
    groups = []
    for one, other, _ in ordered:
        if one in taken or other in taken:
            continue
        group = _grown([one, other], weight, taken, least)
        if len(group) >= 3:
            taken.update(group)
            groups.append(tuple(sorted(group)))
    return sorted(groups)


def _grown(
    group: list[str], weight: Mapping[str, Mapping[str, float]], taken: set[str], least: float
) -> list[str]:
    while True:
        near = {name for member in group for name in weight[member]} - taken - set(group)
        means = [
            (-sum(weight[name].get(member, 0.0) for member in group) / len(group), name)
            for name in near
        ]
        if not means or -min(means)[0] < least:
            return group
        group.append(min(means)[1])


def measure(taken: Mapping[str, set[Competition]]) -> Measures:
    """Measure a group by the competitions each member took part in."""
    inner = 0
    weights = []
    for one, other in combinations(sorted(taken), 2):
        met = len(taken[one] & taken[other])
        inner += 2 * met
        either = len(taken[one] | taken[other])
        weights.append(met / either if either else 0.0)
    everybody = sum(size - 1 for member in taken.values() for _, size in member)
    exclusivity = inner / everybody if everybody else 0.0
    mean = sum(sorted(weights)) / len(weights)
    if min(weights) == 0.0:
        return Measures(0.0, exclusivity, mean)
    geometric = exp(sum(log(one) for one in sorted(weights)) / len(weights))
    return Measures(min(1.0, geometric / mean), exclusivity, mean)


def chance(
    seen: Measures,
    taken: Mapping[str, Mapping[str, int]],
    fields: Mapping[str, Field],
    *,
    draws: int,
    seed: str,
) -> float:
    """Say how often members who meet at random are as close as they are.

    In every place and year each member takes part as often as it did, in competitions drawn with
    their number of bidders as weight; so the degrees of both sides are kept in expectation. Draws
    stop after ten that are as close (Besag and Clifford 1991).

    Args:
        seen: how close the group is.
        taken: by member and stratum (place and year): how often it took part.
        fields: by stratum: its competitions.
        draws: most draws.
        seed: makes the draws the same each time.

    Returns:
        The estimated chance, at least 1 / (1 + draws).
    """
    dice = random.Random(seed)  # noqa: S311 a test by permutation, no secret
    slots: dict[str, _Slots] = {}
    first = 0
    for name in fields:
        slots[name] = _slots(fields[name], first)
        first += sum(fields[name].values())
    counts = [
        [(slots[name], count) for name, count in sorted(taken[member].items())]
        for member in sorted(taken)
    ]
    reached = 0
    for draw in range(1, draws + 1):
        drawn = [_drawn(dice, member) for member in counts]
        # Mostly some pair never meets, which settles it.
        if seen.cohesion == 0.0 or not any(
            one.keys().isdisjoint(other) for one, other in combinations(drawn, 2)
        ):
            everyone = zip(sorted(taken), drawn, strict=True)
            reached += measure({member: set(own.items()) for member, own in everyone}).reaches(seen)
        if reached >= 10:
            return (1 + reached) / (1 + draw)
    return (1 + reached) / (1 + draws)


_Slots = tuple[list[int], list[int], list[int]]
"""Sizes of competitions; where the places of each size begin; the number of the first of each."""


def _slots(field: Field, first: int) -> _Slots:
    """Lay the places for bidders in a row, by size of competition, and number the competitions."""
    sizes, begins, numbers, place = sorted(field), [0], [], 0
    for size in sizes:
        numbers.append(first)
        first += field[size]
        place += size * field[size]
        begins.append(place)
    return sizes, begins, numbers


def _drawn(dice: random.Random, counts: Iterable[tuple[_Slots, int]]) -> dict[int, int]:
    """Draw the competitions of one member: their numbers, with how many bid in each."""
    drawn: dict[int, int] = {}
    wanted = 0
    for (sizes, begins, numbers), count in counts:
        wanted += count
        while len(drawn) < wanted:
            slot = int(dice.random() * begins[-1])
            nth = bisect_right(begins, slot) - 1
            drawn[numbers[nth] + (slot - begins[nth]) // sizes[nth]] = sizes[nth]
    return drawn
