"""Instants of the synthetic country as whole minutes, and their texts.

A minute counts from midnight of 1 January 2015 by Avelia's clocks, which stand two hours ahead of
UTC all year. Nothing here asks what time it is now.
"""

from datetime import date, timedelta

DAY = 1440
"""Minutes in a day."""

_EPOCH = date(2015, 1, 1)
_OWN_OFFSET = 120
_DAYS = tuple((_EPOCH + timedelta(days=count)).isoformat() for count in range(366 * 20))
_CLOCK = tuple(f"T{minute // 60:02d}:{minute % 60:02d}:00" for minute in range(DAY))
_OWN_CLOCK = tuple(f"{text}+02:00" for text in _CLOCK)


def minute_of(day: date, hour: int = 0, minute: int = 0) -> int:
    """The minute count of a time of day in Avelia."""
    return (day - _EPOCH).days * DAY + hour * 60 + minute


def day_of(minute: int) -> date:
    """The calendar day in Avelia on which the minute falls."""
    return _EPOCH + timedelta(days=minute // DAY)


def weekday(minute: int) -> int:
    """The day of the week in Avelia, 0 for Monday to 6 for Sunday."""
    return (minute // DAY + _EPOCH.weekday()) % 7


def day_text(minute: int) -> str:
    """The calendar day as ``YYYY-MM-DD``."""
    return _DAYS[minute // DAY]


def instant_text(minute: int) -> str:
    """The instant as RFC 3339 text with Avelia's offset."""
    return _DAYS[minute // DAY] + _OWN_CLOCK[minute % DAY]


def instant_text_at(minute: int, offset: int) -> str:
    """The same instant written by clocks ``offset`` minutes ahead of UTC."""
    shifted = minute + offset - _OWN_OFFSET
    sign = "+" if offset >= 0 else "-"
    hours, minutes = divmod(abs(offset), 60)
    return f"{_DAYS[shifted // DAY]}{_CLOCK[shifted % DAY]}{sign}{hours:02d}:{minutes:02d}"
