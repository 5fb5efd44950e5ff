"""Columns computed while loading: both ends of moments, comparison keys, provenance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Literal, NamedTuple, cast

import pyarrow as pa
import pyarrow.compute as pc

from plumbrule.lake.schema import INSTANT, MONEY, arrow_schema
from plumbrule.model.keys import address_key, identifier_value, name_key
from plumbrule.model.moments import parse
from plumbrule.sources.amounts import decimals

FaultKind = Literal["unreadable", "dropped", "changed", "noted", "merged"]

_KEYS: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "name_key": ("name", name_key),
    "address_key": ("full", address_key),
}


class Fault(NamedTuple):
    """A value that was lost or changed while a column was made."""

    kind: FaultKind
    reason: str
    column: str
    row: int
    value: str


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
        The batch, in the order of the table's schema, and the values that could not be read.

    Raises:
        KeyError: a column is not in the model: an error of the program.
    """
    schema = arrow_schema(table)
    unknown = set(columns) - set(schema.names)
    if unknown:
        raise KeyError(f"{table} has no column {sorted(unknown)}")
    arrays: dict[str, pa.Array] = {}
    faults: list[Fault] = []
    for name, values in columns.items():
        arrays[name] = _array(values, schema.field(name).type, name, faults)
    for name in list(arrays):
        ends = f"{name.removesuffix('_text')}_earliest"
        # A source that reads dates in forms of its own gives both ends itself.
        if name.endswith("_text") and ends in schema.names and ends not in arrays:
            faults += _both_ends(arrays, name[:-5], zone)
    for key, (column, fold) in _KEYS.items():
        if key in schema.names and key not in arrays and column in arrays:
            arrays[key] = _folded(arrays[column], fold)
    if table == "party" and "identifier" in arrays:
        arrays["identifier"] = _folded(arrays["identifier"], identifier_value)
    if table == "identifier" and "value" not in arrays:
        arrays["value"] = _folded(arrays["value_text"], identifier_value)
    arrays["source"] = pa.repeat(pa.scalar(source, pa.string()), rows)
    arrays["file"] = pa.repeat(pa.scalar(file, pa.string()), rows)
    filled = [
        arrays[field.name] if field.name in arrays else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(filled, schema=schema), faults


def _array(
    values: Sequence[object] | pa.Array,
    kind: pa.DataType,
    name: str,
    faults: list[Fault],
) -> pa.Array:
    if not isinstance(values, pa.Array):
        return pa.array(values, kind)
    if kind == MONEY and pa.types.is_string(values.type):

        def report(fault: str, reason: str, row: int, text: str) -> None:
            faults.append(Fault(cast("FaultKind", fault), reason, name, row, text))

        return decimals(values, report)
    return values if values.type == kind else values.cast(kind)


def _folded(texts: pa.Array, fold: Callable[[str], str | None]) -> pa.Array:
    """Fold each different text once."""
    encoded = texts.dictionary_encode()
    folded = [fold(text) for text in encoded.dictionary.to_pylist()]
    return pa.array(folded, pa.string()).take(encoded.indices)


def _both_ends(
    arrays: dict[str, pa.Array],
    name: str,
    zone: tzinfo | None,
) -> list[Fault]:
    """Fill ``<name>_earliest`` and ``<name>_latest`` from ``<name>_text``.

    Texts that all name an instant with its zone are read by Arrow at once; else each different
    text is read by itself.
    """
    texts = arrays[f"{name}_text"]
    try:
        instants = texts.cast(INSTANT)
    except pa.ArrowInvalid:
        return _each(arrays, name, zone)
    # The sentinels for "unknown" are of the years 1, 1001 and 9999, a day before or after in UTC.
    years = pc.year(instants)
    usual = pc.and_(pc.greater(years, 1001), pc.less(years, 9998))
    if pc.all(usual).as_py() is False:
        return _each(arrays, name, zone)
    arrays[f"{name}_earliest"] = arrays[f"{name}_latest"] = instants
    return []


def _each(
    arrays: dict[str, pa.Array],
    name: str,
    zone: tzinfo | None,
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
    reason = "expected a date such as 2021-06-30"
    return [
        Fault("dropped", reason, f"{name}_text", row, known[index])
        for row, index in enumerate(encoded.indices.to_pylist())
        if index in unread
    ]
