"""What is asked, made of what was given: the same values give the same question again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plumbrule.checks.subject import Contact, Subject, contact, subject, with_numbers
from plumbrule.model.errors import PlumbError

KINDS = ("person", "company", "tender")
PURPOSE = {"tender": "award", "company": "award", "person": "appointment"}
"""What a check is for when nobody says it."""
_NUMBER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:\S.*")


@dataclass(frozen=True)
class Ask:
    """One check.

    Args:
        kind: person, company or tender.
        day: the day asked about.
        purpose: award, payment, appointment or other words.
        legal_basis: law or mandate, when named.
        subjects: the person or company, or the bidders.
        panel: who decides.
        body: the deciding body, when named.
        given: all of it as it was given, to be kept with the answer.
    """

    kind: str
    day: date
    purpose: str
    legal_basis: str | None
    subjects: tuple[Subject, ...]
    panel: tuple[Subject, ...]
    body: Subject | None
    given: Mapping[str, Any]


def ask_of(given: Mapping[str, Any]) -> Ask:
    """Make a check of what was given.

    Args:
        given: ``kind``, ``as_of`` (YYYY-MM-DD), ``purpose``, ``legal_basis``; for a person or
            company ``name``, ``ids``, ``country``, ``born``, ``body``; for a tender ``tender`` as
            ``plumbrule.checks.tender`` reads it, and ``panel``.

    Raises:
        PlumbError: something needed is missing or not readable.
    """
    kind = given.get("kind")
    if kind not in KINDS:
        raise PlumbError(f"{kind!r} cannot be checked: there are {', '.join(KINDS)}")
    if kind == "tender":
        tender = given["tender"]
        subjects = tuple(_party(one) for one in tender.get("bidders", ()))
        body = _party(tender["buyer"], "body") if tender.get("buyer") else None
        if not subjects:
            raise PlumbError(
                "the tender names no bidder: give one with bids, tenderers or proposed suppliers"
            )
    else:
        subjects = (_named(kind, given),)
        body = body_of(given.get("body"))
    return Ask(
        kind=kind,
        day=day_of(given.get("as_of")),
        purpose=(given.get("purpose") or PURPOSE[kind]).strip().casefold(),
        legal_basis=given.get("legal_basis") or None,
        subjects=subjects,
        panel=tuple(_named("person", one) for one in given.get("panel") or ()),
        body=body,
        given=given,
    )


def day_of(text: str | None) -> date:
    """Read the day asked about.

    Raises:
        PlumbError: it is no day of the calendar.
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        raise PlumbError(f"{text!r} is no day: write YYYY-MM-DD") from None


def body_of(text: str | None) -> Subject | None:
    """Read a public body: ``SCHEME:VALUE``, or its name."""
    if not text or not text.strip():
        return None
    if _NUMBER.fullmatch(text.strip()):
        return subject("body", "", ids=(text.strip(),))
    return subject("body", text)


def _named(kind: str, given: Mapping[str, Any]) -> Subject:
    ids = given.get("ids") or ()
    return subject(
        kind,
        given.get("name") or "",
        ids=tuple(ids),
        country=given.get("country"),
        born=given.get("born"),
        role=given.get("role") or "",
    )


def _party(given: Mapping[str, Any], kind: str = "company") -> Subject:
    """Make a subject of a party of a tender; a number that cannot be used is told, not refused."""
    made = Subject(
        kind=kind,
        name=given.get("name") or "",
        country=given.get("country"),
        role=given.get("role") or "",
        group=given.get("group") or "",
        records=tuple(given.get("records") or ()),
        contacts=_contacts(given.get("contacts") or ()),
    )
    pairs = [text.partition(":") for text in given.get("ids") or ()]
    made = with_numbers(made, tuple((scheme, value) for scheme, _, value in pairs if value))
    if not made.name and not made.numbers and not made.records:
        return replace(made, doubts=(*made.doubts, "the party has neither a name nor a number"))
    return made


def _contacts(given: Sequence[Mapping[str, str]]) -> tuple[Contact, ...]:
    marks = (contact(one["kind"], one["text"]) for one in given)
    return tuple(mark for mark in marks if mark is not None)
