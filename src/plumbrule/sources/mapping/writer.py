"""A table through its mapping, batch by batch, into the sink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow.compute as pc

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.filling import Columns, Filler
from plumbrule.sources.mapping.format import Mapping
from plumbrule.sources.mapping.layout import Layout, NumberedRow, lay_out, places
from plumbrule.sources.mapping.rows import Rows
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.mapping.step import Step, make_steps, needed_texts
from plumbrule.sources.mapping.table import Table
from plumbrule.sources.sink import Sink

BATCH_ROWS = 20_000
BATCH_CHARACTERS = 16 << 20
"""A batch ends at whichever comes first, so that long cells do not fill the memory."""

_PERIOD = ("date", "release", "signed", "filed", "start")
"""Moments that tell which period the records of a table cover."""


class TableWriter:
    """Reads one table through one mapping.

    Args:
        table: the table.
        mapping: the mapping.
        sink: where records and faults go; its ``source`` is what keys begin with.
        file: name of the table's file, for errors.
    """

    def __init__(self, table: Table, mapping: Mapping, sink: Sink, file: str) -> None:
        self.mapping = mapping
        self.sink = sink
        templates = [t for record in mapping.records.values() for t in record.templates]
        split = [column for record in mapping.records.values() for column, _ in record.split]
        settings = mapping.settings
        self._layout = lay_out(table.samples(), templates, split, settings, file)
        self._single = _single_cells(table, self._layout, settings)
        found = places(self._layout, templates, split, list(self._single))
        self._used = sorted({*found.values(), *map(self._layout.names.index, settings.fill_down)})
        self._down = {self._layout.names.index(name): "" for name in settings.fill_down}
        self._steps = make_steps(mapping, found, sink.source, sink.file)
        self._rows = table.rows(self._layout, sink)
        self._ragged = table.ragged
        self._fill = Filler(settings, sink)
        self._seen: dict[str, dict[str, int]] = {}
        self._same: dict[str, set[int]] = {}

    def write(self) -> None:
        """Read all rows.

        Raises:
            PlumbError: the file has rows, but not one could be read.
        """
        read = 0
        for lines, rows in self._batches():
            read += len(rows)
            self._batch(self._cleaned(lines, rows))
        self.sink.records += read
        if read == 0 and self.sink.faults_by_kind["unreadable"]:
            raise PlumbError("not one row could be read; see the faults for why")

    def _batches(self) -> Iterator[tuple[list[int], list[Sequence[str]]]]:
        lines: list[int] = []
        rows: list[Sequence[str]] = []
        characters = 0
        for line, row in self._data_rows(self._layout):
            lines.append(line)
            rows.append(row)
            characters += sum(map(len, row))
            if len(rows) == BATCH_ROWS or characters > BATCH_CHARACTERS:
                yield lines, rows
                lines, rows, characters = [], [], 0
        if rows:
            yield lines, rows

    def _data_rows(self, layout: Layout) -> Iterator[NumberedRow]:
        """Give the rows below the names, each as wide as there are columns."""
        width = len(layout.names)
        first = self.mapping.settings.first_row or layout.header + 1
        for line, row in self._rows:
            if line < first or not any(row):
                continue
            if len(row) == width:
                yield line, row
            elif len(row) < width:
                if not self._ragged:
                    self.sink.fault(
                        "changed",
                        f"expected {width} cells, found {len(row)}; the rest are taken as empty",
                        line,
                    )
                yield line, [*row, *[""] * (width - len(row))]
            elif any(cell.strip() for cell in row[width:]):
                self.sink.fault(
                    "unreadable",
                    f"expected {width} cells, found {len(row)}; the row is not read",
                    line,
                    value=" | ".join(row),
                )
            else:
                yield line, row[:width]

    def _cleaned(self, lines: list[int], rows: list[Sequence[str]]) -> Rows:
        columns: dict[int, Sequence[str]] = {}
        every = list(zip(*rows, strict=True))
        empty = self.mapping.settings.empty
        width = len(self._layout.names)
        for index in self._used:
            if index >= width:
                columns[index] = [list(self._single.values())[index - width]] * len(rows)
                continue
            cells = [cell.strip() for cell in every[index]]
            if empty:
                cells = ["" if cell in empty else cell for cell in cells]
            if index in self._down:
                cells = self._repeated(index, cells)
            columns[index] = cells
        return Rows(columns, lines, range(len(lines)))

    def _repeated(self, index: int, cells: list[str]) -> list[str]:
        last = self._down[index]
        for row, cell in enumerate(cells):
            last = cells[row] = cell or last
        self._down[index] = last
        return cells

    def _batch(self, batch: Rows) -> None:
        made = bytearray(len(batch))
        wanted = bytearray(len(batch))
        for step in self._steps:
            rows = step.candidates(batch)
            for row in rows.origin:
                wanted[row] = 1
            self._step(step, rows, made)
        for row in range(len(batch)):
            if wanted[row] and not made[row]:
                self.sink.fault(
                    "unreadable",
                    "expected a key in this row; no record could be made from it",
                    batch.lines[row],
                )

    def _step(self, step: Step, rows: Rows, made: bytearray) -> None:
        ids = step.ids(rows)
        held = {field: key.ids(rows) for field, key in step.references}
        needs = needed_texts(step, rows, held) + ([] if ids is None else [ids])
        picks = [i for i, texts in enumerate(zip(*needs, strict=True)) if all(texts)]
        for pick in picks:
            made[rows.origin[pick]] = 1
        if step.own is not None or ids is None:
            picks = self._first_met(step, rows, picks, ids, held)
        if not picks:
            return
        taken = rows.picked(picks)
        if len(picks) < len(rows):
            ids = None if ids is None else [ids[p] for p in picks]
            held = {field: [values[p] for p in picks] for field, values in held.items()}
        columns = step.columns(taken, ids, held, self._fill)
        self._tell(step, columns, len(taken))
        self.sink.add_columns(step.record.table, columns, len(taken))

    def _first_met(
        self,
        step: Step,
        rows: Rows,
        picks: list[int],
        ids: Sequence[str] | None,
        held: dict[str, Sequence[str]],
    ) -> list[int]:
        """Leave out records met before; tell when they were not quite the same."""
        texts = [*held.values(), *(field.cells.texts(rows) for field in step.fields)]
        contents = list(zip(*texts, strict=True)) if texts else [()] * len(rows)
        shape = tuple(field.name for field in step.fields)
        if ids is None:
            same = self._same.setdefault(step.record.table, set())
            return [p for p in picks if _is_new(same, hash((shape, contents[p])))]
        parents = [held[name] for name in ("ocid", "declaration_id", "parent_id") if name in held]
        seen = self._seen.setdefault(step.record.table, {})
        first: list[int] = []
        for pick in picks:
            key = "\x1f".join((ids[pick], *(parent[pick] for parent in parents)))
            content = hash((shape, contents[pick]))
            before = seen.get(key)
            if before is None:
                seen[key] = content
                first.append(pick)
            elif before != content:
                self.sink.fault(
                    "dropped",
                    f"expected one {step.record.table} for a key; another with other values came "
                    "before and is kept",
                    rows.lines[pick],
                    step.path,
                    ids[pick],
                )
        return first

    def _tell(self, step: Step, columns: Columns, rows: int) -> None:
        """Count how full the fields are and which period they cover."""
        for field in step.fields:
            if field.cells.template.cells:
                name = field.name
                column = next(c for c in (f"{name}_amount", f"{name}_text", name) if c in columns)
                filled = rows - columns[column].null_count
                self.sink.fill(f"{step.record.table}.{name}", filled, rows)
            if f"{field.name}_earliest" in columns and field.name in _PERIOD:
                ends = pc.min_max(columns[f"{field.name}_earliest"]).as_py()
                if ends["min"] is not None:
                    self.sink.period(ends["min"].date(), ends["max"].date())


def _single_cells(table: Table, layout: Layout, settings: Settings) -> dict[str, str]:
    """Give the texts of the cells that the mapping names; empty where there is no such cell."""
    if not settings.cells:
        return {}
    rows = next(dict(rows) for choice, rows in table.samples() if choice == layout.choice)
    return {
        name: rows[row][column - 1].strip() if column <= len(rows.get(row, ())) else ""
        for name, row, column in settings.cells
    }


def _is_new(known: set[int], content: int) -> bool:
    if content in known:
        return False
    known.add(content)
    return True
