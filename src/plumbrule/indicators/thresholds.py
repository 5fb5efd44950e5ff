"""The legal limits of the packs as a relation that rules can join."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from plumbrule.indicators import filing
from plumbrule.packs import load
from plumbrule.packs.load import Threshold

SCHEMA = pa.schema(
    [
        ("name", pa.string()),
        ("country", pa.string()),
        ("method", pa.string()),
        ("method_details", pa.string()),
        ("category", pa.string()),
        ("buyer_kind", pa.string()),
        ("currency", pa.string()),
        ("from_amount", pa.decimal128(24, 4)),
        ("to_amount", pa.decimal128(24, 4)),
        ("valid_from", pa.date32()),
        ("valid_to", pa.date32()),
        ("begins", pa.timestamp("us", tz="UTC")),
        ("ends", pa.timestamp("us", tz="UTC")),
        ("value", pa.float64()),
        ("unit", pa.string()),
        ("day_kind", pa.string()),
        ("source", pa.string()),
    ]
)
"""Columns of the relation ``threshold``; ``packs.load.Threshold`` says what they mean."""


def provide(
    connection: duckdb.DuckDBPyConnection, thresholds: Sequence[Threshold] | None = None
) -> None:
    """Make the relation ``threshold`` of a connection, unless it has one and none is given.

    Those of ``filing`` are made with it, from the packs.

    Args:
        connection: where rules will run.
        thresholds: the limits; None takes those of the packs.
    """
    filing.provide(connection)
    if thresholds is None:
        made = connection.execute(
            "select 1 from information_schema.tables "
            "where table_catalog = 'temp' and table_name = 'threshold'"
        ).fetchall()
        if made:
            return
        thresholds = load.thresholds()
    table = pa.Table.from_arrays(
        [
            pa.array([getattr(row, field.name) for row in thresholds], field.type)
            for field in SCHEMA
        ],
        schema=SCHEMA,
    )
    connection.register("threshold_rows", table)
    connection.execute("create or replace temp table threshold as select * from threshold_rows")
    connection.unregister("threshold_rows")
