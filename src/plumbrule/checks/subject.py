"""Who a check is about: what was typed, and the same brought to comparable form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from plumbrule.checks.numbers import canonical, checksum
from plumbrule.checks.screening.span import Span, span_of
from plumbrule.model.errors import PlumbError
from plumbrule.model.keys import address_key, identifier_value, name_key

KINDS = ("person", "company", "body")


@dataclass(frozen=True)
class Contact:
    """A mark by which two parties can be seen to share something.

    Args:
        kind: telephone, email or address.
        mark: normalised for comparison.
        text: as given.
    """

    kind: str
    mark: str
    text: str


@dataclass(frozen=True)
class Subject:
    """A person, company or body as it was named.

    Args:
        kind: person, company or body.
        name: as given.
        numbers: official numbers as pairs of scheme (as linking names it) and normalised value.
        country: ISO 3166-1 alpha-2 code, when given.
        born: days of birth it can mean, when given.
        born_text: as given.
        role: in the decision: bidder, member of a consortium, subcontractor, panel member ...
        group: the bid it makes together with others; bidders of one bid are no rivals.
        records: records of the lake that are this very party (``party_id``), when it comes from a
            process that is loaded.
        contacts: its addresses and numbers as the tender names them.
        doubts: what was given and cannot be used, in words.
    """

    kind: str
    name: str
    numbers: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    born: Span | None = None
    born_text: str | None = None
    role: str = ""
    group: str = ""
    records: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = field(default=())
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A short name that is different for different parties of one check."""
        number = ":".join(self.numbers[0]) if self.numbers else ""
        return f"{self.kind}/{name_key(self.name)}/{number}/{self.born_text or ''}"

    def given(self) -> dict[str, Any]:
        """Return it in normalised form, for a receipt."""
        return {
            "kind": self.kind,
            "name": self.name,
            "name_key": name_key(self.name),
            "ids": [f"{scheme}:{value}" for scheme, value in self.numbers],
            "country": self.country,
            "born": self.born_text,
            "role": self.role,
            "doubts": list(self.doubts),
        }


def subject(
    kind: str,
    name: str,
    *,
    ids: tuple[str, ...] = (),
    country: str | None = None,
    born: str | None = None,
    role: str = "",
) -> Subject:
    """Make a subject of what somebody typed.

    Args:
        kind: person, company or body.
        name: its name; must have a letter or a digit unless a number is given.
        ids: official numbers as ``SCHEME:VALUE``, such as ``GB-COH:01234567``.
        country: ISO 3166-1 alpha-2 code.
        born: birth (or founding) as a year, month or day, ISO 8601.
        role: in the decision.

    Raises:
        PlumbError: there is neither a name nor a number, or one of the parts is not readable.
    """
    name = " ".join(name.split())
    pairs = [_number(text) for text in ids]
    if not any(character.isalnum() for character in name) and not pairs:
        raise PlumbError("a name or an official number is needed: who is to be checked?")
    span = span_of(born) if born else None
    if born and span is None:
        raise PlumbError(
            f"{born!r} is no date of birth: write YYYY-MM-DD, or YYYY when only the year is known"
        )
    code = country.strip().upper() if country else None
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise PlumbError(
            f"{country!r} is no country: write its two letters (ISO 3166-1), such as FR"
        )
    made = Subject(kind, name, country=code, born=span, born_text=born or None, role=role)
    return with_numbers(made, tuple(pairs))


def with_numbers(made: Subject, pairs: tuple[tuple[str, str], ...]) -> Subject:
    """Add official numbers; those that nobody can bear are told and not used."""
    numbers, doubts = [], []
    for scheme_text, value_text in pairs:
        value = identifier_value(value_text)
        if value is None:
            doubts.append(f"{scheme_text}: {value_text!r} is a placeholder and names nobody")
            continue
        scheme = canonical(scheme_text, made.country, value)
        if checksum(scheme, value) == "bad":
            doubts.append(f"{scheme}: {value_text!r} fails the check of its scheme: a slip?")
        else:
            numbers.append((scheme, value))
            if scheme.endswith("@?"):
                doubts.append(f"{scheme_text}: name the country, else the number meets no other")
    return replace(
        made,
        numbers=tuple(sorted({*made.numbers, *numbers})),
        doubts=(*made.doubts, *doubts),
    )


def contact(kind: str, text: str | None) -> Contact | None:
    """Make a mark of a telephone number, e-mail or postal address; None when it marks nobody."""
    if not text:
        return None
    if kind == "telephone":
        digits = "".join(character for character in text if character.isdigit())
        useful = len(digits) >= 7 and len(set(digits)) > 2 and "1234567" not in digits
        return Contact(kind, digits, text) if useful else None
    if kind == "email":
        address = text.strip().casefold()
        return Contact(kind, address, text) if "@" in address and "." in address else None
    folded = address_key(text)
    useful = len(folded) >= 10 and any(character.isdigit() for character in folded)
    return Contact("address", folded, text) if useful else None


def _number(text: str) -> tuple[str, str]:
    scheme, colon, value = text.partition(":")
    if not colon or not scheme.strip() or not value.strip():
        raise PlumbError(
            f"{text!r} is no official number: write SCHEME:VALUE, such as GB-COH:01234567"
        )
    return scheme.strip(), value.strip()
