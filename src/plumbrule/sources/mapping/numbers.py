"""Numbers as a file writes them: decimal comma, thousands, currency signs; always exact."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import NamedTuple

_SIGNS = {"€": "EUR", "£": "GBP", "₴": "UAH", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS"}
"""Signs that mean one currency; ``$``, ``¥`` and ``kr`` mean several and are passed over."""

_AROUND = re.compile(r"(?P<before>[^\d(.,+\-]*)(?P<body>[(+\-]?.*?)(?P<after>[^\d).,\-]*)")
_CODE = re.compile(r"[A-Za-z]{3}")
_MINUS = "\u2212"
_STEP = Decimal("0.0001")
_MOST = Decimal(10) ** 20


@dataclass(frozen=True)
class NumberStyle:
    """How a file writes numbers.

    Args:
        decimal: the sign before the fraction.
        thousands: the signs between groups of three digits; empty when there are none.
        others: styles that the file uses too, tried in this order where this one does not fit.
    """

    decimal: str = "."
    thousands: str = ""
    others: tuple[NumberStyle, ...] = ()

    @property
    def example(self) -> str:
        """A number written so."""
        own = f"1{self.thousands[:1]}234{self.decimal}56"
        return " or ".join([own, *(other.example for other in self.others)])


PLAIN = NumberStyle()
"""A point, and no groups."""


class Amount(NamedTuple):
    """An exact amount, the currency its cell told, and whether digits had to be cut."""

    value: Decimal
    currency: str | None
    rounded: bool


_EXAMPLE = re.compile(r"1([,.'’\s]?)234(?:([.,])\d\d?)?")  # noqa: RUF001 the Swiss thousands sign
_SPACES = " \u00a0\u202f\u2009"


def style_of(example: str) -> NumberStyle | None:
    """Tell the style from how a file would write the number 1234.56; None when it cannot be told."""
    match = _EXAMPLE.fullmatch(example.strip())
    if match is None or (match[1] and match[1] == match[2]):
        return None
    thousands = match[1]
    if thousands.isspace():
        thousands = _SPACES
    elif thousands in {"'", "’"} and thousands:  # noqa: RUF001
        thousands = "'’"  # noqa: RUF001
    decimal = match[2] or ("," if thousands == "." else ".")
    return NumberStyle(decimal, thousands)


def read_decimal(text: str, style: NumberStyle) -> Decimal | None:
    """Read a number, such as ``-1.234,5``, ``(12)`` or ``25 %``; None when it is none."""
    amount = read_amount(text.rstrip("%\u066a "), style, places=None)
    return None if amount is None or amount.currency else amount.value


def read_amount(
    text: str, style: NumberStyle, times: Decimal | None = None, places: Decimal | None = _STEP
) -> Amount | None:
    """Read an amount of money.

    Args:
        text: as received; a currency code or sign may stand on either side.
        style: how the file writes numbers.
        times: what the number is to be multiplied with, such as 1000.
        places: the smallest step kept, half to even; None keeps all digits.

    Returns:
        None when it is no number in that style, or has more than twenty digits before the point.
    """
    for one in (style, *style.others):
        if found := _read_amount(text, one, times, places):
            return found
    return None


def _read_amount(
    text: str, style: NumberStyle, times: Decimal | None, places: Decimal | None
) -> Amount | None:
    if _regular(style).fullmatch(text):
        return _exact(_bare(text, style), None, times, places)
    match = _AROUND.fullmatch(text.strip().replace(_MINUS, "-"))
    if match is None:
        return None
    around = [part.strip(" .\u00a0") for part in (match["before"], match["after"]) if part.strip()]
    plain = _plain(match["body"].strip(), style)
    if plain is None or len(around) > 1:
        return None
    currency = None
    if around:
        word = around[0]
        currency = _SIGNS.get(word) or (word.upper() if _CODE.fullmatch(word) else None)
        if currency is None and any(unicodedata.category(sign) != "Sc" for sign in word):
            return None
    return _exact(plain, currency, times, places)


@cache
def _regular(style: NumberStyle) -> re.Pattern[str]:
    """Make the pattern that nearly all numbers of a style have, for speed."""
    whole = r"\d+"
    if style.thousands:
        sign = re.escape(style.thousands)
        whole = rf"(?:\d{{1,3}}(?:[{sign}]\d{{3}})+|\d+)"
    return re.compile(rf"-?{whole}(?:{re.escape(style.decimal)}\d+)?", re.ASCII)


def _bare(text: str, style: NumberStyle) -> str:
    for sign in style.thousands:
        text = text.replace(sign, "")
    return text.replace(style.decimal, ".")


def _exact(
    plain: str, currency: str | None, times: Decimal | None, places: Decimal | None
) -> Amount | None:
    value = Decimal(plain)
    if times is not None:
        value *= times
    if abs(value) >= _MOST:
        return None
    if places is None:
        return Amount(value, currency, rounded=False)
    kept = value.quantize(places, ROUND_HALF_EVEN)
    return Amount(kept, currency, rounded=kept != value)


def _plain(body: str, style: NumberStyle) -> str | None:
    """Give the number with a point and without groups; None when its groups are not of three."""
    sign = ""
    if body.startswith("(") and body.endswith(")"):
        sign, body = "-", body[1:-1].strip()
    elif body.endswith("-"):
        sign, body = "-", body[:-1]
    if body[:1] in {"+", "-"} and body:
        sign, body = ("-" if body[0] == "-" else "") if not sign else "?", body[1:].strip()
    whole, point, part = body.partition(style.decimal)
    if style.thousands:
        groups = re.split(f"[{re.escape(style.thousands)}]", whole)
        if len(groups) > 1 and (
            any(len(group) != 3 for group in groups[1:]) or not 1 <= len(groups[0]) <= 3
        ):
            return None
        whole = "".join(groups)
    if sign == "?" or not (whole + part) or not (whole + part).isascii():
        return None
    if not (whole + part).isdigit() or (point and not part and not whole):
        return None
    return f"{sign}{whole or '0'}.{part or '0'}"
