"""The tables of a lake in memory, filled from a few rows: entities are their own records."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from plumbrule.lake.schema import arrow_schema
from plumbrule.model import LINKED_TABLES, SOURCE_TABLES
from plumbrule.model.keys import address_key
from plumbrule.model.moments import parse


def filled(table, row):
    full = {"source": "register", "file": "f1", "line": 1, "path": ""} | row
    names = arrow_schema(table).names
    for column, text in row.items():
        if column.endswith("_text") and f"{column[:-5]}_earliest" in names and text:
            moment = parse(text)
            full[f"{column[:-5]}_earliest"] = moment.earliest
            full[f"{column[:-5]}_latest"] = moment.latest
    if table == "address":
        full["address_key"] = address_key(row["full"])
    return {name: value for name, value in full.items() if name in names}


def opened(threads=2, **tables):
    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    connection.execute("set timezone = 'UTC'")
    for table in {**SOURCE_TABLES, **LINKED_TABLES}:
        rows = [filled(table, row) for row in tables.get(table, ())]
        received = pa.Table.from_pylist(rows, schema=arrow_schema(table))
        connection.register("received", received)
        connection.execute(f"create table {table} as select * from received")
        connection.unregister("received")
    return connection


def relation(one, other, kind="ownership", **more):
    return {
        "relation_id": f"register:{one}>{other}/0",
        "kind": kind,
        "from_id": one,
        "to_id": other,
    } | more


def entities(**kinds):
    """Rows of entity and party_entity, each record an entity by itself."""
    return {
        "entity": [{"entity_id": name, "kind": kind, "name": name} for name, kind in kinds.items()],
        "party_entity": [{"party_id": name, "entity_id": name, "rung": "self"} for name in kinds],
    }
