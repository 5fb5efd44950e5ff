"""Who controls a company: not by multiplying, but by deciding alone at each link.

Somebody controls a company when the votes held by him and by the companies he controls sum to more
than half of those that can be cast, or when one of them may appoint its board or decides by law,
contract or otherwise. The set of what he controls grows from nothing, so that a ring of companies
that hold each other carries nobody.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from plumbrule.network.graph import Graph
from plumbrule.network.holdings import EMPTY, UNNAMED, Holdings
from plumbrule.network.interests import CONDITIONAL, DIRECT_CONTROL, TRUST
from plumbrule.network.tie import Number, State, Tie

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Control:
    """What decides over a company and all above it.

    Args:
        votes: who holds the votes of each.
        commands: ties that decide alone, of each; the second value tells whether for certain.
        hidden: the most votes of each that one who is not named may hold.
    """

    company: str
    votes: dict[str, Holdings]
    commands: dict[str, list[tuple[Tie, bool]]]
    hidden: Mapping[str, Number] = field(default_factory=dict)

    def of(self, holder: str, *, certain: bool) -> set[str]:
        """Find what a holder controls, for certain or possibly; he himself is not among it."""
        reached = {holder}
        below = self._below_certain if certain else self._below
        begin = below.get(holder, set())
        waiting = deque(sorted(begin if certain else begin | self._open))
        while waiting:
            at = waiting.popleft()
            if at in reached or not self._decided(at, holder, reached, certain=certain):
                continue
            reached.add(at)
            waiting.extend(sorted(below.get(at, set()) - reached))
        return reached - {holder}

    @cached_property
    def _below(self) -> dict[str, set[str]]:
        """Give the companies over which each may decide."""
        return self._joined(certain=False)

    @cached_property
    def _below_certain(self) -> dict[str, set[str]]:
        """Give the companies over which each decides for certain."""
        return self._joined(certain=True)

    def _joined(self, *, certain: bool) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for at, held in self.votes.items():
            for stake in held.stakes:
                found[stake.holder].add(at)
            for tie, sure in self.commands.get(at, ()):
                if sure or not certain:
                    found[tie.owner].add(at)
        return dict(found)

    @cached_property
    def _open(self) -> set[str]:
        """Give the companies that somebody not named may control by himself."""
        return {at for at in self.votes if self._decided(at, "", {""}, certain=False)}

    def _decided(self, at: str, holder: str, reached: set[str], *, certain: bool) -> bool:
        for tie, sure in self.commands.get(at, ()):
            if tie.owner in reached and (sure or not certain):
                return True
        held = self.votes.get(at, EMPTY)
        if held.joint:
            return any(stake.holder in reached for stake in held.stakes)
        if certain and held.over:
            return False
        own = held.of(at)
        mine = [s.share for s in held.stakes if s.holder in reached and s.holder != at]
        if certain:
            silent = own.share.least if own else Fraction(0)
            least = sum((share.least for share in mine), Fraction(0))
            bar = HALF * (1 - silent)
            return least > bar or (least == bar and any(share.least_open for share in mine))
        silent = own.share.most if own else Fraction(0)
        listed = any(s.holder == holder and "window:edge" not in s.doubts for s in held.stakes)
        unseen = bool(self.hidden) and not listed
        most = sum((share.most for share in mine), Fraction(0))
        others: Number = Fraction(0)
        for stake in held.stakes:
            if stake.holder == UNNAMED and unseen:
                most += stake.share.most
            elif stake.holder not in reached and stake.holder != at:
                others += stake.share.least
        if unseen:
            most += min(self.hidden.get(at, 0), held.rest.most)
        most = most if held.over else min(most, 1 - others)
        return most > HALF * (1 - silent)


def command_of(tie: Tie) -> bool | None:
    """Tell whether a tie decides alone: for certain, possibly, or (None) not at all.

    A right to forbid decides nothing by itself, so it is possible control.
    """
    interest = tie.interest or ("otherInfluenceOrControl" if tie.kind == "control" else "")
    if interest in DIRECT_CONTROL:
        return "veto" not in tie.role.casefold()
    possible = interest in CONDITIONAL or interest in TRUST or tie.unknown
    return False if possible else None


def control_above(
    graph: Graph, company: str, hidden: Mapping[str, Number] | None = None
) -> Control:
    """Collect what decides over a company and over all above it."""
    votes: dict[str, Holdings] = {}
    commands: dict[str, list[tuple[Tie, bool]]] = {}
    waiting = deque([company])
    while waiting and len(votes) < graph.most:
        at = waiting.popleft()
        if at in votes or at == UNNAMED:
            continue
        held = graph.holdings(at, "votes")
        if graph.node(at).ends:
            continue
        found = [] if held.joint else _commands(graph, at)
        votes[at] = held
        commands[at] = found
        waiting.extend(stake.holder for stake in held.stakes)
        waiting.extend(tie.owner for tie, _ in found)
    return Control(company, votes, commands, hidden or {})


def _commands(graph: Graph, company: str) -> list[tuple[Tie, bool]]:
    found = []
    for tie in graph.live(company):
        sure = None if tie.declared or not tie.owner else command_of(tie)
        if sure is not None:
            certain = sure and not tie.weak and tie.on(graph.day) is State.YES
            found.append((tie, certain))
    return found
