"""A journal copied row by row, from either database to either; what a backup is made of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select

from plumbrule.journal import database, migrations, schema
from plumbrule.model.errors import PlumbError

TABLES: tuple[Table, ...] = (
    schema.log,
    schema.act,
    schema.content,
    schema.subtree,
    schema.checkpoint,
    schema.cosignature,
)
_BATCH = 1_000


def copy(source: Engine, target: Engine) -> dict[str, int]:
    """Copy every row of one state of the source into an empty target; return rows per table.

    Raises:
        PlumbError: the target holds a journal already.
    """
    with database.writing(target) as writer, database.reading(source) as reader:
        if migrations.present(writer):
            place = target.url.render_as_string(hide_password=True)
            raise PlumbError("there is a journal here already: nothing was copied", file=place)
        migrations.migrate(writer)
        return {table.name: _copy_table(reader, writer, table) for table in TABLES}


def counts(engine: Engine) -> dict[str, int]:
    """Return the number of rows of each table."""
    with database.reading(engine) as connection:
        return {
            table.name: int(
                connection.execute(select(func.count()).select_from(table)).scalar_one()
            )
            for table in TABLES
        }


def engine_for(path: Path) -> Engine:
    """Return the engine of a SQLite journal in a file."""
    return database.open_engine(f"sqlite:///{path}")


def _copy_table(reader: Connection, writer: Connection, table: Table) -> int:
    copied = 0
    with database.streaming(reader, select(table)) as rows:
        for batch in _batches(rows.mappings()):
            writer.execute(insert(table), batch)
            copied += len(batch)
    return copied


def _batches(rows: Iterable[Any]) -> Iterable[list[dict[str, Any]]]:
    rest = iter(rows)
    while batch := [dict(row) for row in islice(rest, _BATCH)]:
        yield batch
