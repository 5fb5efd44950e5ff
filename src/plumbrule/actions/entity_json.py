"""Entities in the shape that screening clients know: FollowTheMoney, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plumbrule.checks.screening.span import Span
from plumbrule.checks.screening.watchlist import Entry
from plumbrule.sources.ftm.schemata import IDENTIFIERS, LISTED

SCHEMATA = {
    "person": "Person",
    "company": "Company",
    "organisation": "Organization",
    "body": "PublicBody",
}
"""Schema by kind; what may be a person or an organisation is a LegalEntity."""

_TOPICS = {kind: topic for topic, kind in reversed(LISTED.items())}
_NAMES = {"weak": "weakAlias", "former": "previousName", "birth": "previousName"}
_FIELDS = {name.upper(): name for name in IDENTIFIERS}
_SCHEMES = {"XI-LEI": "leiCode", "RU-INN": "innCode", "RU-OGRN": "ogrnCode"}


def schema_of(entry: Entry) -> str:
    """Give the schema of a party."""
    return SCHEMATA.get(entry.listed.kind or "", "LegalEntity")


def topics_of(entries: Sequence[Entry]) -> list[str]:
    """Give the topics of an entity: what kinds of list it is on."""
    kinds = {one.kind for entry in entries for one in entry.listings}
    return sorted(_TOPICS[kind] for kind in kinds if kind in _TOPICS)


def entity_json(entries: Sequence[Entry]) -> dict[str, Any]:
    """Describe an entity by its records, the first of which gives caption and schema."""
    first = entries[0]
    properties: dict[str, list[str]] = {}
    for entry in entries:
        _add_names(properties, entry)
        listed = entry.listed
        countries = [code.lower() for code in sorted(listed.countries)]
        _add(properties, "nationality" if listed.kind == "person" else "country", *countries)
        if listed.born is not None:
            date = "birthDate" if listed.kind == "person" else "incorporationDate"
            _add(properties, date, *iso(listed.born))
        for number in listed.identifiers:
            field = _FIELDS.get(number.scheme) or _SCHEMES.get(number.scheme) or "idNumber"
            _add(properties, field, number.value)
        _add(properties, "program", *(one.programme for one in entry.listings if one.programme))
    _add(properties, "topics", *topics_of(entries))
    days = sorted(entry.loaded.isoformat() for entry in entries if entry.loaded)
    starts = sorted(
        one.start.earliest.isoformat() for entry in entries for one in entry.listings if one.start
    )
    return {
        "id": first.listed.entity_id,
        "caption": first.listed.names[0][0] if first.listed.names else first.listed.party_id,
        "schema": schema_of(first),
        "properties": properties,
        "datasets": sorted({entry.source for entry in entries}),
        "referents": sorted({entry.listed.party_id for entry in entries}),
        "target": any(entry.listings for entry in entries),
        "first_seen": next(iter(starts or days), None),
        "last_seen": next(reversed(days), None),
        "last_change": next(reversed(days), None),
    }


def iso(span: Span) -> list[str]:
    """Write a span of days as ISO dates: a day, a year, or both ends."""
    first, last = span
    if first == last:
        return [first.isoformat()]
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return [str(first.year)]
    if (first.year, first.month) == (last.year, last.month):
        return [f"{first.year}-{first.month:02}"]
    return [first.isoformat(), last.isoformat()]


def _add_names(properties: dict[str, list[str]], entry: Entry) -> None:
    for place, (text, kind) in enumerate(entry.listed.names):
        _add(properties, "name" if place == 0 else _NAMES.get(kind, "alias"), text)


def _add(properties: dict[str, list[str]], name: str, *values: str) -> None:
    if values:
        held = properties.setdefault(name, [])
        held.extend(value for value in dict.fromkeys(values) if value not in held)
