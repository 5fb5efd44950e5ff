"""A declarant's accounts, and all declarants in the order in which they deserve an hour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.model.keys import name_key
from plumbrule.wealth import (
    READS,
    Account,
    NetWorth,
    accounts_of,
    compute,
    net_worths_of,
    of_packs,
)

SAID = {
    "hit": "not explained by declared sources",
    "clear": "explained by declared sources",
    "cannot_tell": "cannot be told",
}
"""What an answer about wealth says, in the words for whoever reads it."""

EXPLAINS = (
    "A gift, an inheritance, a sale, a loan or earlier savings of that size that the form did not ask "
    "for would explain it."
)
"""What would explain what declared sources do not."""


@dataclass(frozen=True)
class Household:
    """The accounts of one declarant.

    Args:
        name: of the declarant, as on record.
        accounts: in order of time, the whole last.
        net_worth: on the day of each declaration.
        files: name of each file that a line rests on, by its short hash.
    """

    name: str
    accounts: list[Account]
    net_worth: list[NetWorth]
    files: Mapping[str, str]


def wealth(lake: Lake, name: str) -> Household:
    """Give the accounts of one declarant.

    Args:
        lake: the lake.
        name: id of the person or of one of their records, an official number, or the whole name when
            only one declarant bears it.

    Raises:
        PlumbError: nothing is loaded, or there is not exactly one such declarant.
    """
    lake.require_loaded()
    manifest = lake.manifest()
    with connect(lake.folder, manifest) as connection:
        person, called = declarant(connection, name)
        _only(connection, person)
        compute(connection, of_packs())
        accounts = accounts_of(connection, person)
        net_worth = net_worths_of(connection, person)
    return Household(called, accounts, net_worth, {one.file: one.name for one in manifest.files})


def declarant(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[str, str]:
    """Find who is meant; gives entity and name.

    Raises:
        PlumbError: nobody, or several, each with what tells them apart.
    """
    _, _, value = name.rpartition(":")
    found = connection.execute(
        """
        select distinct place.entity_id, coalesce(entity.name, place.entity_id)
        from declaration
        inner join party_entity as place on place.party_id = declaration.person_id
        left join entity on entity.entity_id = place.entity_id
        left join party on party.party_id = declaration.person_id
        where
            $1 in (place.entity_id, declaration.person_id)
            or party.identifier = $2
            or party.name_key = $3
        order by 1
        """,
        [name, value, name_key(name)],
    ).fetchall()
    if len(found) == 1:
        return str(found[0][0]), str(found[0][1])
    if not found:
        raise PlumbError(f"no declaration is loaded of anybody known as {name}")
    listed = ", ".join(entity for entity, _ in found[:10])
    raise PlumbError(f"{len(found)} declarants are known as {name}; name one by id: {listed}")


def _only(connection: duckdb.DuckDBPyConnection, person: str) -> None:
    """Leave the declarations of one person only: the accounts of others are not asked for."""
    connection.execute(
        "create temp table of_person as select declaration_id from declaration "
        "inner join party_entity as place on place.party_id = declaration.person_id "
        "where place.entity_id = $1",
        [person],
    ).fetchall()
    for table in READS:
        connection.execute(
            f"create temp table {table} as select * from main.{table} "  # noqa: S608
            "where declaration_id in (select declaration_id from of_person)"
        ).fetchall()
