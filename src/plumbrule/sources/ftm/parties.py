"""Persons and organisations to rows of party, name, identifier, address and contact."""

from __future__ import annotations

import re

from plumbrule.model.keys import identifier_value
from plumbrule.sources.ftm.entity import Entity
from plumbrule.sources.ftm.rows import Rows
from plumbrule.sources.ftm.schemata import (
    CONTACTS,
    IDENTIFIERS,
    NAMES,
    PARTIES,
    RUSSIAN,
    STATELESS,
)
from plumbrule.sources.ftm.values import common_date, country_of, unread_countries

NO_NAME = "(no name in source)"
"""Caption that stands for a missing name and must never be matched."""

_NAME_PARTS = ("firstName", "middleName", "fatherName", "lastName")
_COUNTRIES = ("jurisdiction", "mainCountry", "country")


class PartyRows:
    """Writes the rows of parties.

    Args:
        rows: where they go.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def party(self, entity: Entity) -> None:
        """Write one party with its names, numbers, addresses and contacts."""
        key = self.rows.own_key(entity)
        country = self._country(entity)
        scheme, number = self._identifiers(entity, key, country)
        person = entity.schema == "Person"
        born = self._agreed(entity, "birthDate") if person else None
        row: dict[str, object] = {
            "party_id": key,
            "local_id": entity.local_id,
            "kind": None if entity.conflict else PARTIES[entity.schema],
            "name": self._names(entity, key),
            "country": country,
            "scheme": scheme,
            "identifier": number,
            "legal_form": entity.joined("legalForm"),
            "status": entity.joined("status"),
            "born_text": born,
            "founded_text": None if person else self._agreed(entity, "incorporationDate"),
            "dissolved_text": self._agreed(entity, "deathDate" if person else "dissolutionDate"),
            "birth_place": entity.joined("birthPlace"),
            "nationality": self._nationality(entity),
            "publicly_owned": True if "gov.soe" in entity.values("topics") else None,
        }
        self.rows.add("party", entity, row)
        self._addresses(entity, key, country)
        self._contacts(entity, key)
        if entity.conflict:
            reason = f"expected one kind of entity, got {entity.schema} and {entity.conflict}"
            self.rows.fault("noted", reason, entity, "schema", entity.conflict)
        if person:
            self.rows.sink.fill("born", born is not None, 1)
        name = "person_identifier" if person else "entity_identifier"
        self.rows.sink.fill(name, number is not None, 1)

    def document(self, entity: Entity) -> None:
        """Write the number of a passport or other document as one of its holder's."""
        scheme = "passportNumber" if entity.schema == "Passport" else entity.joined("type")
        country = country_of(entity.first("country") or "")
        for holder in self.rows.keys(entity, "holder"):
            for number in entity.values("number"):
                row: dict[str, object] = {
                    "party_id": holder,
                    "scheme": scheme or "idNumber",
                    "country": country,
                    "value_text": number,
                    "value": identifier_value(number),
                }
                self.rows.add_value("identifier", entity, "number", number, row)

    def _names(self, entity: Entity, key: str) -> str | None:
        found = [
            (prop, value, kind)
            for prop, kind in NAMES
            for value in entity.values(prop)
            if value.strip() != NO_NAME
        ]
        main = next((value for prop, value, _ in found if prop == "name"), None)
        if main is None:
            main = " ".join(value for part in _NAME_PARTS for value in entity.values(part)[:1])
            if main:
                reason = "expected a name; the parts of the name were joined"
                self.rows.fault("changed", reason, entity, "name", "")
        if len(found) > 1 or (found and found[0][0] != "name"):
            for prop, value, kind in found:
                row: dict[str, object] = {
                    "party_id": key,
                    "name": value,
                    "kind": kind,
                    "language": entity.language(prop, value),
                }
                self.rows.add_value("name", entity, prop, value, row)
        return main or None

    def _identifiers(
        self, entity: Entity, key: str, country: str | None
    ) -> tuple[str | None, str | None]:
        """Write all numbers; give scheme and number of the first that is no placeholder."""
        main: tuple[str | None, str | None] = (None, None)
        for prop in IDENTIFIERS:
            for received in entity.values(prop):
                number = identifier_value(received)
                issuer = None if prop in STATELESS else "RU" if prop in RUSSIAN else country
                row: dict[str, object] = {
                    "party_id": key,
                    "scheme": prop,
                    "country": issuer,
                    "value_text": received,
                    "value": number,
                }
                self.rows.add_value("identifier", entity, prop, received, row)
                if number and main[1] is None:
                    main = prop, number
        return main

    def _addresses(self, entity: Entity, key: str, country: str | None) -> None:
        for full in entity.values("address"):
            row: dict[str, object] = {"party_id": key, "full": full, "country": country}
            self.rows.add_value("address", entity, "address", full, row)

    def _contacts(self, entity: Entity, key: str) -> None:
        for prop, kind in CONTACTS.items():
            for received in entity.values(prop):
                value = re.sub(r"\D", "", received) if kind == "phone" else received.strip().lower()
                row: dict[str, object] = {
                    "party_id": key,
                    "kind": kind,
                    "value_text": received,
                    "value": value or None,
                }
                self.rows.add_value("contact", entity, prop, received, row)

    def _country(self, entity: Entity) -> str | None:
        """Give the country of the most telling property that names exactly one."""
        for prop in _COUNTRIES:
            values = entity.values(prop)
            for code in unread_countries(values):
                reason = "expected an ISO 3166-1 code of a country of today"
                self.rows.fault("dropped", reason, entity, prop, code)
            codes = {code for code in map(country_of, values) if code}
            if len(codes) == 1:
                return codes.pop()
        return None

    def _nationality(self, entity: Entity) -> str | None:
        values = entity.values("nationality") + entity.values("citizenship")
        for code in unread_countries(values):
            reason = "expected an ISO 3166-1 code of a country of today"
            self.rows.fault("dropped", reason, entity, "nationality", code)
        codes = [code for code in map(country_of, values) if code]
        return ";".join(dict.fromkeys(codes)) or None

    def _agreed(self, entity: Entity, prop: str) -> str | None:
        values = list(dict.fromkeys(value.strip() for value in entity.values(prop)))
        agreed = common_date(values)
        if len(values) > 1 and agreed not in values:
            reason = f"expected one {prop}; only what all agree on is kept"
            self.rows.fault("changed" if agreed else "dropped", reason, entity, prop, values)
        return agreed
