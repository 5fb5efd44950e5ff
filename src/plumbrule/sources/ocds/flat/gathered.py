"""Rows of many sheets brought together by process, on disk where they are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

import msgspec

from plumbrule.sources.ocds.flat.headings import Plan
from plumbrule.sources.ocds.flat.sheets import Sheet, planned, sheets
from plumbrule.sources.ocds.flat.tree import OnFault, Spot
from plumbrule.sources.source import InputFile

PILE = 8 << 20
"""Bytes of a spreadsheet whose rows are held at once; a zipped one may be ten times as many."""

MOST_PILES = 256


class Row(msgspec.Struct, array_like=True, gc=False):
    """A row of a sheet.

    Args:
        ocid: its process.
        id: its release; empty when the row does not tell.
        sheet: number of the sheet.
        line: line in the sheet.
        cells: as text.
    """

    ocid: str
    id: str
    sheet: int
    line: int
    cells: list[str]


class Planned(NamedTuple):
    """A sheet by its name, with what it gives."""

    name: str
    plan: Plan


Gathered = tuple[list[Planned], list[Row]]
"""The rows of one release, sheets of releases before those of lists, in their order."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Row)


def releases_of(file: InputFile, workshop: Path, on_fault: OnFault) -> Iterator[Gathered]:
    """Give the rows of each release of a flat file.

    Args:
        file: a file for which ``is_flat`` holds.
        workshop: folder for piles of rows.
        on_fault: takes rows and columns that cannot be used.
    """
    count = min(MOST_PILES, file.size // PILE + 1)
    paths = [workshop / f"pile-{number}" for number in range(count)]
    with ExitStack() as stack:
        piles = [stack.enter_context(path.open("wb")) for path in paths]
        known = [*_pile_up(file, piles, on_fault)]
    order = sorted(range(len(known)), key=lambda number: (known[number].plan.depth, number))
    rank = {number: place for place, number in enumerate(order)}
    for path in paths:
        rows = sorted(_read(path), key=lambda row: (rank[row.sheet], row.line))
        path.unlink()
        for release in _by_release(rows, known, on_fault):
            yield known, release


def _pile_up(file: InputFile, piles: Sequence[BinaryIO], on_fault: OnFault) -> Iterator[Planned]:
    """Write every row to the pile of its process; gives the sheets that were read."""
    number = 0
    for sheet in sheets(file, on_fault):
        plan = planned(sheet.rows)
        if plan is None:
            reason = "expected a column of process ids (ocid) beside others: the sheet is not read"
            on_fault("noted", reason, Spot(sheet.name, 1))
            continue
        for heading in plan.unknown:
            reason = "the heading names no field of a release: the column is not read"
            on_fault("noted", reason, Spot(sheet.name, 1, heading))
        for row in _rows(sheet, number, plan, on_fault):
            data = _ENCODER.encode(row)
            pile = piles[crc32(row.ocid.encode()) % len(piles)]
            pile.write(len(data).to_bytes(8))
            pile.write(data)
        yield Planned(sheet.name, plan)
        number += 1


def _rows(sheet: Sheet, number: int, plan: Plan, on_fault: OnFault) -> Iterator[Row]:
    for line, cells in sheet.rows:
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        ocid = _cell(cells, plan.ocids)
        if not ocid:
            reason = "expected a process id (ocid): without one the row cannot be placed"
            on_fault("unreadable", reason, Spot(sheet.name, line))
            continue
        if any(cell.strip() for cell in cells[plan.width :]):
            reason = "a cell stands in a column that has no heading, and is left out"
            on_fault("dropped", reason, Spot(sheet.name, line))
        yield Row(ocid, _cell(cells, plan.ids), number, line, list(cells[: plan.width]))


def _cell(cells: Sequence[str], places: Sequence[int]) -> str:
    """Give the first of some cells that holds something."""
    found = (cells[place].strip() for place in places if place < len(cells))
    return next(filter(None, found), "")


def _read(path: Path) -> Iterator[Row]:
    with path.open("rb") as pile:
        while length := pile.read(8):
            yield _DECODER.decode(pile.read(int.from_bytes(length)))


def _by_release(rows: list[Row], known: list[Planned], on_fault: OnFault) -> Iterator[list[Row]]:
    """Give the rows of one release after another, in the order of their first rows."""
    ids: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.id:
            ids[row.ocid].add(row.id)
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        named = ids[row.ocid]
        if not row.id and len(named) > 1:
            reason = "several releases have this ocid, and the row does not tell its release (id)"
            on_fault("unreadable", reason, Spot(known[row.sheet].name, row.line), row.ocid)
            continue
        key = row.id or next(iter(named), "")
        found.setdefault((row.ocid, key), []).append(row)
    yield from found.values()
