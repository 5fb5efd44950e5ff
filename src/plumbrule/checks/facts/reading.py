"""Questions put to the lake: each takes ids or keys and gives back plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import duckdb

from plumbrule.checks.answer import RANK
from plumbrule.checks.facts.records import Alike, Known, Listing, Mark, Seat, Tie
from plumbrule.checks.facts.rows import (
    LISTING,
    SEAT,
    TIE,
    known_of,
    listing_of,
    marks_of,
    seat_of,
    tie_of,
)
from plumbrule.checks.numbers import canonical

MOST_TIES = 2_000
"""Ties followed from one side in one step; whoever has more is a hub and is followed no further."""


_SIDES = {"holder": ("check_tie_of_holder", "holder"), "held": ("check_tie", "held")}


class Placed(NamedTuple):
    """A record, its entity, and the rank of the rung by which it hangs on it."""

    party: str
    entity: str
    rank: int


class Reading:
    """The lake as a check asks it.

    Args:
        connection: DuckDB with a view for each table of the model, and the tables of
            ``preparing``.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def rows(self, query: str, *given: Any) -> list[tuple[Any, ...]]:
        """Run a query."""
        return self.connection.execute(query, list(given)).fetchall()

    def bearers(self, numbers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Placed]]:
        """Find the records that bear official numbers, in whatever words their source names them."""
        wanted = set(numbers)
        if not wanted:
            return {}
        found: dict[tuple[str, str], list[Placed]] = defaultdict(list)
        for party, entity, rank, scheme, country, value in self.rows(
            "select party_id, entity_id, rank, scheme, country, value from check_number "
            "where value in (select unnest($1)) order by party_id, scheme",
            sorted({value for _, value in wanted}),
        ):
            number = (canonical(scheme, country, value), value)
            if number in wanted:
                found[number].append(Placed(party, entity, rank))
        return dict(found)

    def named(self, keys: Collection[str]) -> dict[str, list[tuple[Placed, bool]]]:
        """Find records by strict name key: each with whether it is only a weak alias."""
        if not keys:
            return {}
        found: dict[str, list[tuple[Placed, bool]]] = defaultdict(list)
        for key, party, entity, rank, weak in self.rows(
            "select name_key, party_id, entity_id, rank, weak from check_name "
            "where name_key in (select unnest($1)) order by name_key, party_id",
            sorted(keys),
        ):
            found[key].append((Placed(party, entity, rank), weak))
        return dict(found)

    def placed(self, parties: Collection[str]) -> dict[str, Placed]:
        """Give the entity of each record and the rank of the rung it hangs on."""
        if not parties:
            return {}
        found = {
            party: Placed(party, entity, RANK.get(rung, 0))
            for party, entity, rung in self.rows(
                "select party_id, entity_id, rung from party_entity "
                "where party_id in (select unnest($1)) and party_id between $2 and $3",
                sorted(parties),
                min(parties),
                max(parties),
            )
        }
        return {one: found.get(one, Placed(one, one, RANK["self"])) for one in sorted(parties)}

    def ties(self, side: str, ends: Collection[str], kinds: Collection[str]) -> list[Tie]:
        """Read ties of some kinds by their holder or by who is held.

        Args:
            side: ``holder`` or ``held``: which end is given.
            ends: entities at that end.
            kinds: kinds of ties.
        """
        if not ends:
            return []
        # Both are words of this file, never values of the data.
        table, column = _SIDES[side]
        rows = self.rows(
            f"select {TIE} from {table} where {column} in (select unnest($1)) "  # noqa: S608
            "and kind in (select unnest($2)) "
            f"qualify row_number() over (partition by {column} order by relation_id) <= $3 "
            "order by relation_id, holder, held",
            sorted(ends),
            sorted(kinds),
            MOST_TIES,
        )
        return [tie_of(row) for row in rows]

    def seats(self, people: Collection[str]) -> list[Seat]:
        """Read the public posts of people."""
        if not people:
            return []
        rows = self.rows(
            f"select {SEAT} from check_seat where official in (select unnest($1)) "  # noqa: S608
            "order by holding_id",
            sorted(people),
        )
        return [seat_of(row) for row in rows]

    def listings(self, entities: Collection[str]) -> list[Listing]:
        """Read the entries of lists about entities."""
        if not entities:
            return []
        rows = self.rows(
            f"select {LISTING} from check_listing where entity_id in (select unnest($1)) "  # noqa: S608
            "order by listing_id",
            sorted(entities),
        )
        return [listing_of(row) for row in rows]

    def alikes(self, entities: Collection[str]) -> list[Alike]:
        """Read the pairs of entities of which linking could not or would not make one."""
        if not entities:
            return []
        rows = self.rows(
            "select entity_a, entity_b, rung, coalesce(evidence, '') from candidate "
            "where entity_a in (select unnest($1)) or entity_b in (select unnest($1)) "
            "order by entity_a, entity_b, rung",
            sorted(entities),
        )
        return [Alike(*row) for row in rows]

    def known(self, entities: Collection[str]) -> dict[str, Known]:
        """Describe entities by their records in registers, lists and ownership data."""
        if not entities:
            return {}
        records: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for row in self.rows(
            "select entity_id, kind, name, country, publicly_owned, status, registered, "
            "born_earliest, born_latest, founded_earliest, founded_latest, dissolved_earliest, "
            "dissolved_latest, names, schemes, countries, numbers, source, file, line, path "
            "from check_party where entity_id in (select unnest($1)) order by entity_id, party_id",
            sorted(entities),
        ):
            records[row[0]].append(row)
        return {entity: known_of(entity, rows) for entity, rows in records.items()}

    def marks(self, entities: Collection[str]) -> list[Mark]:
        """Read addresses, telephone numbers and e-mail addresses of entities, from their registers."""
        if not entities:
            return []
        return marks_of(
            self.rows(
                "select entity_id, kind, text, source, file, line, path from check_mark "
                "where entity_id in (select unnest($1)) order by all",
                sorted(entities),
            )
        )

    def marks_of_records(self, parties: Collection[str]) -> list[Mark]:
        """Read the same of single records, such as the bidders of a process; each its own entity."""
        if not parties:
            return []
        return marks_of(
            self.rows(
                "select party_id, 'address', \"full\", source, file, line, path from address "
                "where party_id in (select unnest($1)) and party_id between $2 and $3 "
                "union all "
                "select party_id, if(kind = 'phone', 'telephone', kind), value_text, source, file, "
                "line, path from contact where party_id in (select unnest($1)) "
                "and party_id between $2 and $3 and kind in ('phone', 'email') "
                "order by all",
                sorted(parties),
                min(parties),
                max(parties),
            )
        )

    def debarred_sharing(self, marks: Collection[str]) -> set[str]:
        """Find debarred entities that bear one of some marks."""
        if not marks:
            return set()
        rows = self.rows(
            "select distinct entity_id from check_debarred_mark where key in (select unnest($1))",
            sorted(marks),
        )
        return {entity for (entity,) in rows}
