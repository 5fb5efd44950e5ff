"""Who of the lake a named party is, or may be; and how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plumbrule.checks.answer import NEEDED, RANK
from plumbrule.checks.facts.records import Known
from plumbrule.checks.screening.span import Span, compare_spans
from plumbrule.checks.subject import Subject
from plumbrule.linking.names import WORTH_A_LOOK, analyse, compare
from plumbrule.linking.schemes import bears_one
from plumbrule.model.keys import name_key

AGAINST = frozenset({"refuted_id", "refuted_date", "not_same"})
"""Rungs on which the records say that two are not one."""


@dataclass(frozen=True)
class Match:
    """An entity that the subject is, may be, or (on a rung of ``AGAINST``) is not.

    Args:
        entity: the entity.
        rung: how the two are tied.
        why: in words.
    """

    entity: str
    rung: str
    why: str

    @property
    def rank(self) -> int:
        """Strength of the rung; 0 for what speaks against or says nothing."""
        return RANK.get(self.rung, 0)

    @property
    def possible(self) -> bool:
        """Whether they may be one."""
        return self.rung not in AGAINST


@dataclass(frozen=True)
class Identity:
    """A subject with everyone it may be.

    Args:
        subject: as named.
        matches: one for each entity, the surest first.
        namesakes: entities that bear its name and may or may not be it.
    """

    subject: Subject
    matches: tuple[Match, ...]
    namesakes: int = 0

    @property
    def sure(self) -> tuple[Match, ...]:
        """Those that it certainly is."""
        return tuple(one for one in self.matches if one.rank >= NEEDED)

    @property
    def possible(self) -> tuple[Match, ...]:
        """Those that it is or may be."""
        return tuple(one for one in self.matches if one.possible)

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of all that are named here, those it is not included."""
        return tuple(one.entity for one in self.matches)

    @property
    def uncertain(self) -> tuple[str, ...]:
        """Codes that go with every answer resting on a name."""
        if self.namesakes > 1:
            return ("frequent_name",)
        weak = [one for one in self.possible if one.rank < NEEDED]
        return ("ambiguous",) if len(weak) > 1 else ()


@dataclass(frozen=True)
class Attributes:
    """What can speak for or against two being one."""

    kind: str | None
    names: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    born: Span | None
    country: str | None


def of_subject(made: Subject, sure: Sequence[Known] = ()) -> Attributes:
    """Return the attributes of a subject, with those of the entities that it certainly is."""
    names = [made.name, *(name for one in sure for name in one.names)]
    numbers = {*made.numbers, *(number for one in sure for number in one.numbers)}
    born = made.born or next((one.born for one in sure if one.born), None)
    country = made.country or next((one.country for one in sure if one.country), None)
    return Attributes(made.kind, tuple(dict.fromkeys(names)), tuple(sorted(numbers)), born, country)


def by_number(made: Subject, known: Known, scheme: str) -> Match:
    """Judge an entity that bears the number which was given."""
    kind = "person" if made.kind == "person" else "organisation"
    given = analyse(made.name, kind)
    fits = (
        not given.tokens
        or not known.names
        or any(
            compare(given, analyse(name, kind)).score >= 0.5 * WORTH_A_LOOK for name in known.names
        )
    )
    if fits:
        return Match(known.entity, "id_match", f"the same number of {scheme}")
    return Match(
        known.entity,
        "id_name_differs",
        f"the same number of {scheme}, and names that have nothing in common",
    )


def by_name(mine: Attributes, known: Known, likeness: str) -> Match:
    """Judge an entity that bears the subject's name or one like it.

    Args:
        mine: attributes of the subject.
        known: the entity.
        likeness: how the names agree, in words.
    """
    theirs = dict(known.numbers)
    apart = sorted(
        scheme
        for scheme, value in dict(mine.numbers).items()
        if bears_one(scheme) and scheme in theirs and _bare(theirs[scheme]) != _bare(value)
    )
    if apart:
        return Match(
            known.entity, "refuted_id", f"{likeness}; numbers differ in {', '.join(apart)}"
        )
    if (mine.kind == "person") != (known.kind == "person") and known.kind is not None:
        likeness = f"{likeness}; one is a person and the other is not"
    said = compare_spans(mine.born, known.born) if mine.born and known.born else ""
    if said == "differs":
        return Match(known.entity, "refuted_date", f"{likeness}; dates of birth exclude each other")
    if said == "day":
        return Match(known.entity, "name_date_place", f"{likeness}; the same day of birth")
    words = {
        "year": "dates of birth overlap, neither is a whole date",
        "slip": "dates of birth differ as by a slip of the pen",
    }
    return Match(
        known.entity, "name_only", f"{likeness}; {words.get(said, 'no date or number to compare')}"
    )


def identity(made: Subject, matches: Sequence[Match], known: Mapping[str, Known]) -> Identity:
    """Put together who a subject may be: one match for an entity, the surest word counting.

    A word against (another number, another birth date, a person's decision) outweighs a likeness of
    names, and never a number that is the same.
    """
    best: dict[str, Match] = {}
    for one in matches:
        held = best.get(one.entity)
        if held is None or _weight(one) > _weight(held):
            best[one.entity] = one
    ordered = sorted(best.values(), key=lambda one: (-one.rank, not one.possible, one.entity))
    key = name_key(made.name)
    namesakes = [
        one
        for one in ordered
        if one.possible
        and one.rank < NEEDED
        and one.entity in known
        and any(name_key(name) == key for name in known[one.entity].names)
    ]
    return Identity(made, tuple(ordered), len(namesakes))


def _weight(one: Match) -> int:
    if one.rung in AGAINST:
        return NEEDED - 1 if one.rung != "not_same" else SURELY_NOT
    return one.rank


SURELY_NOT = 100
"""Weight of a person's decision that two are not one."""


def _bare(value: str) -> str:
    return value.lstrip("0")
