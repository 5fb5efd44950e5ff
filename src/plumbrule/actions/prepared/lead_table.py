"""Leads in a table with the ways they are looked up: by id, in order, by rule, party and process."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from plumbrule.leads.lead import Lead, first_of_each_rule

_TABLES = """
create table lead (
    place integer primary key, id text, rule text, entity text, ocid text, country text,
    year integer, rung text, currency text, expected integer, packed blob
);
create table best (rank integer primary key, place integer);
"""
_AFTER = """
create index lead_id on lead (id);
create index lead_rule on lead (expected, rule, place);
create index lead_entity on lead (entity, place) where entity is not null;
create index lead_ocid on lead (ocid, place) where ocid is not null;
create index lead_year on lead (expected, year, place);
"""
BEST = 50
"""Leads kept apart as those to open first: the best of each rule in turn."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Lead).decode


@dataclass(frozen=True)
class LeadsWanted:
    """Which leads a list shows.

    Args:
        rule, entity, ocid, country, year, rung: only these; None for any.
        expected: whether those expected in their class are listed instead.
    """

    rule: str | None = None
    entity: str | None = None
    ocid: str | None = None
    country: str | None = None
    year: int | None = None
    rung: str | None = None
    expected: bool = False


def build_leads(database: sqlite3.Connection, leads: Sequence[Lead]) -> None:
    """Fill the tables of leads.

    Args:
        database: gets the tables.
        leads: every lead of the snapshot, in order.
    """
    database.executescript(_TABLES)
    database.executemany(
        "insert into lead values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                place,
                one.id,
                one.rule,
                one.entity,
                one.ocid,
                one.country,
                one.year,
                one.rung,
                one.currency,
                one.suppressed_by is not None,
                _encode(one),
            )
            for place, one in enumerate(leads, 1)
        ),
    )
    places = {one.id: place for place, one in enumerate(leads, 1)}
    best = first_of_each_rule((one for one in leads if one.suppressed_by is None), BEST)
    database.executemany(
        "insert into best values (?, ?)",
        ((rank, places[one.id]) for rank, one in enumerate(best, 1)),
    )
    database.executescript(_AFTER)
    database.commit()


def best_leads(database: sqlite3.Connection, count: int) -> list[Lead]:
    """Give the leads to open first; they differ in their rules."""
    found = database.execute(
        "select packed from best inner join lead on best.place = lead.place "
        "order by best.rank limit ?",
        (count,),
    )
    return [_decode(row[0]) for row in found]


def lead_of(database: sqlite3.Connection, name: str) -> Lead | None:
    """Give a lead by its id; None when there is none."""
    row = database.execute(
        "select packed from lead where id = ? order by place limit 1", (name,)
    ).fetchone()
    return _decode(row[0]) if row else None


def leads_page(
    database: sqlite3.Connection, wanted: LeadsWanted, offset: int, limit: int
) -> list[Lead]:
    """Give some of the leads that are wanted, in their order."""
    where, values = _where(wanted)
    found = database.execute(
        f"select packed from lead where {where} order by place limit ? offset ?",  # noqa: S608
        (*values, limit, offset),
    )
    return [_decode(row[0]) for row in found]


def leads_count(database: sqlite3.Connection, wanted: LeadsWanted) -> int:
    """Count the leads that are wanted."""
    where, values = _where(wanted)
    row = database.execute(f"select count(*) from lead where {where}", values).fetchone()  # noqa: S608
    return int(row[0])


def leads_by(database: sqlite3.Connection, column: str) -> dict[str, int]:
    """Count leads by rule, country, year, rung or currency; those expected are left out."""
    if column not in {"rule", "country", "year", "rung", "currency"}:
        raise ValueError(column)
    found = database.execute(
        f"select {column}, count(*) from lead where expected = 0 and {column} is not null "  # noqa: S608
        f"group by {column} order by {column}"
    )
    return {str(key): count for key, count in found}


def _where(wanted: LeadsWanted) -> tuple[str, list[str | int]]:
    """Write the condition; the names of columns are fixed, values are bound."""
    parts = ["expected = ?"]
    bound: list[str | int] = [int(wanted.expected)]
    for column in ("rule", "entity", "ocid", "country", "year", "rung"):
        value = getattr(wanted, column)
        if value is not None:
            parts.append(f"{column} = ?")
            bound.append(value)
    return " and ".join(parts), bound
