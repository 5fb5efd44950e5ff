"""Questions put to the lake: each takes ids or keys and gives back plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import duckdb

from plumbrule.checks.answer import RANK, record
from plumbrule.checks.day import Days, days, interval
from plumbrule.checks.facts.records import Alike, Known, Listing, Mark, Seat, Tie
from plumbrule.checks.numbers import canonical
from plumbrule.checks.screening.span import Span
from plumbrule.checks.subject import contact

MOST_TIES = 2_000
"""Ties followed from one side in one step; whoever has more is a hub and is followed no further."""

_TIE = (
    "relation_id, kind, holder, held, rank, role, share_min, share_max, beneficial, ex_officio, "
    "status, component_of, start_earliest, start_latest, end_earliest, end_latest, "
    "stated_earliest, stated_latest, start_text, stated_text, source, file, line, path, "
    "interest_type, directness, joint_group, share_min_open, share_max_open, is_primary"
)
_SEAT = (
    "holding_id, official, body, title, person_rank, body_rank, current, start_earliest, "
    "start_latest, end_earliest, end_latest, start_text, source, file, line, path"
)
_LISTING = (
    "listing_id, entity_id, party_id, rank, kind, list, authority, reason, scope, status, "
    "start_earliest, start_latest, end_earliest, end_latest, published_earliest, "
    "published_latest, start_text, source, file, line, path"
)


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
            f"select {_TIE} from {table} where {column} in (select unnest($1)) "  # noqa: S608
            "and kind in (select unnest($2)) "
            f"qualify row_number() over (partition by {column} order by relation_id) <= $3 "
            "order by relation_id, holder, held",
            sorted(ends),
            sorted(kinds),
            MOST_TIES,
        )
        return [_tie(row) for row in rows]

    def seats(self, people: Collection[str]) -> list[Seat]:
        """Read the public posts of people."""
        if not people:
            return []
        rows = self.rows(
            f"select {_SEAT} from check_seat where official in (select unnest($1)) "  # noqa: S608
            "order by holding_id",
            sorted(people),
        )
        return [_seat(row) for row in rows]

    def listings(self, entities: Collection[str]) -> list[Listing]:
        """Read the entries of lists about entities."""
        if not entities:
            return []
        rows = self.rows(
            f"select {_LISTING} from check_listing where entity_id in (select unnest($1)) "  # noqa: S608
            "order by listing_id",
            sorted(entities),
        )
        return [_listing(row) for row in rows]

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
        return {entity: _known(entity, rows) for entity, rows in records.items()}

    def marks(self, entities: Collection[str]) -> list[Mark]:
        """Read addresses, telephone numbers and e-mail addresses of entities, from their registers."""
        if not entities:
            return []
        return _marks(
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
        return _marks(
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


def _marks(rows: Sequence[tuple[Any, ...]]) -> list[Mark]:
    found = []
    for entity, kind, text, *place in rows:
        mark = contact(kind, text)
        if mark is not None:
            table = "address" if kind == "address" else "contact"
            found.append(
                Mark(entity, kind, mark.mark, text, record(kind, table, place, "full", text))
            )
    return sorted(found, key=lambda one: (one.entity, one.kind, one.mark, one.record.line or 0))


def _tie(row: tuple[Any, ...]) -> Tie:
    start, end = days(row[12], row[13]), days(row[14], row[15])
    stated = days(row[16], row[17])
    text = row[18] or row[19]
    return Tie(
        relation_id=row[0],
        kind=row[1] or "unknown",
        holder=row[2],
        held=row[3],
        rank=row[4],
        role=row[5],
        share_min=row[6],
        share_max=row[7],
        beneficial=bool(row[8]),
        ex_officio=bool(row[9]),
        part_of_other=row[11] is not None,
        held_for=interval(start, end, stated=stated, over=row[10] == "closed"),
        interest=row[24] or "",
        directness=row[25] or "",
        joint=row[26] or "",
        least_open=bool(row[27]),
        most_open=bool(row[28]),
        telling=f"{row[20] or ''}|{row[11] or ''}",
        primary=bool(row[29]),
        start=start,
        end=end,
        stated=stated,
        closed=row[10] == "closed",
        record=record(f"the tie, {row[1]}", "relation", row[20:24], "start", text),
    )


def _seat(row: tuple[Any, ...]) -> Seat:
    start, end = days(row[7], row[8]), days(row[9], row[10])
    return Seat(
        holding_id=row[0],
        official=row[1],
        body=row[2],
        title=row[3],
        person_rank=row[4],
        body_rank=row[5],
        held_for=interval(start, end, over=row[6] is False),
        record=record("the post", "post_holder", row[12:16], "start", row[11]),
    )


def _listing(row: tuple[Any, ...]) -> Listing:
    return Listing(
        listing_id=row[0],
        entity=row[1],
        party=row[2],
        rank=row[3],
        kind=row[4] or "list",
        list=row[5],
        authority=row[6],
        reason=row[7],
        scope=row[8],
        over=(row[9] or "").casefold() in {"lifted", "removed", "delisted", "expired", "revoked"},
        start=days(row[10], row[11]),
        end=days(row[12], row[13]),
        published=days(row[14], row[15]),
        record=record("the entry", "listing", row[17:21], "start", row[16]),
    )


def _known(entity: str, rows: Sequence[tuple[Any, ...]]) -> Known:
    def first(place: int) -> Any:
        return next((row[place] for row in rows if row[place]), None)

    def moment(place: int) -> Days | None:
        return next((days(row[place], row[place + 1]) for row in rows if row[place]), None)

    born = moment(7)
    spelled = [name for row in rows for name in (row[2], *(row[13] or ())) if name]
    numbers = {
        (canonical(scheme, country, value), value)
        for row in rows
        for scheme, country, value in zip(row[14] or (), row[15] or (), row[16] or (), strict=True)
    }
    return Known(
        entity=entity,
        kind=first(1),
        name=first(2),
        country=first(3),
        names=tuple(dict.fromkeys(spelled)),
        numbers=tuple(sorted(numbers)),
        born=Span(born.first, born.last) if born else None,
        founded=moment(9),
        dissolved=moment(11),
        statuses=tuple(sorted({row[5] for row in rows if row[5]})),
        publicly_owned=any(row[4] for row in rows),
        registered=any(row[6] for row in rows),
        records=tuple(record("the party", "party", row[17:21], "name", row[2]) for row in rows),
    )
