"""What a check reads from the lake, as plain values; the SQL behind it stands in `picture.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from plumbrule.checks.answer import Record
from plumbrule.checks.day import Days, Interval
from plumbrule.checks.screening.span import Span

OWNING = frozenset({"ownership", "control"})
LEADING = OWNING | {"directorship"}
WORKING = frozenset({"employment", "representation"})
KIN = frozenset({"family", "association"})
UP = LEADING | WORKING
"""Ties that lead from a firm to the people behind it."""


@dataclass(frozen=True)
class Tie:
    """A tie of a holder (owner, director, relative, employee) to who is held.

    Args:
        part_of_other: a component of another tie, which tells the same holding.
        held_for: when it held.
        interest, directness, joint, telling, primary: as ``plumbrule.network.Tie`` has them.
        start, end, stated: the days that its dates can mean.
        closed: its record is closed.
    """

    relation_id: str
    kind: str
    holder: str
    held: str
    rank: int
    role: str | None
    share_min: float | None
    share_max: float | None
    beneficial: bool
    ex_officio: bool
    part_of_other: bool
    held_for: Interval
    record: Record
    interest: str = ""
    directness: str = ""
    joint: str = ""
    least_open: bool = False
    most_open: bool = False
    telling: str = ""
    primary: bool = False
    start: Days | None = None
    end: Days | None = None
    stated: Days | None = None
    closed: bool = False

    def other(self, one: str) -> str:
        """Return the other end."""
        return self.held if one == self.holder else self.holder


@dataclass(frozen=True)
class Seat:
    """A public post and who holds it."""

    holding_id: str
    official: str
    body: str | None
    title: str | None
    person_rank: int
    body_rank: int
    held_for: Interval
    record: Record


@dataclass(frozen=True)
class Listing:
    """A party on a list for an interval."""

    listing_id: str
    entity: str
    party: str
    rank: int
    kind: str
    list: str
    authority: str | None
    reason: str | None
    scope: str | None
    over: bool
    start: Days | None
    end: Days | None
    published: Days | None
    record: Record


@dataclass(frozen=True)
class Alike:
    """Two entities of which linking said that they may be one, or that they are not."""

    one: str
    other: str
    rung: str
    evidence: str


@dataclass(frozen=True)
class Known:
    """An entity as its records in registers, lists and ownership data describe it.

    Args:
        registered: it stands as a company in a register, not only on a list or in a tender.
    """

    entity: str
    kind: str | None
    name: str | None
    country: str | None
    names: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    born: Span | None = None
    founded: Days | None = None
    dissolved: Days | None = None
    statuses: tuple[str, ...] = ()
    publicly_owned: bool = False
    registered: bool = False
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Mark:
    """An address, telephone number or e-mail address of an entity."""

    entity: str
    kind: str
    mark: str
    text: str
    record: Record


@dataclass(frozen=True)
class Picture:
    """Everything read for one check."""

    ties: tuple[Tie, ...] = ()
    seats: tuple[Seat, ...] = ()
    listings: tuple[Listing, ...] = ()
    alikes: tuple[Alike, ...] = ()
    marks: tuple[Mark, ...] = ()
    known: dict[str, Known] = field(default_factory=dict)

    def name(self, entity: str) -> str:
        """Return the name of an entity, else its id."""
        found = self.known.get(entity)
        return (found.name if found else None) or entity


@dataclass(frozen=True)
class ListVersion:
    """A list, register or other data set as it is loaded.

    Args:
        name: of the list, or of the data set.
        kind: sanction, debarment ..., or owners, posts, register.
        files: hashes (SHA-256) of the files it was read from.
        rows: of this kind.
        data_date: date of the version; the day it was loaded when it states none.
        dated_by: ``publisher`` or ``load``.
        countries: of those who stand in it.
    """

    name: str
    kind: str
    files: tuple[str, ...]
    rows: int
    data_date: date | None
    dated_by: str
    countries: tuple[str, ...]


@dataclass(frozen=True)
class Business:
    """What a body bought from a firm in the time that counts.

    Args:
        awards: active awards.
        records: the latest of them.
    """

    awards: int
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Dealing:
    """What ties a party of a check to an official, a body or a political party, beside ownership.

    Args:
        what: declared (in a declaration), restricted (a pair of body and firm), donation, meeting.
        kind: interest, role, payer, client, creditor, landlord, gift, or as the record says.
        entity: the party, as the lake has it.
        rank: of the rung by which its record is tied to that entity.
        other: the official, body or recipient.
        holder: own, family or unknown, of what is declared.
        by_post: a seat that goes with a post.
        held_for: when it held; the day of a gift or meeting.
        record: where it stands.
    """

    what: str
    kind: str
    entity: str
    rank: int
    other: str
    holder: str
    by_post: bool
    held_for: Interval
    record: Record
