"""Columns computed while loading: both ends of moments, comparison keys, provenance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from plumbrule.lake.schema import INSTANT, arrow_schema
from plumbrule.model.keys import address_key, name_key
from plumbrule.model.moments import parse

_KEYS: dict[str, tuple[str, Callable[[str], str]]] = {
    "name_key": ("name", name_key),
    "address_key": ("full", address_key),
}

Fault = tuple[str, int | None, str]
"""Column, line and value that could not be read as a date."""


def complete(
    table: str,
    columns: Mapping[str, Sequence[object] | pa.Array],
    rows: int,
    *,
    source: str,
    file: str,
    zone: tzinfo | None,
) -> tuple[pa.RecordBatch, list[Fault]]:
    """Make a full batch of a table from the columns a source gave.

    Returns:
        The batch, in the order of the table's schema, and the dates that could not be read.

    Raises:
        KeyError: a column is not in the model: an error of the program.
    """
    schema = arrow_schema(table)
    unknown = set(columns) - set(schema.names)
    if unknown:
        raise KeyError(f"{table} has no column {sorted(unknown)}")
    arrays: dict[str, pa.Array] = {
        name: _array(values, schema.field(name).type) for name, values in columns.items()
    }
    faults: list[Fault] = []
    for name in list(arrays):
        if name.endswith("_text") and f"{name[:-5]}_earliest" in schema.names:
            faults += _both_ends(arrays, name[:-5], zone, columns.get("line"))
    for key, (column, fold) in _KEYS.items():
        if key in schema.names and key not in arrays and column in arrays:
            arrays[key] = _folded(arrays[column], fold)
    arrays["source"] = pa.repeat(pa.scalar(source, pa.string()), rows)
    arrays["file"] = pa.repeat(pa.scalar(file, pa.string()), rows)
    filled = [
        arrays[field.name] if field.name in arrays else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(filled, schema=schema), faults


def _array(values: Sequence[object] | pa.Array, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array):
        return values if values.type == kind else values.cast(kind)
    return pa.array(values, kind)


def _folded(texts: pa.Array, fold: Callable[[str], str]) -> pa.Array:
    """Fold each different text once."""
    encoded = texts.dictionary_encode()
    folded = [fold(text) for text in encoded.dictionary.to_pylist()]
    return pa.array(folded, pa.string()).take(encoded.indices)


def _both_ends(
    arrays: dict[str, pa.Array],
    name: str,
    zone: tzinfo | None,
    lines: Sequence[Any] | pa.Array | None,
) -> list[Fault]:
    """Fill ``<name>_earliest`` and ``<name>_latest`` from ``<name>_text``.

    Texts that all name an instant with its zone are read by Arrow at once; else each different
    text is read by itself.
    """
    texts = arrays[f"{name}_text"]
    try:
        instants = texts.cast(INSTANT)
    except pa.ArrowInvalid:
        return _each(arrays, name, zone, lines)
    in_range = pc.all(pc.greater(pc.year(instants), 1001)).as_py() is not False
    if not in_range:
        return _each(arrays, name, zone, lines)
    arrays[f"{name}_earliest"] = arrays[f"{name}_latest"] = instants
    return []


def _each(
    arrays: dict[str, pa.Array],
    name: str,
    zone: tzinfo | None,
    lines: Sequence[Any] | pa.Array | None,
) -> list[Fault]:
    encoded = arrays[f"{name}_text"].dictionary_encode()
    known = encoded.dictionary.to_pylist()
    earliest: list[datetime | None] = []
    latest: list[datetime | None] = []
    unread: set[int] = set()
    for index, text in enumerate(known):
        moment = parse(text, zone)
        earliest.append(moment.earliest if moment else None)
        latest.append(moment.latest if moment else None)
        if moment is None and text.strip():
            unread.add(index)
    arrays[f"{name}_earliest"] = pa.array(earliest, INSTANT).take(encoded.indices)
    arrays[f"{name}_latest"] = pa.array(latest, INSTANT).take(encoded.indices)
    if not unread:
        return []
    numbers = lines.to_pylist() if isinstance(lines, pa.Array) else lines
    return [
        (f"{name}_text", None if numbers is None else numbers[row], known[index])
        for row, index in enumerate(encoded.indices.to_pylist())
        if index in unread
    ]
