"""Instants as RFC 3339 writes them (https://www.rfc-editor.org/rfc/rfc3339), and nothing else."""

from __future__ import annotations

import re
from datetime import date

DAY = 86_400 * 10**9
"""Nanoseconds in a day."""

_FORM = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+\-\u2212])(\d\d):([0-5]\d))",
    re.ASCII,
)
_LEAP_YEAR = 400
_DAYS_IN_400_YEARS = 146_097


def nanoseconds(text: str) -> int | None:
    """Place an instant on the time line.

    A space or a small letter may stand for ``T``, and a zone is required: without one the text
    names no instant. Digits beyond the ninth of a second's fraction are cut off.

    Args:
        text: the text of a date-time.

    Returns:
        Nanoseconds since the start of day 0 (UTC) of the proleptic Gregorian calendar, or ``None``
        when the text is not of the form.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    fraction, sign, zone_hours, zone_minutes = match.groups()[6:]
    days = _ordinal(year, month, day)
    if days is None or hour > 23 or minute > 59 or second > 60:
        return None
    seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
    if sign is not None:
        if int(zone_hours) > 23:
            return None
        offset = int(zone_hours) * 3_600 + int(zone_minutes) * 60
        seconds -= offset if sign == "+" else -offset
    return seconds * 10**9 + int((fraction or "")[:9].ljust(9, "0"))


def whole_days(start: int, end: int) -> int:
    """Count the whole days between two instants in nanoseconds, cut toward zero.

    A period that ends up to a day before it starts therefore lasts 0 days.
    """
    span = end - start
    return span // DAY if span >= 0 else -(-span // DAY)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        if year == 0:
            # Year 0 is outside Python's calendar; the Gregorian calendar repeats after 400 years.
            return date(_LEAP_YEAR, month, day).toordinal() - _DAYS_IN_400_YEARS
        return date(year, month, day).toordinal()
    except ValueError:
        return None
