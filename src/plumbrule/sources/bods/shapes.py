"""The shape of a statement in the Beneficial Ownership Data Standard 0.4.

Only what becomes a row is named here; every field may be missing, since the checks report that.
"""

from __future__ import annotations

import msgspec


class Unspecified(msgspec.Struct, frozen=True):
    """Why a person or entity is not named."""

    reason: str | None = None
    description: str | None = None


class Country(msgspec.Struct, frozen=True):
    """A country or jurisdiction: name and ISO 3166 code."""

    name: str | None = None
    code: str | None = None


class Identifier(msgspec.Struct, frozen=True):
    """An identifier; the scheme is a code of org-id.guide, ``ISO3-PASSPORT`` or the like."""

    id: str | None = None
    scheme: str | None = None
    schemeName: str | None = None  # noqa: N815 the standard's name


class Address(msgspec.Struct, frozen=True):
    """An address in one text, with its post code and country."""

    type: str | None = None
    address: str | None = None
    postCode: str | None = None  # noqa: N815
    country: Country | None = None


class Name(msgspec.Struct, frozen=True):
    """A name of a person, whole or in parts."""

    type: str | None = None
    fullName: str | None = None  # noqa: N815
    familyName: str | None = None  # noqa: N815
    givenName: str | None = None  # noqa: N815
    patronymicName: str | None = None  # noqa: N815


class EntityType(msgspec.Struct, frozen=True):
    """What an entity is."""

    type: str | None = None
    subtype: str | None = None
    details: str | None = None


class Security(msgspec.Struct, frozen=True):
    """A security traded on an exchange."""

    idScheme: str | None = None  # noqa: N815
    id: str | None = None


class SecuritiesListing(msgspec.Struct, frozen=True):
    """A listing of a security on an exchange."""

    security: Security | None = None


class PublicListing(msgspec.Struct, frozen=True):
    """Whether and where a company is listed on an exchange."""

    hasPublicListing: bool | None = None  # noqa: N815
    companyFilingsURLs: list[str] | None = None  # noqa: N815
    securitiesListings: list[SecuritiesListing] | None = None  # noqa: N815


class Exposure(msgspec.Struct, frozen=True):
    """One reason why a person is politically exposed."""

    reason: str | None = None
    jurisdiction: Country | None = None
    startDate: str | None = None  # noqa: N815
    endDate: str | None = None  # noqa: N815


class PoliticalExposure(msgspec.Struct, frozen=True):
    """Whether a person is politically exposed: isPep, isNotPep or unknown."""

    status: str | None = None
    details: list[Exposure] | None = None


class Share(msgspec.Struct, frozen=True):
    """A share in percent: exact, or between bounds that are included or excluded."""

    exact: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusiveMinimum: float | None = None  # noqa: N815
    exclusiveMaximum: float | None = None  # noqa: N815


class Interest(msgspec.Struct, frozen=True):
    """One interest held in the subject."""

    type: str | None = None
    directOrIndirect: str | None = None  # noqa: N815
    beneficialOwnershipOrControl: bool | None = None  # noqa: N815
    details: str | None = None
    share: Share | None = None
    startDate: str | None = None  # noqa: N815
    endDate: str | None = None  # noqa: N815


class Entity(msgspec.Struct, frozen=True):
    """Details of an entity record."""

    entityType: EntityType | None = None  # noqa: N815
    unspecifiedEntityDetails: Unspecified | None = None  # noqa: N815
    name: str | None = None
    alternateNames: list[str] | None = None  # noqa: N815
    jurisdiction: Country | None = None
    identifiers: list[Identifier] | None = None
    foundingDate: str | None = None  # noqa: N815
    dissolutionDate: str | None = None  # noqa: N815
    addresses: list[Address] | None = None
    publicListing: PublicListing | None = None  # noqa: N815


class Person(msgspec.Struct, frozen=True):
    """Details of a person record."""

    personType: str | None = None  # noqa: N815
    unspecifiedPersonDetails: Unspecified | None = None  # noqa: N815
    names: list[Name] | None = None
    identifiers: list[Identifier] | None = None
    nationalities: list[Country] | None = None
    placeOfBirth: Address | None = None  # noqa: N815
    birthDate: str | None = None  # noqa: N815
    deathDate: str | None = None  # noqa: N815
    addresses: list[Address] | None = None
    politicalExposure: PoliticalExposure | None = None  # noqa: N815


class Relationship(msgspec.Struct, frozen=True):
    """Details of a relationship record: who has which interests in whom."""

    componentRecords: list[str] | None = None  # noqa: N815
    subject: str | Unspecified | None = None
    interestedParty: str | Unspecified | None = None  # noqa: N815
    interests: list[Interest] | None = None


Details = Entity | Person | Relationship

DETAILS: dict[str, type[Details]] = {
    "entity": Entity,
    "person": Person,
    "relationship": Relationship,
}
"""The typed form of ``recordDetails`` by ``recordType``."""


class Publication(msgspec.Struct, frozen=True):
    """When the statement was published."""

    publicationDate: str | None = None  # noqa: N815


class Envelope(msgspec.Struct, frozen=True):
    """A statement before its details are read."""

    statementId: str | None = None  # noqa: N815
    statementDate: str | None = None  # noqa: N815
    recordId: str | None = None  # noqa: N815
    recordType: str | None = None  # noqa: N815
    recordStatus: str | None = None  # noqa: N815
    publicationDetails: Publication | None = None  # noqa: N815
    recordDetails: msgspec.Raw = msgspec.Raw(b"{}")  # noqa: N815
