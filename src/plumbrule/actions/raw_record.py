"""A record as it was received: the line of the kept file that a row was read from."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec

from plumbrule.lake import Lake
from plumbrule.lake.manifest import LoadedFile, Manifest
from plumbrule.model import PlumbError
from plumbrule.sources.encoding import Text
from plumbrule.sources.source import InputFile

AROUND = 4
"""Lines shown before and after the one asked for, where lines are short."""

LONG = 2_000
"""Characters of a line from which it stands for a record by itself."""

MOST = 60_000
"""Characters that are shown of one line."""

FARTHEST = 3_000_000
"""Lines that are read over to reach one."""


@dataclass(frozen=True)
class RawLine:
    """One line.

    Args:
        number: from 1.
        text: without its newline.
        cut: whether there was more.
    """

    number: int
    text: str
    cut: bool = False


@dataclass(frozen=True)
class RawRecord:
    """What a row was read from.

    Args:
        file: the loaded file.
        lines: the line, and some around it where they are short; empty when the file has none.
        laid_out: the line set out over many lines, where it is JSON.
    """

    file: LoadedFile
    lines: tuple[RawLine, ...]
    laid_out: str | None


def raw_record(lake: Lake, manifest: Manifest, file: str, line: int) -> RawRecord:
    """Give the line that a row was read from.

    Args:
        lake: the lake.
        manifest: its snapshot.
        file: short hash of the file.
        line: number of the line, from 1.

    Raises:
        PlumbError: there is no such file or line.
    """
    loaded = next((one for one in manifest.files if one.file == file), None)
    path = lake.original(file)
    if loaded is None or not path.is_file():
        raise PlumbError("there is no such file here")
    given = InputFile(loaded.name, path, file, loaded.sha256, loaded.size)
    if zipfile.is_zipfile(path):  # a spreadsheet: its rows are no lines
        return RawRecord(loaded, (), None)
    if not 1 <= line <= FARTHEST:
        raise PlumbError("there is no such line in this file")
    found = tuple(_lines(given, line))
    mine = next((one for one in found if one.number == line), None)
    if mine is None:
        raise PlumbError("there is no such line in this file")
    if len(mine.text) > LONG:
        found = (mine,)
    return RawRecord(loaded, found, _laid_out(mine))


def _lines(given: InputFile, line: int) -> Iterator[RawLine]:
    with given.open() as stream:
        first = max(1, line - AROUND)
        for number, text in enumerate(
            islice(Text(stream).lines(), first - 1, line + AROUND), first
        ):
            bare = text.rstrip("\r\n")
            yield RawLine(number, bare[:MOST], len(bare) > MOST)


def _laid_out(line: RawLine) -> str | None:
    if line.cut or not line.text.lstrip().startswith("{"):
        return None
    try:
        # Numbers and texts stay as they are written: nothing is decoded but their places.
        return msgspec.json.format(line.text.rstrip().rstrip(",").encode(), indent=2).decode()
    except (msgspec.DecodeError, UnicodeError):
        return None
