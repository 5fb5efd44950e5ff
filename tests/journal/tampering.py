"""Someone with full power over the database file, but without the keys."""

from __future__ import annotations

from contextlib import contextmanager

from plumbrule.journal import database, entry
from plumbrule.journal.store import Journal

TRIGGERS = ("act_stays", "act_unchanged")


@contextmanager
def intruder(journal: Journal):
    """A write connection for which the database's own refusals are switched off."""
    with database.writing(journal.engine) as connection:
        for name in TRIGGERS:
            on = " ON act" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")
        yield connection


def run(connection, statement, *values):
    """Run SQL with ``?`` marks on either database."""
    if connection.dialect.name == "postgresql":
        statement = statement.replace("?", "%s")
    return connection.exec_driver_sql(statement, values)


def rewrite(connection, position, old: bytes, new: bytes):
    """Change an event and recompute its hash, as a careful intruder would."""
    row = run(connection, "SELECT event, nonce FROM act WHERE position = ?", position).one()
    event = bytes(row[0]).replace(old, new)
    assert event != bytes(row[0])
    hashed = entry.entry_hash(bytes(row[1]), event)
    run(
        connection,
        "UPDATE act SET event = ?, entry = ? WHERE position = ?",
        event,
        hashed,
        position,
    )


def shift(connection, start, by):
    """Renumber the acts from ``start`` on."""
    for table in ("act", "content"):
        run(
            connection,
            f"UPDATE {table} SET position = position + 100000 WHERE position >= ?",
            start,
        )
        run(
            connection,
            f"UPDATE {table} SET position = position - 100000 + {by} WHERE position >= 100000",
        )
