"""The rows of a CSV file with the physical line each begins on, in bounded memory."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from typing import Protocol

from plumbrule.sources.derive import FaultKind
from plumbrule.sources.encoding import Text
from plumbrule.sources.mapping.layout import (
    DELIMITERS,
    Layout,
    NumberedRow,
    likely_delimiter,
    quoting,
    sample_rows,
)
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile

LONGEST_CELL = 131_072
"""Characters of one cell; what is longer is a quote that is not closed."""

LONGEST_LINE = 8 << 20
"""Characters of one line; a longer one is no row of a table."""

_CHUNK = 1 << 20


class TakesFaults(Protocol):
    """Takes what could not be read as it stands; a ``Sink`` does."""

    def fault(
        self, kind: FaultKind, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        """Record it: see ``Sink.fault``."""


class Delimited:
    """A CSV file.

    Args:
        file: the file.
        settings: what the mapping says of its form.
    """

    def __init__(self, file: InputFile, settings: Settings) -> None:
        self.file = file
        self.settings = settings

    ragged = False
    """Rows have as many cells as there are columns; others are faults."""

    def samples(self) -> Iterator[tuple[str, list[NumberedRow]]]:
        """Give the first rows, for each delimiter that is possible, the likeliest first."""
        head = self._head()
        quote = self.settings.quote
        if self.settings.delimiter is not None:
            yield self.settings.delimiter, sample_rows(head, self.settings.delimiter, quote)
            return
        likely = likely_delimiter(head, quote)
        for sign in (likely, *(sign for sign in DELIMITERS if sign != likely)):
            yield sign, sample_rows(head, sign, quote)

    def rows(self, layout: Layout, sink: TakesFaults) -> Iterator[NumberedRow]:
        """Give all rows, those above the data included."""
        lines = _physical_lines(self._chunks(sink), sink)
        # The limit holds for the whole process, and another format may have raised it.
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(lines, delimiter=layout.choice, **quoting(self.settings.quote))
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                sink.fault(
                    "unreadable",
                    f"expected a cell of at most {LONGEST_CELL:,} characters: a quote "
                    f"opened on this line is not closed; lines {line} to {reader.line_num} are "
                    "not read",
                    line,
                )
                continue
            yield line, row

    def _head(self) -> str:
        """Give the first whole lines."""
        if self.settings.encoding is not None:
            with self.file.open() as stream:
                head = stream.read(1 << 16).decode(self.settings.encoding, "replace")
        else:
            with self.file.open() as stream:
                head = Text(stream).peek()
        if len(head) < 1 << 15:
            return head
        whole = max(head.rfind("\n"), head.rfind("\r"))
        return head[: whole + 1] if whole > 0 else head

    def _chunks(self, sink: TakesFaults) -> Iterator[str]:
        with self.file.open() as stream:
            if self.settings.encoding is not None:
                decoded = io.TextIOWrapper(
                    stream, self.settings.encoding, errors="replace", newline=""
                )
                while chunk := decoded.read(_CHUNK):
                    yield chunk
                return
            text = Text(stream)
            yield from text.chunks()
            for reason, line in text.notes():
                sink.fault("changed", reason, line)


def csv_rows(file: InputFile, sink: Sink, delimiter: str = ",") -> Iterator[NumberedRow]:
    """Give the rows of a CSV file whose form is known, each with the line it begins on."""
    table = Delimited(file, Settings("", delimiter=delimiter))
    return table.rows(Layout((), 0, delimiter), sink)


def _physical_lines(chunks: Iterator[str], sink: TakesFaults) -> Iterator[str]:
    """Cut text into lines; take out zero bytes; leave out endless lines."""
    for number, line in enumerate(_bounded_lines(chunks), 1):
        if line is None:
            sink.fault(
                "unreadable", f"expected a line of at most {LONGEST_LINE:,} characters", number
            )
            yield "\n"
        elif "\0" in line:
            sink.fault("changed", "expected text, found zero bytes; they are left out", number)
            yield line.replace("\0", "")
        else:
            yield line


def _bounded_lines(chunks: Iterator[str]) -> Iterator[str | None]:
    """Give the lines, each with its end; None for one that is too long."""
    begun: list[str] = []
    length = 0
    held = ""
    for chunk in itertools.chain(chunks, ("",)):
        whole = held + chunk
        # A line may end in "\r\n" with the piece ending between the two.
        held = "\r" if chunk and whole.endswith("\r") else ""
        for line in _cut(whole.removesuffix(held)):
            ended = line.endswith(("\n", "\r"))
            if ended and length == 0:
                yield line
                continue
            length += len(line)
            if length <= LONGEST_LINE:
                begun.append(line)
            else:
                begun.clear()
            if ended:
                yield "".join(begun) if begun else None
                begun, length = [], 0
    if length:
        yield "".join(begun) if begun else None


def _cut(text: str) -> list[str]:
    if "\r" not in text or text.count("\r") == text.count("\r\n"):
        lines = [line + "\n" for line in text.split("\n")]
        last = lines.pop()[:-1]
        return [*lines, last] if last else lines
    return list(io.StringIO(text, newline=""))
