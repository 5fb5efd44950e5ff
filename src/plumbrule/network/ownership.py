"""Chains of ownership: who owns or controls a firm through others, how much, and when for certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
END = datetime(9999, 12, 31, tzinfo=UTC)
MOST_CHAINS = 1000
"""Chains followed for one firm; a web of more is cut, the shortest chains are kept."""


@dataclass(frozen=True, order=True)
class Holding:
    """One tie of an owner or controller to a firm.

    Args:
        firm: what is owned.
        relation_id: the record of the tie.
        holder: who owns or controls.
        is_person: whether the holder is a natural person.
        share: part held, 0 to 1; 1 for control and for beneficial ownership without a stated share;
            None when it is not known.
        rank: rank of the weakest identity rung of both ends.
        sure_from: from when on it held for certain; None when that is not known.
        sure_to: until when it held for certain.
        may_from: from when on it may have held.
        may_to: until when it may have held.
    """

    firm: str
    relation_id: str
    holder: str
    is_person: bool
    share: float | None
    rank: int
    sure_from: datetime | None
    sure_to: datetime
    may_from: datetime
    may_to: datetime


@dataclass(frozen=True)
class Chain:
    """A way from a firm up to an owner.

    Args:
        firm: the firm at its lower end.
        owner: who stands at its upper end.
        is_person: whether that is a natural person.
        share: product of the parts held along it; None when one is not known.
        steps: ties in it.
        path: records of the ties from the firm upwards, joined by `` > ``.
        rank: rank of the weakest identity rung on it.
        sure_from: from when on all its ties held for certain; None when that is not known.
        sure_to: until when they did.
        may_from: from when on all may have held.
        may_to: until when they may have.
    """

    firm: str
    owner: str
    is_person: bool
    share: float | None
    steps: int
    path: str
    rank: int
    sure_from: datetime | None
    sure_to: datetime
    may_from: datetime
    may_to: datetime


def chains(
    holdings: Iterable[Holding], firms: Iterable[str], *, deepest: int = 10, least: float = 0.01
) -> list[Chain]:
    """Follow every chain from the firms upwards that meets no entity twice.

    Args:
        holdings: all ties known.
        firms: where to begin.
        deepest: most ties in a chain.
        least: chains whose share is known to be below this are not followed.

    Returns:
        One chain for each way, by firm, steps and path.
    """
    above: dict[str, list[Holding]] = defaultdict(list)
    for one in holdings:
        above[one.firm].append(one)
    for ties in above.values():
        ties.sort(key=lambda one: (one.relation_id, one.holder))
    found = []
    for firm in sorted(set(firms) & above.keys()):
        found += _from(firm, above, deepest, least)
    return found


def _from(firm: str, above: dict[str, list[Holding]], deepest: int, least: float) -> list[Chain]:
    """Go up level by level, so that where there are too many chains the shortest are kept."""
    start = Chain(firm, firm, False, 1.0, 0, "", 9, BEGINNING, END, BEGINNING, END)
    level: list[tuple[Chain, frozenset[str]]] = [(start, frozenset({firm}))]
    found: list[Chain] = []
    for _ in range(deepest):
        following = []
        for chain, met in level:
            for tie in above.get(chain.owner, ()):
                longer = _longer(chain, tie)
                if tie.holder in met or (longer.share is not None and longer.share < least):
                    continue
                found.append(longer)
                following.append((longer, met | {tie.holder}))
                if len(found) >= MOST_CHAINS:
                    return found
        level = following
    return found


def _longer(chain: Chain, tie: Holding) -> Chain:
    known = chain.sure_from is not None and tie.sure_from is not None
    return Chain(
        firm=chain.firm,
        owner=tie.holder,
        is_person=tie.is_person,
        share=None if chain.share is None or tie.share is None else chain.share * tie.share,
        steps=chain.steps + 1,
        path=f"{chain.path} > {tie.relation_id}" if chain.path else tie.relation_id,
        rank=min(chain.rank, tie.rank),
        sure_from=max(chain.sure_from or BEGINNING, tie.sure_from or BEGINNING) if known else None,
        sure_to=min(chain.sure_to, tie.sure_to),
        may_from=max(chain.may_from, tie.may_from),
        may_to=min(chain.may_to, tie.may_to),
    )
