"""Parties of a lake, read as an index takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

import duckdb

from plumbrule.checks.screening.numbers import number_of
from plumbrule.checks.screening.query import Listed, Number
from plumbrule.checks.screening.span import Span, hull, span_of

EVERY_LISTED = "select distinct party_id from listing where party_id is not null"
"""Who is on any list."""


def listed_parties(
    connection: duckdb.DuckDBPyConnection, wanted: str = EVERY_LISTED, values: Sequence[Any] = ()
) -> list[Listed]:
    """Read parties with their names and numbers.

    Args:
        connection: DuckDB with a view for each table of the model.
        wanted: a query for the ``party_id`` of those wanted.
        values: its parameters.
    """
    connection.execute(f"create or replace temp table wanted as {wanted}", list(values))
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for party_id, name, kind in connection.execute(_sql("listed_name")).fetchall():
        names[party_id].append((name, kind))
    numbers: dict[str, list[Number]] = defaultdict(list)
    for party_id, scheme, value, country in connection.execute(_sql("listed_number")).fetchall():
        number = number_of(scheme, value, country)
        if number is not None:
            numbers[party_id].append(number)
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute(_sql("listed")).fetchall():
        rows[row[0]].append(row)
    connection.execute("drop table wanted")
    return [_listed(found, names[key], numbers[key]) for key, found in sorted(rows.items())]


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
    spans = [_span(*row[7:10]) for row in rows]
    return Listed(
        party_id=first[0],
        entity_id=first[1] or first[0],
        kind=first[3],
        names=tuple(dict.fromkeys([*main, *names])),
        countries=frozenset(filter(None, countries)),
        born=hull([span for span in spans if span]),
        identifiers=tuple(numbers),
    )


def _span(earliest: datetime | None, latest: datetime | None, text: str | None) -> Span | None:
    """Give the days a moment can be on, without what time zones add to its ends."""
    told = span_of(text[:10]) if text else None
    if told is not None or earliest is None or latest is None:
        return told
    half = min(timedelta(hours=14), (latest - earliest) / 2)
    first = (earliest + half).date()
    return Span(first, max(first, (latest - min(timedelta(hours=12), half)).date()))
