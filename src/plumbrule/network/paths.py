"""How two parties are connected on a day: the shortest different paths, the certain ones first.

Both ends grow towards each other, the smaller one first. A path leads through no public body, which
touches everybody, and through no address or telephone of hundreds; those are told. Of two paths the
certain one comes first (every step holds on the day, every identity is strong), then the shorter,
then the one whose steps lead less far away.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import prod

from plumbrule.network.answer import Answer
from plumbrule.network.connections import (
    CONFIDENCE,
    FAR,
    WEAK_KINDS,
    Connections,
    Evidence,
    day_number,
    day_of,
)
from plumbrule.network.path_search import Found, Search
from plumbrule.network.tie import Node, State

LEAST_CONFIDENCE = 0.9
"""Product of the confidence of all links below which a path proves nothing."""

DEEPEST = 4
MOST_PATHS = 5


@dataclass(frozen=True)
class Step:
    """One step of a path.

    Args:
        start: where it begins, seen from the first party.
        end: where it leads.
        forward: whether it is walked as its record tells it, from the owner, director, payer ... to
            the other; False against that.
        evidence: the records of it, that which the path rests on first.
        state: whether it holds on the day.
        sure: first and last day on which it holds for certain; None for no such day, a None inside
            for no beginning or end.
        possible: first and last day on which it may hold.
    """

    start: Node
    end: Node
    forward: bool
    evidence: tuple[Evidence, ...]
    state: State
    sure: tuple[date | None, date | None] | None
    possible: tuple[date | None, date | None]

    @property
    def kind(self) -> str:
        """The kind of tie."""
        return self.evidence[0].kind

    @property
    def weak(self) -> str:
        """Why nothing can be built on the step: ``weak:<rung>``, ``weak:<kind>`` or empty."""
        first = self.evidence[0]
        if first.kind in WEAK_KINDS:
            return f"weak:{first.kind}"
        return "" if CONFIDENCE.get(first.rung, 0) >= LEAST_CONFIDENCE else f"weak:{first.rung}"


@dataclass(frozen=True)
class Path:
    """A way from one party to another.

    Args:
        steps: in order.
        length: steps; both halves of a shared address are one.
        cost: how far its steps lead away, with their doubt.
        confidence: product of the confidence of its links.
        least: confidence of its weakest link.
        sure: days on which all steps hold for certain (their overlap); None when there is none.
        possible: days on which all may hold; None when there is none.
        answer: whether it connects the two on the day.
    """

    steps: tuple[Step, ...]
    length: int
    cost: float
    confidence: float
    least: float
    sure: tuple[date | None, date | None] | None
    possible: tuple[date | None, date | None] | None
    answer: Answer


@dataclass(frozen=True)
class Paths:
    """How two parties, or two sets of them, are connected.

    Args:
        answer: ``hit`` when a path holds for certain on the day.
        paths: on the day, certain ones first.
        ever: paths on other days: context, never part of the answer.
        hubs: what paths were not led through, with the number of its steps.
    """

    answer: Answer
    paths: tuple[Path, ...]
    ever: tuple[Path, ...]
    hubs: tuple[tuple[Node, int], ...]


def paths_between(
    connections: Connections,
    one: str | Collection[str],
    other: str | Collection[str],
    day: date,
    *,
    deepest: int = DEEPEST,
    most: int = MOST_PATHS,
    not_through: Collection[str] = (),
) -> Paths:
    """Find the shortest different paths between two parties, or any of two sets, on a day.

    Args:
        connections: all steps.
        one: entity_id, or several of them.
        other: entity_id, or several.
        day: when.
        deepest: most steps of a path.
        most: most paths.
        not_through: entities that no path may lead through, such as the buyer of a process.
    """
    begin, finish = _numbers(connections, one), _numbers(connections, other)
    barred = set(_numbers(connections, not_through))
    search = Search(
        connections, begin, finish, day=day_number(day), deepest=deepest, barred=frozenset(barred)
    )
    found = search.several(most, certain=True)
    found += [more for more in search.several(most, certain=False) if not _among(more, found)]
    paths = tuple(_path(connections, one_path, day) for one_path in found[:most])
    paths = tuple(
        sorted(paths, key=lambda path: (path.answer.answer != "hit", path.length, path.cost))
    )
    ever: tuple[Path, ...] = ()
    if not paths:
        ever = tuple(_path(connections, one_path, day) for one_path in search.several(1, ever=True))
    hubs = sorted(search.hubs)
    return Paths(
        _answer(search, paths, begin, finish),
        paths,
        ever,
        tuple((connections.node(hub), connections.degree(hub)) for hub in hubs),
    )


def _numbers(connections: Connections, given: str | Collection[str]) -> list[int]:
    names = [given] if isinstance(given, str) else sorted(set(given))
    found = (connections.number(name) for name in names)
    return [number for number in found if number is not None]


def _among(path: Found, others: list[Found]) -> bool:
    return any(path.nodes == other.nodes for other in others)


def _answer(search: Search, paths: tuple[Path, ...], begin: list[int], finish: list[int]) -> Answer:
    if any(path.answer.answer == "hit" for path in paths):
        return Answer("hit")
    reasons = {reason for path in paths for reason in path.answer.reasons}
    if not paths:
        if not begin or not finish:
            reasons.add("not_covered:ties")
        if search.stopped:
            reasons.add("depth_limit")
        if search.hubs and search.several(1, through_hubs=True):
            reasons.add("hub_only")
    return Answer("cannot_tell", tuple(sorted(reasons))) if reasons else Answer("clear")


def _path(connections: Connections, found: Found, day: date) -> Path:
    steps = tuple(
        _step(connections, start, end, edges, day)
        for (start, end), edges in zip(pairwise(found.nodes), found.edges, strict=True)
    )
    first = [edges[0] for edges in found.edges]
    sure = _overlap(connections.sure_from, connections.sure_to, first)
    possible = _overlap(connections.may_from, connections.may_to, first)
    trust = [CONFIDENCE.get(step.evidence[0].rung, 0.3) for step in steps]
    reasons = {step.weak for step in steps} - {""}
    if prod(trust) < LEAST_CONFIDENCE and not reasons:
        reasons.add("weak:product")
    at = day_number(day)
    if not sure or not sure[0] <= at <= sure[1]:
        reasons.add("window:edge")
    answer = Answer("cannot_tell", tuple(sorted(reasons))) if reasons else Answer("hit")
    if not possible or not possible[0] <= at <= possible[1]:
        answer = Answer("clear")
    return Path(
        steps,
        found.length,
        round(found.cost, 6),
        prod(trust),
        min(trust),
        sure and (day_of(sure[0]), day_of(sure[1])),
        possible and (day_of(possible[0]), day_of(possible[1])),
        answer,
    )


def _overlap(first: memoryview, last: memoryview, edges: list[int]) -> tuple[int, int] | None:
    begin, end = max(first[edge] for edge in edges), min(last[edge] for edge in edges)
    return (begin, end) if begin <= end else None


def _step(
    connections: Connections, start: int, end: int, edges: tuple[int, ...], day: date
) -> Step:
    edge = edges[0]
    at = day_number(day)
    sure = (connections.sure_from[edge], connections.sure_to[edge])
    may = (connections.may_from[edge], connections.may_to[edge])
    state = State.YES if sure[0] <= at <= sure[1] else State.MAYBE
    if not may[0] <= at <= may[1]:
        state = State.NO
    held = sure[0] <= sure[1] and sure[0] < FAR
    return Step(
        connections.node(start),
        connections.node(end),
        connections.first[edge] == start,
        tuple(connections.evidence(one) for one in edges),
        state,
        (day_of(sure[0]), day_of(sure[1])) if held else None,
        (day_of(may[0]), day_of(may[1])),
    )
