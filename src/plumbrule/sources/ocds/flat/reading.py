"""Releases out of a flat OCDS file, fed on like those of JSON, with the place of every row kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from plumbrule.sources.derive import FaultKind
from plumbrule.sources.ocds.fit import Note
from plumbrule.sources.ocds.flat.gathered import releases_of
from plumbrule.sources.ocds.flat.tree import OnFault, Spot, Tree
from plumbrule.sources.ocds.staging import Placed, Stage
from plumbrule.sources.ocds.unpack import RawRelease
from plumbrule.sources.ocds.wrapped import compiled_line
from plumbrule.sources.source import InputFile

AT_ONCE = 5_000
"""Releases staged at once."""

_ENCODER = msgspec.json.Encoder(decimal_format="number")


class FlatRelease(NamedTuple):
    """A release put together from rows.

    Args:
        raw: the release as JSON, standing where its own values do.
        places: place of each of its objects and values, by JSON pointer.
        rows: the rows it was made from.
    """

    raw: RawRelease
    places: dict[str, Spot]
    rows: tuple[Spot, ...]


def flat_releases(file: InputFile, workshop: Path, on_fault: OnFault) -> Iterator[FlatRelease]:
    """Read the releases of a flat file.

    Args:
        file: a file for which ``is_flat`` holds.
        workshop: folder for what lies between.
        on_fault: takes what could not be used.
    """
    with tempfile.TemporaryDirectory(dir=workshop) as folder:
        for number, (known, rows) in enumerate(releases_of(file, Path(folder), on_fault), 1):
            tree = Tree(on_fault)
            for row in rows:
                sheet = known[row.sheet]
                tree.add(sheet.plan, sheet.name, row.line, row.cells)
            spots = tuple(Spot(known[row.sheet].name, row.line) for row in rows)
            data = _ENCODER.encode(tree.release)
            compiled = "compiled" in tree.release.get("tag", ())
            own = tree.places[""]
            raw = RawRelease(number, own.path, data, "1.1", None, compiled, own.line)
            yield FlatRelease(raw, tree.places, spots)


class Places:
    """Where the objects and values of staged releases stand; releases go by their number."""

    def __init__(self) -> None:
        self._spots: dict[int, dict[str, Spot]] = {}

    def add(self, number: int, spots: dict[str, Spot]) -> None:
        """Remember the places of a release."""
        self._spots[number] = spots

    def at(self, number: int | None, pointer: str) -> tuple[int | None, str]:
        """Give line and path of what a JSON pointer means in a release."""
        spots = self._spots.get(number or 0)
        if spots is None:
            return number, pointer
        if pointer == "/tender":
            # The row of the process itself stands with its release, whatever gave the first value.
            return spots[""].line, f"{spots[''].path}/tender"
        known, rest = pointer, ""
        while known not in spots:
            known, _, last = known.rpartition("/")
            rest = f"/{last}{rest}"
        return spots[known].line, f"{spots[known].path}{rest}"

    def forget(self) -> None:
        """Forget them all."""
        self._spots.clear()


def read_flat(file: InputFile, stage: Stage) -> None:
    """Read every release of a flat file into the stage's sink."""
    places = Places()
    stage.place = places.at

    def fault(kind: FaultKind, reason: str, spot: Spot, value: str = "") -> None:
        stage.sink.fault(kind, reason, spot.line, spot.path, value)

    waiting: list[Placed] = []
    for one in flat_releases(file, stage.workshop, fault):
        number = one.raw.number
        places.add(number, one.places)
        notes: list[Note] = []
        data = compiled_line(one.raw, notes)
        for kind, reason, path, value in notes:
            stage.sink.fault(kind, reason, *places.at(number, path), value)
        if data is not None:
            waiting.append(Placed(data, number))
        if len(waiting) >= AT_ONCE:
            _write(waiting, stage)
            waiting = []
            places.forget()
    _write(waiting, stage)


def _write(waiting: Sequence[Placed], stage: Stage) -> None:
    if waiting:
        stage.add(waiting)
        stage.write()
