"""The share of each holder of a company, counted in one way, and whether it passes a threshold."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property

from plumbrule.network.answer import Answer, Measure, Threshold
from plumbrule.network.bounds import Hidden, greatest
from plumbrule.network.equations import MOST_EXACT
from plumbrule.network.graph import Graph, Web
from plumbrule.network.holdings import UNNAMED, Stake
from plumbrule.network.interests import CAPITAL
from plumbrule.network.shares import returning, steps_between, walks
from plumbrule.network.tie import Number

ZERO = Fraction(0)
ONE = Fraction(1)
MOST_WORK = 300_000
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
        self._last: tuple[str | None, list[tuple[str, Stake]]] = (None, [])

    @cached_property
    def _stakes(self) -> int:
        return sum(len(held.stakes) + 2 for held in self.web.holdings.values())

    @cached_property
    def _doubles(self) -> bool:
        return any(held.joint for held in self.web.holdings.values())

    def steps(self, holder: str) -> list[tuple[str, Stake]]:
        """Give the stakes on the ways from the company up to a holder."""
        if self._last[0] != holder:
            self._last = (holder, list(steps_between(self.web, holder)))
        return self._last[1]

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
        """Give a holder's part; a company in a ring does not hold itself, so it asks once only."""
        ring = self.web.ring_of.get(holder, ())
        if len(ring) <= MOST_EXACT:
            back = returning(self.web, holder, bound) if ring else ONE
            return weight / back if back else weight
        if bound == "most":
            return ONE
        direct = (stake for at, stake in self.web.below[holder] if at == self.web.company)
        return next((stake.share.least for stake in direct), ZERO)

    def _proxy(self, company: str) -> bool:
        return self.web.holdings[company].interest == CAPITAL

    def _most(
        self, holder: str, least: Number, hidden: Hidden
    ) -> tuple[Number, Number, bool, bool]:
        """Give the most, the most with what is not named, whether that is excluded, whether exact."""
        if self._simple and len(self.web.ring_of.get(holder, ())) < 2:
            unseen = self._unnamed_parts(holder)
            return least, min(ONE, least + unseen), False, not unseen or holder in self.web.ends
        large = len(self.web.ring_of.get(holder, ())) > MOST_EXACT
        if self.over or large or self._work <= 0 or holder in self.least.closed:
            return self._outer(holder, least)
        self._work -= 8 * self._stakes
        most = greatest(self.web, holder)
        opened = greatest(self.web, holder, hidden)
        if most is None or opened is None:
            return self._outer(holder, least)
        return most.share, max(most.share, opened.share), opened.excluded, True

    @cached_property
    def _simple(self) -> bool:
        """Whether nothing is left open but what nobody named holds, so that sums are enough."""
        web = self.web
        own = any(held.of(at) for at, held in web.holdings.items())
        return web.fixed and not self.over and not self.least.lost and not own

    def _unnamed_parts(self, holder: str) -> Number:
        """Add up what a holder may have without being named, when no share is a range."""
        listed = self.web.listed(holder)
        named = sum((self._unnamed_of.get(at, ZERO) for at in listed), ZERO)
        own = self.least.weight.get(holder, ZERO) if self._open_end(holder) else ZERO
        behind = self._behind - (own if holder in self.web.ends else ZERO)
        return sum(self._unnamed_of.values(), behind) - named

    @cached_property
    def _unnamed_of(self) -> dict[str, Number]:
        """What of the company comes to the unnamed holders of each company above it."""
        found: dict[str, Number] = {}
        for at, held in self.web.holdings.items():
            if at in self.least.closed:
                continue
            unnamed = held.of(UNNAMED)
            part = min(held.rest.most, self.floor(at)) + (unnamed.share.most if unnamed else ZERO)
            if part:
                found[at] = part * self.least.weight.get(at, ZERO)
        return found

    @cached_property
    def _behind(self) -> Number:
        """What of the company comes to ends behind which anybody may stand."""
        ends = (self.least.weight.get(end, ZERO) for end in self.web.ends if self._open_end(end))
        return sum(ends, self.least.circular)

    def _outer(self, holder: str, least: Number) -> tuple[Number, Number, bool, bool]:
        """Give bounds that hold, though shares that reach them may not be possible together."""
        others: Number = ZERO
        if not self._doubles and holder in self.web.ends:
            others = self._at_ends - self.least.weight.get(holder, ZERO)
        room = max(least, 1 - min(ONE, others))
        most = min(room, self._own(holder, self.outer.weight.get(holder, ZERO), "most"))
        if self.outer.lost or self.outer.closed or self.over:
            most = room
        return max(least, most), room, False, False

    @cached_property
    def _at_ends(self) -> Number:
        return sum((self.least.weight.get(end, ZERO) for end in self.web.ends), ZERO)

    def _hidden(self, holder: str) -> Hidden:
        """Tell where the holder may stand without being named."""
        listed = self.web.listed(holder)
        rest = {at: part for at, part in self._rests.items() if at not in listed}
        ends = self._open_ends - {holder} | self.least.closed
        return Hidden(rest, ends, frozenset(self.web.holdings.keys() - listed))

    @cached_property
    def _rests(self) -> dict[str, Number]:
        return {at: min(held.rest.most, self.floor(at)) for at, held in self.web.holdings.items()}

    @cached_property
    def _open_ends(self) -> frozenset[str]:
        return frozenset(end for end in self.web.ends if self._open_end(end))

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
        if self.web.cut or self.least.lost:
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
