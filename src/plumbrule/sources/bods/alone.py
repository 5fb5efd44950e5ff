"""Checks of one statement by itself, as the Beneficial Ownership Data Standard 0.4 sets them.

A check that fails loses nothing: the record is kept as it stands and the fault is noted. Shares
that contradict themselves are the exception, see `shares`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, timedelta
from functools import lru_cache
from typing import NamedTuple

from plumbrule.model.moments import parse
from plumbrule.sources.bods.shapes import Entity, Person, Relationship
from plumbrule.sources.bods.statement import Statement

FIRST_BIRTH = date(1800, 1, 1)
"""Nobody in a register of today's owners was born before; the standard's own bound."""

_SUBTYPES: dict[str, tuple[str, ...]] = {
    "registeredEntity": ("other",),
    "legalEntity": ("trust", "other"),
    "arrangement": ("trust", "nomination", "other"),
    "anonymousEntity": ("other",),
    "unknownEntity": ("other",),
    "state": ("other",),
    "stateBody": ("governmentDepartment", "stateAgency", "other"),
}
"""Which subtype goes with which type of entity."""

_SCHEME = re.compile(r"[A-Z]{2,3}-\S+")
_PERSON_SCHEME = re.compile(r"[A-Z]{3}-(?:PASSPORT|TAXID|IDCARD)")


class Note(NamedTuple):
    """What is wrong, and where.

    Args:
        reason: what was expected.
        path: JSON pointer inside the statement.
        value: as received.
    """

    reason: str
    path: str
    value: object


@lru_cache(maxsize=100_000)
def _day(text: str | None, *, last: bool = False) -> date | None:
    """Give the first or last calendar day that a text can mean, in its own zone."""
    moment = parse(text[:10], UTC) if text else None
    if moment is None:
        return None
    return (moment.latest if last else moment.earliest).date()


def checked(statement: Statement, today: date) -> Iterator[Note]:
    """Check a statement.

    Args:
        statement: the statement.
        today: dates after the day after it are in the future.
    """
    future = today + timedelta(days=1)
    yield from _not_future("/statementDate", statement.date, future)
    yield from _not_future("/publicationDetails/publicationDate", statement.published, future)
    if not statement.date:
        yield Note("expected a statementDate", "/statementDate", "")
    base = "" if statement.old else "/recordDetails"
    details = statement.details
    if isinstance(details, Person):
        yield from _person(details, base, future)
    elif isinstance(details, Entity):
        yield from _entity(details, base, future)
    else:
        yield from _relationship(details, base, future)


def _person(person: Person, base: str, future: date) -> Iterator[Note]:
    yield from _not_future(f"{base}/birthDate", person.birthDate, future)
    yield from _not_future(f"{base}/deathDate", person.deathDate, future)
    born = _day(person.birthDate, last=True)
    if born and born < FIRST_BIRTH:
        yield Note("expected a birth in or after 1800", f"{base}/birthDate", person.birthDate)
    yield from _in_order(f"{base}/deathDate", "birth", person.birthDate, person.deathDate)
    if person.personType is None:
        yield Note("expected a personType", f"{base}/personType", "")
    if base:
        for index, one in enumerate(person.identifiers or ()):
            if one.scheme and not _PERSON_SCHEME.fullmatch(one.scheme):
                reason = (
                    "expected a scheme of a person such as GBR-PASSPORT, GBR-TAXID or GBR-IDCARD"
                )
                yield Note(reason, f"{base}/identifiers/{index}/scheme", one.scheme)


def _entity(entity: Entity, base: str, future: date) -> Iterator[Note]:
    yield from _not_future(f"{base}/foundingDate", entity.foundingDate, future)
    yield from _in_order(
        f"{base}/dissolutionDate", "founding", entity.foundingDate, entity.dissolutionDate
    )
    kind = entity.entityType
    if kind is None or kind.type is None:
        yield Note("expected a type of entity", f"{base}/entityType/type", "")
    elif kind.type not in _SUBTYPES:
        yield Note(
            "expected a type of entity of the standard", f"{base}/entityType/type", kind.type
        )
    elif kind.subtype and kind.subtype not in _SUBTYPES[kind.type] and base:
        reason = f"expected a subtype that goes with {kind.type}"
        yield Note(reason, f"{base}/entityType/subtype", kind.subtype)
    for index, one in enumerate(entity.identifiers or ()):
        if one.scheme and not _SCHEME.fullmatch(one.scheme):
            reason = "expected a scheme of org-id.guide such as GB-COH"
            yield Note(reason, f"{base}/identifiers/{index}/scheme", one.scheme)
    listing = entity.publicListing
    detailed = listing and (listing.securitiesListings or listing.companyFilingsURLs)
    if listing and detailed and not listing.hasPublicListing:
        reason = "expected details of a public listing only with hasPublicListing true"
        yield Note(reason, f"{base}/publicListing", listing.hasPublicListing)


def _relationship(relationship: Relationship, base: str, future: date) -> Iterator[Note]:
    if not relationship.subject:
        yield Note("expected a subject", f"{base}/subject", "")
    if not relationship.interestedParty:
        yield Note("expected an interested party or a reason", f"{base}/interestedParty", "")
    for index, one in enumerate(relationship.interests or ()):
        place = f"{base}/interests/{index}"
        yield from _not_future(f"{place}/startDate", one.startDate, future)
        yield from _in_order(f"{place}/endDate", "start", one.startDate, one.endDate)


def _not_future(path: str, text: str | None, future: date) -> Iterator[Note]:
    day = _day(text)
    if day and day > future:
        yield Note("expected a date that is not in the future", path, text)


def _in_order(path: str, what: str, first: str | None, second: str | None) -> Iterator[Note]:
    """Note when the second is before the first for certain."""
    if first and second:
        begin, end = _day(first), _day(second, last=True)
        if begin and end and end < begin:
            yield Note(f"expected a date not before the {what}, {first}", path, second)
