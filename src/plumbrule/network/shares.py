"""How much of a company each holder above it has through all chains, least and most.

The effective share of ``i`` in a company is the sum over all walks upwards from it, a ring walked
any number of times: ``V = (I - C)^-1``, ``W = P V`` (compare Ricca and Scozzari 2026). It is solved
ring by ring from the company upwards, so that nothing is cut off and a closed ring, which has
nobody outside it, is met as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from plumbrule.network.equations import solved
from plumbrule.network.graph import Web
from plumbrule.network.holdings import Holdings, Stake
from plumbrule.network.tie import Number

ZERO = Fraction(0)


@dataclass(frozen=True)
class Walks:
    """What of a company comes to each holder above it.

    Args:
        weight: by entity, the sum over all walks; of the company itself 1 or, in a ring, more.
        circular: part of the company that comes to closed rings, which nobody outside holds.
        closed: the members of closed rings.
        lost: part that comes to rings too large to solve, or whose greatest shares cannot all be.
    """

    weight: dict[str, Number]
    circular: Number
    closed: frozenset[str]
    lost: Number


def walks(web: Web, bound: str, *, once: bool = False) -> Walks:
    """Follow all walks upwards from the company of a web.

    Args:
        web: what stands above the company.
        bound: ``least`` or ``most``: which bound of each share to take.
        once: count a joint holding once, in equal parts, as sums over all holders need it; else
            each of its members counts for the whole of it.
    """
    weight: dict[str, Number] = defaultdict(lambda: ZERO)
    weight[web.company] = Fraction(1)
    circular: Number = ZERO
    lost: Number = ZERO
    closed: set[str] = set()
    for ring in web.rings:
        arriving = {at: weight[at] for at in ring}
        if not any(arriving.values()):
            continue
        inside = _inside(web.holdings, ring, bound, once=once)
        if is_closed(web.holdings, ring, bound):
            closed.update(ring)
            circular += sum(arriving.values(), ZERO)
            continue
        values: Mapping[str, Number] | None = arriving
        if any(inside.values()):
            values = solved(inside, arriving)
        if values is None:
            lost += sum(arriving.values(), ZERO)
            continue
        weight.update(values)
        for at in ring:
            for stake in web.holdings[at].stakes:
                if stake.holder not in inside:
                    weight[stake.holder] += values[at] * _part(web.holdings[at], stake, bound, once)
    return Walks(dict(weight), circular, frozenset(closed), lost)


def is_closed(
    holdings: Mapping[str, Holdings], ring: tuple[str, ...], bound: str = "least"
) -> bool:
    """Whether every company of a ring is wholly held inside it (more than one, or by itself)."""
    members = set(ring)
    for at in ring:
        inner = sum(
            (getattr(s.share, bound) for s in holdings[at].stakes if s.holder in members), ZERO
        )
        if inner < 1:
            return False
    return True


def returning(web: Web, entity: str, bound: str) -> Number:
    """Give the sum over the walks from an entity back to itself, the empty one included.

    What a company holds of another is divided by this when it asks itself: otherwise it would hold
    a part of itself, and all below it once more.
    """
    ring = web.ring_of.get(entity, (entity,))
    inside = _inside(web.holdings, ring, bound) if entity in web.holdings else {}
    if not any(inside.values()):
        return Fraction(1)
    values = solved(inside, {entity: Fraction(1)})
    return Fraction(1) if values is None else values[entity]


def _inside(
    holdings: Mapping[str, Holdings], ring: tuple[str, ...], bound: str, *, once: bool = False
) -> dict[str, dict[str, Number]]:
    """Give the coefficients ``weight[holder] += share * weight[company]`` inside a ring."""
    rows: dict[str, dict[str, Number]] = {at: {} for at in ring}
    for at in ring:
        for stake in holdings[at].stakes:
            if stake.holder in rows:
                rows[stake.holder][at] = _part(holdings[at], stake, bound, once)
    return rows


def _part(held: Holdings, stake: Stake, bound: str, once: bool) -> Number:
    share: Number = getattr(stake.share, bound)
    return share / len(held.stakes) if once and held.joint else share


def steps_between(web: Web, holder: str) -> Iterator[tuple[str, Stake]]:
    """Give the stakes that lie on a way from the company up to a holder."""
    met = {holder}
    waiting = [holder]
    while waiting:
        for company, stake in web.below.get(waiting.pop(), ()):
            yield company, stake
            if company not in met:
                met.add(company)
                waiting.append(company)
