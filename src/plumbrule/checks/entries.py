"""Entries on lists held against a day: what one entry says about one party."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from plumbrule.checks.answer import CANNOT_TELL, CLEAR, HIT, NEEDED, Finding, Record, rung_of
from plumbrule.checks.day import NO, YES, Days, interval
from plumbrule.checks.facts.records import Listing
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.scene import Scene
from plumbrule.model.keys import name_key

ANYWHERE = frozenset({"", "all", "general", "national", "all bodies", "all procurement", "todos"})
"""Scopes that bar from every contract, folded."""


def entries(
    scene: Scene, one: Identity, kinds: Collection[str], *, scoped: bool = False
) -> Iterator[Finding]:
    """Say of each entry about a subject, or about one it may be, what it means on the day.

    Args:
        scene: what is asked and known.
        one: the subject.
        kinds: kinds of lists.
        scoped: whether an entry that bars from some bodies only must name the deciding one.
    """
    for match in one.matches:
        for entry in scene.listings_of.get(match.entity, ()):
            if entry.kind in kinds:
                yield _finding(scene, one, match, entry, scoped=scoped)


def in_force(scene: Scene, entry: Listing) -> str:
    """Tell whether an entry was in force on the day: yes, no, start, end or stale.

    Without a start an entry is known from the version it stands in; without an end it holds as far
    as the version in hand reaches.
    """
    version = _version(scene, entry)
    seen = Days(version, version) if version else None
    if entry.published is not None and (version is None or entry.published.first <= version):
        seen = entry.published
    held = interval(entry.start, entry.end, stated=seen, over=entry.over).on(scene.day)
    if held != YES or entry.end is not None:
        return held
    return YES if _reaches(scene, version) else "stale"


def known_that_day(scene: Scene, entry: Listing) -> str:
    """Tell whether a version published by the day had the entry: yes, or cannot_tell."""
    published = entry.published
    return YES if published is not None and published.last <= scene.day else CANNOT_TELL


def state_reason(entry: Listing, state: str) -> str:
    """Return the code of why an entry does not decide."""
    return f"stale:{entry.list}" if state == "stale" else "window:listing"


def _finding(scene: Scene, one: Identity, match: Match, entry: Listing, *, scoped: bool) -> Finding:
    listed = scene.picture.name(match.entity)
    rank = min(match.rank, entry.rank)
    rung = rung_of(rank) if match.rank else match.rung
    state = in_force(scene, entry)
    answer, reason = _judged(scene, match, entry, state, rank, scoped=scoped)
    words = {
        YES: "in force on the day",
        NO: "not in force on the day",
        "stale": "in force when the list in hand was made, which is too long ago",
    }
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{listed} stands on {entry.list} ({entry.kind}), {_period(entry)}, "
            f"{words.get(state, 'its dates leave open whether in force on the day')}; "
            f"{scene.names(one)}: {match.why}"
        ),
        rung=rung,
        records=(entry.record, *_who(scene, match.entity, entry)),
        facts={
            "list": entry.list,
            "kind": entry.kind,
            "entity": match.entity,
            "listed_from": _text(entry.start),
            "listed_to": _text(entry.end),
            "known_that_day": known_that_day(scene, entry),
        },
    )


def _judged(
    scene: Scene, match: Match, entry: Listing, state: str, rank: int, *, scoped: bool
) -> tuple[str, str | None]:
    if not match.possible:
        return CLEAR, match.rung
    if state == NO:
        return CLEAR, "excluded:not_in_force"
    if rank < NEEDED:
        return CANNOT_TELL, f"weak:{match.rung if match.rank <= entry.rank else rung_of(rank)}"
    if state != YES:
        return CANNOT_TELL, state_reason(entry, state)
    if scoped and name_key(entry.scope or "") not in ANYWHERE:
        body = scene.body
        if body is None or name_key(entry.scope or "") != name_key(body.subject.name):
            return CANNOT_TELL, "missing:scope"
    return HIT, None


def _version(scene: Scene, entry: Listing) -> date | None:
    return next(
        (one.data_date for one in scene.lists if (one.kind, one.name) == (entry.kind, entry.list)),
        None,
    )


def _reaches(scene: Scene, version: date | None) -> bool:
    return version is not None and (scene.day - version).days <= scene.allowed_age


def _who(scene: Scene, entity: str, entry: Listing) -> tuple[Record, ...]:
    known = scene.described(entity)
    if known is None:
        return ()
    return tuple(
        record
        for record in known.records
        if (record.file, record.line) == (entry.record.file, entry.record.line)
    )[:1]


def _period(entry: Listing) -> str:
    start, end = _text(entry.start), _text(entry.end)
    if not start and not end:
        return "without dates"
    return f"from {start or 'a day it does not tell'} to {end or 'no end stated'}"


def _text(day: Days | None) -> str:
    if day is None:
        return ""
    return str(day.first) if day.first == day.last else f"{day.first}..{day.last}"
