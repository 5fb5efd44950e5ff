"""Find the one entity that a user means, and the days on which files were loaded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from plumbrule.lake import Lake
from plumbrule.lake.manifest import Manifest
from plumbrule.model import PlumbError
from plumbrule.model.keys import identifier_value, name_key

MOST_LISTED = 10


def loaded_days(lake: Lake, manifest: Manifest) -> dict[str, date]:
    """Give, for each file of a snapshot, the day on which it was loaded.

    It is the day of the first snapshot that names it, among those still kept.

    Raises:
        PlumbError: nothing is loaded.
    """
    lake.require_loaded()
    days: dict[str, date] = {}
    for path in sorted((lake.folder / "snapshots").glob("*.json")):
        number = int(path.stem)
        if number <= manifest.number:
            day = lake.loaded_at(number).date()
            for one in Manifest.read(path).files:
                days.setdefault(one.file, day)
    return {one.file: days[one.file] for one in manifest.files}


def latest_day(seen: Mapping[str, date]) -> date:
    """Give the last day on which any file was seen.

    Raises:
        PlumbError: no file is loaded.
    """
    if not seen:
        raise PlumbError("no file is loaded; load files with `plumb load FILE...`")
    return max(seen.values())


def named_entity(connection: duckdb.DuckDBPyConnection, given: str) -> str:
    """Find the entity that is meant.

    Args:
        connection: DuckDB with the views of the model.
        given: entity id, party id, ``SCHEME:VALUE`` of an identifier, or the whole name of an
            entity that nobody else bears.

    Raises:
        PlumbError: there is none, or there are several: then it lists them.
    """
    found = _ids(connection, "select entity_id from entity where entity_id = $1", given)
    found = found or _ids(
        connection, "select entity_id from party_entity where party_id = $1", given
    )
    scheme, _, value = given.partition(":")
    number = identifier_value(value)
    if not found and scheme and number:
        found = _numbered(connection, scheme, number)
    if not found:
        query = """
            select entity_id from entity where name_key = $1
            union
            select place.entity_id from name inner join party_entity as place using (party_id)
            where name.name_key = $1
            union
            select place.entity_id from party inner join party_entity as place using (party_id)
            where party.name_key = $1
        """
        found = _ids(connection, query, name_key(given))
    if not found:
        raise PlumbError(
            f"nobody is called {given}; expected an entity id, SCHEME:VALUE such as "
            "GB-COH:01234567, or the whole name"
        )
    if len(found) > 1:
        listed = "; ".join(_told(connection, one) for one in found[:MOST_LISTED])
        more = f"; and {len(found) - MOST_LISTED} more" if len(found) > MOST_LISTED else ""
        raise PlumbError(f"{len(found)} bear {given}; choose one by its id: {listed}{more}")
    return found[0]


def _ids(connection: duckdb.DuckDBPyConnection, query: str, value: str) -> list[str]:
    return sorted({row[0] for row in connection.execute(query, [value]).fetchall()})


def _numbered(connection: duckdb.DuckDBPyConnection, scheme: str, number: str) -> list[str]:
    query = """
        select place.entity_id
        from identifier inner join party_entity as place using (party_id)
        where upper(identifier.scheme) = upper($1) and identifier.value = $2
        union
        select place.entity_id
        from party inner join party_entity as place using (party_id)
        where upper(party.scheme) = upper($1) and party.identifier = $2
        union
        select entity_id from entity where upper(scheme) = upper($1) and identifier = $2
    """
    return sorted({row[0] for row in connection.execute(query, [scheme, number]).fetchall()})


def _told(connection: duckdb.DuckDBPyConnection, entity: str) -> str:
    query = "select kind, name, country from entity where entity_id = $1"
    for row in connection.execute(query, [entity]).fetchall():
        return f"{entity} ({', '.join(part for part in row if part)})"
    return entity
