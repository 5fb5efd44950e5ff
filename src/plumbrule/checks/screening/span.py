"""Days a birth can have been on, and what two such statements say about each other."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import NamedTuple

from plumbrule.model import moments

SLIP_DAYS = timedelta(days=365)
"""Most by which a year may be off and still be a slip: registers and passports differ so often."""


class Span(NamedTuple):
    """The first and the last day a date can mean: equal for a whole date, a year for ``1970``."""

    earliest: date
    latest: date

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.earliest == self.latest


def span_of(text: str) -> Span | None:
    """Read a year, month or day (ISO 8601); None when it is none.

    >>> span_of("1970-02")
    Span(earliest=datetime.date(1970, 2, 1), latest=datetime.date(1970, 2, 28))
    """
    moment = moments.parse(text, UTC)
    return None if moment is None else Span(moment.earliest.date(), moment.latest.date())


def hull(spans: list[Span]) -> Span | None:
    """Give the span from the first of several to the last; None of none."""
    if not spans:
        return None
    return Span(min(one.earliest for one in spans), max(one.latest for one in spans))


def compare_spans(a: Span, b: Span) -> str:
    """Tell what two dates of birth say about each other.

    Returns:
        ``day`` when both are the same whole date, ``year`` when they overlap, ``slip`` when one
        can be the other mistyped (day and month swapped, one digit, the year before or after),
        else ``differs``.
    """
    if a.is_day and b.is_day:
        if a == b:
            return "day"
        return "slip" if _mistyped(a.earliest, b.earliest) else "differs"
    if a.earliest <= b.latest and b.earliest <= a.latest:
        return "year"
    gap = max(a.earliest - b.latest, b.earliest - a.latest)
    return "slip" if gap <= SLIP_DAYS else "differs"


def _mistyped(a: date, b: date) -> bool:
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return True
    if (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) <= 1:
        return True
    one, other = a.strftime("%Y%m%d"), b.strftime("%Y%m%d")
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1
