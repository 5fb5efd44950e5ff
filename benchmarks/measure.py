"""Run a command as a whole process and tell its CPU seconds, wall seconds and peak memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """One run: CPU seconds (user and system, children included), wall seconds, peak MiB."""

    cpu: float
    wall: float
    peak: float


def run(command: Sequence[str]) -> Measured:
    """Run a command with its output thrown away.

    Raises:
        RuntimeError: it failed.
    """
    began = time.monotonic()
    null = os.open(os.devnull, os.O_WRONLY)
    process = os.posix_spawn(
        command[0],
        list(command),
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)],
    )
    _, status, usage = os.wait4(process, 0)
    os.close(null)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"failed: {' '.join(command)}")
    return Measured(
        usage.ru_utime + usage.ru_stime, time.monotonic() - began, usage.ru_maxrss / 1024
    )


def best(command: Sequence[str], times: int = 3) -> Measured:
    """Run a command several times and give the run with the least CPU time."""
    return min((run(command) for _ in range(times)), key=lambda one: one.cpu)


def python(*arguments: str) -> list[str]:
    """Write a command of this environment's Python."""
    return [sys.executable, *arguments]


def plumb(*arguments: str) -> list[str]:
    """Write a command of `plumb`."""
    return python("-m", "plumbrule", *arguments)


def real_data() -> Path | None:
    """Find the real data, which is no part of the repository."""
    place = Path(os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[1] / ".." / "shared/data"))
    return place.resolve() if place.is_dir() else None


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table."""
    widths = [max(len(str(row[i])) for row in (heads, *rows)) for i in range(len(heads))]
    for row in (heads, ["-" * width for width in widths], *rows):
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)))
