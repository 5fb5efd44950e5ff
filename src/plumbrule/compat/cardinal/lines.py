"""Lines of files, plain or gzip, one after another."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plumbrule.compat.cardinal.errors import CardinalError

GZIP_MAGIC = b"\x1f\x8b"
BUFFER = 1 << 18
STANDARD_INPUT = 0


class Line(NamedTuple):
    """One line as read, with its place.

    Attributes:
        file: the file as the user named it.
        number: the line's number in the file, counted from 1, after unpacking.
        text: the bytes of the line.
    """

    file: str
    number: int
    text: bytes


def read_lines(files: list[str]) -> Iterator[Line]:
    """Read files line by line, holding one line at a time.

    Args:
        files: paths; ``-`` is standard input. Gzip is known by its first bytes, not by the name.

    Yields:
        Every line that is not blank.

    Raises:
        CardinalError: if a file cannot be opened, read or unpacked.
    """
    for file in files:
        number = 0
        try:
            with _opened(file) as stream:
                for number, text in enumerate(stream, 1):
                    if not text.isspace():
                        yield Line(file, number, text)
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise CardinalError(
                f"the file cannot be read ({reason}); give a readable file of JSON lines",
                file=file,
                line=number + 1 if number else None,
            ) from error


@contextmanager
def _opened(file: str) -> Iterator[io.BufferedReader]:
    if file == "-":
        with io.FileIO(STANDARD_INPUT, closefd=False) as raw:
            yield _unpacked(io.BufferedReader(raw))
    else:
        with Path(file).open("rb") as stream:
            yield _unpacked(stream)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    if stream.peek(2)[:2] == GZIP_MAGIC:
        # The outer buffer serves lines from C; the gzip object alone would serve each in Python.
        return io.BufferedReader(gzip.GzipFile(fileobj=stream), BUFFER)
    return stream
