"""Write the beginning of something a user goes on with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plumbrule.model import PlumbError
from plumbrule.sources.mapping import draft
from plumbrule.sources.source import InputFile


def draft_mapping(table: Path, out: Path | None = None) -> Path:
    """Draft the mapping of a table from its heads and first values; gives where it was written.

    Raises:
        PlumbError: the file is no table, or the place is taken.
    """
    target = out or table.with_name(f"{table.name}.mapping.yml")
    if not table.is_file():
        raise PlumbError("there is no such file", file=str(table))
    text = draft(InputFile.at(table))
    _write(target, text)
    return target


def draft_indicator(name: str, folder: Path, *, today: date) -> tuple[Path, Path]:
    """Write the skeleton of an indicator and of its cases.

    Args:
        name: such as ``x001_round_prices``.
        folder: where to.
        today: the day from which the rule holds.

    Raises:
        PlumbError: the name is not fit for a file, or the place is taken.
    """
    from plumbrule.indicators.skeleton import write

    return write(name, folder, today=today)


def draft_dossier(name: str, sources: Path, tests: Path) -> list[Path]:
    """Write the first file of a kind of dossier, and its test.

    Raises:
        PlumbError: the name is not fit for a file, or the place is taken.
    """
    from plumbrule.dossiers.machinery.skeleton import write

    return write(name, sources, tests)


def _write(target: Path, text: str) -> None:
    try:
        with target.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise PlumbError("is there already; move it away or give --out", file=str(target)) from None
