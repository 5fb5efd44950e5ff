"""A database in the workshop, for what only the whole of a file can tell."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

_BATCH = 50_000


class Workbench:
    """Tables that live while one file is read; they go to disk when memory is short.

    Args:
        folder: where the database lies.
        label: makes its name unique there.
        tables: columns and types by table.
    """

    def __init__(self, folder: Path, label: str, tables: Mapping[str, pa.Schema]) -> None:
        self._path = folder / f"{label}.duckdb"
        self._database = duckdb.connect(
            str(self._path), config={"memory_limit": "1GB", "threads": 1}
        )
        self._tables = tables
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in tables}
        for name, schema in tables.items():
            self.create(name, schema.empty_table())

    def add(self, table: str, row: tuple[object, ...]) -> None:
        """Add a row: a value for each column of the table."""
        rows = self._rows[table]
        rows.append(row)
        if len(rows) >= _BATCH:
            self._flush(table)

    def create(self, name: str, content: pa.Table) -> None:
        """Make a table of what is there already."""
        self._database.register("batch", content)
        self._database.execute(f"CREATE TABLE {name} AS FROM batch")
        self._database.unregister("batch")

    def execute(self, command: str) -> None:
        """Run a command over all rows added so far."""
        self._flush_all()
        self._database.execute(command)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Run a query over all rows added so far; several may be read at the same time."""
        self._flush_all()
        cursor = self._database.cursor()
        cursor.execute(query)
        while rows := cursor.fetchmany(10_000):
            yield from rows

    def close(self) -> None:
        """Remove the database."""
        self._database.close()
        self._path.unlink(missing_ok=True)
        Path(f"{self._path}.wal").unlink(missing_ok=True)
        shutil.rmtree(f"{self._path}.tmp", ignore_errors=True)

    def _flush_all(self) -> None:
        for table in self._rows:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._rows[table]
        if not rows:
            return
        schema = self._tables[table]
        columns = [
            pa.array(values, column.type)
            for values, column in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        self._database.register("batch", pa.Table.from_arrays(columns, schema=schema))
        self._database.execute(f"INSERT INTO {table} SELECT * FROM batch")  # noqa: S608 a name from the program
        self._database.unregister("batch")
        self._rows[table] = []
