"""The last version of each interest over all files that are read as one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.delimited import csv_rows
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import HEAD, InputFile
from plumbrule.sources.uk_regmem.headings import NEEDED, folded, is_register
from plumbrule.sources.uk_regmem.interest import Interest


def first_member_head(path: Path) -> bytes | None:
    """Give the first bytes of the first file in a zip; None when it is damaged or no CSV."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if not names or not names[0].endswith(".csv"):
                return None
            with archive.open(names[0]) as member:
                return member.read(HEAD)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return None


class Versions:
    """Interests in the order of their numbers, with who pays for those that others refer to."""

    def __init__(self) -> None:
        self._last: dict[str, Interest] = {}

    def take(self, interest: Interest) -> None:
        """Take a version; a later file replaces an earlier one."""
        self._last[interest.key] = interest

    def __iter__(self) -> Iterator[Interest]:
        return iter(sorted(self._last.values(), key=lambda one: (one.category, one.key)))

    def __len__(self) -> int:
        return len(self._last)

    @property
    def payers(self) -> dict[str, Interest]:
        """Interests of category 1 by number: the parents of payments."""
        return self._last


def last_versions(file: InputFile, sink: Sink) -> Versions:
    """Read all files, the earliest snapshot first, and keep the last version of each interest.

    Raises:
        PlumbError: not one interest could be read.
    """
    versions = Versions()
    if zipfile.is_zipfile(file.path):
        with zipfile.ZipFile(file.path) as archive:
            for name in sorted(archive.namelist()):
                inner = _taken_out(archive, name, file)
                try:
                    _read(InputFile(name, inner, file.file, file.sha256, 0), name, versions, sink)
                finally:
                    inner.unlink()
    else:
        _read(file, "", versions, sink)
    if not len(versions):
        raise PlumbError("the file lists no interest", file=file.name)
    return versions


def _taken_out(archive: zipfile.ZipFile, name: str, file: InputFile) -> Path:
    """Write a member beside the bundle, which lies in the workshop, under a name of ours."""
    target = file.path.with_name(f"{file.path.stem}-member.csv")
    with archive.open(name) as source, target.open("wb") as out:
        while chunk := source.read(1 << 20):
            out.write(chunk)
    return target


def _read(file: InputFile, name: str, versions: Versions, sink: Sink) -> None:
    names: list[str] = []
    for line, row in csv_rows(file, sink):
        if not any(cell.strip() for cell in row):
            continue
        if not names:
            if not is_register(row):
                reason = f"expected the columns {', '.join(sorted(NEEDED))}"
                sink.fault("unreadable", reason, line, name)
                return
            names = [folded(cell) for cell in row]
            continue
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            reason = f"expected {len(names)} cells, found {len(row)}; the row is not read"
            sink.fault("unreadable", reason, line, name, " | ".join(row))
            continue
        cells = {
            column: cell.strip() for column, cell in zip(names, row, strict=False) if cell.strip()
        }
        interest = Interest(cells, line, name, sink)
        if not cells.get("id") or not cells.get("mnisid") or not interest.category:
            reason = "expected the number of the interest, the Member's number and a known category"
            sink.fault("unreadable", reason, line, name, " | ".join(row))
            continue
        versions.take(interest)
