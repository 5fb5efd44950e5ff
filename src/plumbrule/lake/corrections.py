"""Values that people found wrong and put right, laid over the rows as received.

The parts keep what the source says. A view shows the right value as long as the source still has
the wrong one; when the source changes, the correction has no effect and a person must look again.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

import msgspec

from plumbrule.lake.schema import SQL_TYPES
from plumbrule.model import TABLES, Kind, PlumbError, Table
from plumbrule.model.moments import parse


class Overlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One corrected value.

    Args:
        table: table of the model.
        record: the row's key; the parts of a key of several columns are joined by ``/``.
        field: the column; for a moment its ``..._text``.
        seen: the wrong value as the source has it, as text.
        value: the right one, as text.
    """

    table: str
    record: str
    field: str
    seen: str
    value: str


def corrected(table: Table, overlays: tuple[Overlay, ...]) -> dict[str, str]:
    """Write the SQL of each column that corrections change.

    Args:
        table: the table.
        overlays: corrections, of any tables.

    Raises:
        PlumbError: a correction names a field the table does not have, or a value that is no
            date, number or truth value where the column holds one.
    """
    cases: dict[str, list[str]] = {}
    for one in overlays:
        if one.table != table.name:
            continue
        when = f"{_key(table)} = {_text(one.record)} and cast({_name(one.field)} as varchar) = {_text(one.seen)}"
        for column, value in _values(table, one).items():
            cases.setdefault(column, []).append(f"when {when} then {value}")
    return {
        column: f"case {' '.join(whens)} else {_name(column)} end"
        for column, whens in cases.items()
    }


def _values(table: Table, one: Overlay) -> dict[str, str]:
    kinds = {column.name: column.kind for column in table.all_columns}
    if one.field not in kinds:
        raise PlumbError(
            f"a correction names {one.table}.{one.field}, which is no field of that table"
        )
    if one.field.endswith(("_earliest", "_latest")):
        raise PlumbError(
            f"a correction names {one.table}.{one.field}; correct the text it was read from, "
            f"{one.field.rsplit('_', 1)[0]}_text"
        )
    if not _fits(one.value, kinds[one.field]):
        raise PlumbError(
            f"a correction of {one.table}.{one.field} says {one.value!r}; "
            f"expected a value of the type {kinds[one.field]}"
        )
    values = {one.field: f"cast({_text(one.value)} as {SQL_TYPES[kinds[one.field]]})"}
    moment = one.field.removesuffix("_text")
    if f"{moment}_earliest" in kinds:
        read = parse(one.value)
        if read is None:
            raise PlumbError(
                f"a correction of {one.table}.{one.field} says {one.value!r}; "
                "expected a date such as 2021-06-30"
            )
        for end, instant in (("earliest", read.earliest), ("latest", read.latest)):
            values[f"{moment}_{end}"] = f"timestamptz '{instant.isoformat()}'"
    return values


def _fits(value: str, kind: Kind) -> bool:
    """Tell whether a text can stand in a column of that kind."""
    try:
        if kind in {Kind.MONEY, Kind.NUMBER}:
            number = Decimal(value)
            return number.is_finite() and abs(number) < Decimal(10) ** 20
        if kind is Kind.INTEGER:
            return abs(int(value)) < 2**63
        if kind is Kind.DATE:
            date.fromisoformat(value)
    except (ValueError, InvalidOperation):
        return False
    return kind is not Kind.BOOLEAN or value in {"true", "false"}


def _key(table: Table) -> str:
    names = TABLES[table.name].key
    return " || '/' || ".join(f"cast({_name(name)} as varchar)" for name in names)


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
