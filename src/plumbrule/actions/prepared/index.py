"""The search index of a snapshot: one SQLite file with full text over names, titles and numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb

from plumbrule.actions.prepared.words import bones, name_words, title_words
from plumbrule.model.keys import identifier_value

_AT_ONCE = 20_000

_TABLES = """
create table entity (
    no integer primary key, id text, kind text, name text, country text, scheme text,
    identifier text, records integer
);
create table process (no integer primary key, ocid text, tender_id text, title text, year integer);
create table also (no integer primary key, entity integer, name text);
create table number (value text, entity integer, process integer);
create virtual table names using fts5(words, content='', detail=none);
create virtual table titles using fts5(words, content='', detail=none);
"""
_AFTER = """
create index number_value on number (value);
create unique index entity_id on entity (id);
create index also_entity on also (entity);
create virtual table name_terms using fts5vocab(names, row);
create virtual table title_terms using fts5vocab(titles, row);
create table word (word text primary key, names integer) without rowid;
insert into word select term, doc from name_terms where substr(term, 1, 1) <> '0';
create table bone (bone text primary key, names integer) without rowid;
insert into bone select term, doc from name_terms where substr(term, 1, 1) = '0';
create table title_word (word text primary key, titles integer) without rowid;
insert into title_word select term, doc from title_terms;
drop table name_terms;
drop table title_terms;
analyze;
"""


def query(name: str) -> str:
    """Give the text of a query of this folder."""
    return (resources.files(__package__) / f"{name}.sql").read_text(encoding="utf-8")


def build_index(connection: duckdb.DuckDBPyConnection, database: sqlite3.Connection) -> None:
    """Fill an empty database with what can be searched for.

    Args:
        connection: the snapshot.
        database: gets the tables; nothing is written before the end is reached.
    """
    database.executescript(_TABLES)
    numbers = _entities(connection, database)
    _other_names(connection, database, numbers)
    _numbers(connection, database, numbers)
    _processes(connection, database)
    database.executescript(_AFTER)
    database.execute("insert into names (names) values ('optimize')")
    database.execute("insert into titles (titles) values ('optimize')")
    database.commit()


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query, some thousands at a time."""
    cursor = connection.cursor()
    cursor.execute(sql)
    while some := cursor.fetchmany(_AT_ONCE):
        yield from some
    cursor.close()


def _entities(
    connection: duckdb.DuckDBPyConnection, database: sqlite3.Connection
) -> dict[str, int]:
    known: dict[str, int] = {}
    for no, row in enumerate(rows(connection, query("findable")), 1):
        known[row[0]] = no
        database.execute("insert into entity values (?, ?, ?, ?, ?, ?, ?, ?)", (no, *row))
        # The rowid of a text is twice its number, odd for the other names.
        database.execute("insert into names (rowid, words) values (?, ?)", (no * 2, _text(row[2])))
    return known


def _other_names(
    connection: duckdb.DuckDBPyConnection, database: sqlite3.Connection, known: dict[str, int]
) -> None:
    for no, (entity, name) in enumerate(rows(connection, query("other_names")), 1):
        if entity in known:
            database.execute("insert into also values (?, ?, ?)", (no, known[entity], name))
            database.execute(
                "insert into names (rowid, words) values (?, ?)", (no * 2 + 1, _text(name))
            )


def _numbers(
    connection: duckdb.DuckDBPyConnection, database: sqlite3.Connection, known: dict[str, int]
) -> None:
    for entity, value in rows(connection, query("numbers")):
        folded = identifier_value(value)
        if folded and entity in known:
            database.execute("insert into number values (?, ?, null)", (folded, known[entity]))


def _processes(connection: duckdb.DuckDBPyConnection, database: sqlite3.Connection) -> None:
    for no, (ocid, tender_id, title, year) in enumerate(rows(connection, query("processes")), 1):
        database.execute(
            "insert into process values (?, ?, ?, ?, ?)", (no, ocid, tender_id, title, year)
        )
        for value in {identifier_value(ocid), identifier_value(tender_id or "")} - {None}:
            database.execute("insert into number values (?, null, ?)", (value, no))
        if title:
            text = " ".join(title_words(title))
            database.execute("insert into titles (rowid, words) values (?, ?)", (no, text))


def _text(name: str) -> str:
    words = name_words(name)
    return " ".join([*words, *dict.fromkeys(bones(words))])


def open_index(file: Path) -> sqlite3.Connection:
    """Open an index to read; the connection may be used in any one thread at a time."""
    database = sqlite3.connect(
        f"file:{file}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    database.execute("pragma query_only = on")
    return database
