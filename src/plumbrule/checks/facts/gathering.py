"""From named parties to everything the lake holds around them: who they may be, and their surroundings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plumbrule.checks.answer import NEEDED, rung_of
from plumbrule.checks.facts.likeness import Alike
from plumbrule.checks.facts.reading import Placed, Reading
from plumbrule.checks.facts.records import KIN, LEADING, OWNING, UP, WORKING, Known, Picture, Tie
from plumbrule.checks.identity import (
    Attributes,
    Identity,
    Match,
    by_name,
    by_number,
    identity,
    of_subject,
)
from plumbrule.checks.subject import Subject
from plumbrule.model.keys import name_key

DEEPEST = 10
"""Most ties followed from a firm up to an owner."""


@dataclass(frozen=True)
class Gathered:
    """Who the parties may be, and what surrounds them."""

    identities: tuple[Identity, ...]
    picture: Picture


def gather(reading: Reading, subjects: Sequence[Subject]) -> Gathered:
    """Find out who some parties are or may be, and read what surrounds them.

    Args:
        reading: the lake.
        subjects: the parties; those of kind ``body`` are identified and not followed.
    """
    identities, known = identify(reading, subjects)
    parties = [one for one in identities if one.subject.kind != "body"]
    followed = {entity for one in parties for entity in _worth_following(one)}
    return Gathered(tuple(identities), _surroundings(reading, followed, parties, known))


def identify(
    reading: Reading, subjects: Sequence[Subject]
) -> tuple[list[Identity], dict[str, Known]]:
    """Find out who of the lake each subject is or may be."""
    numbered = reading.bearers({number for one in subjects for number in one.numbers})
    named = reading.named({name_key(one.name) for one in subjects if one.name})
    placed = {one.party: one for found in numbered.values() for one in found}
    placed |= {one.party: one for found in named.values() for one, _ in found}
    own_records = {party for one in subjects for party in one.records}
    placed |= reading.placed(own_records)
    known = reading.known({one.entity for one in placed.values()})
    certain = [_certain(one, numbered, placed, known) for one in subjects]
    pairs = reading.alikes({one.entity for found in certain for one in found})
    fresh = {end for pair in pairs for end in (pair.one, pair.other)} - known.keys()
    known |= reading.known(fresh)
    attributes = [
        _attributes(made, found, known) for made, found in zip(subjects, certain, strict=True)
    ]
    alike = Alike(reading, zip(subjects, attributes, strict=True))
    likenesses = [
        _likenesses(made, named, alike.near(made, mine))
        for made, mine in zip(subjects, attributes, strict=True)
    ]
    known |= reading.known({one.entity for found in likenesses for one, _ in found} - known.keys())
    identities = []
    for place, made in enumerate(subjects):
        found = certain[place]
        own = {one.entity for one in found}
        matches = [
            *found,
            *(
                Match(pair.other if pair.one in own else pair.one, pair.rung, pair.evidence)
                for pair in pairs
                if (pair.one in own) != (pair.other in own)
            ),
            *(
                by_name(attributes[place], known[one.entity], likeness)
                for one, likeness in likenesses[place]
                if one.entity not in own and one.entity in known
            ),
        ]
        if made.kind == "body":
            matches = _only_body(matches, known)
        identities.append(identity(made, matches, known))
    return identities, known


def _attributes(made: Subject, found: Sequence[Match], known: Mapping[str, Known]) -> Attributes:
    """What speaks for or against the subject being another: its own, and those of who it surely is."""
    sure = sorted({one.entity for one in found if one.rank >= NEEDED})
    return of_subject(made, [known[entity] for entity in sure if entity in known])


def _certain(
    made: Subject,
    numbered: Mapping[tuple[str, str], Sequence[Placed]],
    placed: Mapping[str, Placed],
    known: Mapping[str, Known],
) -> list[Match]:
    """The entities that a subject is by its own record or its number, as far as they hold."""
    found = []
    for party in made.records:
        own = placed[party]
        found.append(Match(own.entity, rung_of(own.rank), "the party of the process itself"))
    for scheme, value in made.numbers:
        found += [
            by_number(made, known[bearer.entity], scheme)
            for bearer in numbered.get((scheme, value), ())
            if bearer.entity in known
        ]
    return found


def _likenesses(
    made: Subject,
    named: Mapping[str, Sequence[tuple[Placed, bool]]],
    alike: Sequence[tuple[Placed, str]],
) -> list[tuple[Placed, str]]:
    """Records that bear the subject's name, or one like it; a weak alias alone names nobody."""
    key = name_key(made.name)
    found = [(one, "the same strict name") for one, weak in named.get(key, ()) if not weak]
    met = {one for one, _ in found}
    return found + [(one, why) for one, why in alike if one not in met]


def _only_body(matches: Sequence[Match], known: Mapping[str, Known]) -> list[Match]:
    """Take a body by its name when only one bears it; the answer names the body that was taken."""
    if any(one.rank for one in matches if one.rung != "name_only"):
        return list(matches)
    named = {
        one.entity
        for one in matches
        if one.entity in known and known[one.entity].kind in ("body", None)
    }
    if len(named) != 1:
        return list(matches)
    return [Match(named.pop(), "publisher_id", "the only public body of this name")]


def _worth_following(one: Identity) -> set[str]:
    return {match.entity for match in one.possible}


def _surroundings(
    reading: Reading,
    followed: set[str],
    parties: Sequence[Identity],
    known: dict[str, Known],
) -> Picture:
    """Go up to owners and directors, aside to relatives, and down to what these hold."""
    ties: dict[tuple[str, str, str], Tie] = {}
    people, frontier = set(followed), set(followed)
    for step in range(DEEPEST):
        kinds = UP if step == 0 else LEADING
        above = reading.ties("held", frontier, kinds)
        ties |= {(tie.relation_id, tie.holder, tie.held): tie for tie in above}
        frontier = {tie.holder for tie in above} - people
        people |= frontier
        if not frontier:
            break
    kin = reading.ties("holder", people, KIN) + reading.ties("held", people, KIN)
    relatives = {end for tie in kin for end in (tie.holder, tie.held)} | people
    below = reading.ties("holder", relatives, LEADING | WORKING)
    ties |= {(tie.relation_id, tie.holder, tie.held): tie for tie in (*kin, *below)}
    alikes = reading.alikes(relatives)
    maybe = relatives | {end for pair in alikes for end in (pair.one, pair.other)}
    firms = {tie.held for tie in below}
    around = reading.ties("held", firms - people, OWNING)
    ties |= {(tie.relation_id, tie.holder, tie.held): tie for tie in around}
    everyone = maybe | firms | {tie.holder for tie in around}
    marks = reading.marks(followed)
    borne = {mark.mark for mark in marks}
    borne |= {given.mark for one in parties for given in one.subject.contacts}
    sharing = reading.debarred_sharing(borne)
    marks += reading.marks(sharing - followed)
    everyone |= sharing
    listings = reading.listings(everyone | {e for one in parties for e in one.entities})
    seats = reading.seats(maybe)
    everyone |= {seat.body for seat in seats if seat.body}
    known = known | reading.known(everyone - known.keys())
    return Picture(
        ties=tuple(ties[key] for key in sorted(ties)),
        seats=tuple(seats),
        listings=tuple(listings),
        alikes=tuple(alikes),
        marks=tuple(marks),
        known=known,
    )
