"""From the cells of somebody's table to queries: which column says what, by its usual headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plumbrule.checks.screening.numbers import number_of
from plumbrule.checks.screening.query import Number, Query
from plumbrule.checks.screening.span import hull, span_of
from plumbrule.model import PlumbError
from plumbrule.sources.countries import country_code
from plumbrule.sources.dates import told

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": (
        *("name", "full name", "fullname", "caption", "legal name", "company name", "company"),
        *("person", "person name", "entity name", "customer name", "supplier", "supplier name"),
        *("party", "party name", "nombre", "nom", "razon social", "raison sociale"),
    ),
    "given": ("given name", "given names", "first name", "firstname", "forename", "prenom"),
    "middle": ("middle name", "middlename", "second name", "father name", "patronymic"),
    "family": ("family name", "last name", "lastname", "surname", "apellido", "apellidos"),
    "other": ("alias", "aliases", "aka", "other name", "other names", "previous name"),
    "kind": ("kind", "schema", "type", "entity type", "party type"),
    "born": ("born", "birth date", "birthdate", "date of birth", "dob", "birth year", "founded"),
    "country": (
        "country",
        "countries",
        "country code",
        "nationality",
        "citizenship",
        "jurisdiction",
    ),
    "scheme": ("scheme", "id scheme", "identifier scheme"),
    "id": ("id", "identifier", "identifiers", "ids", "official number"),
}
"""Headings by what they say, folded: lower case, words apart by one space."""

NUMBERS = {
    "id number": "idNumber",
    "national id": "idNumber",
    "tax id": "taxNumber",
    "tax number": "taxNumber",
    "registration number": "registrationNumber",
    "company number": "registrationNumber",
    "passport": "passportNumber",
    "passport number": "passportNumber",
    "lei": "XI-LEI",
    "lei code": "XI-LEI",
    "inn": "RU-INN",
    "inn code": "RU-INN",
    "ogrn": "RU-OGRN",
    "ogrn code": "RU-OGRN",
    "vat": "vatCode",
    "vat number": "vatCode",
    "imo": "imoNumber",
    "imo number": "imoNumber",
}
"""Headings of official numbers, with their scheme or the field they are known by."""

KINDS: dict[str, str | None] = {
    **dict.fromkeys(("person", "individual", "natural person", "human", "p"), "person"),
    **dict.fromkeys(("company", "firm", "business", "c"), "company"),
    **dict.fromkeys(("organization", "organisation", "entity", "org", "vessel"), "organisation"),
    **dict.fromkeys(("public body", "publicbody", "body", "authority"), "body"),
    **dict.fromkeys(("legal entity", "legalentity", "thing", "any", ""), None),
    **dict.fromkeys(("arrangement", "trust"), "arrangement"),
}
"""Kinds of party by the words for them, folded."""


@dataclass(frozen=True)
class Columns:
    """Which column says what: its place for each meaning.

    Args:
        places: by meaning, the columns that say it.
        numbers: columns of official numbers, with their schemes.
        unused: headings that no meaning is known for.
    """

    places: Mapping[str, tuple[int, ...]]
    numbers: tuple[tuple[int, str], ...]
    unused: tuple[str, ...]

    def texts(self, row: Sequence[str], meaning: str) -> list[str]:
        """Give what the cells of a meaning say, empty ones left out."""
        cells = [row[place].strip() for place in self.places.get(meaning, ()) if place < len(row)]
        return [cell for cell in cells if cell]


def columns_of(header: Sequence[str]) -> Columns:
    """Tell which column says what.

    Raises:
        PlumbError: no column holds names.
    """
    places: dict[str, list[int]] = {}
    numbers: list[tuple[int, str]] = []
    unused: list[str] = []
    meanings = {heading: meaning for meaning, found in HEADINGS.items() for heading in found}
    for place, text in enumerate(header):
        heading = fold(text)
        if heading in meanings:
            places.setdefault(meanings[heading], []).append(place)
        elif heading in NUMBERS:
            numbers.append((place, NUMBERS[heading]))
        elif heading:
            unused.append(text.strip())
    if not places.keys() & {"name", "family"}:
        raise PlumbError(
            "no column is headed `name` (or `first name` and `last name`); name one so: "
            f"found {', '.join(header[:10]) or 'none'}"
        )
    fixed = {meaning: tuple(found) for meaning, found in places.items()}
    return Columns(fixed, tuple(numbers), tuple(unused))


def fold(heading: str) -> str:
    """Fold a heading: ``Birth_Date`` and ``birthDate`` are ``birth date``.

    >>> fold(" Date_of-Birth"), fold("birthDate"), fold("DOB")
    ('date of birth', 'birth date', 'dob')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading.lstrip("\ufeff"))
    return " ".join(re.sub(r"[_\-./:]+", " ", apart).casefold().split())


def query_of(
    columns: Columns, row: Sequence[str], kind: str | None = None
) -> tuple[Query, list[str]]:
    """Read a row as a query.

    Args:
        columns: what each column says.
        row: the cells.
        kind: kind of party where the row does not tell.

    Returns:
        The query, and a note in words on each cell that could not be used.
    """
    notes: list[str] = []
    names = columns.texts(row, "name")
    parts = [text for part in ("given", "middle", "family") for text in columns.texts(row, part)]
    if not names and parts:
        names = [" ".join(parts)]
    others = [one for text in columns.texts(row, "other") for one in text.split(";")]
    query = Query(
        name=names[0] if names else "",
        kind=_kind(columns.texts(row, "kind"), kind, notes),
        countries=_countries(columns.texts(row, "country"), notes),
        identifiers=_numbers(columns, row, notes),
        other_names=tuple(filter(None, (one.strip() for one in (*names[1:], *others)))),
    )
    spans = []
    for text in columns.texts(row, "born"):
        found = told(text)
        first = span_of(found.text) if found and found.text else None
        if found is not None and first is None:
            first = hull([span for span in map(span_of, _ends(text)) if span])
        if first is None:
            notes.append("born: expected a date such as 1970-01-31, or a year")
        else:
            spans.append(first)
    return replace(query, born=hull(spans)), notes


def _ends(text: str) -> list[str]:
    return re.findall(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text)


def _kind(texts: Sequence[str], default: str | None, notes: list[str]) -> str | None:
    for text in texts:
        if fold(text) in KINDS:
            return KINDS[fold(text)]
        notes.append("kind: expected person, company, organisation or body")
    return default


def _countries(texts: Sequence[str], notes: list[str]) -> frozenset[str]:
    found = set()
    for one in (part for text in texts for part in re.split(r"[;|]", text) if part.strip()):
        code = country_code(one)
        if code is None:
            notes.append("country: expected a code of two letters or the name of a country")
        else:
            found.add(code)
    return frozenset(found)


def _numbers(columns: Columns, row: Sequence[str], notes: list[str]) -> tuple[Number, ...]:
    schemes = columns.texts(row, "scheme")
    pairs = [
        (scheme, row[place]) for place, scheme in columns.numbers if place < len(row) and row[place]
    ]
    for text in columns.texts(row, "id"):
        for one in filter(None, (part.strip() for part in text.split(";"))):
            named, colon, value = one.partition(":")
            pairs.append((named, value) if colon else (schemes[0] if schemes else "", one))
    found = []
    for scheme, text in pairs:
        number = number_of(scheme, text)
        if number is None:
            notes.append("id: a placeholder names nobody and is not used")
        else:
            found.append(number)
    return tuple(found)
