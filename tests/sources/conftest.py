"""Reading a small file with a source, and its rows back from the Parquet parts."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions, Source


@dataclass
class Loaded:
    """What a source made of a file."""

    sink: Sink
    parts: dict[str, list[Path]]

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [
            row for path in self.parts.get(table, []) for row in pq.read_table(path).to_pylist()
        ]

    def faults(self) -> list[tuple[str, int | None, str]]:
        """Kind, line and path of each."""
        return [(row["kind"], row["line"], row["path"]) for row in self.rows("fault")]

    def reasons(self) -> list[str]:
        return [row["reason"] for row in self.rows("fault")]


@pytest.fixture
def load_file(tmp_path: Path) -> Callable[..., Loaded]:
    """Read a file with a source."""

    def loaded(source: Source, path: Path, **extra: str) -> Loaded:
        file = InputFile.at(path)
        sink = Sink(tmp_path, file.file, "set", zone=UTC)
        source.read(file, sink, ReadOptions(extra=extra))
        return Loaded(sink, sink.close())

    return loaded


@pytest.fixture
def load(tmp_path: Path, load_file: Callable[..., Loaded]) -> Callable[..., Loaded]:
    """Write a text or bytes to a file and read it with a source."""

    def loaded(source: Source, content: str | bytes, **extra: str) -> Loaded:
        path = tmp_path / "input"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_file(source, path, **extra)

    return loaded


@pytest.fixture
def recognised(tmp_path: Path) -> Callable[[Source, str | bytes], bool]:
    """Ask a source whether it recognises a content."""

    def asked(source: Source, content: str | bytes) -> bool:
        path = tmp_path / "asked"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        file = InputFile.at(path)
        return source.recognises(file, file.head(), ReadOptions())

    return asked


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data, which is not part of the repository."""
    root = Path(__file__).parents[2]
    folder = Path(os.environ.get("PLUMBRULE_DATA", root.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the real data are not at {folder}; PLUMBRULE_DATA tells where")
    return folder
