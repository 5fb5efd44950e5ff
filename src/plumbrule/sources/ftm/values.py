"""Single values of FollowTheMoney: countries, dates of which several are given, amounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache

from plumbrule.lake.schema import MONEY
from plumbrule.sources.countries import country_code

_UNKNOWN = frozenset({"zz", ""})
_RESERVED = frozenset({"EU"})
"""Codes that ISO 3166-1 reserves and the model of FollowTheMoney uses."""

_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LIMIT = Decimal(10) ** (MONEY.precision - MONEY.scale)


@lru_cache(maxsize=10_000)
def country_of(code: str) -> str | None:
    """Give the ISO 3166-1 alpha-2 code; None for ``zz`` and for countries that are no more.

    >>> country_of("gb-sct"), country_of("suhh")
    ('GB', None)
    """
    upper = code.strip().upper()
    if upper in _RESERVED:
        return upper
    return country_code(upper[:2]) if len(upper) == 2 or upper[2:3] == "-" else None


def unread_countries(codes: Iterable[str]) -> list[str]:
    """Give the codes that name no country of today, without those that mean "unknown"."""
    return [code for code in codes if code.casefold() not in _UNKNOWN and country_of(code) is None]


def common_date(dates: list[str]) -> str | None:
    """Give the date on which several agree: the most exact, or the part common to all.

    >>> common_date(["1960", "1960-05-03"]), common_date(["1960-05-03", "1960-05-09"])
    ('1960-05-03', '1960-05')
    """
    if not dates:
        return None
    longest = max(dates, key=len)
    if all(longest.startswith(one) for one in dates):
        return longest
    parts = [one.split("-") for one in dates]
    common: list[str] = []
    for ones in zip(*parts, strict=False):
        if len(set(ones)) > 1:
            break
        common.append(ones[0])
    return "-".join(common) or None


def amount(text: str, note: Callable[[str, str], None]) -> Decimal | None:
    """Read an amount with four decimals.

    Args:
        text: as received; commas between groups of three digits are left out.
        note: told the kind of fault and its reason.
    """
    bare = text.strip()
    if _GROUPED.fullmatch(bare):
        note("changed", "expected plain decimals; commas were taken for thousands")
        bare = bare.replace(",", "")
    try:
        number = Decimal(bare) if "_" not in bare else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= _LIMIT:
        note("dropped", "expected a number such as 1250.50")
        return None
    exact = number.quantize(Decimal("0.0001"), ROUND_HALF_EVEN)
    if exact != number:
        note("changed", "rounded to four decimals")
    return exact
