"""The sheets of a flat OCDS file: of a workbook, of CSV files gathered in a zip, or one CSV file."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple, cast

from plumbrule.sources.derive import FaultKind
from plumbrule.sources.encoding import head_text
from plumbrule.sources.mapping.delimited import Delimited
from plumbrule.sources.mapping.layout import SEARCHED, Layout, NumberedRow
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.mapping.workbook import Workbook, is_workbook
from plumbrule.sources.ocds.flat.headings import Plan, plan
from plumbrule.sources.ocds.flat.titles import TITLES, plain
from plumbrule.sources.ocds.flat.tree import OnFault, Spot
from plumbrule.sources.source import InputFile

_FORM = Settings("")

_MARKS = tuple(
    plain(mark)
    for mark in ("ocid", *(title for title, name in TITLES["Release"].items() if name == "ocid"))
)
"""What the heading of process ids is called."""


class Sheet(NamedTuple):
    """A sheet with its rows, each with its line; they are read once."""

    name: str
    rows: Iterator[NumberedRow]


class _Member(InputFile):
    """A file inside a zip of gathered tables, read where it is."""

    def open(self) -> BinaryIO:
        """Open the member's content."""
        return cast("BinaryIO", zipfile.ZipFile(self.path).open(self.name))


class _Faults:
    """Tells the faults of a CSV file with the sheet it stands for."""

    def __init__(self, sheet: str, on_fault: OnFault) -> None:
        self._sheet = sheet
        self._on_fault = on_fault

    def fault(
        self, kind: FaultKind, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        """Record it: see ``Sink.fault``."""
        self._on_fault(kind, reason, Spot(self._sheet, line or 1, path), str(value))


def is_flat(file: InputFile, head: bytes) -> bool:
    """Tell a flat OCDS file: a sheet has process ids and headings that lead into a release."""
    if is_workbook(file, head):
        return any(planned(rows) is not None for _, rows in Workbook(file, _FORM).samples())
    if head.startswith(b"PK"):
        try:
            return any(is_flat_csv(member, member.head()) for member in _members(file))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
            return False
    return is_flat_csv(file, head)


def is_flat_csv(file: InputFile, head: bytes) -> bool:
    """Tell a CSV file that is a sheet of a flat OCDS file."""
    text = plain(head_text(head))
    return any(mark in text for mark in _MARKS) and _delimiter(file) is not None


def sheets(file: InputFile, on_fault: OnFault) -> Iterator[Sheet]:
    """Give the sheets of a file, those without process ids too.

    Args:
        file: a file for which ``is_flat`` holds.
        on_fault: takes what could not be read of a CSV file.
    """
    head = file.head()
    if is_workbook(file, head):
        for name, rows in Workbook(file, _FORM).all_rows():
            yield Sheet(name, rows)
    elif head.startswith(b"PK"):
        for member in _members(file):
            name = str(PurePosixPath(member.name).with_suffix(""))
            yield Sheet(name, _csv_rows(member, name, on_fault))
    else:
        yield Sheet("", _csv_rows(file, "", on_fault))


def planned(rows: Iterable[NumberedRow]) -> Plan | None:
    """Find the headings among the first rows and read them; the rows after them are left."""
    for _, cells in islice(rows, SEARCHED):
        if any(plain(cell) in _MARKS for cell in cells):
            return plan(cells)
    return None


def _delimiter(file: InputFile) -> str | None:
    for sign, rows in Delimited(file, _FORM).samples():
        if planned(rows) is not None:
            return sign
    return None


def _csv_rows(file: InputFile, sheet: str, on_fault: OnFault) -> Iterator[NumberedRow]:
    sign = _delimiter(file) or ","
    return Delimited(file, _FORM).rows(Layout((), 0, sign), _Faults(sheet, on_fault))


def _members(file: InputFile) -> Iterator[InputFile]:
    """Give the files of a zip of gathered tables in the order of their names."""
    with zipfile.ZipFile(file.path) as archive:
        infos = sorted(archive.infolist(), key=lambda info: info.filename)
    for info in infos:
        yield _Member(info.filename, file.path, file.file, file.sha256, info.file_size)
