"""Whether a company is caught because listed parties own or control it.

Each regime asks another question of the same graph. ``aggregate_50`` (United States practice) adds
up what listed parties hold of a company, at least half, and a company caught counts in full further
down; ``majority_or_control`` (European Union and United Kingdom practice) asks for more than half in
the same way, or control; ``affiliates`` (development banks) asks for control alone; ``share`` asks
for the effective share, multiplied through the chains.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from plumbrule.network.answer import Answer, Threshold
from plumbrule.network.control import command_of
from plumbrule.network.graph import Graph
from plumbrule.network.holdings import UNNAMED, Holdings
from plumbrule.network.owners import owners_of
from plumbrule.network.shares import walks
from plumbrule.network.tie import Number, State

HALF = Fraction(1, 2)
ZERO = Fraction(0)


@dataclass(frozen=True)
class Regime:
    """How a list's law reaches companies that are not on it.

    Args:
        name: for readers.
        share: part that listed parties must hold together; None when shares do not count.
        strict: more than that is asked; else it is enough to reach it.
        by_link: shares are added link by link and a caught company counts in full; else the
            effective share counts.
        control: control by listed parties counts too.
    """

    name: str
    share: Fraction | None = HALF
    strict: bool = False
    by_link: bool = True
    control: bool = False


AGGREGATE_50 = Regime("aggregate_50")
MAJORITY_OR_CONTROL = Regime("majority_or_control", HALF, strict=True, control=True)
AFFILIATES = Regime("affiliates", None, control=True)


def effective(share: Fraction = Fraction(1, 4)) -> Regime:
    """Give the regime that asks for an effective share of at least that part."""
    return Regime("share", share, by_link=False)


@dataclass(frozen=True)
class Caught:
    """The answer of rule SN-3 for one company.

    Args:
        answer: ``hit`` only from least shares and certain ties.
        caught: companies caught for certain on the way, the company itself among them when it is.
    """

    answer: Answer
    caught: frozenset[str]


def owned_by_listed(
    graph: Graph, company: str, listed: Collection[str], regime: Regime = AGGREGATE_50
) -> Caught:
    """Tell whether listed parties own or control a company as a regime asks.

    Args:
        graph: the ties of the day.
        company: entity_id of the company; whether it is listed itself is another question.
        listed: entity_ids of the parties listed on that day.
        regime: what the law asks.
    """
    marked = frozenset(listed) - {company}
    if not regime.by_link:
        return _effective(graph, company, marked, regime)
    surely = _Search(graph, company, regime, certain=True, hidden=False).caught(marked)
    if company in surely:
        return Caught(Answer("hit"), frozenset(surely - marked))
    possible = _Search(graph, company, regime, certain=False, hidden=True)
    if company not in possible.caught(marked):
        return Caught(Answer("clear"), frozenset(surely - marked))
    return Caught(Answer("cannot_tell", _reasons(possible, marked)), frozenset(surely - marked))


class _Search:
    """Grows the set of companies caught, from the listed parties downwards.

    Args:
        graph: the ties of the day.
        company: what is asked about.
        regime: what the law asks.
        certain: take least shares and certain ties; else greatest shares and possible ties.
        hidden: take into account that listed parties may stand where nobody is named.
    """

    def __init__(
        self, graph: Graph, company: str, regime: Regime, *, certain: bool, hidden: bool
    ) -> None:
        self.graph = graph
        self.web = graph.above(company, "capital")
        self.regime = regime
        self.certain = certain
        self.hidden = hidden
        self.closed = walks(self.web, "least").closed
        self.places = self._places()

    def caught(self, listed: frozenset[str]) -> set[str]:
        """Find the listed parties and every company caught through them."""
        reached = set(listed)
        if self.hidden:
            ends = (*self.web.ends, *self.web.cut)
            reached |= {at for at in ends if at and not self.graph.node(at).ends} | self.closed
        below: dict[str, set[str]] = {}
        for at, held in self.places.items():
            for holder in (*(s.holder for s in held.stakes), *self._commanders(at)):
                below.setdefault(holder, set()).add(at)
        waiting = deque(sorted(self.places))
        while waiting:
            at = waiting.popleft()
            if at not in reached and self._falls(at, reached):
                reached.add(at)
                waiting.extend(sorted(below.get(at, set()) - reached))
        return reached

    def _places(self) -> dict[str, Holdings]:
        """Give the companies to look at: with control, those above by votes or command as well."""
        places = dict(self.web.holdings)
        if not self.regime.control:
            return places
        waiting = deque(places)
        while waiting and len(places) < self.graph.most:
            at = waiting.popleft()
            above = [stake.holder for stake in places[at].stakes]
            for holder in (*above, *self._commanders(at)):
                if holder in places or holder == UNNAMED or self.graph.node(holder).ends:
                    continue
                places[holder] = self.graph.holdings(holder, "capital")
                waiting.append(holder)
        return places

    def _commanders(self, company: str) -> list[str]:
        if not self.regime.control:
            return []
        live = self.graph.live(company)
        found = [tie.owner for tie in live if command_of(tie) is not None and tie.owner]
        return found + [stake.holder for stake in self.graph.holdings(company, "votes").stakes]

    def _falls(self, at: str, reached: set[str]) -> bool:
        held = self.places[at]
        if held.joint:
            return any(stake.holder in reached for stake in held.stakes)
        asked, strict = self.regime.share, self.regime.strict
        if asked is not None and self._enough(held, reached, Threshold(asked, strict)):
            return True
        if not self.regime.control:
            return False
        votes = self.graph.holdings(at, "votes")
        return self._enough(votes, reached, Threshold(HALF)) or self._commanded(at, reached)

    def _commanded(self, at: str, reached: set[str]) -> bool:
        for tie in self.graph.live(at):
            sure = None if tie.declared else command_of(tie)
            if sure is None or tie.owner not in reached:
                continue
            day = self.graph.day
            if not self.certain or (sure and not tie.weak and tie.on(day) is State.YES):
                return True
        return False

    def _enough(self, held: Holdings, reached: set[str], asked: Threshold) -> bool:
        mine = [stake.share for stake in held.stakes if stake.holder in reached]
        if self.certain:
            least: Number = sum((one.least for one in mine), ZERO)
            excluded = any(one.least_open for one in mine)
            return not held.over and asked.passed((least, excluded))
        most: Number = sum((one.most for one in mine), held.rest.most if self.hidden else ZERO)
        others = sum((s.share.least for s in held.stakes if s.holder not in reached), ZERO)
        most = most if held.over or most < 1 - others else 1 - others
        return not asked.missed(most, excluded=False)


def _reasons(possible: _Search, listed: frozenset[str]) -> tuple[str, ...]:
    web = possible.web
    stakes = [stake for held in web.holdings.values() for stake in held.stakes]
    found = {doubt for stake in stakes for doubt in stake.doubts}
    if any(held.over for held in web.holdings.values()):
        found.add("shares_over_100")
    if web.cut:
        found.add("depth_limit")
    told = _Search(possible.graph, web.company, possible.regime, certain=False, hidden=False)
    if web.company not in told.caught(listed):
        missing = possible.graph.uncovered(web.company) or "undisclosed_share"
        found.add("circular" if possible.closed else missing)
    elif not found:
        found.add("straddle")
    return tuple(sorted(found))


def _effective(graph: Graph, company: str, listed: frozenset[str], regime: Regime) -> Caught:
    """Ask for each listed party; together they are added up from the least shares."""
    share = regime.share or HALF
    found = owners_of(graph, company, Threshold(share, regime.strict, regime.name))
    above = [one for one in (*found.owners, *found.holders) if one.node.id in listed]
    # What a listed company holds may be what a listed person holds through it: not added.
    ends = [one for one in above if one.node.id in graph.above(company).ends]
    least: Number = sum((one.measure.least for one in ends), ZERO)
    hit = any(one.answer.answer == "hit" for one in above)
    if hit or Threshold(share, regime.strict).passed((least, False)):
        return Caught(Answer("hit"), frozenset({company}))
    reasons = {reason for one in above for reason in one.answer.reasons}
    most: Number = sum((one.measure.most for one in above), ZERO)
    if not reasons and not Threshold(share, regime.strict).missed(most, excluded=False):
        reasons.add("straddle")
    if not reasons and _unseen(found.undisclosed[1], found.circular, share, regime.strict):
        reasons.add("undisclosed_share")
    return Caught(
        Answer("cannot_tell", tuple(sorted(reasons))) if reasons else Answer("clear"), frozenset()
    )


def _unseen(undisclosed: Number, circular: Number, share: Fraction, strict: bool) -> bool:
    """Whether listed parties that nobody names could hold enough."""
    return not Threshold(share, strict).missed(undisclosed + circular, excluded=False)
