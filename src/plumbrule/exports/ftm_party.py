"""Persons and organisations in FollowTheMoney: which schema, which properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from plumbrule.exports.reading import Row, rows
from plumbrule.sources.ftm.schemata import IDENTIFIERS

NO_NAME = "(no name in source)"

_SCHEMATA = {
    "person": "Person",
    "company": "Company",
    "organisation": "Organization",
    "body": "PublicBody",
    "arrangement": "LegalEntity",
    None: "LegalEntity",
}
_NAMES = {"former": "previousName", "birth": "previousName", "weak": "weakAlias"}
_OF_PERSONS = frozenset({"passportNumber", "socialSecurityNumber"})
_OF_COMPANIES = frozenset({"kppCode", "voenCode", "cikCode"})
_OF_ORGANISATIONS = frozenset({"cageCode", "permId", "imoNumber", "giiNumber"})
_USER_ASSIGNED = re.compile(r"AA|Q[M-Z]|X[A-JL-Z]|ZZ")
"""Codes that ISO 3166-1 leaves to its users, which FollowTheMoney does not know; XK it does."""

_PHONE = re.compile(r"(?:\+|00)?\d[\d .()/-]{5,20}")
"""Numbers that a reader of telephone numbers may make something of; others would fail a check."""

_CONTACTS = {"phone": "phone", "email": "email", "web": "website"}
_SCHEMES = {"LEI": "leiCode", "XI-LEI": "leiCode", "RU-INN": "innCode", "RU-OGRN": "ogrnCode"}


@dataclass(frozen=True)
class Schemata:
    """Which schema each end of a tie may have.

    Args:
        owned: entities that are owned: only a Company can be, in FollowTheMoney.
        directed: entities with directors or members: these must be organisations.
        kinds: kinds of all ends of ties.
    """

    owned: frozenset[str]
    directed: frozenset[str]
    kinds: dict[str, str | None]

    def of(self, entity: str, kind: str | None) -> str:
        """Give the schema of an entity."""
        if kind == "person":
            return "Person"
        if entity in self.owned:
            return "Company"
        found = _SCHEMATA.get(kind, "LegalEntity")
        return "Organization" if found == "LegalEntity" and entity in self.directed else found

    def is_organisation(self, entity: str, kind: str | None) -> bool:
        """Tell whether an entity may be the body of a post."""
        return self.of(entity, kind) in {"Organization", "Company", "PublicBody"}

    def unfit(self, schema: str, first: str, second: str) -> bool:
        """Tell whether a schema does not allow a tie between two such entities."""
        one = self.of(first, self.kinds.get(first))
        other = self.of(second, self.kinds.get(second))
        if schema in {"Family", "Associate"}:
            return one != "Person" or other != "Person"
        if schema == "Ownership":
            return other != "Company"
        if schema in {"Directorship", "Membership", "Employment"}:
            organisations = {"Organization", "Company", "PublicBody"}
            person_first = schema == "Employment" and one != "Person"
            return other not in organisations or person_first
        return False


def schemata_of(connection: duckdb.DuckDBPyConnection) -> Schemata:
    """Look through the ties for what their ends must be."""
    owned, directed = set(), set()
    kinds: dict[str, str | None] = {}
    for row in rows(connection, "tie"):
        kinds[row["from_entity"]], kinds[row["to_entity"]] = row["from_kind"], row["to_kind"]
        if row["to_kind"] != "person":
            if row["kind"] == "ownership":
                owned.add(row["to_entity"])
            elif row["kind"] in {"directorship", "membership", "employment"}:
                directed.add(row["to_entity"])
    return Schemata(frozenset(owned), frozenset(directed), kinds)


def party_properties(row: Row, schema: str, lost: Counter[str]) -> dict[str, list[str | None]]:
    """Give the properties of a party but its topics."""
    person = schema == "Person"
    properties: dict[str, list[str | None]] = {
        "name": [row["name"]],
        "country": countries(row["countries"], lost),
        "address": [one["full"] for one in row["addresses"]],
        "legalForm": row["legal_forms"],
        "status": row["statuses"],
    }
    for one in row["names"]:
        if one["name"] != row["name"]:
            properties.setdefault(_NAMES.get(one["kind"], "alias"), []).append(one["name"])
    known = {value for values in properties.values() for value in values}
    properties.setdefault("alias", []).extend(n for n in row["main_names"] if n not in known)
    if person:
        nationalities = [code for codes in row["nationalities"] for code in codes.split(";")]
        properties |= {
            "birthDate": row["born"],
            "deathDate": row["dissolved"],
            "birthPlace": row["birth_places"],
            "nationality": countries(nationalities, lost),
        }
    else:
        properties |= {"incorporationDate": row["founded"], "dissolutionDate": row["dissolved"]}
        if _SCHEMATA.get(row["kind"]) != schema:
            properties["classification"] = [row["kind"]]
    for one in row["identifiers"]:
        properties.setdefault(_number(one["scheme"], schema), []).append(one["value"])
        if one["scheme"] not in IDENTIFIERS:
            lost["schemes of numbers"] += 1
    for one in row["contacts"]:
        name = _CONTACTS.get(one["kind"])
        if name is None:
            lost[f"contacts of kind {one['kind']}"] += 1
        elif name == "phone" and not _PHONE.fullmatch(one["value"]):
            properties.setdefault("notes", []).append(f"telephone as received: {one['value']}")
        else:
            given = one["value"].strip()
            bare = name == "website" and "://" not in given
            properties.setdefault(name, []).append(f"http://{given}" if bare else given)
    if not row["name"]:
        # A caption in place of a name would be matched as one.
        properties.setdefault("notes", []).append(NO_NAME)
    return properties


def countries(codes: Iterable[str | None], lost: Counter[str]) -> list[str | None]:
    """Give country codes as FollowTheMoney writes them; those it does not know are counted."""
    found: list[str | None] = []
    for code in codes:
        if code and _USER_ASSIGNED.fullmatch(code):
            lost["country codes assigned by their users"] += 1
        elif code:
            found.append(code.lower())
    return found


def _number(scheme: str | None, schema: str) -> str:
    """Give the property for a number: its own, else the general one."""
    named = _SCHEMES.get(scheme or "", scheme or "")
    general = "idNumber" if schema == "Person" else "registrationNumber"
    if named not in IDENTIFIERS:
        return general
    allowed = (
        (named not in _OF_PERSONS or schema == "Person")
        and (named not in _OF_COMPANIES or schema == "Company")
        and (named not in _OF_ORGANISATIONS or schema in {"Organization", "Company", "PublicBody"})
    )
    return named if allowed else general
