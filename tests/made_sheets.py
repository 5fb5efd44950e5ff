"""Releases written as the sheets that the standard's flattening makes of them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl

Sheets = dict[str, list[dict[str, str]]]


def sheets(releases: list[dict[str, Any]]) -> Sheets:
    """Give each sheet's rows by heading; a list has a sheet of its own, tied by the ids above it."""
    found: Sheets = {}
    for release in releases:
        ties = {"ocid": release["ocid"], "id": release["id"]}
        _put(found, "releases", "", release, ties)
    return found


def _put(
    found: Sheets, sheet: str, above: str, thing: dict[str, Any], ties: dict[str, str]
) -> None:
    found.setdefault(sheet, []).append(dict(ties))
    _fill(found, sheet, above, thing, ties)


def _fill(
    found: Sheets, sheet: str, above: str, thing: dict[str, Any], ties: dict[str, str]
) -> None:
    row = found[sheet][-1]
    own = {**ties, **({f"{above}id": str(thing["id"])} if "id" in thing else {})}
    for name, value in thing.items():
        if isinstance(value, dict):
            _fill(found, sheet, f"{above}{name}/", value, own)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            inner = name if sheet == "releases" else f"{sheet}_{name}"
            for one in value:
                _put(found, inner, f"{above}{name}/0/", one, own)
        elif isinstance(value, list):
            row[f"{above}{name}"] = ";".join(map(str, value))
        else:
            row[f"{above}{name}"] = str(value)


def as_csv(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    """Write one sheet as CSV."""
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, _headings(rows), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


def as_files(made: Sheets) -> dict[str, bytes]:
    """Write every sheet as a CSV file."""
    return {f"{name}.csv": as_csv(rows) for name, rows in made.items()}


def as_workbook(made: Sheets, path: Path) -> Path:
    """Write the sheets as one workbook."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in made.items():
        page = book.create_sheet(name)
        headings = _headings(rows)
        page.append(headings)
        for row in rows:
            page.append([row.get(heading) for heading in headings])
    book.save(path)
    return path


def _headings(rows: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(heading for row in rows for heading in row))
