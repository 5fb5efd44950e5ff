"""Entities put together from statements: CSV, packed CSV with or without a header, JSON lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from plumbrule.sources.encoding import Text
from plumbrule.sources.ftm.entity import Entity, Mark
from plumbrule.sources.json_objects import json_objects
from plumbrule.sources.sink import Sink
from plumbrule.sources.workbench import Workbench

TABLE = pa.schema(
    [
        ("line", pa.int64()),
        ("entity", pa.string()),
        ("canonical", pa.string()),
        ("schema", pa.string()),
        ("prop", pa.string()),
        ("value", pa.string()),
        ("dataset", pa.string()),
        ("language", pa.string()),
    ]
)
"""The table of statements on the workbench."""

OLD_PACK = (
    "entity_id", "prop", "value", "dataset", "lang", "original_value", "target", "external",
    "first_seen", "last_seen",
)  # fmt: skip
"""Columns of packed files that have no header."""

_PACKED = re.compile(r"[A-Z][A-Za-z]+:[A-Za-z]+")
_ENOUGH = {"entity_id", "prop", "value"}
_LONGEST_CELL = 64 << 20
_EXISTS = "id"
"""Property of the statement that says only that the entity exists."""


class Statement(NamedTuple):
    """One value of one property."""

    line: int
    entity: str
    canonical: str
    schema: str
    prop: str
    value: str
    dataset: str | None
    language: str | None


_ENTITY = Statement._fields.index("entity")


def columns_of(first_row: list[str]) -> tuple[str, ...] | None:
    """Tell the columns of a table of statements from its first row.

    Returns:
        The columns; those of packed files without a header when the row is already a statement;
        None when it is no such table.
    """
    if set(first_row) >= _ENOUGH:
        return tuple(first_row)
    if len(first_row) == len(OLD_PACK) and _PACKED.fullmatch(first_row[1]):
        return OLD_PACK
    return None


def gather(text: Text, sink: Sink, bench: Workbench, *, table: bool) -> None:
    """Put all statements of a file on the workbench; faults go to the sink.

    Statements marked external are candidates for enrichment, not facts: they are left out and
    counted.

    Args:
        text: the file.
        sink: for faults.
        bench: has the table ``statement``.
        table: whether it is CSV, else JSON.
    """
    external = 0
    for given, line in _from_table(text, sink) if table else _from_json(text, sink):
        if str(given.get("external") or "").casefold() in {"t", "true", "1", "yes"}:
            external += 1
            continue
        statement = _statement(given, line)
        if statement is None:
            reason = "expected a statement with entity_id, schema, prop and value"
            sink.fault("unreadable", reason, line, "", given)
            continue
        bench.add("statement", statement)
    if external:
        sink.fault("noted", f"{external} external statements are no facts and were left out", None)


def entities(bench: Workbench) -> Iterator[Entity]:
    """Put the statements of each entity together, by the id that its own source gives it."""
    query = """
        SELECT line, entity, canonical, schema, prop, value, dataset, language
        FROM statement ORDER BY entity, line, prop, value
    """
    rows = map(Statement._make, bench.rows(query))
    for key, group in groupby(rows, key=itemgetter(_ENTITY)):
        entity: Entity | None = None
        for one in group:
            if entity is None:
                entity = Entity(key, one.schema, {}, [], one.line, one.canonical, marks={})
            if one.schema != entity.schema:
                entity.is_also(one.schema)
            if one.dataset and one.dataset not in entity.datasets:
                entity.datasets.append(one.dataset)
            if one.prop != _EXISTS:
                entity.add(one.prop, one.value, Mark(one.line, one.language))
        if entity is not None:
            yield entity


def _statement(given: dict[str, Any], line: int) -> Statement | None:
    prop, schema = _text(given.get("prop")), _text(given.get("schema"))
    if prop and not schema:
        schema, _, prop = prop.partition(":")
    entity, value = _text(given.get("entity_id")), _text(given.get("value"))
    if not (entity and prop and schema and value):
        return None
    return Statement(
        line,
        entity,
        _text(given.get("canonical_id")) or entity,
        schema,
        prop,
        value,
        _text(given.get("dataset")),
        _text(given.get("lang")),
    )


def _text(value: object) -> str | None:
    """Give a text or a number as text; None for all else and for an empty text."""
    if isinstance(value, str):
        return value or None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if number else None


def _from_table(text: Text, sink: Sink) -> Iterator[tuple[dict[str, Any], int]]:
    columns: tuple[str, ...] | None = None
    for row, line in _table_rows(text, sink):
        if columns is None:
            columns = columns_of([cell.strip() for cell in row])
            if columns is None:
                sink.fault("unreadable", "expected a header of statements", line, "", row)
                return
            if set(columns) <= {cell.strip() for cell in row}:
                continue
        if len(row) > len(columns):
            reason = f"expected {len(columns)} cells, got {len(row)}"
            sink.fault("unreadable", reason, line, "", row)
            continue
        yield dict(zip(columns, row, strict=False)), line


def _table_rows(text: Text, sink: Sink) -> Iterator[tuple[list[str], int]]:
    """Give the rows that are not empty, each with the line it begins on."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(line.replace("\0", "") for line in text.lines())
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            sink.fault("unreadable", f"expected a row of CSV: {error}", line)
            continue
        if row:
            yield row, line


def _from_json(text: Text, sink: Sink) -> Iterator[tuple[dict[str, Any], int]]:
    for found in json_objects(text):
        try:
            record = msgspec.json.decode(found.text.encode("utf-8", "replace"))
        except msgspec.DecodeError as error:
            reason = f"expected one JSON object: {error}"
            sink.fault("unreadable", reason, found.line, "", found.text)
            continue
        if isinstance(record, dict):
            yield record, found.line
        else:
            sink.fault("unreadable", "expected a JSON object", found.line, "", found.text)
