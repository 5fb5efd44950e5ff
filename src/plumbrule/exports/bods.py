"""The Beneficial Ownership Data Standard 0.4, as JSON lines, https://standard.openownership.org.

Persons and entities come first, then components, then the other relationships, as the standard asks.
One interest is one relationship. What the standard has no place for is counted and told.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import IO

import duckdb
import msgspec

from plumbrule.exports.bods_party import PartyDetails
from plumbrule.exports.format import Format, Written
from plumbrule.exports.reading import Row, present, rows
from plumbrule.sources.bods.relations import KINDS

VERSION = "0.4"
PUBLISHER = "written with plumbrule from loaded records"

_TYPE_OF_KIND = {
    "ownership": "shareholding",
    "control": "otherInfluenceOrControl",
    "directorship": "boardMember",
    "representation": "nominee",
    "unknown": "unknownInterest",
}
"""Interest type of a tie whose source has none."""

_INTERESTS = frozenset(KINDS) | {"unknownInterest", "unpublishedInterest"}
_REASONS = frozenset(
    {
        "noBeneficialOwners",
        "subjectUnableToConfirmOrIdentifyBeneficialOwner",
        "interestedPartyHasNotProvidedInformation",
        "subjectExemptFromDisclosure",
        "interestedPartyExemptFromDisclosure",
        "unknown",
        "informationUnknownToPublisher",
    }
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def write(connection: duckdb.DuckDBPyConnection, out: IO[bytes], today: date) -> Written:
    """Write all chosen parties and the ties between them."""
    written = Written()
    seats = _seats(connection)
    writer = _Writer(out, today.isoformat(), written)
    persons: set[str] = set()
    for row in rows(connection, "party"):
        if row["kind"] == "person":
            persons.add(row["entity_id"])
            details = writer.details.person(row, seats.get(row["entity_id"], []))
        else:
            details = writer.details.entity(row)
        kind = "person" if row["kind"] == "person" else "entity"
        writer.put(
            kind, row["entity_id"], row["entity_id"], details, stated=None, sources=row["sources"]
        )
    for row in rows(connection, "unspecified"):
        writer.unspecified(row)
    for row in rows(connection, "tie"):
        if row["kind"] not in _TYPE_OF_KIND:
            written.lost[f"ties of kind {row['kind']}"] += 1
        elif row["to_entity"] in persons:
            written.lost["ties to a person as their object"] += 1
        else:
            writer.relationship(row)
    return written


def _seats(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(connection, "seat"):
        found.setdefault(row["person_entity"], []).append(row)
    return found


class _Writer:
    """Writes statements one below the other.

    Args:
        out: where they go.
        today: date of publication; also of statements whose source gives none.
        written: counts them and what is lost.
    """

    def __init__(self, out: IO[bytes], today: str, written: Written) -> None:
        self.out = out
        self.today = today
        self.written = written
        self.details = PartyDetails(written.lost)
        self.encoder = msgspec.json.Encoder(order="deterministic")

    def put(
        self,
        kind: str,
        record: str,
        subject: str,
        details: Row,
        *,
        stated: str | None,
        sources: list[str],
    ) -> None:
        """Write one statement; its id is a hash of what it says."""
        if stated and not _DAY.fullmatch(stated):
            stated = None
        statement: Row = {
            "declarationSubject": subject,
            "statementDate": stated or self.today,
            "recordId": record,
            "recordType": kind,
            "recordStatus": "new",
            "recordDetails": details,
            "source": present({"type": ["thirdParty"], "description": _named(sources)}),
        }
        digest = hashlib.sha256(self.encoder.encode(statement)).hexdigest()
        statement["statementId"] = digest
        statement["publicationDetails"] = {
            "publicationDate": self.today,
            "bodsVersion": VERSION,
            "publisher": {"name": PUBLISHER},
        }
        self.out.write(self.encoder.encode(statement) + b"\n")
        self.written.records[kind] += 1

    def relationship(self, row: Row) -> None:
        """Write a tie as a relationship with one interest."""
        type_ = row["interest_type"]
        interest: Row = {
            "type": type_ if type_ in _INTERESTS else _TYPE_OF_KIND[row["kind"]],
            "directOrIndirect": row["directness"] or "unknown",
            "beneficialOwnershipOrControl": row["beneficial"],
            "details": row["role"],
            "share": share_of(row),
            "startDate": self.details.first_day(row["start_date"]),
            "endDate": self.details.first_day(row["end_date"]),
        }
        if row["beneficial"] and row["from_kind"] != "person":
            # The standard says that only a person can be a beneficial owner.
            interest["beneficialOwnershipOrControl"] = None
            self.written.lost["beneficial ownership said of what is no person"] += 1
        details: Row = {
            "isComponent": row["is_component"],
            "componentRecords": row["components"] or None,
            "subject": row["to_entity"],
            "interestedParty": row["from_entity"],
            "interests": [present(interest)],
        }
        self.put(
            "relationship",
            row["relation_id"],
            row["to_entity"],
            present(details),
            stated=row["stated_date"],
            sources=[row["source"]],
        )

    def unspecified(self, row: Row) -> None:
        """Write that the owner of a company is not named, and why."""
        reason = row["reason"] if row["reason"] in _REASONS else "unknown"
        party = present({"reason": reason, "description": row["description"]})
        details = {"isComponent": False, "subject": row["entity_id"], "interestedParty": party}
        self.put(
            "relationship",
            row["statement_id"],
            row["entity_id"],
            details,
            stated=row["stated_date"],
            sources=[row["source"]],
        )


def share_of(row: Row) -> Row | None:
    """Give the share of a tie with its bounds, open where the source says so."""
    least, greatest = row["share_min"], row["share_max"]
    if least is None and greatest is None:
        return None
    if least == greatest and not row["share_min_open"] and not row["share_max_open"]:
        return {"exact": least}
    share: Row = {
        "exclusiveMinimum" if row["share_min_open"] else "minimum": least,
        "exclusiveMaximum" if row["share_max_open"] else "maximum": greatest,
    }
    return present(share)


def _named(sources: list[str]) -> str | None:
    return "; ".join(one for one in sources if one) or None


FORMAT = Format(
    "bods", "Beneficial Ownership Data Standard 0.4, JSON lines", ownership_only=True, write=write
)
