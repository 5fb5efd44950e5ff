"""How the model's types stand in Arrow and Parquet."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from plumbrule.model import TABLES, Kind

MONEY = pa.decimal128(24, 4)
"""Twenty digits before the point hold a State's budget in any currency; four after it a unit price."""

INSTANT = pa.timestamp("us", tz="UTC")

ARROW_TYPES: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.MONEY: MONEY,
    Kind.DATE: pa.date32(),
    Kind.INSTANT: INSTANT,
    Kind.BOOLEAN: pa.bool_(),
}

SQL_TYPES: dict[Kind, str] = {
    Kind.TEXT: "varchar",
    Kind.INTEGER: "bigint",
    Kind.NUMBER: "double",
    Kind.MONEY: "decimal(24, 4)",
    Kind.DATE: "date",
    Kind.INSTANT: "timestamp with time zone",
    Kind.BOOLEAN: "boolean",
}
"""The model's types in DuckDB."""


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Give the Arrow schema of a table of the model, provenance columns included."""
    return pa.schema(
        [pa.field(column.name, ARROW_TYPES[column.kind]) for column in TABLES[table].all_columns]
    )
