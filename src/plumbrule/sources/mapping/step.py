"""A record of the mapping made ready: from the rows of a batch to columns of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from plumbrule.model.keys import identifier_value
from plumbrule.sources.mapping.conditions import Condition
from plumbrule.sources.mapping.filling import Columns, Filler, Texts
from plumbrule.sources.mapping.format import Mapping as MappingFile
from plumbrule.sources.mapping.format import Record, Reference, Value
from plumbrule.sources.mapping.implied import implied
from plumbrule.sources.mapping.notation import Node
from plumbrule.sources.mapping.rows import Bound, Rows, bound, holding
from plumbrule.sources.mapping.template import Template
from plumbrule.sources.mapping.vocabulary import (
    ADDRESS_PARTS,
    OWN_ID,
    WITHIN,
    Form,
    fields_of,
    needed,
)

_COUNTRY = frozenset({"party", "post", "tender", "identifier", "listing"})
"""Tables whose country is that of the file where the mapping does not fill it."""


@dataclass(frozen=True)
class Key:
    """How an id is made: a prefix and a key, where conditions hold."""

    prefix: str
    cells: Bound
    when: tuple[tuple[Bound, Condition], ...] = ()

    def ids(self, rows: Rows) -> Sequence[str]:
        """Give the id for each row; empty where there is none."""
        held = holding(self.when, rows)
        keys = self.cells.keys(rows)
        if held is None and not self.prefix:
            return keys
        if held is None:
            return [self.prefix + key if key else "" for key in keys]
        return [self.prefix + key if key and ok else "" for key, ok in zip(keys, held, strict=True)]


@dataclass(frozen=True)
class Filled:
    """A field and what fills it."""

    name: str
    form: Form
    value: Value
    cells: Bound

    def texts(self, rows: Rows) -> Texts:
        """Give what its cells say."""
        return Texts(self.cells.texts(rows), rows, self.cells.path)

    def needs(self, rows: Rows) -> Sequence[str]:
        """Give the texts; an empty cell that has a value of its own counts as that value."""
        texts = self.cells.texts(rows)
        empty = self.value.empty
        return [text or empty for text in texts] if empty else texts


@dataclass(frozen=True)
class Step:
    """A record made ready.

    Args:
        record: the record as read.
        split: sign between pieces by index of the column.
        when: its conditions.
        own: how its own id is made; None takes the place of the row.
        own_prefix: what comes before the place of the row.
        fields: fields and what fills them.
        references: fields and the keys they hold.
        main: scheme and number of each of a party's identifiers.
    """

    record: Record
    split: dict[int, str]
    when: tuple[tuple[Bound, Condition], ...]
    own: Key | None
    own_prefix: str
    fields: tuple[Filled, ...]
    references: tuple[tuple[str, Key], ...]
    main: tuple[Step, ...] = ()

    @property
    def path(self) -> str:
        """Columns that tell the record, as its path in the row."""
        named = {field.name: field.cells.path for field in self.fields}
        own = self.own.cells.path if self.own else ""
        return named.get("name") or named.get("value") or own or self.record.name

    def candidates(self, batch: Rows) -> Rows:
        """Give the rows, split into pieces, where its conditions hold."""
        rows = batch.split(self.split) if self.split else batch
        held = holding(self.when, rows)
        return rows if held is None else rows.picked([i for i, ok in enumerate(held) if ok])

    def ids(self, rows: Rows) -> Sequence[str] | None:
        """Give its own ids; None when its table has none."""
        if self.record.table not in OWN_ID:
            return None
        if self.own is not None:
            return self.own.ids(rows)
        pieces = [""] * len(rows) if rows.pieces is None else [f"-{p}" for p in rows.pieces]
        name = self.record.name
        return [
            f"{self.own_prefix}{line}-{name}{piece}"
            for line, piece in zip(rows.lines, pieces, strict=True)
        ]

    def columns(
        self, rows: Rows, ids: Sequence[str] | None, held: Mapping[str, Sequence[str]], fill: Filler
    ) -> Columns:
        """Make the columns of the table for rows of which each gives one record.

        Args:
            rows: the rows.
            ids: the records' own ids.
            held: ids that its references hold.
            fill: makes typed columns.
        """
        table = self.record.table
        made: Columns = {name: _texts(values) for name, values in held.items()}
        later: list[Filled] = []
        for field in self.fields:
            if field.form is Form.AMOUNT:
                later.append(field)
            else:
                cells = fill.worded(field.value, field.texts(rows))
                made |= fill.filled(field.name, field.form, field.value, cells)
        for field in later:
            explicit = made.pop(f"{field.name}_currency", None)
            cells = fill.worded(field.value, field.texts(rows))
            made |= fill.amounts(field.name, field.value, cells, explicit)
        if ids is not None:
            made[OWN_ID[table]] = pa.array(ids, pa.string())
            if table == "party" and self.own is not None:
                made["local_id"] = _texts(self.own.cells.keys(rows))
        if self.main:
            made |= _main_identifier(self.main, rows)
        made |= implied(table, made, len(rows))
        made["line"] = pa.array(rows.lines, pa.int64())
        made["path"] = pa.repeat(pa.scalar(self.path, pa.string()), len(rows))
        return made


def _main_identifier(members: Sequence[Step], rows: Rows) -> Columns:
    """Give a party the first of its identifiers that is no placeholder."""
    schemes = [""] * len(rows)
    numbers: list[str | None] = [None] * len(rows)
    for member in members:
        held = holding(member.when, rows) or [True] * len(rows)
        parts = {field.name: field.needs(rows) for field in member.fields}
        told = parts.get("scheme", [""] * len(rows))
        for row, text in enumerate(parts.get("value", ())):
            if numbers[row] is None and text and held[row]:
                numbers[row] = identifier_value(text)
                schemes[row] = told[row] if numbers[row] else ""
    return {"scheme": _texts(schemes), "identifier": pa.array(numbers, pa.string())}


def _texts(values: Sequence[str]) -> pa.Array:
    return pa.array([value or None for value in values], pa.string())


def make_steps(
    mapping: MappingFile, found: Mapping[str, int], data_set: str, file: str
) -> list[Step]:
    """Make the records ready to be read from a table.

    Args:
        mapping: the mapping.
        found: index of each column it names.
        data_set: what keys begin with.
        file: short hash of the table's file, for keys of rows that have none.
    """
    steps = {
        name: _step(record, mapping, found, data_set, file)
        for name, record in mapping.records.items()
    }
    made = []
    for name, step in steps.items():
        mains = tuple(
            member
            for other, member in steps.items()
            if other.startswith(f"{name}/identifier-") and member.split == step.split
        )
        fills = {field.name for field in step.fields}
        wanted = mains if not fills & {"scheme", "identifier"} else ()
        made.append(Step(**{**step.__dict__, "main": wanted}))
    return made


def _step(
    record: Record, mapping: MappingFile, found: Mapping[str, int], data_set: str, file: str
) -> Step:
    kinds = fields_of(record.table)
    values = dict(record.values)
    country = mapping.settings.country
    if country and record.table in _COUNTRY and "country" not in values:
        values["country"] = Value(Template((country,), Node("", 0, "", "")))
    own_name = OWN_ID.get(record.table, "")
    prefix = "" if own_name in WITHIN else f"{data_set}:"

    def key(reference: Reference, field: str) -> Key:
        if reference.record is not None:
            target = mapping.records[reference.record]
            assert target.key is not None  # noqa: S101 checked when the mapping was read
            own = key(target.key, OWN_ID[target.table])
            return Key(own.prefix, own.cells, _bound_conditions(target, found))
        template = reference.template or Template((), reference.node)
        within = field in WITHIN or reference.as_is
        start = "" if within else f"{reference.data_set or data_set}:"
        return Key(start, bound(template, found))

    return Step(
        record=record,
        split={found[column]: sign for column, sign in record.split},
        when=_bound_conditions(record, found),
        own=key(record.key, own_name) if record.key else None,
        own_prefix=prefix if own_name in WITHIN else f"{prefix}{file}-",
        fields=tuple(
            Filled(name, kinds[name].form, value, bound(value.template, found))
            for name, value in values.items()
        ),
        references=tuple(
            (field, key(reference, field)) for field, reference in record.references.items()
        ),
    )


def _bound_conditions(
    record: Record, found: Mapping[str, int]
) -> tuple[tuple[Bound, Condition], ...]:
    return tuple((bound(condition.cell, found), condition) for condition in record.when)


def needed_texts(step: Step, rows: Rows, held: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
    """Give the texts of the fields without which the record is not made."""
    filled = {field.name: field for field in step.fields}
    texts: list[Sequence[str]] = []
    if step.record.table == "address" and "full" not in filled:
        parts = [filled[name].needs(rows) for name in ADDRESS_PARTS if name in filled]
        return [held["party_id"], ["".join(row) for row in zip(*parts, strict=True)]]
    for name in needed(step.record.table):
        if name in held:
            texts.append(held[name])
        elif name in filled:
            texts.append(filled[name].needs(rows))
    return texts
