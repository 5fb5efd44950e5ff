"""Persons and entities as the details of their records in BODS 0.4."""

from __future__ import annotations

import re
from collections import Counter

from plumbrule.exports.reading import Row, agreed, present
from plumbrule.sources.countries import country_name

_ENTITY_TYPES = {
    "company": "registeredEntity",
    "organisation": "legalEntity",
    "body": "stateBody",
    "arrangement": "arrangement",
    None: "unknownEntity",
}
_NAME_TYPES = {"legal", "translation", "transliteration", "former", "alternative", "birth"}
_ENTITY_ADDRESSES = {"registered", "business", "alternative"}
_PERSON_ADDRESSES = {"residence", "service", "alternative"}
_SCHEME = re.compile(r"[A-Z]{2,3}-\S+")
_PERSON_SCHEME = re.compile(r"[A-Z]{3}-(?:PASSPORT|TAXID|IDCARD)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class PartyDetails:
    """Makes the details of parties.

    Args:
        lost: counts what the standard has no place for.
    """

    def __init__(self, lost: Counter[str]) -> None:
        self.lost = lost

    def entity(self, row: Row) -> Row:
        """Make the details of an entity."""
        kind = row["kind"] if row["kind"] in _ENTITY_TYPES else None
        type_: Row = {"type": _ENTITY_TYPES[kind]}
        if row["legal_forms"]:
            type_["details"] = "; ".join(row["legal_forms"])
        others = [one for one in _all_names(row) if one != row["name"]]
        details: Row = {
            "isComponent": False,
            "entityType": type_,
            "name": row["name"],
            "alternateNames": others or None,
            "jurisdiction": self._country(row["countries"], "countries of an entity"),
            "identifiers": _identifiers(row, _SCHEME),
            "foundingDate": self._day(row["founded"], "founding dates"),
            "dissolutionDate": self._day(row["dissolved"], "dates of dissolution"),
            "addresses": _addresses(row, _ENTITY_ADDRESSES),
        }
        self._contacts(row)
        return present(details)

    def person(self, row: Row, seats: list[Row]) -> Row:
        """Make the details of a person, with the public posts as political exposure."""
        names = [
            {"fullName": one["name"], "type": _name_type(one["kind"])}
            for one in row["names"]
            if one["name"] != row["name"]
        ]
        if row["name"]:
            names.insert(0, {"fullName": row["name"], "type": "legal"})
        known = {one["fullName"] for one in names}
        names += [
            {"fullName": one, "type": "alternative"}
            for one in row["main_names"]
            if one not in known
        ]
        nationalities = [code for codes in row["nationalities"] for code in codes.split(";")]
        details: Row = {
            "isComponent": False,
            "personType": "knownPerson" if names else "unknownPerson",
            "names": names or None,
            "identifiers": _identifiers(row, _PERSON_SCHEME),
            "nationalities": [
                {"code": code, "name": country_name(code)} for code in dict.fromkeys(nationalities)
            ]
            or None,
            "birthDate": self._date(row["born"], "dates of birth"),
            "deathDate": self._date(row["dissolved"], "dates of death"),
            "placeOfBirth": {"type": "placeOfBirth", "address": row["birth_places"][0]}
            if row["birth_places"]
            else None,
            "addresses": _addresses(row, _PERSON_ADDRESSES),
            "politicalExposure": {"status": "isPep", "details": [_exposure(one) for one in seats]}
            if seats
            else None,
        }
        self._contacts(row)
        return present(details)

    def _contacts(self, row: Row) -> None:
        if row["contacts"]:
            self.lost["telephone numbers, e-mail and web addresses"] += len(row["contacts"])
        if row["listings"]:
            self.lost["listings"] += len(row["listings"])

    def _country(self, codes: list[str], what: str) -> Row | None:
        if len(codes) > 1:
            self.lost[f"{what} that differ"] += 1
        return {"code": codes[0], "name": country_name(codes[0])} if len(codes) == 1 else None

    def _date(self, values: list[str], what: str) -> str | None:
        if values and agreed(values) is None:
            self.lost[f"{what} that differ"] += 1
        return agreed(values)

    def _day(self, values: list[str], what: str) -> str | None:
        return self.first_day(self._date(values, what))

    def first_day(self, value: str | None) -> str | None:
        """Round a year or month to its first day, as the standard says, and count it."""
        if value is None or _DAY.fullmatch(value):
            return value
        self.lost["years and months, rounded to their first day"] += 1
        return f"{value}-01-01"[:10]


def _identifiers(row: Row, scheme: re.Pattern[str]) -> list[Row] | None:
    found = []
    for one in row["identifiers"]:
        named = one["scheme"] or "number"
        key = "scheme" if scheme.fullmatch(named) else "schemeName"
        found.append({"id": one["value"], key: named})
    return found or None


def _addresses(row: Row, kinds: set[str]) -> list[Row] | None:
    found: list[Row] = []
    for one in row["addresses"]:
        country = one["country"]
        found.append(
            present(
                {
                    "type": one["kind"] if one["kind"] in kinds else None,
                    "address": one["full"],
                    "postCode": one["postcode"],
                    "country": {"code": country, "name": country_name(country)}
                    if country
                    else None,
                }
            )
        )
    return found or None


def _all_names(row: Row) -> list[str]:
    names = [one["name"] for one in row["names"]] + row["main_names"]
    return list(dict.fromkeys(names))


def _name_type(kind: str | None) -> str:
    return kind if kind in _NAME_TYPES else "alternative"


def _exposure(seat: Row) -> Row:
    country = seat["country"]
    dates = {
        key: f"{value}-01-01"[:10] if value else None
        for key, value in (("startDate", seat["start_date"]), ("endDate", seat["end_date"]))
    }
    return present(
        {
            "reason": seat["title"],
            "jurisdiction": {"code": country, "name": country_name(country)} if country else None,
            **dates,
        }
    )
