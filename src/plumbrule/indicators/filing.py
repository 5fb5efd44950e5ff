"""What the packs ask of those who must declare, as relations that rules can join.

``filing_term`` has when something is due, ``filing_section`` the sections that must be filled and
``filing_reporting`` the least that must be declared; ``plumbrule.packs.filing`` says what their columns
mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.packs.filing import Regimes, regimes

_DATED = (("valid_from", pa.date32()), ("valid_to", pa.date32()), ("source", pa.string()))

SCHEMAS: dict[str, pa.Schema] = {
    "filing_term": pa.schema(
        [
            ("country", pa.string()),
            ("kind", pa.string()),
            ("post_kind", pa.string()),
            ("counted_from", pa.string()),
            ("days", pa.int64()),
            ("month", pa.int64()),
            ("grace_days", pa.int64()),
            ("break_days", pa.int64()),
            *_DATED,
        ]
    ),
    "filing_section": pa.schema(
        [
            ("country", pa.string()),
            ("section", pa.string()),
            ("post_kind", pa.string()),
            ("complete", pa.bool_()),
            *_DATED,
        ]
    ),
    "filing_reporting": pa.schema(
        [
            ("country", pa.string()),
            ("section", pa.string()),
            ("from_amount", pa.decimal128(24, 4)),
            ("over_percent", pa.float64()),
            ("currency", pa.string()),
            *_DATED,
        ]
    ),
}
"""Columns of each relation."""


def rows(found: Regimes | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of each relation, by its name; None takes those of the packs."""
    given = found or regimes()
    parts: dict[str, Sequence[Any]] = {
        "filing_term": given.terms,
        "filing_section": given.sections,
        "filing_reporting": given.reporting,
    }
    return {
        name: [tuple(getattr(row, column.name) for column in SCHEMAS[name]) for row in part]
        for name, part in parts.items()
    }


def provide(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the relations of a connection, unless it has them."""
    made = connection.execute(
        "select 1 from information_schema.tables "
        "where table_catalog = 'temp' and table_name = 'filing_term'"
    ).fetchall()
    if made:
        return
    for name, given in rows().items():
        schema = SCHEMAS[name]
        columns = [
            pa.array([row[place] for row in given], kind) for place, kind in enumerate(schema.types)
        ]
        connection.register("filing_rows", pa.Table.from_arrays(columns, schema=schema))
        connection.execute(f"create temp table {name} as select * from filing_rows")  # noqa: S608 names above
        connection.unregister("filing_rows")
