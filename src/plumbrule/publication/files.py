"""Public tables as files: CSV with metadata of CSV on the Web (W3C, 2015), and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from plumbrule.packs.profiles import Profile

PublicTable = tuple[tuple[str, ...], list[dict[str, Any]]]
"""Columns, and rows by column."""


def files_of(profile: Profile, tables: dict[str, PublicTable]) -> dict[str, bytes]:
    """Write tables as CSV and as JSON lines, and describe them; the same tables give the same bytes.

    Args:
        profile: by which they were made.
        tables: columns and rows, by name.

    Returns:
        Contents by file name.
    """
    files: dict[str, bytes] = {}
    described = []
    for table, (names, rows) in tables.items():
        files[f"{table}.csv"] = _csv(names, rows)
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        files[f"{table}.jsonl"] = "".join(f"{line}\n" for line in lines).encode()
        described.append(_described(table, names))
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"Public view by the profile {profile.profile_id}, version {profile.version}",
        "dc:source": profile.legal_source,
        "tables": described,
    }
    files["metadata.json"] = (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _described(table: str, names: Iterable[str]) -> dict[str, Any]:
    told = [{"name": name, "titles": name, "datatype": "string"} for name in names]
    return {
        "url": f"{table}.csv",
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {"columns": told},
    }


def _csv(names: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    """Write a value so that no spreadsheet takes a received text for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    formula = isinstance(value, str) and text[:1] in {"=", "+", "@", "\t", "\r"}
    signed = isinstance(value, str) and text[:1] == "-" and not text[1:2].isdigit()
    return f"'{text}" if formula or signed else text
