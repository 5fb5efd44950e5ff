"""Persons and entities to rows of party, name, identifier, address, post and post_holder."""

from __future__ import annotations

from collections.abc import Iterable

from plumbrule.model.keys import identifier_value
from plumbrule.sources.bods.shapes import (
    Address,
    Country,
    Entity,
    EntityType,
    Identifier,
    Name,
    Person,
)
from plumbrule.sources.countries import country_code
from plumbrule.sources.sink import Sink

_KINDS = {
    "registeredEntity": "company",
    "legalEntity": "organisation",
    "arrangement": "arrangement",
    "state": "body",
    "stateBody": "body",
}
"""Kind of party by type of entity; an anonymous or unknown entity may be of any kind."""

_NAME_KINDS = {
    "individual": "legal",
    "legal": "legal",
    "translation": "translation",
    "transliteration": "transliteration",
    "former": "former",
    "alternative": "alternative",
    "birth": "birth",
}


class PartyRows:
    """Writes the rows of one party.

    Args:
        sink: where they go.
        party_id: key of the party.
        local_id: key of its record in the source.
        line: line of the statement.
        base: pointer to the details inside the statement.
    """

    def __init__(self, sink: Sink, party_id: str, local_id: str, line: int, base: str) -> None:
        self.sink = sink
        self.party_id = party_id
        self.local_id = local_id
        self.line = line
        self.base = base

    def person(self, person: Person) -> None:
        """Write a person."""
        known = person.personType in {None, "knownPerson"}
        names = self._person_names(person.names or ())
        identifiers = self._identifiers(person.identifiers or ())
        scheme, identifier = next(iter(identifiers), (None, None))
        born_at = person.placeOfBirth or next(
            (one for one in person.addresses or () if one.type == "placeOfBirth"), None
        )
        legal = next((name for name, kind in names if kind == "legal"), None)
        self._add(
            "party",
            kind="person",
            local_id=self.local_id,
            name=legal or next((name for name, _ in names), None),
            scheme=scheme,
            identifier=identifier,
            born_text=person.birthDate,
            dissolved_text=person.deathDate,
            birth_place=_whole(born_at) if born_at else None,
            nationality=_codes(person.nationalities or ()),
        )
        self._addresses(one for one in person.addresses or () if one.type != "placeOfBirth")
        if known:
            self.sink.fill("born", person.birthDate is not None, 1)
            self.sink.fill("person_identifier", bool(identifiers), 1)

    def entity(self, entity: Entity) -> None:
        """Write an entity."""
        kind = entity.entityType or EntityType()
        identifiers = self._identifiers(entity.identifiers or ())
        scheme, identifier = next(iter(identifiers), (None, None))
        name = _filled(entity.name)
        others = [other for other in map(_filled, entity.alternateNames or ()) if other]
        self._add(
            "party",
            kind="arrangement" if kind.subtype == "trust" else _KINDS.get(kind.type or ""),
            local_id=self.local_id,
            name=name,
            country=_code(entity.jurisdiction),
            scheme=scheme,
            identifier=identifier,
            legal_form=_filled(kind.details),
            founded_text=entity.foundingDate,
            dissolved_text=entity.dissolutionDate,
        )
        if name and others:
            self._add("name", "/name", name=name, kind="legal")
        for index, other in enumerate(others):
            self._add("name", f"/alternateNames/{index}", name=other, kind="alternative")
        self._securities(entity)
        self._addresses(entity.addresses or ())
        if kind.type not in {"anonymousEntity", "unknownEntity"}:
            self.sink.fill("entity_identifier", bool(identifiers), 1)

    def exposures(self, person: Person, statement_key: str) -> None:
        """Write the public posts of a person who is stated to be politically exposed.

        Who is stated to be none, or for whom it is not known, gets no row.
        """
        exposure = person.politicalExposure
        if exposure is None or exposure.status != "isPep":
            return
        if not exposure.details:
            self._add(
                "post_holder",
                "/politicalExposure",
                holding_id=f"{statement_key}/exposure",
                person_id=self.party_id,
            )
        for index, one in enumerate(exposure.details or ()):
            path = f"/politicalExposure/details/{index}"
            key = f"{statement_key}/exposure/{index}"
            title = _filled(one.reason)
            if title:
                country = _code(one.jurisdiction)
                self._add("post", path, post_id=key, title=title, country=country)
            self._add(
                "post_holder",
                path,
                holding_id=key,
                post_id=key if title else None,
                person_id=self.party_id,
                title=title,
                start_text=one.startDate,
                end_text=one.endDate,
            )

    def _person_names(self, names: Iterable[Name]) -> list[tuple[str, str]]:
        found: list[tuple[str, str, int]] = []
        for index, one in enumerate(names):
            whole = _filled(one.fullName)
            if whole is None:
                parts = (one.givenName, one.patronymicName, one.familyName)
                whole = " ".join(part for part in map(_filled, parts) if part)
                if whole:
                    reason = "expected fullName; the parts of the name were joined"
                    self.sink.fault("changed", reason, self.line, f"{self.base}/names/{index}")
            if whole:
                found.append((whole, _NAME_KINDS.get(one.type or "legal", "alternative"), index))
        if len(found) > 1:
            for whole, kind, index in found:
                self._add("name", f"/names/{index}", name=whole, kind=kind)
        return [(whole, kind) for whole, kind, _ in found]

    def _identifiers(self, identifiers: Iterable[Identifier]) -> list[tuple[str | None, str]]:
        """Write all; give scheme and value of those that are no placeholders."""
        usable: list[tuple[str | None, str]] = []
        for index, one in enumerate(identifiers):
            received = _filled(one.id)
            if received is None:
                continue
            value = identifier_value(received)
            scheme = _filled(one.scheme) or _filled(one.schemeName)
            self._identifier(f"/identifiers/{index}", scheme, received, value)
            if value:
                usable.append((scheme, value))
        return usable

    def _securities(self, entity: Entity) -> None:
        listing = entity.publicListing
        seen: set[tuple[str | None, str]] = set()
        for index, one in enumerate((listing.securitiesListings if listing else None) or ()):
            received = _filled(one.security.id) if one.security else None
            if one.security and received and (one.security.idScheme, received) not in seen:
                seen.add((one.security.idScheme, received))
                path = f"/publicListing/securitiesListings/{index}/security"
                scheme = (one.security.idScheme or "").upper() or None
                self._identifier(path, scheme, received, identifier_value(received))

    def _identifier(self, path: str, scheme: str | None, received: str, value: str | None) -> None:
        issuer = scheme[:2] if scheme and scheme[2:3] == "-" and scheme[:2].isalpha() else None
        self._add(
            "identifier",
            path,
            scheme=scheme,
            country=None if issuer in {"XI", "XM", "XR"} else issuer,
            value_text=received,
            value=value,
        )

    def _addresses(self, addresses: Iterable[Address]) -> None:
        for index, one in enumerate(addresses):
            whole = _whole(one)
            if whole:
                self._add(
                    "address",
                    f"/addresses/{index}",
                    full=whole,
                    postcode=_filled(one.postCode),
                    country=_code(one.country),
                    kind=one.type,
                )

    def _add(self, table: str, path: str = "", **row: object) -> None:
        row["party_id"] = self.party_id
        if table in {"post", "post_holder"}:
            del row["party_id"]
        self.sink.add(table, row, line=self.line, path=self.base + path)


def _filled(text: str | None) -> str | None:
    """Give a text without the spaces around it; None when nothing is left."""
    return (text.strip() or None) if text else None


def _code(country: Country | None) -> str | None:
    """Give the country of a jurisdiction such as ``GB`` or ``US-DE``, else of its name."""
    if country is None:
        return None
    return country_code((country.code or "")[:2]) or country_code(country.name or "")


def _codes(countries: Iterable[Country]) -> str | None:
    codes = [code for code in map(_code, countries) if code]
    return ";".join(dict.fromkeys(codes)) or None


def _whole(address: Address) -> str | None:
    """Join the address, its post code and a country that has no code, each once."""
    whole = _filled(address.address) or ""
    postcode = _filled(address.postCode)
    unread = address.country is not None and _code(address.country) is None
    named = _filled(address.country.name) if address.country and unread else None
    for part in (postcode, named):
        if part and part.casefold() not in whole.casefold():
            whole = f"{whole}, {part}" if whole else part
    return whole or None
