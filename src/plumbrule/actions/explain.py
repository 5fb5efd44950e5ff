"""Say why two records or entities of a lake are one or are not, with the decisions about them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.linking import Decision, Explanation, explain
from plumbrule.model import PlumbError


@dataclass(frozen=True)
class Told:
    """An explanation with what it is about.

    Args:
        record_a: record that was compared for the first id.
        record_b: for the second.
        explanation: why they are one or are not.
        decisions: what people decided about records of the two.
    """

    record_a: str
    record_b: str
    explanation: Explanation
    decisions: tuple[Decision, ...]


def explained(lake: Lake, one: str, other: str, decisions: tuple[Decision, ...] = ()) -> Told:
    """Explain two ids, each of a record (``party_id``) or an entity (``entity_id``).

    An entity is compared by the record of it that has most to say: one with a number, else one with
    a date, else the first.

    Raises:
        PlumbError: nothing is loaded, or an id is not known.
    """
    lake.require_loaded()
    with connect(lake.folder, lake.manifest()) as connection:
        record_a, record_b = (_record(connection, given) for given in (one, other))
        explanation = explain(connection, record_a, record_b)
        members = {
            party
            for (party,) in connection.execute(
                "select party_id from party_entity where entity_id in "
                "(select entity_id from party_entity where party_id in ($1, $2))",
                [record_a, record_b],
            ).fetchall()
        }
    about = tuple(
        decision
        for decision in decisions
        if decision.record_a in members and decision.record_b in members
    )
    return Told(record_a, record_b, explanation, about)


def _record(connection: duckdb.DuckDBPyConnection, given: str) -> str:
    """Find the record that an id names or that stands for its entity."""
    found = connection.execute(
        """
        select placed.party_id
        from party_entity as placed
        inner join party on party.party_id = placed.party_id
        where placed.party_id = $1 or placed.entity_id = $1
        order by
            placed.party_id <> $1, party.identifier is null,
            party.born_text is null and party.founded_text is null, placed.party_id
        limit 1
        """,
        [given],
    ).fetchall()
    if not found:
        raise PlumbError(
            f"the lake knows no record and no entity {given}; give a party_id or an entity_id as "
            "the tables `party` and `entity` have them"
        )
    return str(found[0][0])
