"""Who holds what of whom on one day: the graph that shares and control are worked out on."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plumbrule.network.components import components
from plumbrule.network.holdings import EMPTY, UNNAMED, Holdings, Stake, held
from plumbrule.network.interests import BASES
from plumbrule.network.tie import Node, State, Tie
from plumbrule.network.ties import Ties, TiesInMemory, Unnamed

MOST_COMPANIES = 2_000
"""Companies above one company that are followed; beyond them the answer is ``depth_limit``."""


@dataclass(frozen=True)
class Web:
    """All that stands above one company.

    Args:
        company: the company.
        basis: how shares are counted, a key of ``interests.BASES``.
        holdings: of the company and of every company and joint holding above it.
        rings: their strongly connected components, each before those above it.
        ends: who stands at the upper ends: persons, the State, companies without known holders.
        cut: companies at which following stopped because there are too many.
    """

    company: str
    basis: str
    holdings: dict[str, Holdings]
    rings: tuple[tuple[str, ...], ...]
    ends: frozenset[str]
    cut: frozenset[str]

    @cached_property
    def below(self) -> dict[str, list[tuple[str, Stake]]]:
        """Give, for each holder, the companies he holds directly and his stake in each."""
        found: dict[str, list[tuple[str, Stake]]] = defaultdict(list)
        for company, own in self.holdings.items():
            for stake in own.stakes:
                found[stake.holder].append((company, stake))
        return dict(found)

    @cached_property
    def ring_of(self) -> dict[str, tuple[str, ...]]:
        """Give the ring that each company is in; alone when it is in none."""
        return {company: ring for ring in self.rings for company in ring}

    @cached_property
    def fixed(self) -> bool:
        """Whether every share is one number and no range."""
        stakes = (stake for own in self.holdings.values() for stake in own.stakes)
        return all(stake.share.least == stake.share.most for stake in stakes)

    def listed(self, holder: str) -> set[str]:
        """Find the companies in which a holder is surely named on the day, alone or jointly."""
        found = {
            at for at, stake in self.below.get(holder, ()) if "window:edge" not in stake.doubts
        }
        for company in tuple(found):
            if self.holdings[company].joint:
                found |= {owned for owned, _ in self.below.get(company, ())}
        return found


class Graph:
    """The ties of one day.

    Args:
        ties: where they come from; see ``TiesInMemory`` and ``TiesOfLake``.
        day: the day.
        floor: share in percent from which the register asks for holders to be named; None when it
            is not known, so that any part of a company may be held by somebody not named.
        most: companies above one that are followed.
    """

    def __init__(
        self,
        ties: Ties,
        day: date,
        *,
        floor: float | None = None,
        most: int = MOST_COMPANIES,
    ) -> None:
        self.ties = ties
        self.day = day
        self.floor = floor
        self.most = most
        self._holdings: dict[tuple[str, str], Holdings] = {}
        self._webs: dict[tuple[str, str], Web] = {}

    @classmethod
    def on(
        cls,
        ties: Ties | Iterable[Tie],
        day: date,
        *,
        nodes: Iterable[Node] = (),
        floor: float | None = None,
    ) -> Graph:
        """Make the graph of a day of ties that are in memory, or of those of a lake."""
        if isinstance(ties, Iterable):
            return cls(TiesInMemory(ties, nodes), day, floor=floor)
        return cls(ties, day, floor=floor)

    def node(self, entity: str) -> Node:
        """Tell what is known of an entity."""
        return self.ties.node(entity)

    def live(self, company: str) -> list[Tie]:
        """Give the ties into a company that hold or may hold on the day."""
        return [tie for tie in self.ties.into(company) if tie.on(self.day) is not State.NO]

    def unnamed(self, company: str) -> list[Unnamed]:
        """Give the reasons told by the day why owners of a company are not named."""
        return [
            one
            for one in self.ties.unnamed(company)
            if one.stated is None or one.stated <= self.day
        ]

    def uncovered(self, company: str) -> str:
        """Give ``not_covered:<country>`` for a company of which nothing loaded tells an owner."""
        told = self.ties.into(company) or self.ties.unnamed(company)
        return "" if told else f"not_covered:{self.node(company).country or 'owners'}"

    def holdings(self, company: str, basis: str) -> Holdings:
        """Work out who holds a company, or a joint holding met before."""
        if (company, basis) not in self._holdings:
            if self.node(company).ends:
                return EMPTY
            own, joint = held(self.ties.into(company), basis, self.day, self._may_repeat)
            self._holdings[company, basis] = own
            for group, members in joint.items():
                self._holdings[group, basis] = members
        return self._holdings[company, basis]

    def _may_repeat(self, tie: Tie) -> bool:
        """Whether a tie of unknown directness may tell a longer chain that is told as well."""
        if tie.directness != "unknown":
            return False
        met = {tie.owned}
        waiting = deque(
            other.owner
            for other in self.ties.into(tie.owned)
            if other.owner not in (tie.owner, UNNAMED) and not other.declared
        )
        while waiting and len(met) < self.most:
            at = waiting.popleft()
            if at == tie.owner:
                return True
            if at in met or self.node(at).ends:
                continue
            met.add(at)
            waiting.extend(
                other.owner
                for other in self.ties.into(at)
                if other.kind in {"ownership", "control"} and not other.declared
            )
        return False

    def above(self, company: str, basis: str = "capital") -> Web:
        """Collect all that stands above a company, and find the rings in it."""
        if (company, basis) not in self._webs:
            self._webs[company, basis] = self._collected(company, basis)
        return self._webs[company, basis]

    def _collected(self, company: str, basis: str) -> Web:
        if basis not in BASES:
            raise KeyError(basis)
        found: dict[str, Holdings] = {}
        ends: set[str] = set()
        cut: set[str] = set()
        waiting = deque([company])
        met = {company}
        while waiting:
            at = waiting.popleft()
            held_here = self.holdings(at, basis) if at != UNNAMED else EMPTY
            if not held_here.stakes and at != company:
                ends.add(at)
                continue
            if len(found) >= self.most:
                cut.add(at)
                ends.add(at)
                continue
            found[at] = held_here
            for stake in held_here.stakes:
                if stake.holder not in met:
                    met.add(stake.holder)
                    waiting.append(stake.holder)
        rings = components(
            [company], lambda at: (s.holder for s in found[at].stakes if s.holder in found)
        )
        return Web(company, basis, found, tuple(reversed(rings)), frozenset(ends), frozenset(cut))
