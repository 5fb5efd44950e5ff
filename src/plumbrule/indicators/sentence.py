"""Telling hits in words: the template of a rule's header filled from the hit's row.

A template names columns of the answer in braces: ``{amount}``. Two short forms ask for what stands
elsewhere: ``{supplier_id:name}`` is the name of a party or entity, ``{ocid:title}`` the title of a
process. Money is written with its currency, days as 2024-07-01.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.indicators.run import Outcome

FIELD = re.compile(r"\{(?P<column>[a-z_]\w*)(?::(?P<of>name|title))?\}")
"""A column in a template, and what of it is wanted."""

Looked = Mapping[tuple[str, str], str]
"""Names and titles by ``("name", id)`` and ``("title", ocid)``."""


def sentence(template: str, row: Mapping[str, Any], looked: Looked) -> str:
    """Fill one template; what is missing is said to be not stated."""
    return "".join(
        part if isinstance(part, str) else _shown(*part, row, looked) for part in _cut(template)
    )


@cache
def _cut(template: str) -> tuple[str | tuple[str, str | None], ...]:
    """Cut a template into texts, and columns with what is wanted of them."""
    parts: list[str | tuple[str, str | None]] = []
    end = 0
    for match in FIELD.finditer(template):
        parts += [template[end : match.start()], (match["column"], match["of"])]
        end = match.end()
    return (*parts, template[end:])


def _shown(column: str, of: str | None, row: Mapping[str, Any], looked: Looked) -> str:
    value = row[column]
    if of is None:
        return written(value, _currency(row, column))
    if value is None:
        return "a party not named" if of == "name" else "a process without a title"
    return " with ".join(looked.get((of, part), part) for part in _members(str(value), of))


def _members(value: str, of: str) -> list[str]:
    """Give the members of a consortium; a process is one."""
    return value.split(" + ") if of == "name" else [value]


def look_up(connection: duckdb.DuckDBPyConnection, outcomes: Iterable[Outcome]) -> Looked:
    """Find the names and titles that the sentences of all hits ask for, in one reading of each table.

    Args:
        connection: the snapshot the hits were found in.
        outcomes: what rules answered.
    """
    wanted: dict[str, set[str]] = {"name": set(), "title": set()}
    for outcome in outcomes:
        for part in _cut(outcome.indicator.sentence) if outcome.hits.num_rows else ():
            if not isinstance(part, str) and (of := part[1]) is not None:
                for value in outcome.hits.column(part[0]).unique().to_pylist():
                    if value is not None:
                        wanted[of].update(_members(str(value), of))
    found: dict[tuple[str, str], str] = {}
    for of, queries in _QUERIES.items():
        if wanted[of]:
            ids = pa.table({"id": pa.array(sorted(wanted[of]), pa.string())})
            connection.register("wanted_id", ids)
            for query in queries:
                for key, text in connection.execute(query).fetchall():
                    found[of, key] = text
            connection.unregister("wanted_id")
    return found


def written(value: Any, currency: str | None = None) -> str:
    """Write a value for a reader."""
    if value is None:
        return "(not stated)"
    if isinstance(value, Decimal):
        amount = f"{value:,.2f}".removesuffix(".00")
        return f"{amount} {currency}" if currency else amount
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _currency(row: Mapping[str, Any], column: str) -> str | None:
    own = f"{column}_currency"
    currency: str | None = row[own] if own in row else row["currency"]
    return currency


_PARTY = """
    select party_id, min(name) from party
    where name is not null and party_id in (select id from wanted_id) group by party_id
"""
_ENTITY = """
    select entity_id, min(name) from entity
    where name is not null and entity_id in (select id from wanted_id) group by entity_id
"""
_TITLE = """
    select ocid, min(title) from tender
    where title is not null and ocid in (select id from wanted_id) group by ocid
"""

# Asked last, an entity's name replaces that of a party with the same id.
_QUERIES = {"name": (_PARTY, _ENTITY), "title": (_TITLE,)}
