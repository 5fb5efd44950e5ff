"""Parties of a lake, read as a watchlist takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import duckdb

from plumbrule.checks.screening.listing import Listing, Version
from plumbrule.checks.screening.numbers import number_of
from plumbrule.checks.screening.query import Listed, Number
from plumbrule.checks.screening.span import Span, hull, span_of
from plumbrule.checks.screening.watchlist import Entry

EVERY_LISTED = "select distinct party_id from listing where party_id is not null"
"""Who is on any list."""


def listed_parties(
    connection: duckdb.DuckDBPyConnection, wanted: str = EVERY_LISTED, values: Sequence[Any] = ()
) -> list[Listed]:
    """Read parties with their names and numbers; see ``entries``."""
    return [entry.listed for entry in entries(connection, wanted, values)]


def entries(
    connection: duckdb.DuckDBPyConnection,
    wanted: str = EVERY_LISTED,
    values: Sequence[Any] = (),
    loaded: Mapping[str, date] = MappingProxyType({}),
) -> list[Entry]:
    """Read parties with their names, numbers and listings.

    Args:
        connection: DuckDB with a view for each table of the model.
        wanted: a query for the ``party_id`` of those wanted.
        values: its parameters.
        loaded: the day each file was loaded, by its short hash.
    """
    connection.execute(f"create or replace temp table wanted as {wanted}", list(values))
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for party_id, name, kind in _rows(connection, "listed_name"):
        names[party_id].append((name, kind))
    numbers: dict[str, list[Number]] = defaultdict(list)
    for party_id, scheme, value, country in _rows(connection, "listed_number"):
        number = number_of(scheme, value, country)
        if number is not None:
            numbers[party_id].append(number)
    listings: dict[str, list[Listing]] = defaultdict(list)
    for party_id, name, kind, authority, programme, act, *moments in _rows(connection, "listing"):
        start, end = span(*moments[:3]), span(*moments[3:])
        listings[party_id].append(Listing(name, kind, authority, programme, act, start, end))
    parties: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in _rows(connection, "listed"):
        parties[row[0]].append(row)
    connection.execute("drop table wanted")
    return [
        Entry(
            _listed(rows, names[key], numbers[key]),
            rows[0][2],
            tuple(listings[key]),
            loaded.get(rows[0][10]),
        )
        for key, rows in sorted(parties.items())
    ]


def versions(
    connection: duckdb.DuckDBPyConnection, loaded: Mapping[str, date], lists: Sequence[str] = ()
) -> list[Version]:
    """Read which version of each list is at hand.

    A list is as old as the youngest of what it states and, when it states no day, as the day it
    was loaded. A day of publication after the day of loading is a slip and is not believed.

    Args:
        connection: DuckDB with a view for each table of the model.
        loaded: the day each file was loaded, by its short hash.
        lists: names of lists wanted; none for all.
    """
    found: dict[tuple[str, str], list[tuple[date, bool, int]]] = defaultdict(list)
    for name, source, file, published, parties in _rows(connection, "list_version"):
        if lists and name not in lists:
            continue
        known = published is not None and published <= loaded[file]
        found[name, source].append((published if known else loaded[file], known, parties))
    made = []
    for (name, source), rows in sorted(found.items()):
        stated = [row for row in rows if row[1]]
        day = max(row[0] for row in stated or rows)
        made.append(Version(name, source, rows[0][2], day, bool(stated)))
    return made


def _rows(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute(_sql(name)).fetchall()


@cache
def _sql(name: str) -> str:
    place = resources.files("plumbrule.checks.screening") / f"{name}.sql"
    return place.read_text(encoding="utf-8")


def _listed(
    rows: Sequence[tuple[Any, ...]],
    names: Sequence[tuple[str, str]],
    numbers: Sequence[Number],
) -> Listed:
    """Make one party of the rows that its record has, of which there is nearly always one."""
    first = rows[0]
    main = [(row[4], "legal") for row in rows if row[4]]
    countries = {row[5] for row in rows if row[5]}
    for row in rows:
        countries.update((row[6] or "").split(";"))
    spans = [span(*row[7:10]) for row in rows]
    return Listed(
        party_id=first[0],
        entity_id=first[1] or first[0],
        kind=first[3],
        names=tuple(dict.fromkeys([*main, *names])),
        countries=frozenset(filter(None, countries)),
        born=hull([span for span in spans if span]),
        identifiers=tuple(numbers),
    )


def span(earliest: datetime | None, latest: datetime | None, text: str | None) -> Span | None:
    """Give the days a moment can be on, without what time zones add to its ends."""
    told = span_of(text[:10]) if text else None
    if told is not None or earliest is None or latest is None:
        return told
    half = min(timedelta(hours=14), (latest - earliest) / 2)
    first = (earliest + half).date()
    return Span(first, max(first, (latest - min(timedelta(hours=12), half)).date()))
