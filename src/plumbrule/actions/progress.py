"""Progress for people: nothing for what is quick, a line that moves for what is not."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Progress(Protocol):
    """Told what is being done."""

    def step(self, sentence: str) -> None:
        """Say what is being done now."""


class Silent:
    """Says nothing."""

    def step(self, sentence: str) -> None:
        """Say nothing."""


class Spoken:
    """Says each step that begins after the first two seconds, on one line of a terminal.

    Args:
        stream: where to; standard error, so that standard output is only the answer.
    """

    QUIET = 2.0

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.began = time.monotonic()
        self.width = 0

    def step(self, sentence: str) -> None:
        """Show the step, over the one before where the stream is a terminal."""
        seconds = time.monotonic() - self.began
        if seconds < self.QUIET:
            return
        line = f"{seconds:5.0f} s  {sentence}"
        if self.stream.isatty():
            self.stream.write(f"\r{line:<{self.width}}")
            self.width = len(line)
        else:
            self.stream.write(f"{line}\n")
        self.stream.flush()

    def end(self) -> None:
        """Clear the line."""
        if self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()


@contextmanager
def spoken() -> Iterator[Spoken]:
    """Give a ``Spoken`` that is cleared at the end."""
    progress = Spoken()
    try:
        yield progress
    finally:
        progress.end()
