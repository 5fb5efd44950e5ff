"""One tie between two entities as a record tells it, and what it is on a day.

A day is a day of the calendar as the source writes it. Both ends of what a date can mean are kept,
so that ``2022-06`` ends a tie somewhere in June: on the fifteenth it may hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from plumbrule.network.interests import STRONG_RUNGS, UNKNOWN_INTERESTS

Number = Fraction | float
"""A share of one: exact, but for large webs of companies, where it is a floating number."""


class State(StrEnum):
    """Whether a tie holds on a day."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Share(NamedTuple):
    """A share between two bounds, as parts of one.

    Args:
        least: lower bound.
        most: upper bound.
        least_open: the lower bound itself is excluded.
        most_open: the upper bound itself is excluded.
    """

    least: Number
    most: Number
    least_open: bool = False
    most_open: bool = False

    @classmethod
    def of_percent(
        cls,
        least: float | str | None,
        most: float | str | None,
        least_open: bool | None = False,
        most_open: bool | None = False,
    ) -> Share | None:
        """Make a share of bounds in percent; None when neither is known."""
        if least is None and most is None:
            return None
        # The decimal text is what the source wrote; the binary number beside it is not.
        return cls(
            Fraction(0) if least is None else Fraction(str(least)) / 100,
            Fraction(1) if most is None else Fraction(str(most)) / 100,
            bool(least_open) if least is not None else False,
            bool(most_open) if most is not None else False,
        )


NOTHING = Share(Fraction(0), Fraction(0))
UNKNOWN = Share(Fraction(0), Fraction(1), least_open=True)
"""A holding of which no share is told: more than nothing, up to all."""
ANY = Share(Fraction(0), Fraction(1))
"""Any share, none included."""
WHOLE = Share(Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Node:
    """A person, company or body.

    Args:
        id: entity_id.
        kind: person, company, body, organisation, arrangement, or empty.
        name: as most records have it.
        country: ISO 3166-1 alpha-2, or empty.
        public: known to be owned by the State.
    """

    id: str
    kind: str = ""
    name: str = ""
    country: str = ""
    public: bool = False

    @property
    def ends(self) -> bool:
        """Whether a chain of owners ends here: nobody owns a person or the State."""
        return self.kind in {"person", "body"}


@dataclass(frozen=True, slots=True)
class Tie:
    """One interest of one entity in another.

    Args:
        id: relation_id, or the key of another record.
        owner: the entity that owns, controls, directs, pays ...
        owned: the other one.
        kind: ownership, control, directorship, family ... as the table ``relation`` has it.
        interest: BODS interest type, or empty.
        share: parts of one held; None when it is not told.
        directness: direct, indirect, unknown, or empty when the source does not tell them apart.
        beneficial: stated to be beneficial ownership or control.
        joint: ties of one holding that is held jointly share this text; empty for none.
        telling: which telling it belongs to: data set and, for a component, the statement it is
            part of. Two tellings of one holding are never added up.
        primary: a statement about an indirect holding that others are the components of.
        closed: the record is closed.
        start: first and last day on which it may have begun; None when not told.
        end: first and last day on which it may have ended; None when not told.
        stated: the day from which it is known without a start: that of the statement.
        seen: the last day on which the register that tells it was seen.
        rung: the weaker identity rung of its ends.
        role: as received.
        source, file, line, path: where it stands.
    """

    id: str
    owner: str
    owned: str
    kind: str = "ownership"
    interest: str = ""
    share: Share | None = None
    directness: str = "direct"
    beneficial: bool = False
    joint: str = ""
    telling: str = ""
    primary: bool = False
    closed: bool = False
    start: tuple[date, date] | None = None
    end: tuple[date, date] | None = None
    stated: date | None = None
    seen: date | None = None
    rung: str = "self"
    role: str = ""
    source: str = ""
    file: str = ""
    line: int | None = None
    path: str = ""

    @property
    def weak(self) -> bool:
        """Whether the identity of an end is too weak for an answer to rest on."""
        return self.rung not in STRONG_RUNGS

    @property
    def unknown(self) -> bool:
        """Whether it tells of an interest without telling which."""
        return self.kind == "unknown" or self.interest in UNKNOWN_INTERESTS

    @property
    def declared(self) -> bool:
        """Whether it tells a result, such as an indirect holding, rather than a link of a chain."""
        return self.directness == "indirect" or (self.primary and self.directness != "direct")

    def surely(self) -> tuple[date, date] | None:
        """Give the first and last day on which it holds for certain; None when there is none.

        Without a start it holds from the day it was stated; without an end up to the day on which
        the register was last seen.
        """
        begin = self.start[1] if self.start else self.stated
        until = self.end[0] if self.end else date.min if self.closed else self.seen
        if begin is None or until is None or begin > until:
            return None
        return begin, until

    def possibly(self) -> tuple[date, date] | None:
        """Give the first and last day on which it may hold; None when its dates contradict."""
        begin = self.start[0] if self.start else date.min
        until = self.end[1] if self.end else date.max
        if self.closed and not self.end:
            until = self.stated or date.max
        return (begin, until) if begin <= until else None

    def on(self, day: date) -> State:
        """Tell whether it holds on a day."""
        may = self.possibly()
        if may is None or not may[0] <= day <= may[1]:
            return State.NO
        sure = self.surely()
        return State.YES if sure and sure[0] <= day <= sure[1] else State.MAYBE

    def doubt(self, day: date) -> str:
        """Name the reason why it cannot be built on: ``weak:<rung>``, ``window:edge`` or none."""
        if self.weak:
            return f"weak:{self.rung}"
        return "" if self.on(day) is State.YES else "window:edge"
