"""All that a question is asked of: the parties, the day, the purpose, and what was read of the lake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from plumbrule.checks.answer import NEEDED, NEEDED_OF_BODY, RANK, SUREST, rung_of
from plumbrule.checks.facts.lists import gaps
from plumbrule.checks.facts.records import (
    Alike,
    Business,
    Dealing,
    Known,
    Listing,
    ListVersion,
    Mark,
    Picture,
    Seat,
    Tie,
)
from plumbrule.checks.identity import AGAINST, Identity, Match

BEFORE_MONEY = frozenset({"award", "payment"})
"""Purposes for which a list may be seven days old at most."""
DAYS_BEFORE_MONEY, DAYS_ELSE = 7, 30
"""Allowed age of a list in days: our proposal, to be replaced by the law's where there is one."""


@dataclass(frozen=True)
class Scene:
    """What is asked, and what is known.

    Args:
        kind: what is checked: person, company or tender.
        day: the day asked about.
        purpose: award, payment, appointment or other words.
        subjects: the person or company, or the bidders of the tender.
        panel: who decides: members of the panel, signatories, requesters.
        body: the public body that decides, when it was named.
        picture: what the lake holds around them.
        lists: the lists and data sets that are loaded.
        business: for a person to be appointed, what the body bought from firms, by entity.
        dealings: declared ties, restrictions, donations and meetings of the subjects.
        told: sorts of dealings of which anything is loaded.
    """

    kind: str
    day: date
    purpose: str
    subjects: tuple[Identity, ...]
    panel: tuple[Identity, ...] = ()
    body: Identity | None = None
    picture: Picture = field(default_factory=Picture)
    lists: tuple[ListVersion, ...] = ()
    business: dict[str, Business] = field(default_factory=dict)
    dealings: tuple[Dealing, ...] = ()
    told: frozenset[str] = frozenset()

    @property
    def allowed_age(self) -> int:
        """Most days by which a list may be older than the day asked about."""
        return DAYS_BEFORE_MONEY if self.purpose in BEFORE_MONEY else DAYS_ELSE

    def gaps(self, *kinds: str, country: str | None = None) -> list[str]:
        """Tell why the lists of these kinds cannot clear anybody."""
        return gaps(self.lists, kinds, self.day, self.allowed_age, country=country)

    def country(self, one: Identity) -> str | None:
        """Return the country of a subject: as given, else as its surest entity has it."""
        if one.subject.country:
            return one.subject.country
        found = (self.picture.known.get(match.entity) for match in one.sure)
        return next((known.country for known in found if known and known.country), None)

    def names(self, one: Identity) -> str:
        """Return what a subject is called in a sentence."""
        if one.subject.name:
            return one.subject.name
        return ", ".join(":".join(number) for number in one.subject.numbers)

    def described(self, entity: str) -> Known | None:
        """Return what is known of an entity."""
        return self.picture.known.get(entity)

    def maybe(self, entity: str) -> tuple[tuple[str, int, str], ...]:
        """Return the entity and those that it may be: id, rank of the rung, the rung."""
        found = [(entity, SUREST, "record")]
        for pair in self.alikes_of.get(entity, ()):
            other = pair.other if pair.one == entity else pair.one
            found.append((other, RANK.get(pair.rung, 0), pair.rung))
        return tuple(found)

    @cached_property
    def alikes_of(self) -> dict[str, list[Alike]]:
        """Pairs that may be one, by either end; those against which records speak are left out."""
        found: dict[str, list[Alike]] = defaultdict(list)
        for pair in self.picture.alikes:
            if pair.rung not in AGAINST and pair.rung != "id_name_differs":
                found[pair.one].append(pair)
                found[pair.other].append(pair)
        return found

    @cached_property
    def ties_to(self) -> dict[str, list[Tie]]:
        """Ties by who is held."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.picture.ties:
            found[tie.held].append(tie)
        return found

    @cached_property
    def ties_from(self) -> dict[str, list[Tie]]:
        """Ties by their holder."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.picture.ties:
            found[tie.holder].append(tie)
        return found

    @cached_property
    def seats_of(self) -> dict[str, list[Seat]]:
        """Posts by who holds them."""
        found: dict[str, list[Seat]] = defaultdict(list)
        for seat in self.picture.seats:
            found[seat.official].append(seat)
        return found

    @cached_property
    def listings_of(self) -> dict[str, list[Listing]]:
        """Entries of lists by entity."""
        found: dict[str, list[Listing]] = defaultdict(list)
        for one in self.picture.listings:
            found[one.entity].append(one)
        return found

    @cached_property
    def marks_of(self) -> dict[str, list[Mark]]:
        """Addresses and numbers by entity."""
        found: dict[str, list[Mark]] = defaultdict(list)
        for one in self.picture.marks:
            found[one.entity].append(one)
        return found


def dealt(scene: Scene, one: Identity, what: str) -> list[tuple[Match, Dealing]]:
    """Return a party's dealings of one sort, each with whom of the lake the party is or may be."""
    return [
        (match, found)
        for match in one.possible
        for found in scene.dealings
        if found.entity == match.entity and found.what == what
    ]


def weak(match: Match) -> str:
    """Return the reason code of a match that is not sure enough."""
    return f"weak:{match.rung}"


def too_weak(match: Match, rank: int, of_body: int | None = None) -> str | None:
    """Return why what was found proves nothing of whom it is about; None when it is sure enough.

    Args:
        match: whom of the lake the party is taken for.
        rank: rank of the weakest identity rung of what was found.
        of_body: rank of the rung by which the body is the one that decides; None where none is asked.
    """
    if match.rank < NEEDED:
        return weak(match)
    lowest = min(match.rank, rank)
    if lowest < NEEDED:
        return f"weak:{rung_of(lowest)}"
    if of_body is not None and of_body < NEEDED_OF_BODY:
        return f"weak:{rung_of(of_body)}"
    return None


def pairs(subjects: Sequence[Identity]) -> list[tuple[Identity, Identity]]:
    """Return every two of several, each pair once."""
    return [(a, b) for place, a in enumerate(subjects) for b in subjects[place + 1 :]]
