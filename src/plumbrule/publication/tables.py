"""Rows of the lake as a profile shows them: which columns, which rows, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from plumbrule.model import TABLES
from plumbrule.packs.profiles import Facts, Profile
from plumbrule.publication.shown import Names, canonical, shown

DECLARED = ("declaration", "declaration_item", "declared_income", "declared_debt")
"""Tables with a query of their own, beside this file; their references are given as names."""

REGISTERS = ("organisation", "ownership")
"""Firms and bodies, and which of them owns which; each with a query beside this file."""

PLAIN = ("tender", "lot", "item", "bid", "award", "contract", "payment")
"""Tables that name nobody by themselves; given column by column."""

HIDDEN = (
    *("declaration_id", "subject_id", "other_id", "owned_id", "form", "held", "person", "minor"),
)
"""Columns that decide what is shown, and are not shown."""

_ORIGIN = frozenset({"file", "line", "path"})
"""Where a row stands in a file: a hash of the whole file, and a place that counts what was left out."""


@dataclass(frozen=True)
class Kept:
    """How records are named in public, and what stays out because somebody decided so.

    Args:
        names: gives declarations their public ids.
        people: records of people and bodies (party_id) that are suppressed.
        links: pairs of records, the declarant's and the other's.
        documents: keys of declarations or rows.
    """

    names: Names
    people: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] = frozenset()
    documents: frozenset[str] = frozenset()


@cache
def query(table: str) -> str:
    """Give the query of one of the tables.

    Args:
        table: one of ``DECLARED``, ``REGISTERS`` or ``PLAIN``.
    """
    if table in (*DECLARED, *REGISTERS):
        return Path(__file__).with_name(f"{table}.sql").read_text("utf-8")
    names = ", ".join(
        f'"{column.name}"' for column in TABLES[table].all_columns if column.name not in _ORIGIN
    )
    return f"select {names} from {table}"  # noqa: S608 the table is the model's


@cache
def whole(table: str) -> str:
    """Give the query of all of a table of the model, for those who may see everything."""
    names = ", ".join(f'"{column.name}"' for column in TABLES[table].all_columns)
    return f"select {names} from {table}"  # noqa: S608 the table is the model's


def columns(profile: Profile, table: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give the columns of a public table: those that the profile shows in any record."""
    told = tuple(
        name
        for name in names
        if (table in PLAIN or name not in HIDDEN) and profile.may_show((table, name))
    )
    return (("declaration", *told) if table in DECLARED else told) if told else ()


def view(
    profile: Profile,
    table: str,
    rows: Iterable[Mapping[str, Any]],
    wanted: tuple[str, ...],
    kept: Kept,
) -> list[dict[str, Any]]:
    """Give the rows of a public table, ordered by what they show and by nothing else.

    Args:
        profile: the profile.
        table: the table.
        rows: rows of its query, by column.
        wanted: columns, of ``columns``.
        kept: what stays out.
    """
    found = []
    for row in rows:
        if _left_out(table, row, kept):
            continue
        facts = _facts(row)
        if profile.drops((table,), facts):
            continue
        told: dict[str, Any] = {}
        for name in wanted:
            if name == "declaration" and table in DECLARED:
                told[name] = kept.names.of("declaration", str(row["declaration_id"]))
                continue
            hidden = name in {"counterparty_id", "creditor_id", "payer_id"} and (
                row.get("other_id") in kept.people
            )
            told[name] = None if hidden else plain(shown(profile, (table, name), facts, row[name]))
        found.append(told)
    return sorted(found, key=canonical)


def _left_out(table: str, row: Mapping[str, Any], kept: Kept) -> bool:
    if table in REGISTERS:
        return bool({row["other_id"], row.get("owned_id")} & kept.people)
    if table in PLAIN:
        return row.get("ocid") in kept.documents
    return (
        row["subject_id"] in kept.people
        or row["declaration_id"] in kept.documents
        or (row["subject_id"], row.get("other_id")) in kept.links
    )


def _facts(row: Mapping[str, Any]) -> Facts:
    return Facts(
        form=row.get("form"),
        held=row.get("held"),
        person=row.get("person"),
        kind=row.get("kind"),
        minor=row.get("minor", False),
    )


def plain(value: Any) -> Any:
    """Write numbers one way: an amount as a text without zeros at its end, an instant in UTC."""
    if isinstance(value, Decimal):
        whole = f"{value:f}"
        return whole.rstrip("0").rstrip(".") if "." in whole else whole
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
