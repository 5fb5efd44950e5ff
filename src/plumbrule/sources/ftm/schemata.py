"""What each FollowTheMoney schema becomes, and which of its properties say what.

Names are those of the FollowTheMoney model, https://followthemoney.tech.
"""

from __future__ import annotations

PARTIES: dict[str, str | None] = {
    "Person": "person",
    "Company": "company",
    "Organization": "organisation",
    "PublicBody": "body",
    "LegalEntity": None,
}
"""Kind of party by schema; a LegalEntity may be a person or an organisation."""

_GENERAL = ("Thing", "LegalEntity", "Organization", "Company")
"""Schemata that a more special one of the same entity overrides, the most general first."""

_ORGANISATIONS = frozenset({"Organization", "Company", "PublicBody"})

RELATIONS: dict[str, tuple[str, str, str]] = {
    "Ownership": ("ownership", "owner", "asset"),
    "Control": ("control", "controller", "controlled"),
    "Directorship": ("directorship", "director", "organization"),
    "Membership": ("membership", "member", "organization"),
    "Employment": ("employment", "employee", "employer"),
    "Representation": ("representation", "agent", "client"),
    "Family": ("family", "person", "relative"),
    "Associate": ("association", "person", "associate"),
    "Succession": ("succession", "predecessor", "successor"),
    "UnknownLink": ("unknown", "subject", "object"),
}
"""Kind of relation and the properties of both ends, by schema."""

REFERENCES: dict[str, tuple[str, ...]] = {
    **{schema: (first, second) for schema, (_, first, second) in RELATIONS.items()},
    **dict.fromkeys(PARTIES, ("addressEntity",)),
    "Position": ("organization",),
    "Occupancy": ("holder", "post"),
    "Sanction": ("entity",),
    "Payment": ("payer", "beneficiary"),
    "Identification": ("holder",),
    "Passport": ("holder",),
}
"""Properties that name other entities, by schema; schemata not listed become no rows."""

READ = frozenset(REFERENCES) | {"Address"}
"""Schemata that become rows."""

NAMES: tuple[tuple[str, str], ...] = (
    ("name", "legal"),
    ("alias", "alternative"),
    ("previousName", "former"),
    ("weakAlias", "weak"),
    ("abbreviation", "weak"),
)
"""Kind of name by property. An abbreviation fits too many to stand alone."""

IDENTIFIERS: tuple[str, ...] = (
    "registrationNumber", "leiCode", "taxNumber", "innCode", "ogrnCode", "vatCode",
    "uniqueEntityId", "idNumber", "passportNumber", "socialSecurityNumber", "licenseNumber",
    "okpoCode", "kppCode", "voenCode", "cikCode", "cageCode", "dunsCode", "npiCode", "permId",
    "imoNumber", "giiNumber", "icijId", "swiftBic", "wikidataId",
)  # fmt: skip
"""Properties that are numbers; the first that a party has is its main one. Each is a scheme."""

STATELESS = frozenset({"leiCode", "dunsCode", "permId", "imoNumber", "icijId", "wikidataId"})
"""Numbers that no country issues."""

RUSSIAN = frozenset({"innCode", "ogrnCode", "okpoCode", "kppCode"})
"""Numbers that Russia issues, wherever their bearer sits."""

CONTACTS: dict[str, str] = {"phone": "phone", "email": "email", "website": "web"}
"""Kind of contact by property."""

LISTED: dict[str, str] = {
    "sanction": "sanction",
    "sanction.counter": "sanction",
    "debarment": "debarment",
    "export.control": "export control",
    "wanted": "wanted",
    "reg.warn": "warning",
}
"""Kind of listing by topic, the first that fits an entity. Topics that speak of others' listings
(``sanction.linked``, ``sanction.control``, ``export.control.linked``) list nobody."""


def more_special(one: str, other: str) -> str | None:
    """Give the schema of an entity that two of its parts give two schemata.

    Returns:
        None when no schema covers both, such as Person and Company.
    """
    if one == other:
        return one
    if {one, other} <= _ORGANISATIONS:
        general = "Organization" if "Organization" in {one, other} else None
        return next(name for name in (one, other) if name != general) if general else None
    for general in _GENERAL[:2]:
        if one == general:
            return other
        if other == general:
            return one
    return None
