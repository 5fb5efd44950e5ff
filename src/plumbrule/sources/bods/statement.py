"""From the text of a statement, of whatever version, to one typed form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from plumbrule.sources.bods.older import in_new_form
from plumbrule.sources.bods.shapes import DETAILS, Details, Envelope
from plumbrule.sources.repair import Repair, convert

_ENVELOPE = msgspec.json.Decoder(Envelope)
_DECODERS = {kind: msgspec.json.Decoder(shape) for kind, shape in DETAILS.items()}


class UnreadableError(Exception):
    """A piece of text is no statement; the message says what was expected."""


@dataclass(frozen=True)
class Statement:
    """One statement.

    Args:
        statement_id: key of the statement.
        record_id: key of the record it is about; in versions before 0.4 that of the statement
            itself, until its chain is known.
        kind: entity, person or relationship.
        status: new, updated, closed; None where the source does not say.
        date: when it was made, as received.
        published: when it was published, as received.
        details: what it says.
        replaces: statements that it replaces (before 0.4).
        old: whether it is of a version before 0.4.
        repairs: single values that were not of the expected type.
    """

    statement_id: str
    record_id: str
    kind: str
    status: str | None
    date: str | None
    published: str | None
    details: Details
    replaces: list[str] = field(default_factory=list)
    old: bool = False
    repairs: list[Repair] = field(default_factory=list)


def statement_of(text: str) -> Statement:
    """Read one statement.

    Raises:
        UnreadableError: it is not a JSON object, or has no key or kind.
    """
    if '"statementID"' in text:
        return _careful(text)
    try:
        envelope = _ENVELOPE.decode(text)
        kind = envelope.recordType
        if kind in _DECODERS:
            details = _DECODERS[kind].decode(envelope.recordDetails)
            return _assembled(envelope, details)
    except (msgspec.ValidationError, UnicodeEncodeError):
        pass
    except msgspec.DecodeError as error:
        raise UnreadableError(f"expected one JSON object: {error}") from error
    return _careful(text)


def _careful(text: str) -> Statement:
    try:
        record = msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError as error:
        raise UnreadableError(f"expected one JSON object: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableError("expected a JSON object")
    old = "statementID" in record
    replaces: list[str] = []
    if old:
        record, replaces = in_new_form(record)
    raw = record.pop("recordDetails", None)
    envelope, repairs = convert(record, Envelope)
    if envelope.recordType not in DETAILS:
        raise UnreadableError(f"expected a record type of {', '.join(DETAILS)}")
    if not isinstance(raw, dict):
        raise UnreadableError("expected recordDetails with the details of the record")
    details, more = _typed(raw, envelope.recordType)
    prefix = "" if old else "/recordDetails"
    repairs += [one._replace(path=prefix + one.path) for one in more]
    return _assembled(envelope, details, replaces, repairs, old=old)


def _typed(raw: dict[str, Any], kind: str) -> tuple[Details, list[Repair]]:
    try:
        return convert(raw, DETAILS[kind])
    except msgspec.ValidationError as error:
        raise UnreadableError(f"expected the details of a {kind}: {error}") from error


def _assembled(
    envelope: Envelope,
    details: Details,
    replaces: list[str] | None = None,
    repairs: list[Repair] | None = None,
    *,
    old: bool = False,
) -> Statement:
    record_id = envelope.statementId if old else envelope.recordId
    if not record_id:
        name = "statementID" if old else "recordId"
        raise UnreadableError(f"expected a {name}, the key of the record")
    return Statement(
        statement_id=envelope.statementId or record_id,
        record_id=record_id,
        kind=envelope.recordType or "",
        status=envelope.recordStatus,
        date=envelope.statementDate,
        published=envelope.publicationDetails.publicationDate
        if envelope.publicationDetails
        else None,
        details=details,
        replaces=replaces or [],
        old=old,
        repairs=repairs or [],
    )
