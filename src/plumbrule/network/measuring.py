"""The share of each holder of a company, counted in one way, and whether it passes a threshold."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from plumbrule.network.answer import Answer, Measure, Threshold
from plumbrule.network.bounds import Hidden, greatest
from plumbrule.network.graph import Graph, Web
from plumbrule.network.holdings import UNNAMED, Stake
from plumbrule.network.interests import CAPITAL
from plumbrule.network.shares import returning, steps_between, walks
from plumbrule.network.tie import Number

ZERO = Fraction(0)
ONE = Fraction(1)
MOST_WORK = 1_000_000
"""Stakes looked at for the exact greatest shares of one company; beyond, outer bounds are given."""


class Measuring:
    """Measures everybody above one company in one way of counting.

    Args:
        graph: the ties of the day.
        web: what stands above the company.
        threshold: what is asked.
    """

    def __init__(self, graph: Graph, web: Web, threshold: Threshold) -> None:
        self.graph = graph
        self.web = web
        self.threshold = threshold
        self.least = walks(web, "least")
        self.outer = walks(web, "most")
        self.over = any(held.over for held in web.holdings.values())
        self._work = MOST_WORK

    @cached_property
    def _stakes(self) -> int:
        return sum(len(held.stakes) + 2 for held in self.web.holdings.values())

    @cached_property
    def _doubles(self) -> bool:
        return any(held.joint for held in self.web.holdings.values())

    def steps(self, holder: str) -> list[tuple[str, Stake]]:
        """Give the stakes on the ways from the company up to a holder."""
        return list(steps_between(self.web, holder))

    def measure(self, holder: str) -> Measure:
        """Measure one holder."""
        steps = self.steps(holder)
        least = min(ONE, self._own(holder, self.least.weight.get(holder, ZERO), "least"))
        hidden = self._hidden(holder)
        most, opened, excluded, exact = self._most(holder, least, hidden)
        excluded_least = self._open_least(holder, steps) if least else False
        return Measure(
            self.web.basis,
            least,
            most,
            opened,
            excluded_least,
            excluded,
            exact,
            self.web.basis == "votes" and any(self._proxy(at) for at, _ in steps),
            self._answer(holder, steps, (least, excluded_least), (most, opened, excluded), hidden),
        )

    def _own(self, holder: str, weight: Number, bound: str) -> Number:
        back = returning(self.web, holder, bound) if holder in self.web.holdings else ONE
        return weight / back if back else weight

    def _proxy(self, company: str) -> bool:
        return self.web.holdings[company].interest == CAPITAL

    def _most(
        self, holder: str, least: Number, hidden: Hidden
    ) -> tuple[Number, Number, bool, bool]:
        """Give the most, the most with what is not named, whether that is excluded, whether exact."""
        inner = holder in self.web.holdings
        self._work -= 8 * self._stakes
        if not self.over and self._work > 0 and holder not in self.least.closed:
            most = greatest(self.web, holder)
            opened = greatest(self.web, holder, hidden)
            if most is not None and opened is not None:
                return most.share, max(most.share, opened.share), opened.excluded, True
        others: Number = ZERO
        if not self._doubles and not inner:
            others = sum(
                (self.least.weight.get(end, ZERO) for end in self.web.ends if end != holder), ZERO
            )
        room = max(least, 1 - min(ONE, others))
        most_outer = min(room, self._own(holder, self.outer.weight.get(holder, ZERO), "most"))
        if self.outer.lost or self.outer.closed or self.over:
            most_outer = room
        return max(least, most_outer), max(least, room), False, False

    def _hidden(self, holder: str) -> Hidden:
        """Tell where the holder may stand without being named."""
        rest: dict[str, Number] = {}
        nameless = set()
        for company, held in self.web.holdings.items():
            if not self._listed(company, holder):
                nameless.add(company)
                rest[company] = min(held.rest.most, self.floor(company))
        ends = {end for end in self.web.ends if self._open_end(end)} - {holder}
        return Hidden(rest, frozenset(ends) | self.least.closed, frozenset(nameless))

    def _listed(self, company: str, holder: str) -> bool:
        for stake in self.web.holdings[company].stakes:
            if stake.holder == holder:
                return True
            joint = self.web.holdings.get(stake.holder)
            if joint and joint.joint and joint.of(holder):
                return True
        return False

    def floor(self, company: str) -> Number:
        """Give the part of a company that somebody may hold without being named."""
        floor = self.graph.floor
        if floor is None or not self.graph.ties.into(company):
            return ONE
        return Fraction(str(floor)) / 100

    def _open_end(self, end: str) -> bool:
        return end != UNNAMED and not self.graph.node(end).ends

    def _open_least(self, holder: str, steps: Iterable[tuple[str, Stake]]) -> bool:
        """Whether a least share that is itself excluded lies on a way that carries something."""
        positive = {holder}
        ways = [(at, stake) for at, stake in steps if stake.share.least > 0]
        waiting = True
        while waiting:
            found = {at for at, stake in ways if stake.holder in positive} - positive
            positive |= found
            waiting = bool(found)
        return any(
            stake.share.least_open and stake.holder in positive and self.least.weight.get(at, ZERO)
            for at, stake in ways
        )

    def _answer(
        self,
        holder: str,
        steps: list[tuple[str, Stake]],
        least: tuple[Number, bool],
        most: tuple[Number, Number, bool],
        hidden: Hidden,
    ) -> Answer:
        if self.over:
            return Answer("cannot_tell", ("shares_over_100",))
        if self.threshold.passed(least):
            return Answer("hit")
        if self.threshold.missed(most[1], excluded=most[2]):
            return Answer("clear")
        reasons = {doubt for _, stake in steps for doubt in stake.doubts}
        if holder in self.least.closed:
            reasons.add("circular")
        wide = any(s.share.least < s.share.most for _, s in steps if not s.doubts)
        if wide and not self.threshold.missed(most[0], excluded=False):
            reasons.add("straddle")
        if most[1] > most[0]:
            reasons |= self._unseen(hidden)
        if self.web.cut:
            reasons.add("depth_limit")
        return Answer("cannot_tell", tuple(sorted(reasons or {"straddle"})))

    def _unseen(self, hidden: Hidden) -> set[str]:
        """Name what keeps somebody not named possible."""
        found = {"circular"} if self.least.closed else set()
        for place in sorted(hidden.ends | {at for at, rest in hidden.rest.items() if rest}):
            if place not in self.least.closed:
                found.add(self.graph.uncovered(place) or "undisclosed_share")
        if any(s.holder == UNNAMED for at in hidden.unnamed for s in self.web.holdings[at].stakes):
            found.add("undisclosed_share")
        return found
