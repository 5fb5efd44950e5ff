"""A lake in memory, made from a few rows of each table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.lake.schema import arrow_schema
from plumbrule.linking import Decision, link
from plumbrule.linking.alike import Kept
from plumbrule.model import SOURCE_TABLES
from plumbrule.model.keys import name_key
from plumbrule.model.moments import parse

Row = Mapping[str, Any]
Lake = Mapping[str, Sequence[Row]]


def filled(table: str, row: Row) -> dict[str, Any]:
    """Compute the keys and both ends of dates, as loading does."""
    full = dict(row)
    if table in {"party", "name"} and full.get("name") is not None:
        full.setdefault("name_key", name_key(full["name"]))
    for column, text in row.items():
        moment = parse(text) if column.endswith("_text") and isinstance(text, str) else None
        if moment is not None and f"{column[:-5]}_earliest" in arrow_schema(table).names:
            full[f"{column[:-5]}_earliest"] = moment.earliest
            full[f"{column[:-5]}_latest"] = moment.latest
    return full


class Linked:
    """A linked lake, read as plain values."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, kept: Kept | None = None) -> None:
        self.connection = connection
        self.kept = kept

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(f"select * from linked_{table} order by all").fetchall()

    def entity(self, party_id: str) -> str:
        return str(self.of(party_id, "entity_id"))

    def rung(self, party_id: str) -> str:
        return str(self.of(party_id, "rung"))

    def of(self, party_id: str, column: str) -> object:
        found = self.connection.execute(
            f"select {column} from linked_party_entity where party_id = $1", [party_id]
        ).fetchall()
        assert len(found) == 1
        return found[0][0]

    def about(self, entity_id: str) -> dict[str, Any]:
        cursor = self.connection.execute(
            "select * from linked_entity where entity_id = $1", [entity_id]
        )
        names = [one[0] for one in cursor.description]
        found = cursor.fetchall()
        assert len(found) == 1
        return dict(zip(names, found[0], strict=True))

    def rungs_between(self, record_a: str, record_b: str) -> list[str]:
        pair = sorted((self.entity(record_a), self.entity(record_b)))
        return [
            rung
            for (rung,) in self.connection.execute(
                "select rung from linked_candidate where entity_a = $1 and entity_b = $2 "
                "order by rung",
                pair,
            ).fetchall()
        ]

    def names(self, record_a: str, record_b: str) -> str:
        return self.between(record_a, record_b)["names"]

    def between(self, record_a: str, record_b: str) -> dict[str, Any]:
        """The only candidate between two records."""
        pair = sorted((self.entity(record_a), self.entity(record_b)))
        cursor = self.connection.execute(
            "select * from linked_candidate where entity_a = $1 and entity_b = $2", pair
        )
        columns = [one[0] for one in cursor.description]
        found = cursor.fetchall()
        assert len(found) == 1
        return dict(zip(columns, found[0], strict=True))

    def cluster(self, party_id: str) -> str:
        """The cluster of a record's entity; the entity itself when it is in none."""
        entity = self.entity(party_id)
        found = self.connection.execute(
            "select cluster_id from linked_cluster where entity_id = $1", [entity]
        ).fetchall()
        return found[0][0] if found else entity

    def evidence(self, record_a: str, record_b: str) -> str:
        pair = sorted((self.entity(record_a), self.entity(record_b)))
        return "; ".join(
            text
            for (text,) in self.connection.execute(
                "select evidence from linked_candidate where entity_a = $1 and entity_b = $2 "
                "order by rung",
                pair,
            ).fetchall()
        )


def opened(lake: Lake, threads: int = 2) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    connection.execute("set timezone = 'UTC'")
    for table in SOURCE_TABLES:
        rows = [filled(table, row) for row in lake.get(table, ())]
        received = pa.Table.from_pylist(rows, schema=arrow_schema(table))
        connection.register("received", received)
        connection.execute(f"create table {table} as select * from received")
        connection.unregister("received")
    return connection


def linked(
    lake: Lake, decisions: Sequence[Decision] = (), threads: int = 2, kept: Kept | None = None
) -> Linked:
    connection = opened(lake, threads)
    return Linked(connection, link(connection, decisions, kept))


def supplier(process: str, local_id: str, name: str | None, **more: Any) -> dict[str, Any]:
    """A party of a contracting process."""
    return {
        "party_id": f"ocds-{process}/{local_id}",
        "local_id": local_id,
        "name": name,
        "source": "tenders",
    } | more


def entry(source: str, key: str, name: str | None, **more: Any) -> dict[str, Any]:
    """A party of a register or list with a key of its own."""
    return {
        "party_id": f"{source}:{key}",
        "local_id": key,
        "name": name,
        "source": source,
    } | more


TENDERS = ({"ocid": "ocds-1", "source": "tenders"}, {"ocid": "ocds-2", "source": "other-tenders"})
"""Rows that say which sources are of procurement."""
