"""From no tables, or the tables of an earlier release, to the tables of this one.

Each step is frozen text: a later release adds a step and never edits one. ``BLOB`` is written as
each database calls it; everything else is the same on both.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, select, text

from plumbrule.journal import schema
from plumbrule.model.errors import PlumbError

# Any number serves, as long as every release uses the same one.
_MIGRATION_LOCK = 7_502_108

_STEP_1 = (
    (
        "CREATE TABLE log (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, verifier TEXT NOT NULL,"
        " size BIGINT NOT NULL, latest TEXT NOT NULL)"
    ),
    (
        "CREATE TABLE act (position {rowid} PRIMARY KEY, stream TEXT NOT NULL, version BIGINT NOT NULL,"
        " event {blob}, nonce {blob}, entry {blob} NOT NULL, seal {blob} NOT NULL,"
        " UNIQUE (stream, version))"
    ),
    (
        "CREATE TABLE content (position {rowid} PRIMARY KEY, salt {blob} NOT NULL,"
        " sealed {blob} NOT NULL)"
    ),
    (
        "CREATE TABLE subtree (level INTEGER NOT NULL, number BIGINT NOT NULL, hash {blob} NOT NULL,"
        " PRIMARY KEY (level, number))"
    ),
    'CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, "at" TEXT NOT NULL, note TEXT NOT NULL)',
)

_STEP_2 = (
    (
        "CREATE TABLE cosignature (size BIGINT NOT NULL, witness TEXT NOT NULL, note TEXT NOT NULL,"
        " PRIMARY KEY (size, witness))"
    ),
)

# The second wall: the database itself refuses to change an act. Only event and nonce together
# may become empty (an erasure), and no row ever leaves.
_STEP_2_SQLITE = (
    (
        "CREATE TRIGGER act_stays BEFORE DELETE ON act BEGIN"
        " SELECT RAISE(ABORT, 'an act is never deleted'); END"
    ),
    (
        "CREATE TRIGGER act_unchanged BEFORE UPDATE ON act WHEN NOT (NEW.event IS NULL"
        " AND NEW.nonce IS NULL AND NEW.position = OLD.position AND NEW.stream = OLD.stream"
        " AND NEW.version = OLD.version AND NEW.entry = OLD.entry AND NEW.seal = OLD.seal) BEGIN"
        " SELECT RAISE(ABORT, 'an act is never changed'); END"
    ),
)
_STEP_2_POSTGRESQL = (
    (
        "CREATE FUNCTION plumb_act_stays() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'an act is never changed or deleted'; END $$"
    ),
    "CREATE TRIGGER act_stays BEFORE DELETE ON act FOR EACH ROW EXECUTE FUNCTION plumb_act_stays()",
    (
        "CREATE TRIGGER act_unchanged BEFORE UPDATE ON act FOR EACH ROW WHEN (NOT (NEW.event IS NULL"
        " AND NEW.nonce IS NULL AND NEW.position = OLD.position AND NEW.stream = OLD.stream"
        " AND NEW.version = OLD.version AND NEW.entry = OLD.entry AND NEW.seal = OLD.seal))"
        " EXECUTE FUNCTION plumb_act_stays()"
    ),
)

STEPS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"sqlite": _STEP_1, "postgresql": _STEP_1},
    {"sqlite": _STEP_2 + _STEP_2_SQLITE, "postgresql": _STEP_2 + _STEP_2_POSTGRESQL},
)
_WORDS = {
    "sqlite": {"blob": "BLOB", "rowid": "INTEGER"},
    "postgresql": {"blob": "BYTEA", "rowid": "BIGINT"},
}


def present(connection: Connection) -> int:
    """Return the schema version of the database; 0 when it holds no journal."""
    if not inspect(connection).has_table(schema.schema.name):
        return 0
    return int(connection.execute(select(schema.schema.c.version)).scalar_one())


def migrate(connection: Connection, *, target: int = schema.VERSION) -> int:
    """Bring the tables to ``target`` inside the caller's transaction; return what they were.

    Raises:
        PlumbError: the journal was written by a later release.
    """
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _MIGRATION_LOCK})
    found = present(connection)
    if found > target:
        raise PlumbError(
            f"the journal has schema {found} and this release knows {target}: use a later release"
        )
    if found == 0:
        connection.execute(text("CREATE TABLE plumb_schema (version INTEGER PRIMARY KEY)"))
        connection.execute(schema.schema.insert().values(version=0))
    for step in STEPS[found:target]:
        for statement in step[dialect]:
            connection.exec_driver_sql(statement.format(**_WORDS[dialect]))
    if found != target:
        connection.execute(schema.schema.update().values(version=target))
    return found
