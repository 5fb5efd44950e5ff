"""What a format is: a name, a file name's ending, a writer, and what it cannot carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import IO

import duckdb


@dataclass
class Written:
    """What was written, and what the format has no place for.

    Args:
        records: written records, by kind.
        lost: what was left out, with the number of times.
    """

    records: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Format:
    """A format that is written.

    Args:
        name: as typed after `plumb export`.
        meaning: one line for its users.
        ownership_only: whether it is about ownership alone.
        write: writes what ``reading.choose`` chose; gets the connection, the open file and today.
    """

    name: str
    meaning: str
    ownership_only: bool
    write: Callable[[duckdb.DuckDBPyConnection, IO[bytes], date], Written]
