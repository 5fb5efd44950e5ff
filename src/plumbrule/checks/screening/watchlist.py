"""A watchlist: an index of parties with what is known of each, and the answer to a query on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plumbrule.checks.screening.index import ALERT, Index, Run
from plumbrule.checks.screening.listing import MAX_AGE, Listing, Version, cannot_clear, held_on
from plumbrule.checks.screening.query import Candidate, Listed, Query

MARGIN = 0.05
"""Least lead of the best over the second: below it, which of the two is meant cannot be told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A party of a watchlist.

    Args:
        listed: its names and marks.
        source: the data set it came in.
        listings: its places on lists; none for a party of a register.
        loaded: the day its record was loaded.
    """

    listed: Listed
    source: str
    listings: tuple[Listing, ...] = ()
    loaded: date | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An entity that may be the one asked for.

    Args:
        candidate: the record of the entity that fits best.
        entries: all its records, the one that fits best first.
        answer: ``hit``, ``clear`` or ``cannot_tell`` for this entity on the day.
        reasons: why it cannot be told.
    """

    candidate: Candidate
    entries: tuple[Entry, ...]
    answer: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screened:
    """The answer to one query.

    Args:
        answer: ``hit``, ``clear`` or ``cannot_tell`` over all lists.
        reasons: why it cannot be told.
        results: entities worth a look, best first, no more than were asked for.
        total: how many there are in all.
        near_misses: records that came near and were not enough.
        margin: lead of the best over the second entity; None without a second.
    """

    answer: str
    reasons: tuple[str, ...]
    results: tuple[Result, ...]
    total: int
    near_misses: int
    margin: float | None


class Watchlist:
    """Parties to screen against: built once for a snapshot, then only read.

    Args:
        name: how it is called: ``default``, or the data set or list it is of.
        entries: the parties.
        versions: the lists it holds; empty for a register.
        snapshot: number of the lake's snapshot it was read from.
    """

    def __init__(
        self, name: str, entries: Iterable[Entry], versions: Sequence[Version], snapshot: int
    ) -> None:
        self.name = name
        self.versions = tuple(versions)
        self.snapshot = snapshot
        self.entries = {entry.listed.party_id: entry for entry in entries}
        self.index = Index.of(entry.listed for entry in self.entries.values())
        self._day_of = {version.list: version.day for version in versions}
        self._records: dict[str, list[str]] = {}
        for entry in self.entries.values():
            self._records.setdefault(entry.listed.entity_id, []).append(entry.listed.party_id)

    def records_of(self, entity_id: str) -> tuple[Entry, ...]:
        """Give the records of an entity, in a fixed order; none when it is not known."""
        return tuple(self.entries[one] for one in sorted(self._records.get(entity_id, ())))

    def screen(
        self,
        query: Query,
        day: date,
        *,
        limit: int = 5,
        threshold: float = ALERT,
        least: float | None = None,
        max_age: int = MAX_AGE,
        weights: Mapping[str, float] | None = None,
        run: Run | None = None,
    ) -> Screened:
        """Answer a query.

        Args:
            query: who is asked for.
            day: the day asked about.
            limit: most entities to give.
            threshold: score from which a person should look.
            least: score from which an entity is given although it is no match; ``threshold``
                without it. Such results change no answer.
            max_age: days after which a list is too old to clear anyone.
            weights: what to multiply parts of the score by, such as ``country``.
            run: shares work between the queries of one batch.
        """
        matches = self.index.ask(
            query, limit=len(self.entries), threshold=threshold, weights=weights, run=run
        )
        given = threshold if least is None else min(least, threshold)
        results: dict[str, Result] = {}
        for candidate in matches.candidates:
            if candidate.entity_id in results:
                continue
            if not candidate.alert and (least is None or candidate.score < given):
                continue
            records = self.records_of(candidate.entity_id)
            best = self.entries[candidate.party_id]
            entries = (best, *(one for one in records if one is not best))
            answer, reasons = self._on_the_day(candidate, entries, day)
            results[candidate.entity_id] = Result(candidate, entries, answer, reasons)
        found = list(results.values())
        alerts = [one for one in found if one.candidate.alert]
        answer, reasons = self._over_all(alerts, day, max_age)
        if answer != "hit" and not matches.compared:
            gap = "unblocked" if query.name else "missing:name"
            answer, reasons = "cannot_tell", (gap, *reasons)
        if answer == "cannot_tell" and _ambiguous(alerts):
            reasons = (*reasons, "ambiguous")
        return Screened(
            answer=answer,
            reasons=reasons,
            results=tuple(found[:limit]),
            total=len(alerts),
            near_misses=matches.near_misses,
            margin=matches.margin,
        )

    def coverage(self, day: date, max_age: int = MAX_AGE) -> list[tuple[Version, str]]:
        """Give each list with the reason why it cannot clear anyone on a day, empty when it can."""
        return [(version, cannot_clear(version, day, max_age)) for version in self.versions]

    def _on_the_day(
        self, candidate: Candidate, entries: Sequence[Entry], day: date
    ) -> tuple[str, tuple[str, ...]]:
        listings = [one for entry in entries for one in entry.listings]
        held = {held_on(one, day, self._day_of[one.list]) for one in listings}
        if not listings or "in" in held:
            return candidate.answer, candidate.reasons
        if held == {"out"}:
            return "clear", ("not_listed_on_the_day",)
        return "cannot_tell", (*candidate.reasons, "window:listing")

    def _over_all(
        self, found: Sequence[Result], day: date, max_age: int
    ) -> tuple[str, tuple[str, ...]]:
        if any(one.answer == "hit" for one in found):
            return "hit", ()
        open_ones = [one.reasons for one in found if one.answer == "cannot_tell"]
        if open_ones:
            return "cannot_tell", tuple(
                dict.fromkeys(code for codes in open_ones for code in codes)
            )
        gaps = [reason for _, reason in self.coverage(day, max_age) if reason]
        if not self.entries:
            gaps.append(f"unavailable:{self.name}")
        return ("cannot_tell", tuple(gaps)) if gaps else ("clear", ())


def _ambiguous(found: Sequence[Result]) -> bool:
    """Tell whether the best does not lead the second by the margin."""
    if len(found) < 2:
        return False
    return found[0].candidate.score - found[1].candidate.score < MARGIN
