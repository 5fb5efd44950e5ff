"""The ties that a lake holds, read once into columns and looked up by company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.network.tie import Node, Share, Tie
from plumbrule.network.ties import Unnamed

STILL = timedelta(days=30)
"""A tie without an end is taken to hold for so long after its register was last seen."""

MOST_STEPS = 100
"""Steps upwards when only what stands above some companies is read."""


class TiesOfLake:
    """The ties of one snapshot.

    Args:
        connection: DuckDB with the views of the model.
        seen: by short hash of a file, the day on which it was loaded: until then at least, and for
            ``STILL`` longer, what it tells without an end is taken to hold. A file that is missing
            here was never seen for certain.
        above: read only what stands above these companies (entity_id); None reads everything.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        seen: Mapping[str, date],
        above: Iterable[str] | None = None,
    ) -> None:
        connection.execute(sql("lake_words"))
        sights = pa.table({"file": list(seen), "day": [day + STILL for day in seen.values()]})
        if seen:
            connection.register("network_given", sights)
            connection.execute("insert into network_sight select * from network_given")
            connection.unregister("network_given")
        self._want(connection, above)
        self._ties = _Sorted(connection.sql(sql("lake_ties")).to_arrow_table(), "owned")
        connection.register("network_tie", self._ties.table.select(["owner", "owned"]))
        self._nodes = _Sorted(connection.sql(sql("lake_nodes")).to_arrow_table(), "id")
        connection.unregister("network_tie")
        self._unnamed = _Sorted(connection.sql(sql("lake_unnamed")).to_arrow_table(), "company")
        self._known: dict[str, tuple[Tie, ...]] = {}

    @staticmethod
    def _want(connection: duckdb.DuckDBPyConnection, above: Iterable[str] | None) -> None:
        connection.execute(
            """
            create or replace temp table network_wanted (entity_id varchar);
            create or replace temp table network_wanted_record (party_id varchar);
            """
        )
        test = "true" if above is None else "record in (select party_id from network_wanted_record)"
        connection.execute(f"create or replace temp macro network_is_wanted(record) as {test}")
        if above is None:
            return
        connection.execute("insert into network_wanted select unnest($1)", [sorted(set(above))])
        connection.execute("create or replace temp table network_last as from network_wanted")
        for _ in range(MOST_STEPS):
            connection.execute(sql("lake_records"))
            connection.execute(sql("lake_step"))
            if not connection.execute("select 1 from network_last limit 1").fetchall():
                return

    def into(self, entity: str) -> Sequence[Tie]:
        """Give the ties of those who own, control or direct an entity, by id."""
        if entity not in self._known:
            self._known[entity] = tuple(_tie(row) for row in self._ties.rows(entity))
        return self._known[entity]

    def node(self, entity: str) -> Node:
        """Tell what is known of an entity."""
        for row in self._nodes.rows(entity):
            return Node(row["id"], row["kind"], row["name"], row["country"], row["is_public"])
        return Node(entity)

    def unnamed(self, entity: str) -> Sequence[Unnamed]:
        """Give the reasons why owners of a company are not named."""
        return [
            Unnamed(*(row[name] for name in Unnamed._fields)) for row in self._unnamed.rows(entity)
        ]


class _Sorted:
    """A table sorted by a column of text, looked up by its value."""

    def __init__(self, table: pa.Table, key: str) -> None:
        self.table = table.combine_chunks()
        self._key = self.table.column(key)

    def rows(self, value: str) -> list[dict[str, Any]]:
        """Give the rows of a value, in their order."""
        first, last = self._bound(value, after=False), self._bound(value, after=True)
        return self.table.slice(first, last - first).to_pylist() if first < last else []

    def _bound(self, value: str, *, after: bool) -> int:
        """Find by halves; DuckDB sorts text by its UTF-8 bytes, which Python's order equals."""
        low, high = 0, len(self._key)
        while low < high:
            middle = (low + high) // 2
            found = self._key[middle].as_py()
            if found < value or (after and found == value):
                low = middle + 1
            else:
                high = middle
        return low


def _tie(row: Mapping[str, Any]) -> Tie:
    return Tie(
        id=row["id"],
        owner=row["owner"],
        owned=row["owned"],
        kind=row["kind"],
        interest=row["interest"],
        share=Share.of_percent(row["least"], row["most"], row["least_open"], row["most_open"]),
        directness=row["directness"],
        beneficial=row["beneficial"],
        joint=row["joint"],
        telling=row["telling"],
        primary=row["is_primary"],
        closed=row["closed"],
        start=_both(row["start_first"], row["start_last"]),
        end=_both(row["end_first"], row["end_last"]),
        stated=row["stated"],
        seen=row["seen"],
        rung=row["rung"],
        role=row["role"],
        source=row["source"],
        file=row["file"],
        line=row["line"],
        path=row["path"],
    )


def _both(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last else None


@cache
def sql(name: str) -> str:
    """Read one of the queries that stand beside this file."""
    return (resources.files("plumbrule.network") / f"{name}.sql").read_text(encoding="utf-8")
