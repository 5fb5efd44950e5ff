"""The most that one holder can have of a company, given the bounds of every share.

All greatest shares at once may be impossible: 75 of a company and 50 of the same company cannot
both be held. So each company gives its parts out as is best for the holder asked about: everybody
first gets the least he must have, and what is left goes to those through whom most of it comes to
that holder, each up to the most he may have; what nobody named holds is one more of them. The
values and the order of giving out are improved in turn until neither changes; then the value is
reached by shares within their bounds, and no shares within their bounds cross it (an interval
Markov chain, of which this is the greatest chance to arrive). The least needs none of this: all
least shares at once are possible, since the rest may be held by others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from plumbrule.network.equations import solved
from plumbrule.network.graph import Web
from plumbrule.network.holdings import UNNAMED, Holdings
from plumbrule.network.tie import Number

ZERO = Fraction(0)
ONE = Fraction(1)
MOST_ROUNDS = 60
"""Improvements after which the outer bound is left; a handful is usual."""


@dataclass(frozen=True)
class Hidden:
    """Where the holder asked about may stand without being named.

    Args:
        rest: by company, the most of its rest that may be his.
        ends: upper ends behind which he may stand wholly.
        unnamed: companies whose unnamed holders may be he.
    """

    rest: Mapping[str, Number] = field(default_factory=dict)
    ends: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()


class Most(NamedTuple):
    """The most that can be held, and whether it is just not reached."""

    share: Number
    excluded: bool


class _Part(NamedTuple):
    """One who may get a part of a company: what he must and may get, and what it is worth."""

    worth: Number
    holder: str
    least: Number
    most: Number
    least_open: bool = False
    most_open: bool = False


class _Given(NamedTuple):
    part: _Part
    share: Number


def greatest(web: Web, holder: str, hidden: Hidden = Hidden()) -> Most | None:
    """Give the most of the company of a web that comes to a holder.

    Args:
        web: what stands above the company; no company in it may be declared over 100 percent.
        holder: who stands in it.
        hidden: where he may stand without being named.

    Returns:
        None when a ring is too large to solve.
    """
    fixed: dict[str, Number] = {end: ONE if end in hidden.ends else ZERO for end in web.ends}
    fixed |= dict.fromkeys(web.cut, ONE)
    fixed[holder] = ONE
    values: dict[str, Number] = dict.fromkeys(web.holdings, ZERO)
    # A company that asks for itself stands at the end of its ways: what it holds of itself through
    # others is not counted again.
    sure = hidden.ends | {holder}
    values |= {at: ONE for at in web.holdings if at in sure}
    given: dict[str, list[_Given]] = {}
    for _ in range(MOST_ROUNDS):
        given = {
            at: _better(
                given.get(at),
                _given_out(
                    held,
                    {**fixed, UNNAMED: _unnamed(at, holder, hidden)},
                    values,
                    hidden.rest.get(at, ZERO),
                ),
            )
            for at, held in web.holdings.items()
        }
        improved = _values(web, given, sure)
        if improved is None:
            return None
        if _same(improved, values):
            return Most(min(ONE, values[web.company]), _excluded(web, given))
        values = improved
    return None


def _unnamed(company: str, holder: str, hidden: Hidden) -> Number:
    return ONE if holder == UNNAMED or company in hidden.unnamed else ZERO


def _given_out(
    held: Holdings, fixed: Mapping[str, Number], values: Mapping[str, Number], hidden: Number
) -> list[_Given]:
    """Give the parts of a company out in the best order."""
    parts = [
        _Part(
            values[stake.holder] if stake.holder in values else fixed[stake.holder],
            stake.holder,
            *stake.share,
        )
        for stake in held.stakes
    ]
    if held.joint:
        return [_Given(part, ONE) for part in parts]
    left = 1 - sum((part.least for part in parts), ZERO)
    parts.append(_Part(ONE, "rest: the same", ZERO, min(hidden, held.rest.most)))
    parts.append(_Part(ZERO, "rest: others", ZERO, ONE))
    given = []
    for part in sorted(parts, key=lambda one: (-one.worth, one.holder)):
        more = max(ZERO, min(left, part.most - part.least))
        left -= more
        given.append(_Given(part, part.least + more))
    return given


def _better(before: list[_Given] | None, now: list[_Given]) -> list[_Given]:
    """Give out anew only what is worth more so.

    Of two ways that are worth the same the new one may lead round a ring and out of it nowhere.
    """
    if before is None:
        return now
    parts = {one.part.holder: one.part for one in now}
    kept = [_Given(parts[one.part.holder], one.share) for one in before]
    return now if _worth(now) > _worth(kept) else kept


def _worth(given: list[_Given]) -> Number:
    return sum((one.share * one.part.worth for one in given), ZERO)


def _values(
    web: Web, given: Mapping[str, list[_Given]], sure: frozenset[str]
) -> dict[str, Number] | None:
    """Work out what each company is worth when its parts are given out so."""
    values: dict[str, Number] = {}
    for ring in reversed(web.rings):
        rows: dict[str, dict[str, Number]] = {}
        constants: dict[str, Number] = {}
        for at in ring:
            if at in sure:
                rows[at], constants[at] = {}, ONE
                continue
            inner = {one.part.holder: one.share for one in given[at] if one.part.holder in ring}
            rows[at] = inner
            constants[at] = sum(
                (
                    one.share * values.get(one.part.holder, one.part.worth)
                    for one in given[at]
                    if one.part.holder not in inner
                ),
                ZERO,
            )
        if any(any(row.values()) for row in rows.values()):
            found = solved(rows, constants)
            if found is None:
                return None
        else:
            found = constants
        values |= {at: min(ONE, value) for at, value in found.items()}
    return values


def _same(one: Mapping[str, Number], other: Mapping[str, Number]) -> bool:
    """Whether values no longer change; numbers that are not exact may differ in their last digits."""
    return all(
        value == other[at] or (isinstance(value, float) and abs(value - other[at]) < 1e-12)
        for at, value in one.items()
    )


def _excluded(web: Web, given: Mapping[str, list[_Given]]) -> bool:
    """Whether the value rests on a bound that is itself excluded, and on no other way to reach it."""
    met = {web.company}
    waiting = [web.company]
    while waiting:
        at = waiting.pop()
        for one in given[at]:
            if one.share and one.part.holder in given and one.part.holder not in met:
                met.add(one.part.holder)
                waiting.append(one.part.holder)
        if web.holdings[at].joint:
            continue
        # Worth of who would get more if one at his open upper bound got a little less, and of who
        # would get less if one at his open lower bound got a little more.
        next_best: Number = max(
            (one.part.worth for one in given[at] if one.share < one.part.most), default=ONE
        )
        last = min(
            (one.part.worth for one in given[at] if one.share > one.part.least), default=ZERO
        )
        for one in given[at]:
            part = one.part
            if part.most_open and one.share == part.most > part.least and part.worth > next_best:
                return True
            raised = part.least_open and one.share == part.least and part.least < part.most
            if raised and part.worth < last:
                return True
    return False
