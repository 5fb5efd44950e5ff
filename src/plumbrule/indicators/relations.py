"""The relations that rules share: named, documented queries, made once for a run when needed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from plumbrule import wealth
from plumbrule.indicators.computed import make
from plumbrule.indicators.statements import split_header, words
from plumbrule.model import TABLES

VIEWS = Path(__file__).parent / "views"
MACROS = Path(__file__).parent / "macros.sql"
OFTEN = 12
"""Queries that read a table of the model from which on it pays to read its columns once."""
_READ = re.compile(r"\b(?:from|join)\s+([a-z_]+)")


@dataclass(frozen=True)
class Relation:
    """A query with a name.

    Args:
        name: what rules call it.
        header: its documentation, YAML: kind, meaning, columns.
        query: the SELECT.
        kind: view; table, whose rows are made once and kept for the run, because several rules
            need them; computed, whose query only gives the rows that a function makes it of;
            accounts, a view of the accounts of declarants, which are made before it.
        file: where it was read.
    """

    name: str
    header: str
    query: str
    kind: str
    file: Path


@cache
def relations() -> dict[str, Relation]:
    """Read every relation of the folder, by name."""
    found = {}
    for path in sorted(VIEWS.glob("*.sql")):
        header, query = split_header(path.read_text(encoding="utf-8"))
        kind = re.search(r"^kind: (\w+)$", header, re.MULTILINE)
        found[path.stem] = Relation(path.stem, header, query, kind[1] if kind else "view", path)
    return found


@cache
def macros() -> str:
    """Give the statements that define the named formulas."""
    return split_header(MACROS.read_text(encoding="utf-8"))[1]


def needed(queries: Iterable[str]) -> list[Relation]:
    """Give the relations that queries use, each after those it uses itself."""
    known = relations()
    ordered: dict[str, Relation] = {}

    def visit(query: str) -> Iterator[Relation]:
        for name in sorted(words(query) & known.keys()):
            if name not in ordered:
                yield from visit(known[name].query)
                ordered[name] = known[name]
                yield known[name]

    for query in queries:
        for _ in visit(query):
            pass
    return list(ordered.values())


def prepare(connection: duckdb.DuckDBPyConnection, queries: Iterable[str]) -> None:
    """Define the named formulas and make the relations the queries use, where not yet made.

    A connection shows one snapshot of the lake, so what is made holds as long as it is open.
    """
    made = _made(connection)
    connection.execute(macros())
    for relation in needed(queries):
        if relation.name in made:
            continue
        if relation.kind == "computed":
            make(connection, relation.name, relation.query)
            continue
        if relation.kind == "accounts" and "wealth_account" not in _made(connection):
            wealth.compute(connection, wealth.of_packs())
        kind = "table" if relation.kind == "table" else "view"
        connection.execute(f"create temp {kind} {relation.name} as {relation.query}")


def _made(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Name what was made for this connection alone."""
    return {
        name
        for (name,) in connection.execute(
            "select table_name from information_schema.tables where table_catalog = 'temp'"
        ).fetchall()
    }


@contextmanager
def held(connection: duckdb.DuckDBPyConnection, queries: Sequence[str]) -> Iterator[None]:
    """Hold in memory, as long as some queries run, the tables that many of them read.

    Only columns that a word of the queries can mean are held. Relations already made stay valid.

    Args:
        connection: a snapshot of the lake.
        queries: all that will be run meanwhile; those of the relations they use are added.
    """
    shared = needed(queries)
    asked = [*queries, *(relation.query for relation in shared)]
    if any(relation.kind == "accounts" for relation in shared):
        asked.append(wealth.statements())
    readings = Counter(name for query in asked for name in set(_READ.findall(query)))
    made = _made(connection)
    often = [name for name in TABLES if readings[name] >= OFTEN and name not in made]
    known = set().union(*(words(query.replace('"', " ")) for query in asked)) if often else set()
    for name in often:
        columns = ", ".join(
            f'"{column.name}"' for column in TABLES[name].all_columns if column.name in known
        )
        connection.execute(f"create temp table {name} as select {columns} from main.{name}")  # noqa: S608 names of the model
    try:
        yield
    finally:
        for name in often:
            connection.execute(f"drop table temp.{name}")
