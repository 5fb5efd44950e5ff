"""Search from both ends over the arrays of connections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from plumbrule.network.connections import BODY, Connections

MOST_NODES = 20_000
"""Nodes looked at in one search; beyond, the answer is ``depth_limit``."""


@dataclass(frozen=True)
class Found:
    """A path: its nodes, the records of each step (best first), its length and cost."""

    nodes: tuple[int, ...]
    edges: tuple[tuple[int, ...], ...]
    length: int
    cost: float


class _Reached(NamedTuple):
    """How a node was reached: half steps from the end, cost, the node before it."""

    halves: int
    cost: float
    before: int


class _Side:
    """What one end has reached, and the nodes to go on from, by half steps."""

    def __init__(self, ends: Iterable[int]) -> None:
        self.reached = {end: _Reached(0, 0.0, -1) for end in ends}
        self.waiting: dict[int, list[int]] = {0: sorted(self.reached)}
        self.level = 0

    @property
    def width(self) -> int:
        """How many nodes are to be gone on from next."""
        return len(self.waiting.get(self.level, ())) + len(self.waiting.get(self.level + 1, ()))


class Search:
    """All searches between the same ends.

    Args:
        connections: the steps.
        begin: numbers of the nodes on one side.
        finish: numbers of those on the other.
        day: counted from 1970-01-01.
        deepest: most steps of a path; both halves of a shared address are one step.
        barred: nodes that no path may lead through.

    Attributes:
        hubs: nodes that were met and not led through.
        stopped: whether a search ended because it met too many nodes.
    """

    def __init__(
        self,
        connections: Connections,
        begin: Iterable[int],
        finish: Iterable[int],
        *,
        day: int,
        deepest: int,
        barred: frozenset[int] = frozenset(),
    ) -> None:
        self.connections = connections
        self.begin = sorted(set(begin))
        self.finish = sorted(set(finish))
        self.day = day
        self.most_halves = 2 * deepest
        self.barred = barred
        self.hubs: set[int] = set()
        self.stopped = False
        self._certain = self._ever = self._through = False
        self._used: set[tuple[int, int]] = set()

    def several(
        self, most: int, *, certain: bool = False, ever: bool = False, through_hubs: bool = False
    ) -> list[Found]:
        """Find the shortest different paths: two share no inner step.

        Args:
            most: how many.
            certain: only steps that hold on the day for certain, of strong identity.
            ever: steps of any day.
            through_hubs: also through what hundreds share.
        """
        self._certain, self._ever, self._through = certain, ever, through_hubs
        self._used = set()
        found: list[Found] = []
        while len(found) < most:
            path = self._shortest()
            if path is None:
                return found
            found.append(path)
            inner = list(pairwise(path.nodes))
            # Short paths have no inner step; their last one tells them apart.
            for one, other in inner[1:-1] or inner[-1:]:
                self._used |= {(one, other), (other, one)}
        return found

    def _shortest(self) -> Found | None:
        left, right = _Side(self.begin), _Side(self.finish)
        if not left.reached or not right.reached or left.reached.keys() & right.reached.keys():
            return None
        best: tuple[int, float, int] | None = None
        while left.waiting and right.waiting:
            done = left.level + right.level
            if done >= self.most_halves or (best and done >= best[0]):
                break
            if len(left.reached) + len(right.reached) > MOST_NODES:
                self.stopped = True
                break
            side, other = (left, right) if left.width <= right.width else (right, left)
            for node in self._grow(side):
                there = other.reached.get(node)
                if there is None:
                    continue
                here = side.reached[node]
                if here.halves and there.halves and self._closed(node):
                    continue
                meeting = (here.halves + there.halves, here.cost + there.cost, node)
                if meeting[0] <= self.most_halves and (best is None or meeting < best):
                    best = meeting
        return self._traced(best, left, right) if best else None

    def _grow(self, side: _Side) -> list[int]:
        """Go one half step further on a side; gives the nodes newly reached, or reached cheaper."""
        known = self.connections
        fresh: list[int] = []
        for at in side.waiting.pop(side.level, ()):
            here = side.reached[at]
            if here.halves != side.level:
                continue
            if here.halves and self._closed(at):
                continue
            for place in known.halves(at):
                edge, to = known.edge[place], known.other[place]
                if not self._open(edge) or (at, to) in self._used:
                    continue
                halves = here.halves + (1 if known.half[edge] else 2)
                cost = here.cost + known.prices[edge]
                there = side.reached.get(to)
                if there is None or (halves, cost) < there[:2]:
                    side.reached[to] = _Reached(halves, cost, at)
                    if there is None or halves < there.halves:
                        side.waiting.setdefault(halves, []).append(to)
                    fresh.append(to)
        side.level += 1
        return fresh

    def _closed(self, node: int) -> bool:
        """Whether no path may lead through a node."""
        blocked = self.connections.blocked[node]
        if node in self.barred or blocked == BODY or (blocked and not self._through):
            self.hubs.add(node)
            return True
        return False

    def _open(self, edge: int) -> bool:
        """Whether a step may be taken."""
        known = self.connections
        if known.prices[edge] < 0:
            return False
        if self._certain:
            return not known.weak[edge] and known.sure_from[edge] <= self.day <= known.sure_to[edge]
        return self._ever or known.may_from[edge] <= self.day <= known.may_to[edge]

    def _traced(self, best: tuple[int, float, int], left: _Side, right: _Side) -> Found:
        halves, cost, meeting = best
        nodes = [meeting]
        while (before := left.reached[nodes[0]].before) >= 0:
            nodes.insert(0, before)
        while (after := right.reached[nodes[-1]].before) >= 0:
            nodes.append(after)
        steps = tuple(self._records(*step) for step in pairwise(nodes))
        return Found(tuple(nodes), steps, halves // 2, cost)

    def _records(self, one: int, other: int) -> tuple[int, ...]:
        """Give the records of the step between two nodes, the surest and nearest first."""
        known = self.connections
        edges = [
            known.edge[place]
            for place in known.halves(one)
            if known.other[place] == other and self._open(known.edge[place])
        ]

        def order(edge: int) -> tuple[bool, bool, float, int]:
            sure = known.sure_from[edge] <= self.day <= known.sure_to[edge]
            return (bool(known.weak[edge]), not sure, known.prices[edge], edge)

        return tuple(sorted(edges, key=order))
