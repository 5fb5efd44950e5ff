"""The rows of an Excel sheet, read as they stream, with guards against a hostile file."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.layout import SEARCHED, Layout, NumberedRow
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book

LARGEST = 2 << 30
"""Bytes that a workbook may have when its zip is unpacked."""

LARGEST_IN_MEMORY = 256 << 20
"""Bytes of those parts that must be held whole, the shared texts above all."""

_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,  # as the XML parser calls a part that is not well formed
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
)
"""What openpyxl and the parsers below it raise on a damaged or hostile workbook."""


def is_workbook(file: InputFile, head: bytes) -> bool:
    """Tell an Excel workbook (.xlsx) by the parts in its zip."""
    if not head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(file.path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return False


class Workbook:
    """An Excel workbook.

    Numbers and dates that Excel knows as such are given in the style of the mapping, so that one
    reader understands them and the texts beside them.

    Args:
        file: the file.
        settings: what the mapping says of its form.
    """

    def __init__(self, file: InputFile, settings: Settings) -> None:
        self.file = file
        self.settings = settings

    ragged = True
    """Rows end with their last cell that holds something."""

    def samples(self) -> Iterator[tuple[str, list[NumberedRow]]]:
        """Give the first rows of the sheet, or of each sheet when none is named."""
        for name in self._sheets():
            rows: list[NumberedRow] = []
            for row in self._rows(name):
                rows.append(row)
                if len(rows) == SEARCHED:
                    break
            yield name, rows

    def rows(self, layout: Layout, sink: Sink) -> Iterator[NumberedRow]:  # noqa: ARG002 as for CSV
        """Give all rows of the sheet that the layout was found in."""
        yield from self._rows(layout.choice)

    def all_rows(self) -> Iterator[tuple[str, Iterator[NumberedRow]]]:
        """Give the rows of each sheet in turn, with the sheet's name; the book is opened once."""
        with self._open() as book:
            for sheet in book.worksheets:
                yield str(sheet.title), self._rows_of(sheet)

    def _sheets(self) -> Sequence[str]:
        with self._open() as book:
            names = [str(sheet.title) for sheet in book.worksheets]
        wanted = self.settings.sheet
        if wanted is None:
            return names
        if wanted in names:
            return [wanted]
        if wanted.isdigit() and 1 <= int(wanted) <= len(names):
            return [names[int(wanted) - 1]]
        raise PlumbError(
            f"no sheet is called {wanted!r}; expected one of {', '.join(names)}",
            file=self.file.name,
        )

    def _rows(self, name: str) -> Iterator[NumberedRow]:
        with self._open() as book:
            yield from self._rows_of(book[name])

    def _rows_of(self, sheet: Any) -> Iterator[NumberedRow]:
        try:
            # A sheet may state a size that it does not have; its rows tell themselves.
            sheet.reset_dimensions()
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield number, [self._text(cell) for cell in cells]
        except _BROKEN as error:
            raise self._broken(error) from None

    @contextmanager
    def _open(self) -> Iterator[Book]:
        import openpyxl

        # Given a path, openpyxl would judge the file by the ending of its name.
        with self.file.path.open("rb") as stream:
            try:
                with zipfile.ZipFile(stream) as archive:
                    self._guard(archive)
                with warnings.catch_warnings():
                    # What openpyxl warns of (styles, extensions) has no bearing on the cells.
                    warnings.simplefilter("ignore")
                    book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            except _BROKEN as error:
                raise self._broken(error) from None
            try:
                yield book
            finally:
                book.close()

    def _guard(self, archive: zipfile.ZipFile) -> None:
        """Refuse what would not fit; reading stops at the size that the zip states."""
        parts = archive.infolist()
        held = sum(part.file_size for part in parts if "worksheets/" not in part.filename)
        if sum(part.file_size for part in parts) > LARGEST or held > LARGEST_IN_MEMORY:
            raise PlumbError(
                f"unpacked, this workbook has more than {LARGEST >> 30} GB, or more than "
                f"{LARGEST_IN_MEMORY >> 20} MB outside its sheets; save it as CSV",
                file=self.file.name,
            )

    def _broken(self, error: Exception) -> PlumbError:
        return PlumbError(
            f"expected an Excel workbook, but it cannot be read ({type(error).__name__}: {error})",
            file=self.file.name,
        )

    def _text(self, cell: object) -> str:
        if cell is None:
            return ""
        if isinstance(cell, str):
            return cell
        if isinstance(cell, bool):
            return "true" if cell else "false"
        if isinstance(cell, int | float):
            # Excel keeps fifteen digits; the others are noise of the binary number.
            plain = f"{cell:d}" if isinstance(cell, int) else _plain(f"{cell:.15g}")
            return plain.replace(".", self.settings.numbers.decimal)
        if isinstance(cell, datetime):
            return cell.date().isoformat() if cell.time() == time.min else cell.isoformat()
        if isinstance(cell, date | time):
            return cell.isoformat()
        return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)


def _plain(number: str) -> str:
    """Write a number without an exponent."""
    if "e" not in number:
        return number
    from decimal import Decimal

    return f"{Decimal(number):f}"
