"""Making what pages need of a snapshot: once, beside the lake, in one step; then it never changes."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import duckdb
import msgspec

from plumbrule.actions.flag import Answers, digest_of, flags, rules
from plumbrule.actions.prepared.index import build_index, query
from plumbrule.actions.prepared.lead_table import build_leads
from plumbrule.actions.progress import Progress, Silent
from plumbrule.actions.status import impossible
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest

FOLDER = "pages"
FORMAT = 2
"""Counts up when what is made changes its shape."""

INDEX = "index.sqlite"
OVERVIEW = "overview.json"
ENTITY_PROCESS = "entity_process.parquet"


class Overview(msgspec.Struct, frozen=True):
    """A snapshot in a few numbers.

    Args:
        processes: contracting processes.
        entities: people, companies and bodies by kind; ``unknown`` where no source says.
        leads: leads, those expected in their class left out.
        expected: those.
        impossible: values that cannot be right: what, and in how many rows.
        answers: what each rule answered.
    """

    processes: int
    entities: dict[str, int]
    leads: int
    expected: int
    impossible: dict[str, int]
    answers: list[Answers]


def place_of(lake: Lake, manifest: Manifest) -> Path:
    """Give the folder of what is made of a snapshot under the present rules."""
    name = f"{manifest.number:06d}-{FORMAT}-{digest_of(rules())}"
    return lake.folder / FOLDER / name


def build(lake: Lake, progress: Progress | None = None) -> Path:
    """Make what pages need of the current snapshot, unless it is there already.

    Args:
        lake: the lake.
        progress: told what is being done.

    Returns:
        The folder.

    Raises:
        PlumbError: nothing is loaded.
    """
    lake.require_loaded()
    manifest = lake.manifest()
    place = place_of(lake, manifest)
    if place.is_dir():
        return place
    place.parent.mkdir(exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        _fill(lake, manifest, working, progress or Silent())
        try:
            working.replace(place)
        except OSError:
            if not place.is_dir():  # else someone else made the same meanwhile
                raise
    finally:
        shutil.rmtree(working, ignore_errors=True)
    return place


def sweep(lake: Lake, kept: Path) -> None:
    """Remove what was made of other snapshots."""
    for other in (lake.folder / FOLDER).iterdir():
        if other != kept and not other.name.startswith("."):
            shutil.rmtree(other, ignore_errors=True)


def _fill(lake: Lake, manifest: Manifest, place: Path, say: Progress) -> None:
    found = flags(lake, say)
    say.step("preparing the search")
    with closing(sqlite3.connect(place / INDEX)) as database:
        database.execute("pragma journal_mode = off")
        database.execute("pragma synchronous = off")
        with connect(lake.folder, manifest, memory="1GB") as connection:
            connection.execute("set preserve_insertion_order = true")
            connection.execute("set enable_progress_bar = false")
            build_index(connection, database)
            say.step("preparing look-ups")
            target = str(place / ENTITY_PROCESS).replace("'", "''")
            connection.execute(
                f"copy ({query('entity_process')}) to '{target}' (format parquet, row_group_size 61440)"
            )
            overview = Overview(
                _count(connection, "select count(*) from tender"),
                dict(
                    connection.execute(
                        "select coalesce(kind, 'unknown'), count(*) from entity group by 1 order by 1"
                    ).fetchall()
                ),
                sum(one.suppressed_by is None for one in found.leads),
                sum(one.suppressed_by is not None for one in found.leads),
                {what: sum(counts.values()) for what, counts in impossible(lake).items()},
                found.answers,
            )
        build_leads(database, found.leads)
    (place / OVERVIEW).write_bytes(msgspec.json.encode(overview))


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])
