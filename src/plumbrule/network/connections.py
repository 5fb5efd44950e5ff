"""Every step a path may take between parties, in arrays: built once, searched in milliseconds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.network.interests import STRONG_RUNGS
from plumbrule.network.tie import Node
from plumbrule.network.ties_of_lake import STILL, sql

EPOCH = date(1970, 1, 1)
FAR = 999_999
"""Days beyond the calendar: without end, or never for certain when it stands the wrong way."""

STEP_COSTS = {
    "ownership": 0.0,
    "control": 0.0,
    "succession": 0.0,
    "directorship": 0.1,
    "representation": 0.1,
    "family": 0.2,
    "association": 0.2,
    "employment": 0.2,
    "post": 0.2,
    "donation": 0.3,
    "payment": 0.3,
    "membership": 0.5,
    "unknown": 0.5,
    "address": 0.5,
    "contact": 0.5,
}
"""Kinds of step that are walked, and how far each leads away: an address counts on both sides."""

WEAK_KINDS = frozenset({"address", "contact"})
"""Steps through something shared: never certain by themselves."""

CONFIDENCE = {
    "record": 1.0,
    "self": 1.0,
    "id_match": 0.99,
    "documented": 0.99,
    "confirmed": 0.98,
    "publisher_id": 0.97,
    "name_date_place": 0.8,
    "name_rare": 0.6,
    "name_only": 0.3,
}
"""How sure it is, by identity rung, that both records at a link are of one entity."""

HUB_DEGREE = 200
"""Steps from which on an address or telephone is of everybody, and no path leads through it."""

HUB, BODY = 1, 2
"""Why no path leads through a node: so many share it, or it is a public body, which buys of all."""


@dataclass(frozen=True)
class Evidence:
    """The record behind a step.

    Args:
        id: key of the record.
        kind: ownership, family, address ...
        role: as received; of an address or telephone, the text itself.
        rung: weaker identity rung of its ends.
        source, file, line, path: where it stands.
    """

    id: str
    kind: str
    role: str
    rung: str
    source: str
    file: str
    line: int | None
    path: str


class Connections:
    """The steps of one snapshot.

    Nodes and edges are numbers. Persons and companies are nodes, and so is an address or telephone
    that several have.

    Args:
        connection: DuckDB with the views of the model.
        seen: by short hash of a file, the day on which it was loaded.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, seen: Mapping[str, date]) -> None:
        for name in ("lake_words", "connection_words"):
            connection.execute(sql(name))
        if seen:
            days = pa.table({"file": list(seen), "day": [day + STILL for day in seen.values()]})
            connection.register("network_given", days)
            connection.execute("insert into network_sight select * from network_given")
            connection.unregister("network_given")
        connection.register("network_price", _prices())
        for name in ("connection_edges", "connection_nodes"):
            connection.execute(sql(name))
        connection.unregister("network_price")
        nodes = connection.sql("select * from network_node order by number").to_arrow_table()
        self._nodes = nodes.combine_chunks()
        self._ids = self._nodes.column("id")
        halves = connection.sql(
            """
            select one_number as here, other_number as other, edge from network_edge
            union all
            select other_number, one_number, edge from network_edge
            order by here, other, edge
            """
        ).to_arrow_table()
        edges = connection.sql("select * from network_edge order by edge").to_arrow_table()
        connection.execute(
            "drop table network_edge; drop table network_node; drop table network_step"
        )
        self.at = _integers(halves, "here")
        self.other = _integers(halves, "other")
        self.edge = _integers(halves, "edge")
        self.first = _integers(edges, "one_number")
        self.sure_from = _integers(edges, "sure_from")
        self.sure_to = _integers(edges, "sure_to")
        self.may_from = _integers(edges, "may_from")
        self.may_to = _integers(edges, "may_to")
        self._evidence = edges.select(
            ["id", "kind", "role", "rung", "source", "file", "line", "path"]
        ).combine_chunks()
        self.prices = _bytes(edges, "price", pa.float64()).cast("d")
        self.weak = _bytes(edges, "weak", pa.int8())
        self.half = _bytes(edges, "half", pa.int8())
        self.blocked = bytearray(self._blocked())

    def _blocked(self) -> Iterator[int]:
        """Tell of each node whether paths may not lead through it, and why."""
        columns = (self._nodes.column(name).to_pylist() for name in ("id", "kind", "degree"))
        for name, kind, degree in zip(*columns, strict=True):
            shared = name.startswith(("address:", "contact:"))
            yield BODY if kind == "body" else HUB if shared and degree > HUB_DEGREE else 0

    def number(self, entity: str) -> int | None:
        """Find the number of an entity; None when it has no step at all."""
        low, high = 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            if self._ids[middle].as_py() < entity:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._ids) and self._ids[low].as_py() == entity else None

    def node(self, number: int) -> Node:
        """Tell what is known of a node."""
        row: dict[str, Any] = self._nodes.slice(number, 1).to_pylist()[0]
        kind = row["kind"]
        for shared in WEAK_KINDS:
            if row["id"].startswith(f"{shared}:"):
                kind = shared
        return Node(row["id"], kind, row["name"], row["country"])

    def degree(self, number: int) -> int:
        """Count the steps at a node."""
        return int(self._nodes.column("degree")[number].as_py())

    def halves(self, number: int) -> range:
        """Give the places in ``other`` and ``edge`` of the steps at a node."""
        return range(bisect_left(self.at, number), bisect_left(self.at, number + 1))

    def evidence(self, edge: int) -> Evidence:
        """Give the record behind a step."""
        return Evidence(**self._evidence.slice(edge, 1).to_pylist()[0])


def _prices() -> pa.Table:
    """Give the cost of every kind of step at every rung; kinds that are missing are not walked."""
    rows = [
        {
            "kind": kind,
            "rung": rung,
            "price": cost - log(confidence),
            "weak": kind in WEAK_KINDS or rung not in STRONG_RUNGS,
            "half": kind in WEAK_KINDS,
        }
        for kind, cost in STEP_COSTS.items()
        for rung, confidence in CONFIDENCE.items()
    ]
    return pa.Table.from_pylist(rows)


def day_number(day: date) -> int:
    """Count a day from 1970-01-01."""
    return (day - EPOCH).days


def day_of(number: int) -> date | None:
    """Give the day of a number; None beyond the calendar."""
    if abs(number) >= FAR or not (date.min - EPOCH).days <= number <= (date.max - EPOCH).days:
        return None
    found = EPOCH + timedelta(days=number)
    return None if found == date.min else found


def _integers(table: pa.Table, name: str) -> memoryview:
    return _bytes(table, name, pa.int32()).cast("i")


def _bytes(table: pa.Table, name: str, kind: pa.DataType) -> memoryview:
    """Look at a column as an array of the machine, without a copy."""
    chunks = [chunk.cast(kind) for chunk in table.column(name).chunks]
    column = pa.concat_arrays(chunks or [pa.array([], kind)])
    size = len(column) * kind.bit_width // 8
    return memoryview(column.buffers()[1] or b"").cast("b")[:size]
