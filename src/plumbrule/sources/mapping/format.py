"""A mapping as read: settings and records, each field checked against the model."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from plumbrule.sources.dates import Order
from plumbrule.sources.mapping.bands import Band, read_bands
from plumbrule.sources.mapping.conditions import Condition, read_conditions
from plumbrule.sources.mapping.notation import Node, did_you_mean, notation, read_notation
from plumbrule.sources.mapping.numbers import NumberStyle
from plumbrule.sources.mapping.settings import (
    SETTINGS,
    Settings,
    read_orders,
    read_settings,
    read_styles,
)
from plumbrule.sources.mapping.template import Template, column_name, read_template
from plumbrule.sources.mapping.vocabulary import (
    ADDRESS_PARTS,
    KEY_NEEDED,
    OWN_ID,
    PARTY_LISTS,
    REFERS_TO,
    FieldKind,
    Form,
    fields_of,
    needed,
    tables,
)


@dataclass(frozen=True)
class Value:
    """What fills a field.

    Args:
        template: the text.
        words: a value for each word a cell may hold; None when cells are taken as they stand.
        otherwise: the value for words that are not listed; None leaves them out.
        keep: whether words that are not listed stay as they are.
        empty: the value for an empty cell.
        times: what a number is multiplied with.
        dates: how this column writes dates, when not as the rest of the file does.
        numbers: how this column writes numbers, likewise.
        nothing: words that stand for an empty cell in this column.
        bands: what the labels of a form's bands mean, for amounts that may be bands.
    """

    template: Template
    words: dict[str, str] | None = None
    otherwise: str | None = None
    keep: bool = False
    empty: str | None = None
    times: Decimal | None = None
    dates: tuple[Order, ...] = ()
    numbers: NumberStyle | None = None
    nothing: frozenset[str] = frozenset()
    bands: dict[str, Band] | None = None


@dataclass(frozen=True)
class Reference:
    """What another record is called by.

    Args:
        record: a record of the mapping, made from the same row; or else
        template: the key itself.
        data_set: the data set the key belongs to; None is this one.
        as_is: whether the template gives the whole id.
        node: where it stands in the mapping.
    """

    record: str | None
    template: Template | None
    data_set: str | None
    as_is: bool
    node: Node


@dataclass(frozen=True)
class Record:
    """One of the records that each row gives.

    Args:
        name: its name in the mapping; members of a party's lists are called ``donor/names``.
        table: a table of the model.
        key: what its id is made from; None makes it from the place of the row.
        when: conditions that must all hold.
        split: the sign that separates the pieces of a cell, by column.
        values: by field, references not among them.
        references: by field.
        node: where it stands in the mapping.
    """

    name: str
    table: str
    key: Reference | None
    when: tuple[Condition, ...]
    split: tuple[tuple[str, str], ...]
    values: dict[str, Value]
    references: dict[str, Reference]
    node: Node

    @property
    def templates(self) -> list[Template]:
        """All templates it reads, those of its conditions included."""
        found = [value.template for value in self.values.values()]
        keys = [key for key in (*self.references.values(), self.key) if key is not None]
        found += [key.template for key in keys if key.template is not None]
        return found + [condition.cell for condition in self.when]


@dataclass(frozen=True)
class Mapping:
    """A whole mapping file."""

    file: str
    settings: Settings
    records: dict[str, Record]


def read_mapping(path: Path, name: str | None = None) -> Mapping:
    """Read and check a mapping file.

    Raises:
        PlumbError: with the line, what was expected there, and the nearest word that is right.
    """
    return _mapping(read_notation(path, name))


def mapping_of(text: str, name: str = "mapping") -> Mapping:
    """Read and check a mapping's text; see `read_mapping`."""
    return _mapping(notation(text, name))


def _mapping(root: Node) -> Mapping:
    parts = root.parts("`data set`, `records` and other keys", (*SETTINGS, "records"))
    settings = read_settings(parts, root)
    if "records" not in parts:
        raise root.error("expected `records:` with what each row of the table gives")
    listed = parts["records"].parts("a name for each record, such as `donor:`")
    if not listed:
        raise parts["records"].error("expected at least one record")
    tables = {name: _table(name, node) for name, node in listed.items()}
    records: dict[str, Record] = {}
    for name, node in listed.items():
        record, members = _record(name, tables, node)
        records[name] = record
        records.update({member.name: member for member in members})
    for record in records.values():
        _check_needed(record)
        _check_references(record, records)
    return Mapping(root.file, settings, records)


def _table(name: str, node: Node) -> str:
    parts = node.parts("the fields of the record, such as `table: party`")
    at = parts.get("table", node)
    table = parts["table"].text("a table") if "table" in parts else name
    if table not in tables():
        raise at.error(
            f"no table is called {table!r}{did_you_mean(table, tables())}; "
            f"expected `table: ` and one of {', '.join(tables())}"
        )
    return table


def _record(name: str, tables: dict[str, str], node: Node) -> tuple[Record, list[Record]]:
    table = tables[name]
    fields = fields_of(table)
    lists = PARTY_LISTS if table == "party" else {}
    known = ["table", "when", "split", *fields, *lists] + (["key"] if table in OWN_ID else [])
    parts = node.parts("fields", known)
    if table in KEY_NEEDED and "key" not in parts:
        raise node.error(
            f'expected `key: ` with what tells one {table} from another, such as "{{Number}}"'
        )
    values: dict[str, Value] = {}
    references: dict[str, Reference] = {}
    for field, part in parts.items():
        if field in fields and fields[field].form is Form.REFERENCE:
            references[field] = _reference(part, tables)
        elif field in fields:
            values[field] = _value(part, fields[field], banded=f"{field}_max" in fields)
    record = Record(
        name,
        table,
        _reference(parts["key"], {}) if "key" in parts else None,
        read_conditions(parts["when"]) if "when" in parts else (),
        _split(parts["split"]) if "split" in parts else (),
        values,
        references,
        node,
    )
    members = [
        _member(record, lists[field], number, item, tables)
        for field in lists
        if field in parts
        for number, item in enumerate(parts[field].items(), 1)
    ]
    return record, members


def _member(party: Record, table: str, number: int, node: Node, tables: dict[str, str]) -> Record:
    """Read a member of a party's list: a record that refers to the party and shares its rows."""
    name = f"{party.name}/{table}-{number}"
    inside, _ = _record(name, {**tables, name: table}, node)
    if "party_id" in inside.references:
        raise inside.references["party_id"].node.error("expected no party_id inside a party")
    owner = Reference(party.name, None, None, False, node)
    return Record(
        name,
        table,
        None,
        party.when + inside.when,
        party.split + inside.split,
        inside.values,
        {**inside.references, "party_id": owner},
        node,
    )


def _split(node: Node) -> tuple[tuple[str, str], ...]:
    parts = node.parts('columns with the sign between their pieces, such as {Owners: ";"}')
    found = []
    for column, sign in parts.items():
        between = {"newline": "\n", "tab": "\t", "space": " "}.get(sign.text(), sign.text())
        if not between:
            raise sign.error('expected the sign between the pieces, such as ";" or newline')
        found.append((column_name(column.strip("{}")), between))
    return tuple(found)


_VALUE_PARTS = ("from", "values", "else", "empty", "nothing", "times", "dates", "numbers", "bands")


def _value(node: Node, field: FieldKind, *, banded: bool = False) -> Value:
    if not isinstance(node.value, dict) or "from" not in node.value:
        return Value(read_template(node))
    parts = node.parts("", _VALUE_PARTS)
    words = None
    if "values" in parts:
        listed = parts["values"].parts("words with their values, such as {Yes: true}")
        words = {word: value.text("a value") for word, value in listed.items()}
    otherwise = parts["else"].text("a value or keep") if "else" in parts else None
    if otherwise is not None and words is None:
        raise parts["else"].error("expected `values` beside `else`")
    for name, forms in (
        ("dates", {Form.MOMENT, Form.DAY}),
        ("numbers", {Form.AMOUNT, Form.NUMBER, Form.INTEGER}),
        ("times", {Form.AMOUNT, Form.NUMBER}),
        ("bands", {Form.AMOUNT} if banded else set()),
    ):
        if name in parts and field.form not in forms:
            raise parts[name].error(
                f"{field.name} is a {field.form}; `{name}` does not apply to it"
            )
    return Value(
        read_template(parts["from"]),
        words,
        None if otherwise == "keep" else otherwise,
        otherwise == "keep",
        parts["empty"].text("a value") if "empty" in parts else None,
        _factor(parts["times"]) if "times" in parts else None,
        read_orders(parts["dates"]) if "dates" in parts else (),
        read_styles(parts["numbers"]) if "numbers" in parts else None,
        frozenset(item.text().strip() for item in parts["nothing"].items())
        if "nothing" in parts
        else frozenset(),
        read_bands(parts["bands"]) if "bands" in parts else None,
    )


def _factor(node: Node) -> Decimal:
    try:
        factor = Decimal(node.text("a number"))
    except InvalidOperation:
        factor = Decimal("NaN")
    if not factor.is_finite() or not factor:
        raise node.error(f"expected a number such as 1000, found {node.value!r}")
    return factor


def _reference(node: Node, tables: dict[str, str]) -> Reference:
    """Read a reference, or a record's own key when no other records are given."""
    if isinstance(node.value, dict) and node.value.keys() & {"key", "data set", "as is"}:
        parts = node.parts("", ("data set", "key", "as is"))
        if "as is" in parts:
            if len(parts) > 1:
                raise node.error("expected `as is` alone")
            return Reference(None, read_template(parts["as is"]), None, True, node)
        if "key" not in parts or "data set" not in parts:
            raise node.error('expected both, such as {data set: xa-companies, key: "{Number}"}')
        data_set = parts["data set"].text("the name of a data set")
        return Reference(None, read_template(parts["key"]), data_set, False, node)
    if isinstance(node.value, str) and node.value in tables:
        return Reference(node.value, None, None, False, node)
    return Reference(None, read_template(node), None, False, node)


def _check_needed(record: Record) -> None:
    filled = record.values.keys() | record.references.keys()
    if record.table == "address" and filled & set(ADDRESS_PARTS):
        filled = {*filled, "full"}
    for field in needed(record.table):
        if field not in filled:
            raise record.node.error(
                f"expected `{field}: `, without which a record of the table {record.table} "
                "says nothing"
            )


def _check_references(record: Record, records: dict[str, Record]) -> None:
    for field, reference in record.references.items():
        if reference.record is None:
            _check_key(field, reference, records)
            continue
        target = records[reference.record]
        allowed = REFERS_TO[field]
        if target.table not in allowed:
            raise reference.node.error(
                f"{field} leads to {' or '.join(sorted(allowed))}, "
                f"but {target.name!r} is of the table {target.table}"
            )
        if target.key is None:
            raise reference.node.error(
                f"{target.name!r} has no `key`, so no other record can refer to it"
            )
        if not set(target.split) <= set(record.split):
            raise reference.node.error(
                f"{target.name!r} is split into several records; give this one the same `split`"
            )


def _check_key(field: str, reference: Reference, records: dict[str, Record]) -> None:
    """Refuse a word where a reference should stand: most likely a record's name misspelt."""
    word = reference.template.constant if reference.template else None
    if not word or field == "parent_id" or reference.data_set is not None or reference.as_is:
        return
    names = [name for name in records if "/" not in name]
    raise reference.node.error(
        f"no record is called {word!r}{did_you_mean(word, names)}; expected one of "
        f'{", ".join(names)}, or a column in braces such as "{{Number}}"'
    )
