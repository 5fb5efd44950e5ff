"""Whether a listing held on a day, and whether a list can tell of that day at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from plumbrule.checks.screening.span import Span

MAX_AGE = 30
"""Days after which a version of a list is too old to clear anyone; for payments and awards a week
is usual."""


@dataclass(frozen=True, slots=True)
class Version:
    """The version of a list that is at hand.

    Args:
        list: name of the list.
        source: data set it came in.
        parties: how many it lists.
        day: the day it tells of: when it was published, else when it was loaded.
        stated: whether the list itself states that day.
    """

    list: str
    source: str
    parties: int
    day: date
    stated: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A party's place on a list.

    Args:
        list, kind, authority, programme, legal_act: as in the model's table ``listing``.
        start: days the listing can have begun on; None when the list does not tell.
        end: days it can have ended on; None while it holds, or when the list does not tell.
    """

    list: str
    kind: str | None
    authority: str | None
    programme: str | None
    legal_act: str | None
    start: Span | None
    end: Span | None


def held_on(listing: Listing, day: date, version: date) -> str:
    """Tell whether a listing held on a day.

    Args:
        listing: the listing.
        day: the day asked about.
        version: the day that the version of the list tells of: whoever is on it was listed then.

    Returns:
        ``in`` or ``out`` when it is certain, else ``window``: the dates are too coarse, or the
        list tells no beginning and the version at hand is later than the day.
    """
    start, end = listing.start, listing.end
    if start is not None and start.earliest > day:
        return "out"
    if end is not None and end.latest < day:
        return "out"
    begun = start.latest <= day if start is not None else version <= day
    lasts = end is None or day <= end.earliest
    return "in" if begun and lasts else "window"


def cannot_clear(version: Version, day: date, max_age: int = MAX_AGE) -> str:
    """Give the reason why a list cannot clear anyone on a day; empty when it can.

    ``stale`` when the version is older than it may be on that day; ``window`` when it is so much
    younger that whoever was taken off the list in between is no longer on it.
    """
    if day - version.day > timedelta(days=max_age):
        return f"stale:{version.list}"
    if version.day - day > timedelta(days=max_age):
        return f"window:{version.list}"
    return ""
