"""Persons of whom more is known than a name: what agreement in each column is worth, from the data.

How often a column agrees by chance is seen in pairs taken blindly; how often it agrees for one person
is found by expectation and maximisation over the pairs that share a key (Fellegi and Sunter 1969;
Winkler 1988). No label is needed, and the same records give the same weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import duckdb

COLUMNS = ("given", "family", "born", "city", "postcode", "contact", "street", "number")
LEVELS = 4
_ROUNDS = 30
_PULL = 10
"""Pairs for which the usual weights count beside what is learnt."""
_GROUPS = (("born",), ("contact",), ("number",), ("given", "family"))
_FEWEST_OF_GROUP = 30
FEWEST = 300
"""Pairs below which nothing is learnt, and the weights given here stand."""

Pattern = tuple[int | None, ...]

_GIVEN: Mapping[str, Sequence[tuple[float, float]]] = {
    # for each level, 0 to 3: how often for one person, how often by chance
    "given": ((0.05, 0.90), (0.05, 0.06), (0.10, 0.02), (0.80, 0.02)),
    "family": ((0.05, 0.92), (0.05, 0.06), (0.10, 0.015), (0.80, 0.005)),
    "born": ((0.04, 0.97), (0.06, 0.02), (0.10, 0.0095), (0.80, 0.0005)),
    "city": ((0.25, 0.90), (0.05, 0.03), (0.05, 0.02), (0.65, 0.05)),
    "postcode": ((0.20, 0.80), (0.05, 0.15), (0.10, 0.045), (0.65, 0.005)),
    "contact": ((0.20, 0.95), (0.05, 0.03), (0.10, 0.019), (0.65, 0.001)),
    "street": ((0.30, 0.94), (0.05, 0.05), (0.10, 0.008), (0.55, 0.002)),
    "number": ((0.05, 0.99), (0.02, 0.007), (0.08, 0.0029), (0.85, 0.0001)),
}


@dataclass(frozen=True)
class Weights:
    """What each level of each column says.

    Args:
        share: of the pairs that share a key, how many are one person.
        logs: by column, the natural logarithm of the ratio of chances for each level.
    """

    share: float
    logs: Mapping[str, tuple[float, ...]]

    def chance(self, pattern: Pattern) -> float:
        """Tell how likely a pair with this pattern of levels is one person."""
        total = log(self.share / (1 - self.share))
        for column, level in zip(COLUMNS, pattern, strict=True):
            if level is not None:
                total += self.logs[column][level]
        return 1 / (1 + exp(-max(-60.0, min(60.0, total))))


def learnt(met: Mapping[Pattern, int], blind: Mapping[Pattern, int], people: int) -> Weights:
    """Learn weights from patterns of pairs that share a key and of pairs taken blindly.

    Pairs that share a key agree in it by construction. So what agreement is worth is learnt in one
    group of pairs after another, each alike in some columns, for the other columns.

    Args:
        met: pattern to number of pairs that share a key.
        blind: the same for pairs taken without looking.
        people: how many persons take part.
    """
    by_chance = {
        column: _shares(blind, place, dict.fromkeys(blind, 1.0), [u for _, u in _GIVEN[column]])
        for place, column in enumerate(COLUMNS)
    }
    for_one: dict[str, list[float]] = {column: [m for m, _ in _GIVEN[column]] for column in COLUMNS}
    if sum(met.values()) >= FEWEST:
        for_one = _averaged(met, for_one, by_chance)
    pairs = max(people * (people - 1) / 2, 1.0)
    share = 1 / max(people, 2)
    for _ in range(_ROUNDS):
        weights = _weights(share, for_one, by_chance)
        same = sum(met[pattern] * weights.chance(pattern) for pattern in sorted(met, key=str))
        share = min(max(same, 1.0) / pairs, 0.5)
    return _weights(share, for_one, by_chance)


def _averaged(
    met: Mapping[Pattern, int],
    usual: Mapping[str, Sequence[float]],
    by_chance: Mapping[str, Sequence[float]],
) -> dict[str, list[float]]:
    """Average what the groups teach, each by the pairs of one person that it holds."""
    total = {column: [_PULL * share for share in usual[column]] for column in COLUMNS}
    for fixed in _GROUPS:
        places = [COLUMNS.index(column) for column in fixed]
        group = {
            pattern: count
            for pattern, count in met.items()
            if all(pattern[place] == LEVELS - 1 for place in places)
        }
        if sum(group.values()) < _FEWEST_OF_GROUP:
            continue
        chances = _expected(group, fixed, usual, by_chance)
        for place, column in enumerate(COLUMNS):
            if column not in fixed:
                for pattern in sorted(group, key=str):
                    level = pattern[place]
                    if level is not None:
                        total[column][level] += group[pattern] * chances[pattern]
    return {column: [one / sum(shares) for one in shares] for column, shares in total.items()}


def _expected(
    group: Mapping[Pattern, int],
    fixed: Sequence[str],
    usual: Mapping[str, Sequence[float]],
    by_chance: Mapping[str, Sequence[float]],
) -> dict[Pattern, float]:
    """Tell for each pattern of a group how likely it is one person, by the columns not fixed."""
    for_one = {column: list(usual[column]) for column in COLUMNS}
    share = 0.5
    pairs = sum(group.values())
    chances: dict[Pattern, float] = {}
    for _ in range(_ROUNDS):
        weights = _weights(share, for_one, by_chance)
        open_logs = {
            column: (0.0,) * LEVELS if column in fixed else logs
            for column, logs in weights.logs.items()
        }
        weights = Weights(share, open_logs)
        chances = {pattern: weights.chance(pattern) for pattern in group}
        same = sum(group[pattern] * chances[pattern] for pattern in sorted(group, key=str))
        share = min(max(same / pairs, 0.001), 0.999)
        for_one = {
            column: _shares(group, place, chances, usual[column])
            for place, column in enumerate(COLUMNS)
        }
    return chances


def _shares(
    counts: Mapping[Pattern, int],
    place: int,
    parts: Mapping[Pattern, float],
    prior: Sequence[float],
) -> list[float]:
    """Give each level's share in one column, drawn a little to what is usual."""
    found = [_PULL * share for share in prior]
    for pattern in sorted(counts, key=str):
        level = pattern[place]
        if level is not None:
            found[level] += counts[pattern] * parts[pattern]
    return [one / sum(found) for one in found]


def _weights(
    share: float,
    for_one: Mapping[str, Sequence[float]],
    by_chance: Mapping[str, Sequence[float]],
) -> Weights:
    return Weights(
        share,
        {
            column: tuple(
                log(m / u) for m, u in zip(for_one[column], by_chance[column], strict=True)
            )
            for column in COLUMNS
        },
    )


def score_people(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``linking_alike_chance`` from ``linking_alike_vector``."""
    columns = ", ".join(COLUMNS)
    met: dict[Pattern, int] = {}
    blind: dict[Pattern, int] = {}
    for *pattern, is_met, pairs in connection.execute(
        f"select {columns}, is_met, count(*) from linking_alike_vector group by all order by all"  # noqa: S608
    ).fetchall():
        (met if is_met else blind)[tuple(pattern)] = pairs
    people = connection.execute("select count(*) from linking_alike_person").fetchall()[0][0]
    weights = learnt(met, blind, people)
    rows = [(*pattern, round(weights.chance(pattern), 4)) for pattern in met]
    if rows:
        slots = ", ".join(
            f"unnest(cast(${place + 1} as integer[])) as {column}"
            for place, column in enumerate(COLUMNS)
        )
        connection.execute(
            "insert into linking_alike_pattern select "
            f"{slots}, unnest(${len(COLUMNS) + 1}) as chance",
            [list(column) for column in zip(*rows, strict=True)],
        )
