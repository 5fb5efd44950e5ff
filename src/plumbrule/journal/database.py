"""Opening the journal's database: SQLite in a file, or PostgreSQL by its address.

What differs between the two is here and in ``migrations``; every query is the same on both.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Select, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError

from plumbrule.model.errors import PlumbError

FILE_NAME = "journal.sqlite"
_WRITE = "plumb_write"
# Longer than any single act takes; a writer that waits longer is told so.
_WAIT_SECONDS = 30
_ROWS_AT_ONCE = 5_000
_REST_SECONDS = 30


class JournalUnavailableError(PlumbError):
    """The database could not be reached or refused; nothing of the request was recorded."""


def address(lake: Path, journal: str | None) -> str:
    """Return the database address: ``journal`` if given, else a file in the lake's folder."""
    if journal is None:
        return f"sqlite:///{lake / FILE_NAME}"
    if "://" in journal:
        return journal
    return f"sqlite:///{journal}"


def open_engine(url: str) -> Engine:
    """Return an engine for a SQLite or PostgreSQL address.

    Raises:
        PlumbError: the address cannot be read, or names another kind of database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise PlumbError(f"{url!r} is not the address of a journal") from error
    kind = parsed.get_backend_name()
    if kind == "postgresql":
        # A serialisation error cannot occur at this level, and the size row orders all writers.
        try:
            server = create_engine(
                parsed.set(drivername="postgresql+psycopg"), isolation_level="READ COMMITTED"
            )
        except ModuleNotFoundError as error:
            raise PlumbError(
                "a journal in PostgreSQL needs its driver: pip install 'plumbrule[postgres]'"
            ) from error
        _ask_after_rest(server)
        return server
    if kind != "sqlite":
        raise PlumbError(f"a journal lives in SQLite or PostgreSQL, not in {kind}")
    engine = create_engine(parsed, connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def writing(engine: Engine, *, share_flush: bool = False) -> Iterator[Connection]:
    """Give a connection inside a transaction that may write; commit at the end or undo all.

    When this returns, what was written is on the disk.

    Args:
        engine: the database.
        share_flush: let writers that wait for the disk wait together (PostgreSQL). Others may see
            what was written a moment before it is on the disk; whatever they then write cannot
            reach the disk before it.

    Raises:
        JournalUnavailableError: the database refused (full disk, lock held too long, lost server).
    """
    apart = share_flush and engine.dialect.name == "postgresql"
    with _spoken(engine), engine.connect() as raw:
        connection = raw.execution_options(**{_WRITE: True})
        with connection.begin():
            if apart:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection
        if apart:
            # The lock on the size row is free by now. This empty message waits for the disk,
            # together with those of all other writers, and everything before it is written then.
            with connection.begin():
                connection.exec_driver_sql(
                    "SET LOCAL synchronous_commit = on;"
                    " SELECT pg_logical_emit_message(true, 'plumb', '')"
                )


@contextmanager
def reading(engine: Engine, *, once: bool = False) -> Iterator[Connection]:
    """Give a connection that sees one unchanging state of the journal.

    Args:
        engine: the database.
        once: a single query will be asked, which sees one state by itself; a server is then spared
            the beginning and end of a transaction.

    Raises:
        JournalUnavailableError: the database cannot be read.
    """
    level = {"isolation_level": "AUTOCOMMIT" if once else "REPEATABLE READ"}
    with _spoken(engine), engine.connect() as raw:
        connection = raw.execution_options(**({} if engine.dialect.name == "sqlite" else level))
        with connection.begin():
            yield connection


@contextmanager
def _spoken(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        cause = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
        place = engine.url.render_as_string(hide_password=True)
        if error.connection_invalidated:
            told = "the connection was lost: look whether this step was recorded, then repeat it"
        else:
            told = "the journal refused and nothing of this step was recorded"
        raise JournalUnavailableError(f"{told}: {cause}", file=place) from error


def _ask_after_rest(server: Engine) -> None:
    """Ask a pooled connection that rested whether it still lives, and replace it when not.

    Asking every time would double what a short read costs.
    """

    def rest(_connection: object, record: Any) -> None:
        record.info["rests_since"] = time.monotonic()

    def wake(connection: Any, record: Any, _proxy: object) -> None:
        if time.monotonic() - record.info.get("rests_since", time.monotonic()) < _REST_SECONDS:
            return
        import psycopg

        try:
            connection.execute("SELECT 1")
            connection.rollback()
        except psycopg.Error as error:
            raise DisconnectionError from error

    event.listen(server, "checkin", rest)
    event.listen(server, "checkout", wake)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: _begin_sqlite chooses the kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",  # readers are never blocked
        "synchronous=FULL",  # an acknowledged act is on the disk
        "secure_delete=ON",  # an erased content is overwritten
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE takes the write lock at once, so that no writer reads a state that goes stale.
    write = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def streaming(
    connection: Connection, query: Select[*tuple[Any, ...]]
) -> Iterator[CursorResult[*tuple[Any, ...]]]:
    """Give the rows of a query a few thousand at a time, for reading more than memory holds."""
    with connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query) as rows:
        yield rows


def run_outside_transaction(connection: Connection, statement: str) -> None:
    """Run a statement that a transaction may not hold (a clean-up)."""
    raw = connection.execution_options(isolation_level="AUTOCOMMIT")
    raw.exec_driver_sql(statement)
