"""Errors that end in one sentence for a person."""

from __future__ import annotations


class PlumbError(Exception):
    """Something went wrong that the user can understand and act on.

    The message is one sentence: what happened, what was expected, what to do. The place is kept
    apart so that a caller can sort or count by it.

    Args:
        message: the sentence.
        file: the file it happened in, as the user named it.
        line: the line in that file, counted from 1.
        field: the path of the field, such as ``tender/value/amount``.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.field = field

    def __str__(self) -> str:
        """Give the place before the sentence: ``file, line 12, field: message``."""
        place = [
            part
            for part in (self.file, f"line {self.line}" if self.line else None, self.field)
            if part
        ]
        message = str(self.args[0])
        return f"{', '.join(place)}: {message}" if place else message
