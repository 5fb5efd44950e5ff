"""What a text says about a point in time: the earliest and the latest it can mean.

A date is a day long; a day without a known zone began first at UTC+14 and ended last at UTC-12.
Keeping both ends lets every comparison be certain or be left open (`no_timezone`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plumbrule.model.errors import PlumbError

EASTERNMOST = timezone(timedelta(hours=14))
WESTERNMOST = timezone(timedelta(hours=-12))

SENTINELS = frozenset({"0001-01-01", "1001-01-01", "9999-12-31", "9999-01-01", "0000-00-00"})
"""Days that publishers write for "unknown", "long ago" or "without end"."""

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d)"
    r"(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?)?"
    r" ?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)


class Moment(NamedTuple):
    """Both ends of what a text can mean, in UTC; equal for an instant."""

    earliest: datetime
    latest: datetime


def parse(text: str, zone: tzinfo | None = None) -> Moment | None:
    """Read an ISO 8601 year, month, day or time of day.

    Args:
        text: as received, such as ``2021``, ``2021-06``, ``2021-06-03`` or with a time and zone.
        zone: the publisher's zone, for texts that have none; None when it is not known.

    Returns:
        None when the text is no such date, names a day that does not exist, or is one of the
        sentinels for "unknown". A month or day of ``00`` means that only the rest is known.
    """
    text = text.strip()
    match = _ISO.fullmatch(text)
    if match is None or text[:10] in SENTINELS:
        return None
    try:
        if match["hour"] is not None:
            return _time_of_day(match, zone)
        return _calendar(match, zone)
    except (ValueError, OverflowError):
        return None


def zone_named(name: str) -> tzinfo:
    """Find a zone by its IANA name or offset, such as ``Asia/Kolkata`` or ``+05:30``.

    Raises:
        PlumbError: there is no such zone.
    """
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)", name)
    if match:
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-offset if match[1] == "-" else offset)
    try:
        return UTC if name in {"Z", "UTC"} else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise PlumbError(
            f"no time zone is called {name!r}; write an IANA name such as Asia/Kolkata "
            "or an offset such as +05:30"
        ) from None


def _time_of_day(match: re.Match[str], zone: tzinfo | None) -> Moment | None:
    fraction = (match["fraction"] or "")[:6].ljust(6, "0")
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    hour, extra = int(match["hour"]), timedelta()
    if hour == 24 and minute == second == 0:
        hour, extra = 0, timedelta(days=1)
    local = datetime(  # noqa: DTZ001 the zone is put on below
        int(match["year"]),
        int(match["month"]),
        int(match["day"]),
        hour,
        minute,
        second,
        int(fraction),
    )
    return _both_ends(local + extra, local + extra, _offset(match["zone"]) or zone)


def _calendar(match: re.Match[str], zone: tzinfo | None) -> Moment | None:
    year = int(match["year"])
    month = int(match["month"] or 0)
    day = int(match["day"] or 0)
    if month == 0:
        if day:
            return None
        first, after = (year, 1, 1), (year + 1, 1, 1)
    elif day == 0:
        first = (year, month, 1)
        after = (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)
    else:
        next_day = datetime(year, month, day, tzinfo=UTC) + timedelta(days=1)
        first, after = (year, month, day), (next_day.year, next_day.month, next_day.day)
    begin = datetime(*first)  # noqa: DTZ001 the zone is put on below
    end = datetime(*after) - timedelta(microseconds=1)  # noqa: DTZ001
    return _both_ends(begin, end, zone)


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def _both_ends(begin: datetime, end: datetime, zone: tzinfo | None) -> Moment:
    return Moment(
        begin.replace(tzinfo=zone or EASTERNMOST).astimezone(UTC),
        end.replace(tzinfo=zone or WESTERNMOST).astimezone(UTC),
    )
