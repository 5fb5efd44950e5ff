"""What checks look up, made ready once for a snapshot and kept beside it.

The tables are made of the lake's own and say nothing new; lost, they are made again. They are
ordered by what they are looked up by, so that a question reads a few pages of each.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

import duckdb

from plumbrule.checks.facts import likeness
from plumbrule.lake import Lake
from plumbrule.lake.manifest import Manifest
from plumbrule.linking import names

TABLES = (
    "check_party",
    "check_number",
    "check_name",
    "check_tie",
    "check_tie_of_holder",
    "check_seat",
    "check_listing",
    "check_mark",
    "check_debarred_mark",
    "check_list",
    "check_like",
)
ROWS_AT_ONCE = 8_192
"""Rows of a row group: what is read at least for one look-up."""


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables in memory.

    Args:
        connection: DuckDB with a view for each table of the model.
    """
    connection.execute(_statements()).fetchall()
    likeness.make(connection)


def attach(lake: Lake, manifest: Manifest, connection: duckdb.DuckDBPyConnection) -> None:
    """Give the connection the tables of a snapshot: those kept beside it, else made now.

    Only those of the current snapshot are kept; an older one's are made in memory, and so are all
    where the lake's folder cannot be written to.
    """
    if manifest.number != lake.manifest().number:
        make(connection)
        return
    place = lake.folder / "checks" / f"{manifest.number:06d}-{_version()}"
    if not place.is_dir():
        make(connection)
        with suppress(OSError):
            _keep(place, connection)
        return
    connection.execute("set parquet_metadata_cache = true")
    for name in TABLES:
        path = str(place / f"{name}.parquet").replace("'", "''")
        connection.execute(f"create or replace temp view {name} as from read_parquet('{path}')")


def _keep(place: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Write the tables beside the snapshot, in one step, and drop those of earlier snapshots."""
    workshop = place.with_name(f".{place.name}.work")
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(parents=True)
    # The tables are in order; writing them must not change it.
    connection.execute("set preserve_insertion_order = true")
    for name in TABLES:
        path = str(workshop / f"{name}.parquet").replace("'", "''")
        connection.execute(
            f"copy {name} to '{path}' (format parquet, row_group_size {ROWS_AT_ONCE})"
        ).fetchall()
    connection.execute("set preserve_insertion_order = false")
    workshop.rename(place)
    for other in place.parent.iterdir():
        if other.is_dir() and other != place:
            shutil.rmtree(other, ignore_errors=True)


@cache
def _statements() -> str:
    place = resources.files("plumbrule.checks.facts").joinpath("prepare.sql")
    return place.read_text(encoding="utf-8")


@cache
def _version() -> str:
    return sha256(f"{names.version()}\n{_statements()}".encode()).hexdigest()[:12]
