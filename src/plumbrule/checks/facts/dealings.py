"""What ties the parties of a check to officials and bodies beside ownership: declared ties, restrictions, gifts, meetings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from plumbrule.checks.answer import RANK, record
from plumbrule.checks.day import days, interval
from plumbrule.checks.facts.reading import Reading
from plumbrule.checks.facts.records import Dealing
from plumbrule.checks.scene import Scene

_TABLES = {
    "declared": ("declaration_item", "declared_income", "declared_debt"),
    "donation": ("donation",),
    "meeting": ("lobby_contact",),
}


def dealings(reading: Reading, scene: Scene) -> Scene:
    """Add to a scene what the lake says of the parties' dealings, and whose seats these touch."""
    told = frozenset(what for what in _TABLES if _there(reading, what))
    entities = sorted({match.entity for one in scene.subjects for match in one.possible})
    found = _found(reading, entities) if entities else ()
    others = {one.other for one in found if one.what == "declared"}
    seats = {one.holding_id: one for one in (*scene.picture.seats, *reading.seats(others))}
    fresh = {one.other for one in found} | {seat.body for seat in seats.values() if seat.body}
    known = scene.picture.known | reading.known(fresh - scene.picture.known.keys())
    picture = replace(scene.picture, seats=tuple(seats[key] for key in sorted(seats)), known=known)
    return replace(scene, picture=picture, dealings=found, told=told)


def _there(reading: Reading, what: str) -> bool:
    """Tell whether anything of this sort is loaded at all."""
    return any(reading.rows(f"select 1 from {table} limit 1") for table in _TABLES[what])  # noqa: S608 names above


def _found(reading: Reading, entities: Collection[str]) -> tuple[Dealing, ...]:
    return tuple(_dealing(row) for row in reading.rows(_query(), list(entities)))


def _dealing(row: tuple[Any, ...]) -> Dealing:
    what, kind, entity, rung, other, holder, by_post, *rest = row
    moments, (table, *place, text) = rest[:6], rest[6:]
    first, last, off = (days(moments[n], moments[n + 1]) for n in (0, 2, 4))
    held = interval(first, last)
    if what == "declared":
        # Known from the first form to the last; open after it, unless a later form takes it off.
        end = off.last if off and (last is None or off.last >= last.last) else None
        held = held._replace(may_from=None, may_to=end)
    return Dealing(
        what=what,
        kind=kind,
        entity=entity,
        rank=RANK.get(rung or "self", 0),
        other=other or "",
        holder=holder,
        by_post=bool(by_post),
        held_for=held,
        record=record(kind, table, place, "date", text),
    )


@cache
def _query() -> str:
    place = resources.files("plumbrule.checks.facts").joinpath("dealings.sql")
    return place.read_text(encoding="utf-8")
