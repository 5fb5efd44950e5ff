"""Calendar days: what an instant or an interval of the lake means on a calendar, and what held on a day.

The lake keeps a day as the instants it can have covered. A question is asked about a calendar day,
and so are lists and laws; so both are compared as days of the calendar, in the zone of the source.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_ANY_ZONE = timedelta(hours=26)
"""How much longer than itself a day (month, year) of unknown zone can have been: UTC+14 to UTC-12."""

YES, NO = "yes", "no"


class Days(NamedTuple):
    """The first and the last calendar day that a date can mean."""

    first: date
    last: date


def days(earliest: datetime | None, latest: datetime | None) -> Days | None:
    """Turn both ends of a moment of the model back into the days of the calendar it stands for.

    An instant is taken by its day in UTC. A day, month or year without a zone is the one that was
    written; with a zone, midnight tells the zone, from UTC-10 to UTC+13.
    """
    if earliest is None or latest is None:
        return None
    if earliest == latest:
        return Days(earliest.date(), earliest.date())
    length = latest - earliest + timedelta(microseconds=1)
    if length % _DAY == _ANY_ZONE % _DAY:
        return Days((earliest + 14 * _HOUR).date(), (latest - 12 * _HOUR).date())
    return Days(
        (earliest + 13 * _HOUR).date(),
        (latest + timedelta(microseconds=1) + 13 * _HOUR).date() - _DAY,
    )


class Interval(NamedTuple):
    """When something held.

    Args:
        may_from: first day it may have held; None when it may always have.
        sure_from: first day it held for certain; None when no day is known.
        sure_to: last day it held for certain; None when it still does.
        may_to: last day it may have held; None when it may still.
    """

    may_from: date | None
    sure_from: date | None
    sure_to: date | None
    may_to: date | None

    def on(self, day: date) -> str:
        """Tell whether it held on a day: ``yes``, ``no``, or ``start`` or ``end``, the date too coarse."""
        if self.may_from is not None and day < self.may_from:
            return NO
        if self.may_to is not None and day > self.may_to:
            return NO
        if self.sure_from is None or day < self.sure_from:
            return "start"
        if self.sure_to is not None and day > self.sure_to:
            return "end"
        return YES

    def between(self, first: date, last: date) -> str:
        """Tell whether it held on any day from ``first`` to ``last``: as ``on`` does."""
        if self.may_from is not None and last < self.may_from:
            return NO
        if self.may_to is not None and first > self.may_to:
            return NO
        if self.sure_from is None or last < self.sure_from:
            return "start"
        if self.sure_to is not None and first > self.sure_to:
            return "end"
        return YES


def interval(
    start: Days | None, end: Days | None, *, stated: Days | None = None, over: bool = False
) -> Interval:
    """Make an interval of a start and an end.

    Args:
        start: when it began, if the source tells.
        end: when it ended, if the source tells; the day itself still counts.
        stated: when the source said that it holds; without a start it is known from that day on.
        over: the source says that it is over, without telling since when.
    """
    known_from = start.last if start else (stated.last if stated else None)
    if end is None and over:
        # It ended at some time before the source said so; which day, nobody told.
        latest = stated.last if stated else None
        return Interval(start.first if start else None, known_from, date.min, latest)
    return Interval(
        start.first if start else None,
        known_from,
        end.first if end else None,
        end.last if end else None,
    )
