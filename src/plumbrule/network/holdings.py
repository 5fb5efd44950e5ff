"""Who holds how much of one company on one day, counted in one way.

Ties of one holder add up where one data set tells them as different holdings; where they are told
twice (by two registers, or as a component of several declarations) the tellings must agree and are
never added. What no named holder has is the rest, which somebody unknown may hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from plumbrule.network.interests import BASES, CAPITAL, NOMINATOR, TRUST
from plumbrule.network.tie import ANY, NOTHING, UNKNOWN, WHOLE, Share, State, Tie

SLACK = Fraction(1, 200)
"""Declared least shares of one company may sum to this much over the whole, for rounding."""

UNNAMED = ""
"""The holder of ties whose owner is not named."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What one holder has of a company.

    Args:
        holder: entity, ``joint:...`` for a holding held jointly, or empty for nobody named.
        share: parts of one.
        ties: what tells it.
        doubts: why it cannot be built on: ``window:edge``, ``weak:<rung>``, ``missing:...``.
    """

    holder: str
    share: Share
    ties: tuple[Tie, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that is held of a company.

    Args:
        stakes: by holder, in order of their names; shares cut to what the least shares of the
            others leave.
        rest: what nobody named holds.
        over: the least shares sum to more than the whole, by more than rounding.
        interest: BODS type by which it is counted; empty when nothing is held.
        joint: the members of a joint holding: each counts for the whole of it.
    """

    stakes: tuple[Stake, ...]
    rest: Share
    over: bool = False
    interest: str = ""
    joint: bool = False

    def of(self, holder: str) -> Stake | None:
        """Give the stake of a holder, or None."""
        return next((stake for stake in self.stakes if stake.holder == holder), None)


EMPTY = Holdings((), WHOLE)
"""A company of which no holder is known."""


def interest_of(tie: Tie) -> str:
    """Give the interest a tie counts by; a holding without a type is one of capital."""
    return CAPITAL if tie.kind == "ownership" and not tie.interest else tie.interest


def held(
    ties: Sequence[Tie], basis: str, day: date, unsure: Callable[[Tie], bool] = lambda _: False
) -> tuple[Holdings, dict[str, Holdings]]:
    """Work out who holds a company.

    Args:
        ties: all ties into it.
        basis: a key of ``interests.BASES``.
        day: when.
        unsure: tells of a tie of unknown directness that it may repeat a longer chain.

    Returns:
        The holdings of the company, and those of the joint holdings among them.
    """
    live = [tie for tie in ties if not tie.declared and tie.on(day) is not State.NO]
    nominators = [tie for tie in live if tie.interest == NOMINATOR]
    if nominators:
        return _for_others(nominators, day), {}
    unknown = [tie for tie in live if tie.unknown]
    for interest in BASES[basis]:
        chosen = [tie for tie in live if interest_of(tie) == interest]
        if chosen:
            return _counted(chosen + unknown, interest, day, unsure)
    return _counted(unknown, "", day, unsure) if unknown else (EMPTY, {})


def _for_others(nominators: Sequence[Tie], day: date) -> Holdings:
    """A nominee holds for the nominators: all of it for one, an unknown part for each of several."""
    holders = sorted({tie.owner for tie in nominators})
    stakes = []
    for holder in holders:
        own = tuple(tie for tie in nominators if tie.owner == holder)
        doubts = _doubts(own, day)
        sure = len(holders) == 1 and not doubts
        stakes.append(
            Stake(holder, WHOLE if sure else Share(Fraction(0), Fraction(1)), own, doubts)
        )
    return _closed(stakes, NOMINATOR)


def _counted(
    ties: Sequence[Tie], interest: str, day: date, unsure: Callable[[Tie], bool]
) -> tuple[Holdings, dict[str, Holdings]]:
    by_holder: dict[str, list[Tie]] = defaultdict(list)
    members: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        holder = f"joint:{tie.joint}" if tie.joint else tie.owner
        by_holder[holder].append(tie)
        if tie.joint:
            members[holder][tie.owner].append(tie)
    stakes = []
    for holder, own in sorted(by_holder.items()):
        if holder in members:
            # Each member tells the same holding: they are tellings of one, never added.
            groups = [_shares(one, day, unsure) for one in members[holder].values()]
            shares = [share for group in groups for share in group]
        else:
            shares = _shares(own, day, unsure)
        share, agree = _agreed(shares)
        doubts = _doubts(own, day, unsure) + (() if agree else ("differs:tellings",))
        stakes.append(Stake(holder, share, tuple(own), doubts))
    joint = {
        group: Holdings(
            tuple(
                Stake(member, WHOLE, tuple(own), ())
                for member, own in sorted(members[group].items())
            ),
            NOTHING,
            joint=True,
        )
        for group in members
    }
    return _closed(stakes, interest), joint


def _shares(ties: Iterable[Tie], day: date, unsure: Callable[[Tie], bool]) -> list[Share]:
    """Add up the ties of one holder, for each telling by itself."""
    by_telling: dict[str, list[Share]] = defaultdict(list)
    for tie in ties:
        share = tie.share or (ANY if tie.unknown or tie.interest in TRUST else UNKNOWN)
        if tie.doubt(day) or unsure(tie):
            share = Share(Fraction(0), share.most, False, share.most_open)
        by_telling[tie.telling].append(share)
    return [_sum(shares) for _, shares in sorted(by_telling.items())]


def _sum(shares: Sequence[Share]) -> Share:
    most = sum((share.most for share in shares), Fraction(0))
    return Share(
        sum((share.least for share in shares), Fraction(0)),
        min(most, Fraction(1)),
        any(share.least_open for share in shares),
        most <= 1 and any(share.most_open for share in shares),
    )


def _agreed(tellings: Sequence[Share]) -> tuple[Share, bool]:
    """Give what all tellings allow; when they contradict, all that any of them allows."""
    low = max(tellings, key=lambda one: (one.least, one.least_open))
    high = min(tellings, key=lambda one: (one.most, not one.most_open))
    empty = low.least == high.most and (low.least_open or high.most_open)
    if low.least > high.most or empty:
        low = min(tellings, key=lambda one: (one.least, one.least_open))
        high = max(tellings, key=lambda one: (one.most, not one.most_open))
        return Share(low.least, high.most, low.least_open, high.most_open), False
    return Share(low.least, high.most, low.least_open, high.most_open), True


def _doubts(
    ties: Iterable[Tie], day: date, unsure: Callable[[Tie], bool] = lambda _: False
) -> tuple[str, ...]:
    found = {tie.doubt(day) for tie in ties}
    if any(tie.unknown for tie in ties):
        found.add("missing:interest_type")
    if any(unsure(tie) for tie in ties):
        found.add("missing:directness")
    return tuple(sorted(found - {""}))


def _closed(stakes: Sequence[Stake], interest: str) -> Holdings:
    """Cut each share to what the least of the others leave, and tell the rest."""
    least = sum((stake.share.least for stake in stakes), Fraction(0))
    most = sum((stake.share.most for stake in stakes), Fraction(0))
    open_least = sum(stake.share.least_open for stake in stakes)
    rest = Share(
        1 - most if most < 1 else Fraction(0),
        1 - least if least < 1 else Fraction(0),
        most_open=least < 1 and open_least > 0,
    )
    if least > 1 + SLACK:
        return Holdings(tuple(stakes), rest, True, interest)
    cut = []
    for stake in stakes:
        share = stake.share
        others_open = open_least > share.least_open
        room = max(share.least, 1 - (least - share.least))
        if room < share.most or (room == share.most and others_open and room > share.least):
            share = Share(share.least, room, share.least_open, others_open and room > share.least)
        cut.append(Stake(stake.holder, share, stake.ties, stake.doubts))
    return Holdings(tuple(cut), rest, False, interest)
