"""How answers are written: JSON, CSV, and tables that fit a terminal."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any


def write_json(value: Any) -> None:
    """Write JSON to standard output; amounts stay exact, as numbers."""
    import msgspec

    encoder = msgspec.json.Encoder(decimal_format="number")
    print(msgspec.json.format(encoder.encode(value)).decode())


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Write CSV to standard output; a cell that a spreadsheet would run is made text."""
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def cell(value: Any) -> str:
    """Write one CSV cell; a text that begins like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    text = str(value)
    risky = isinstance(value, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"}
    return f"'{text}" if risky else text


def write_table(
    rows: Sequence[Sequence[str]], heads: Sequence[str], right: Iterable[int] = ()
) -> None:
    """Write a table to standard output, the last column wrapped by the terminal.

    Args:
        rows: cells as text.
        heads: one for each column.
        right: columns to align to the right, such as counts.
    """
    to_right = set(right)
    widths = [
        max(len(head), *(len(row[place]) for row in rows)) if rows else len(head)
        for place, head in enumerate(heads)
    ]
    for line in (heads, *rows):
        cells = [
            text.rjust(width) if place in to_right else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def terminal_width() -> int:
    """Columns to write into."""
    return shutil.get_terminal_size((100, 24)).columns


def amount(value: Decimal | None, currency: str | None) -> str:
    """Write money for a reader: ``1,234,500 AVL``."""
    if value is None:
        return ""
    text = f"{value:,.2f}".removesuffix(".00")
    return f"{text} {currency or '(currency not stated)'}"
