"""DuckDB over one snapshot: a view for each table of the model."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from plumbrule.lake.corrections import corrected
from plumbrule.lake.manifest import Manifest
from plumbrule.lake.schema import SQL_TYPES
from plumbrule.model import TABLES


def connect(
    folder: Path,
    manifest: Manifest,
    *,
    threads: int | None = None,
    memory: str = "2GB",
    locked: bool = False,
    spill: Path | None = None,
    beside: Mapping[str, Path] | None = None,
) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB with one view for each table of the model.

    A table without parts is an empty view, so that a rule over it answers rather than fails.
    Time is UTC, nothing is downloaded, and results do not depend on the number of threads.

    Args:
        folder: the lake's folder.
        manifest: the snapshot to read.
        threads: worker threads; None leaves one for each core.
        memory: most memory to use before spilling to disk.
        locked: whether nothing but the lake's parts can be read from then on: no other file, no
            network, no setting, no variable of the program.
        spill: folder for what does not fit into memory; None puts it into the lake's folder.
        beside: Parquet files that were derived from the snapshot, by the names of their views.
    """
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": memory,
            "temp_directory": str(spill or folder / ".spill"),
            "preserve_insertion_order": False,
            "threads": threads or os.cpu_count() or 1,
        }
    )
    connection.execute("set timezone = 'UTC'")
    for name in TABLES:
        connection.execute(view(folder, manifest, name))
    for name, file in (beside or {}).items():
        connection.execute(
            f"create view {name} as select * from read_parquet({_quoted(file)})"  # noqa: S608
        )
    if locked:
        _lock(connection, folder, [file.parent for file in (beside or {}).values()])
    return connection


def _quoted(path: Path) -> str:
    """Write a path as a text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def _lock(connection: duckdb.DuckDBPyConnection, folder: Path, more: Sequence[Path]) -> None:
    """Close everything but the parts and what was derived from them; the last setting is final."""
    open_still = ", ".join(map(_quoted, dict.fromkeys((folder / "parts", *more))))
    connection.execute(f"set allowed_directories = [{open_still}]")
    connection.execute("set python_enable_replacements = false")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def view(folder: Path, manifest: Manifest, name: str) -> str:
    """Write the statement that makes the view of one table."""
    columns = TABLES[name].all_columns
    parts = manifest.parts.get(name, ())
    if not parts:
        empty = ", ".join(
            f'cast(null as {SQL_TYPES[column.kind]}) as "{column.name}"' for column in columns
        )
        return f"create or replace view {name} as select {empty} where false"
    files = ", ".join(_quoted(folder / part) for part in parts)
    known = _columns_in([folder / part for part in parts], {column.name for column in columns})
    # A part written before a column was added to the model lacks it; perhaps all parts do.
    right = corrected(TABLES[name], manifest.corrections)
    wanted = ", ".join(
        (f'{right[column.name]} as "{column.name}"' if column.name in right else f'"{column.name}"')
        if column.name in known
        else f'cast(null as {SQL_TYPES[column.kind]}) as "{column.name}"'
        for column in columns
    )
    return (
        f"create or replace view {name} as select {wanted} "  # noqa: S608 names come from the model
        f"from read_parquet([{files}], union_by_name = true)"
    )


def _columns_in(parts: Sequence[Path], wanted: set[str]) -> set[str]:
    """Name the columns that any of some parts has; stops when those wanted are found."""
    found: set[str] = set()
    for part in parts:
        found.update(pq.read_schema(part).names)
        if wanted <= found:
            break
    return found
