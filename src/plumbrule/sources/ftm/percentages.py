"""Shares of ownership as people write them: 25-50, >25, 33,5 %, more than 25 and less than 50."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Range(NamedTuple):
    """A share in percent between two bounds, each included unless it is open; None is unbounded."""

    least: float | None
    greatest: float | None
    least_open: bool | None
    greatest_open: bool | None


_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_ABOVE = {">": True, "more than": True, "over": True, "above": True}
_FROM = {">=": False, "=>": False, "≥": False, "at least": False, "from": False, "min": False}
_BELOW = {"<": True, "less than": True, "under": True, "below": True}
_UP_TO = {"<=": False, "=<": False, "≤": False, "at most": False, "up to": False, "max": False}
_LOWER = _ABOVE | _FROM
_UPPER = _BELOW | _UP_TO


def _either(words: dict[str, bool]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(" + "|".join(re.escape(word) for word in longest_first) + ")"


_EXACT = re.compile(rf"=? ?{_NUMBER}")
_ONE_BOUND = re.compile(rf"{_either(_LOWER | _UPPER)} ?{_NUMBER}")
_OR_MORE = re.compile(rf"{_NUMBER} ?(?:\+|or more)")
_BETWEEN = re.compile(
    rf"(?:between )?{_either(_LOWER)}? ?{_NUMBER} ?(?:-|–|—|to|and|,|but)? ?"  # noqa: RUF001 all dashes
    rf"{_either(_UPPER)}? ?{_NUMBER}"
)


@lru_cache(maxsize=50_000)
def percentage(text: str) -> Range | None:
    """Read a share.

    Args:
        text: as received; a comma before digits is a decimal comma.

    Returns:
        None when it is none, or is not between 0 and 100.
    """
    bare = " ".join(re.sub(r"%|per ?cent|pct\.?", " ", text.casefold()).split())
    found = _read(bare)
    if found is None:
        return None
    bounds = [bound for bound in (found.least, found.greatest) if bound is not None]
    return (
        found if all(0 <= bound <= 100 for bound in bounds) and bounds == sorted(bounds) else None
    )


def _read(text: str) -> Range | None:
    if match := _EXACT.fullmatch(text):
        share = _number(match[1])
        return Range(share, share, False, False)
    if match := _OR_MORE.fullmatch(text):
        return Range(_number(match[1]), None, False, None)
    if match := _ONE_BOUND.fullmatch(text):
        share = _number(match[2])
        if match[1] in _LOWER:
            return Range(share, None, _LOWER[match[1]], None)
        return Range(None, share, None, _UPPER[match[1]])
    if match := _BETWEEN.fullmatch(text):
        if not re.search(r"\d ?(?:[-–—]|to|and|but|,? ?[<≤])", text):  # noqa: RUF001
            return None
        lower, least, upper, greatest = match.groups()
        return Range(
            _number(least),
            _number(greatest),
            _LOWER[lower] if lower else False,
            _UPPER[upper] if upper else False,
        )
    return None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
