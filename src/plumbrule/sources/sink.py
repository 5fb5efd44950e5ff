"""Where a source puts its rows and its faults; they end as Parquet parts in the workshop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, tzinfo
from pathlib import Path

import pyarrow as pa

from plumbrule.lake.parts import PartWriter
from plumbrule.model import SOURCE_TABLES
from plumbrule.sources.derive import FaultKind, complete

__all__ = ["BATCH", "FaultKind", "Sink"]

Pointer = Callable[[str, str, str], str]
"""Takes a table, a row's path and a column; gives the JSON pointer of the value."""

BATCH = 20_000
"""Rows of one table that ``add`` gathers before they become columns."""


class Sink:
    """Takes rows or whole columns of the model's tables and writes them to parts.

    Whoever writes gives only what the source says: the ends of moments come from ``..._text``,
    ``name_key`` from ``name``, ``address_key`` from ``full``; ``source`` and ``file`` are added.

    Args:
        folder: where the parts go.
        file: short hash of the file being read.
        source: name of the data set; empty lets the reader name it before the first row.
        zone: time zone for texts that have none, when known.
        label: makes the names of parts unique among workers that share the folder.
        again: the records were read before; only faults of the kind ``merged`` are new.
    """

    def __init__(
        self,
        folder: Path,
        file: str,
        source: str,
        *,
        zone: tzinfo | None = None,
        label: str = "0",
        again: bool = False,
    ) -> None:
        self.folder = folder
        self.file = file
        self.source = source
        self.zone = zone
        self.label = label
        self.again = again
        self.records = 0
        self.fault_count = 0
        self.first_fault = ""
        self.faults_by_kind: Counter[str] = Counter()
        self.first: date | None = None
        self.last: date | None = None
        self.asked: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self._writers: dict[str, PartWriter] = {}
        self._rows: dict[str, list[dict[str, object]]] = {}

    def add(
        self, table: str, row: Mapping[str, object], *, line: int | None, path: str = ""
    ) -> None:
        """Add one row.

        Args:
            table: a source table of the model.
            row: values by column: str, int, float, bool, Decimal, date; missing ones are null.
                An unknown column is an error of the program.
            line: line of the record in the file, or its number in the document, from 1.
            path: JSON pointer or column name of the value inside the record.
        """
        rows = self._rows.setdefault(table, [])
        rows.append({**row, "line": line, "path": path})
        if len(rows) >= BATCH:
            self._columns_of_rows(table)

    def add_columns(
        self,
        table: str,
        columns: Mapping[str, Sequence[object] | pa.Array],
        rows: int,
        pointer: Pointer | None = None,
    ) -> None:
        """Add many rows as columns of equal length; ``line`` and ``path`` are among them.

        Args:
            table: a source table of the model.
            columns: values by column.
            rows: how many.
            pointer: gives the place of a value that could not be read; without it, its row's
                path is told, or the column's name where there is none.
        """
        if rows == 0:
            return
        batch, faults = complete(
            table, columns, rows, source=self.source, file=self.file, zone=self.zone
        )
        if faults:
            lines, paths = batch.column("line"), batch.column("path")
        for fault in faults:
            path = paths[fault.row].as_py() or ""
            where = pointer(table, path, fault.column) if pointer else path or fault.column
            self.fault(fault.kind, fault.reason, lines[fault.row].as_py(), where, fault.value)
        self._writer(table).write(batch)

    def fault(
        self, kind: FaultKind, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        """Record that something could not be read as it stands.

        Args:
            kind: ``unreadable`` loses the record, ``dropped`` one value, ``changed`` keeps the
                value in another form, ``noted`` loses nothing, ``merged`` is met only where
                several releases become one process.
            reason: what was expected.
            line: line of the record, from 1; None when the whole file is meant.
            path: where in the record.
            value: as received; cut at 200 characters.
        """
        if self.again and kind != "merged":
            return
        self.fault_count += 1
        self.first_fault = self.first_fault or reason
        self.faults_by_kind[kind] += 1
        rows = self._rows.setdefault("fault", [])
        rows.append(
            {
                "kind": kind,
                "reason": reason,
                "line": line,
                "path": path,
                "value": str(value)[:200],
            }
        )
        if len(rows) >= BATCH:
            self._columns_of_rows("fault")

    def period(self, first: date | None, last: date | None) -> None:
        """Widen the period that the records cover."""
        if first is not None and (self.first is None or first < self.first):
            self.first = first
        if last is not None and (self.last is None or last > self.last):
            self.last = last

    def fill(self, field: str, filled: int, asked: int) -> None:
        """Count how full a key field is: ``filled`` of ``asked`` records have it."""
        self.asked[field] += asked
        self.filled[field] += filled

    def close(self) -> dict[str, list[Path]]:
        """Finish the parts and give them by table."""
        for table in [name for name in self._rows if name != "fault"]:
            self._columns_of_rows(table)
        self._columns_of_rows("fault")  # last: the other tables may have found some
        return {table: [writer.path] for table, writer in self._writers.items() if writer.close()}

    def _columns_of_rows(self, table: str) -> None:
        rows = self._rows.pop(table, [])
        if not rows:
            return
        names = {name for row in rows for name in row}
        self.add_columns(
            table, {name: [row.get(name) for row in rows] for name in sorted(names)}, len(rows)
        )

    def _writer(self, table: str) -> PartWriter:
        if table not in self._writers:
            if table not in SOURCE_TABLES and table != "fault":
                raise KeyError(table)
            path = self.folder / f"{table}-{self.file}-{self.label}.parquet"
            self._writers[table] = PartWriter(path, table)
        return self._writers[table]
