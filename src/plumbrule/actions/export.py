"""Write what a lake holds in a format that other programs read."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, cast

import duckdb

from plumbrule.exports.format import Format, Written
from plumbrule.exports.reading import choose
from plumbrule.exports.registry import formats
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError


def format_named(name: str) -> Format:
    """Find a format.

    Raises:
        PlumbError: there is none of that name.
    """
    known = formats()
    if name not in known:
        raise PlumbError(f"{name} is no format to write; there are {', '.join(known)}")
    return known[name]


def export(
    lake: Lake,
    name: str,
    target: Path,
    *,
    around: str | None = None,
    steps: int = 2,
    today: date | None = None,
) -> Written:
    """Write a file; it appears whole or not at all, and ``.gz`` at its end packs it.

    Args:
        lake: the lake.
        name: of the format.
        target: the file.
        around: only this entity, by its id or that of one of its records, and who is tied to it.
        steps: how many ties away.
        today: date of the export; None asks the clock.

    Raises:
        PlumbError: nothing is loaded; no such format or entity; the file cannot be written.
    """
    chosen = format_named(name)
    lake.require_loaded()
    day = today or datetime.now(UTC).date()
    with connect(lake.folder, lake.manifest()) as connection:
        entity = _entity(connection, around) if around is not None else None
        choose(connection, around=entity, steps=steps, ownership_only=chosen.ownership_only)
        return _whole(connection, chosen, target, day)


def _entity(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    found = connection.execute(
        "select entity_id from entity where entity_id = $1 "
        "union select entity_id from party_entity where party_id = $1",
        [name],
    ).fetchall()
    if not found:
        raise PlumbError(f"no entity and no record has the id {name}")
    return str(found[0][0])


def _whole(
    connection: duckdb.DuckDBPyConnection, chosen: Format, target: Path, day: date
) -> Written:
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        try:
            with unfinished.open("wb") as file:
                written = _into(connection, chosen, file, day, packed=target.suffix == ".gz")
            unfinished.replace(target)
        finally:
            with suppress(FileNotFoundError):
                unfinished.unlink()
    except OSError as error:
        raise PlumbError(f"cannot be written: {error.strerror}", file=str(target)) from error
    return written


def _into(
    connection: duckdb.DuckDBPyConnection,
    chosen: Format,
    file: IO[bytes],
    day: date,
    *,
    packed: bool,
) -> Written:
    if not packed:
        return chosen.write(connection, file, day)
    # No time and no name in the packed file, so that the same content is the same bytes.
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as pack:
        return chosen.write(connection, cast("IO[bytes]", pack), day)
