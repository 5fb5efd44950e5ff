"""Rows that DuckDB gives, made into the plain values of ``records``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plumbrule.checks.answer import record
from plumbrule.checks.day import Days, days, interval
from plumbrule.checks.facts.records import Known, Listing, Mark, Seat, Tie
from plumbrule.checks.numbers import canonical
from plumbrule.checks.screening.span import Span
from plumbrule.checks.subject import contact

TIE = (
    "relation_id, kind, holder, held, rank, role, share_min, share_max, beneficial, ex_officio, "
    "status, component_of, start_earliest, start_latest, end_earliest, end_latest, "
    "stated_earliest, stated_latest, start_text, stated_text, source, file, line, path, "
    "interest_type, directness, joint_group, share_min_open, share_max_open, is_primary"
)
SEAT = (
    "holding_id, official, body, title, person_rank, body_rank, current, start_earliest, "
    "start_latest, end_earliest, end_latest, start_text, source, file, line, path"
)
LISTING = (
    "listing_id, entity_id, party_id, rank, kind, list, authority, reason, scope, status, "
    "start_earliest, start_latest, end_earliest, end_latest, published_earliest, "
    "published_latest, start_text, source, file, line, path"
)


def marks_of(rows: Sequence[tuple[Any, ...]]) -> list[Mark]:
    """Make marks of rows of entity, kind, text and place; those that mark nobody are left out."""
    found = []
    for entity, kind, text, *place in rows:
        mark = contact(kind, text)
        if mark is not None:
            table = "address" if kind == "address" else "contact"
            found.append(
                Mark(entity, kind, mark.mark, text, record(kind, table, place, "full", text))
            )
    return sorted(found, key=lambda one: (one.entity, one.kind, one.mark, one.record.line or 0))


def tie_of(row: tuple[Any, ...]) -> Tie:
    """Make a tie of the columns ``TIE``."""
    start, end = days(row[12], row[13]), days(row[14], row[15])
    stated = days(row[16], row[17])
    text = row[18] or row[19]
    return Tie(
        relation_id=row[0],
        kind=row[1] or "unknown",
        holder=row[2],
        held=row[3],
        rank=row[4],
        role=row[5],
        share_min=row[6],
        share_max=row[7],
        beneficial=bool(row[8]),
        ex_officio=bool(row[9]),
        part_of_other=row[11] is not None,
        held_for=interval(start, end, stated=stated, over=row[10] == "closed"),
        interest=row[24] or "",
        directness=row[25] or "",
        joint=row[26] or "",
        least_open=bool(row[27]),
        most_open=bool(row[28]),
        telling=f"{row[20] or ''}|{row[11] or ''}",
        primary=bool(row[29]),
        start=start,
        end=end,
        stated=stated,
        closed=row[10] == "closed",
        record=record(f"the tie, {row[1]}", "relation", row[20:24], "start", text),
    )


def seat_of(row: tuple[Any, ...]) -> Seat:
    """Make a post of the columns ``SEAT``."""
    start, end = days(row[7], row[8]), days(row[9], row[10])
    return Seat(
        holding_id=row[0],
        official=row[1],
        body=row[2],
        title=row[3],
        person_rank=row[4],
        body_rank=row[5],
        held_for=interval(start, end, over=row[6] is False),
        record=record("the post", "post_holder", row[12:16], "start", row[11]),
    )


def listing_of(row: tuple[Any, ...]) -> Listing:
    """Make an entry of a list of the columns ``LISTING``."""
    return Listing(
        listing_id=row[0],
        entity=row[1],
        party=row[2],
        rank=row[3],
        kind=row[4] or "list",
        list=row[5],
        authority=row[6],
        reason=row[7],
        scope=row[8],
        over=(row[9] or "").casefold() in {"lifted", "removed", "delisted", "expired", "revoked"},
        start=days(row[10], row[11]),
        end=days(row[12], row[13]),
        published=days(row[14], row[15]),
        record=record("the entry", "listing", row[17:21], "start", row[16]),
    )


def known_of(entity: str, rows: Sequence[tuple[Any, ...]]) -> Known:
    """Describe an entity by the rows of its records."""

    def first(place: int) -> Any:
        return next((row[place] for row in rows if row[place]), None)

    def moment(place: int) -> Days | None:
        return next((days(row[place], row[place + 1]) for row in rows if row[place]), None)

    born = moment(7)
    spelled = [name for row in rows for name in (row[2], *(row[13] or ())) if name]
    numbers = {
        (canonical(scheme, country, value), value)
        for row in rows
        for scheme, country, value in zip(row[14] or (), row[15] or (), row[16] or (), strict=True)
    }
    return Known(
        entity=entity,
        kind=first(1),
        name=first(2),
        country=first(3),
        names=tuple(dict.fromkeys(spelled)),
        numbers=tuple(sorted(numbers)),
        born=Span(born.first, born.last) if born else None,
        founded=moment(9),
        dissolved=moment(11),
        statuses=tuple(sorted({row[5] for row in rows if row[5]})),
        publicly_owned=any(row[4] for row in rows),
        registered=any(row[6] for row in rows),
        records=tuple(record("the party", "party", row[17:21], "name", row[2]) for row in rows),
    )
