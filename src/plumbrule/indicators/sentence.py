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
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.indicators.run import Outcome

FIELD = re.compile(r"\{(?P<column>[a-z_]\w*)(?::(?P<of>name|title))?\}")
"""A column in a template, and what of it is wanted."""

Looked = Mapping[tuple[str, str], str]
"""Names and titles by ``("name", id)`` and ``("title", ocid)``."""


def sentences(connection: duckdb.DuckDBPyConnection, outcome: Outcome) -> list[str]:
    """Tell every hit of an outcome, in the order of ``outcome.hits``."""
    template = outcome.indicator.sentence
    rows = outcome.hits.to_pylist()
    looked = look_up(connection, template, rows)
    return [sentence(template, row, looked) for row in rows]


def sentence(template: str, row: Mapping[str, Any], looked: Looked) -> str:
    """Fill one template; what is missing is said to be not stated."""

    def shown(match: re.Match[str]) -> str:
        value = row[match["column"]]
        if match["of"] is None:
            return written(value, _currency(row, match["column"]))
        if value is None:
            return "a party not named" if match["of"] == "name" else "a process without a title"
        parts = str(value).split(" + ") if match["of"] == "name" else [str(value)]
        return " with ".join(looked.get((match["of"], part), part) for part in parts)

    return FIELD.sub(shown, template)


def look_up(
    connection: duckdb.DuckDBPyConnection, template: str, rows: Iterable[Mapping[str, Any]]
) -> Looked:
    """Find the names and titles a template asks for, all rows at once."""
    wanted: dict[str, set[str]] = {"name": set(), "title": set()}
    fields = [match for match in FIELD.finditer(template) if match["of"]]
    for row in rows:
        for match in fields:
            value = row[match["column"]]
            if value is not None:
                parts = str(value).split(" + ") if match["of"] == "name" else [str(value)]
                wanted[match["of"]].update(parts)
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
