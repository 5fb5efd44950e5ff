"""Reading a table with the mapping that lies beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plumbrule.sources.mapping import SOURCE


@pytest.fixture
def read(tmp_path: Path, load_file: Callable[..., Any]) -> Callable[..., Any]:
    """Write a table and its mapping, and read it."""

    def loaded(table: str | bytes, mapping: str, name: str = "table.csv") -> Any:
        path = tmp_path / name
        path.write_bytes(table if isinstance(table, bytes) else table.encode())
        (tmp_path / f"{name}.mapping.yml").write_text(mapping, encoding="utf-8")
        return load_file(SOURCE, path)

    return loaded


NAMES = """
data set: s
records:
  p: {table: party, key: "{#line}", name: "{name}", legal_form: "{form}"}
"""
"""The smallest mapping: two columns, one party for each row."""


@pytest.fixture
def cells(read: Callable[..., Any]) -> Callable[..., list[tuple[int, str | None, str | None]]]:
    """Read a table of the columns ``name`` and ``form``; give line and cells of each row."""

    def loaded(table: str | bytes, extra: str = "", name: str = "table.csv") -> Any:
        rows = read(table, NAMES + extra, name).rows("party")
        return [(row["line"], row["name"], row["legal_form"]) for row in rows]

    return loaded
