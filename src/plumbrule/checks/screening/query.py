"""What is asked, what it is asked against, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from plumbrule.checks.screening.span import Span


@dataclass(frozen=True, slots=True)
class Number:
    """An official number.

    Args:
        scheme: its scheme as linking names it, or the field it came from; empty when not known.
        value: normalised, see ``plumbrule.model.keys.identifier_value``.
        country: ISO 3166-1 alpha-2 code of the issuer, upper case, when known.
    """

    scheme: str
    value: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A party that may be found.

    Args:
        party_id: its record.
        entity_id: the entity the record belongs to; several records of one entity are one answer
            when the lead of the best is measured.
        kind: as in the model's table ``party``; None when the source does not say.
        names: each name with its kind of the model's table ``name``; ``weak`` ones never match
            alone.
        countries: ISO codes, upper case.
        born: days the birth (or founding) can have been on.
        identifiers: its numbers.
    """

    party_id: str
    entity_id: str
    kind: str | None
    names: tuple[tuple[str, str], ...]
    countries: frozenset[str] = frozenset()
    born: Span | None = None
    identifiers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Someone or something to look for.

    Args:
        name: main name; may be empty when there are identifiers.
        kind: ``person``, ``company``, ``body``, ``organisation``, ``arrangement``, or None when
            it may be either a person or an organisation.
        countries: ISO codes, upper case; empty when not known.
        born: days the birth (or founding) can have been on.
        identifiers: its numbers.
        other_names: further names it goes by.
    """

    name: str
    kind: str | None = None
    countries: frozenset[str] = frozenset()
    born: Span | None = None
    identifiers: tuple[Number, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed party that may be the one asked for.

    Args:
        party_id: its record.
        entity_id: the entity of the record.
        name: the name of the list that fits best.
        score: 0 to 1; from ``ALERT`` on a person should look.
        verdict: of the names: ``agrees``, ``close`` or ``differs``.
        rung: how the two are tied: ``id_match``, ``id_name_differs``, ``name_date_place``,
            ``name_only``, or ``refuted_id`` and ``refuted_date`` when the records speak against it.
        answer: ``hit``, ``clear`` or ``cannot_tell``; a name alone never makes a hit.
        reasons: codes for what cannot be told, such as ``weak:name_only``.
        why: the same and the marks of each comparison in words, for a reader.
        marks: the parts of the score by name, such as ``name`` and ``born``.
        alert: whether a person should look.
    """

    party_id: str
    entity_id: str
    name: str
    score: float
    verdict: str
    rung: str
    answer: str
    reasons: tuple[str, ...]
    why: tuple[str, ...]
    marks: tuple[tuple[str, float], ...]
    alert: bool
