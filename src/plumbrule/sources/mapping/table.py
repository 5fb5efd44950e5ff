"""What a CSV file and an Excel sheet have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from plumbrule.sources.encoding import head_text
from plumbrule.sources.mapping.delimited import Delimited
from plumbrule.sources.mapping.layout import Layout, NumberedRow
from plumbrule.sources.mapping.objects import Objects, looks_like_objects
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.mapping.workbook import Workbook, is_workbook
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile


class Table(Protocol):
    """Rows of cells, each row with the line it begins on."""

    ragged: bool
    """Whether rows may be shorter than the row of names without anything being wrong."""

    def samples(self) -> Iterator[tuple[str, list[NumberedRow]]]:
        """Give the first rows, in each way in which the file may be cut into cells."""

    def rows(self, layout: Layout, sink: Sink) -> Iterator[NumberedRow]:
        """Give all rows."""


def open_table(file: InputFile, settings: Settings) -> Table:
    """Take a file for what it is: an Excel workbook, JSON objects or a CSV file."""
    if is_workbook(file, file.head()):
        return Workbook(file, settings)
    if looks_like_objects(file.head()):
        return Objects(file, settings)
    return Delimited(file, settings)


def looks_like_a_table(file: InputFile, head: bytes) -> bool:
    """Tell whether a file can be a table: a workbook, or text that is no JSON and no XML."""
    if is_workbook(file, head):
        return True
    text = head_text(head[:4096]).lstrip("\ufeff \r\n\t")
    if not text or text[0] in "{[<" or text.startswith("%PDF"):
        return not head.strip()
    strange = sum(1 for sign in text if sign < " " and sign not in "\t\r\n\0")
    return strange * 50 <= len(text)
