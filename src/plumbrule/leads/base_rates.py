"""How often each rule fires, of how many it could judge, and what it says that others say too.

Pure: counts and hits in, statistics out. A rate always stands with what it is a rate of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

import msgspec

OFTEN, RARELY, NARROW = 0.5, 0.0001, 0.05
"""A base rate above or below the first two, or a coverage below the third, deserves a word."""

ENOUGH_FOR_OFTEN = 20
"""Judged units below which a high rate or a low coverage says nothing yet."""

ENOUGH_FOR_RARELY = 10_000
"""Judged units below which no hit at all would be expected at the rate ``RARELY``."""

ENOUGH_FOR_YEAR = 100
"""Judged units a year must have to be compared with another."""

NEIGHBOURS = 3
"""How many of the most similar rules are named."""


class Year(msgspec.Struct, frozen=True):
    """One year of a rule.

    Args:
        year: the year the units count for.
        judged: units that are hit or clear.
        rate: hits among them.
    """

    year: int
    judged: int
    rate: float


class Overlap(msgspec.Struct, frozen=True):
    """What two rules point at together.

    Args:
        rule: the other rule.
        on: ``ocid`` or ``entity``: what is compared.
        shared: processes or parties that both point at.
        jaccard: share of those that either points at.
    """

    rule: str
    on: str
    shared: int
    jaccard: float


class Counted(msgspec.Struct, frozen=True):
    """What is known of one rule's answers.

    Args:
        rule: its id.
        cannot_tell: units without an answer, by reason.
        groups: units by year and answer; ``suppressed`` are hits expected in their class.
    """

    rule: str
    cannot_tell: Mapping[str, int]
    groups: Sequence[tuple[int | None, str, int]]


class Rates(msgspec.Struct, frozen=True):
    """Statistics of one rule over one snapshot.

    Args:
        rule: its id.
        population: units it is about.
        judged: units that are hit or clear.
        hit: hits, those expected in their class included.
        leads: hits that are not expected in their class.
        base_rate: ``hit / judged``, or None when nothing could be judged.
        lead_rate: ``leads / judged``.
        coverage: ``judged / population``.
        cannot_tell: share of the population without an answer, by reason.
        years: years with enough judged units, in order.
        largest_step: largest change of the base rate from one of these years to the next of them.
        overlaps: the rules most like it.
        messages: what the figures say of the rule's settings or of the data.
    """

    rule: str
    population: int
    judged: int
    hit: int
    leads: int
    base_rate: float | None
    lead_rate: float | None
    coverage: float | None
    cannot_tell: dict[str, float]
    years: list[Year]
    largest_step: float | None
    overlaps: list[Overlap]
    messages: list[str]


Hit = tuple[str, str | None, str | None]
"""Rule, process and party of one hit."""


def rates(counted: Iterable[Counted], hits: Iterable[Hit]) -> list[Rates]:
    """Give the statistics of every rule, in the order given.

    Args:
        counted: the answers of each rule.
        hits: every hit, those expected in their class included, in whatever order.
    """
    found = overlaps(hits)
    return [_rates(one, found.get(one.rule, [])) for one in counted]


def overlaps(hits: Iterable[Hit]) -> dict[str, list[Overlap]]:
    """Give the rules most like each rule, by the processes and by the parties they point at."""
    processes: dict[str, set[str]] = defaultdict(set)
    parties: dict[str, set[str]] = defaultdict(set)
    for rule, ocid, entity in hits:
        if ocid is not None:
            processes[ocid].add(rule)
        if entity is not None:
            parties[entity].add(rule)
    near: dict[str, list[Overlap]] = defaultdict(list)
    for on, pointed in (("ocid", processes), ("entity", parties)):
        of_one: Counter[str] = Counter()
        of_two: Counter[tuple[str, str]] = Counter()
        # Things pointed at by the same rules are counted together: there are few such sets.
        for together, things in Counter(map(frozenset, pointed.values())).items():
            for rule in together:
                of_one[rule] += things
            for pair in combinations(sorted(together), 2):
                of_two[pair] += things
        for (one, other), shared in of_two.items():
            jaccard = shared / (of_one[one] + of_one[other] - shared)
            near[one].append(Overlap(other, on, shared, jaccard))
            near[other].append(Overlap(one, on, shared, jaccard))
    return {
        rule: sorted(likes, key=lambda like: (-like.jaccard, like.on, like.rule))[:NEIGHBOURS]
        for rule, likes in near.items()
    }


def _rates(one: Counted, near: list[Overlap]) -> Rates:
    by_answer: Counter[str] = Counter()
    hits_of: Counter[int] = Counter()
    judged_of: Counter[int] = Counter()
    for year, answer, units in one.groups:
        by_answer[answer] += units
        if year is not None and answer in {"hit", "suppressed", "clear"}:
            judged_of[year] += units
            hits_of[year] += units * (answer != "clear")
    hit = by_answer["hit"] + by_answer["suppressed"]
    judged = hit + by_answer["clear"]
    population = judged + by_answer["cannot_tell"]
    years = [
        Year(year, units, hits_of[year] / units)
        for year, units in sorted(judged_of.items())
        if units >= ENOUGH_FOR_YEAR
    ]
    steps = [abs(b.rate - a.rate) for a, b in pairwise(years)]
    return Rates(
        one.rule,
        population,
        judged,
        hit,
        by_answer["hit"],
        _share(hit, judged),
        _share(by_answer["hit"], judged),
        _share(judged, population),
        {reason: units / population for reason, units in one.cannot_tell.items()},
        years,
        max(steps, default=None),
        near,
        messages(hit, judged, population),
    )


def messages(hit: int, judged: int, population: int) -> list[str]:
    """Say what the figures of a rule suggest; nothing when they are as they may be."""
    if population == 0:
        return ["no unit that it is about; check the settings or the data"]
    said = []
    if population >= ENOUGH_FOR_OFTEN and judged < NARROW * population:
        said.append(f"judges {judged:,} of {population:,} units; check the settings or the data")
    if judged >= ENOUGH_FOR_OFTEN and hit > OFTEN * judged:
        said.append(f"fires on {hit / judged:.0%} of units; check the settings or the data")
    if judged >= ENOUGH_FOR_RARELY and hit < RARELY * judged:
        said.append(f"fires on {hit:,} of {judged:,} units; check the settings or the data")
    return said


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
