"""Questions put to the lake: each takes ids or keys and gives back plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from importlib import resources
from typing import Any

import duckdb

from plumbrule.checks.answer import record
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
    "stated_earliest, stated_latest, start_text, stated_text, source, file, line, path"
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


class Reading:
    """The lake as a check asks it.

    Args:
        connection: DuckDB with a view for each table of the model.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        statements = resources.files("plumbrule.checks.facts").joinpath("base.sql")
        connection.execute(statements.read_text(encoding="utf-8"))

    def rows(self, query: str, *given: Any) -> list[tuple[Any, ...]]:
        """Run a query."""
        return self.connection.execute(query, list(given)).fetchall()

    def bearers(self, numbers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        """Find the records that bear official numbers, in whatever words their source names them."""
        wanted = set(numbers)
        if not wanted:
            return {}
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for party, scheme, country, value in self.rows(
            "select i.party_id, i.scheme, coalesce(i.country, p.country), i.value "
            "from identifier as i "
            "semi join check_reference as r on r.party_id = i.party_id "
            "left join party as p on p.party_id = i.party_id "
            "where i.value in (select unnest($1)) and i.scheme is not null "
            "order by i.party_id, i.scheme",
            sorted({value for _, value in wanted}),
        ):
            number = (canonical(scheme, country, value), value)
            if number in wanted:
                found[number].append(party)
        return dict(found)

    def named(self, keys: Collection[str]) -> dict[str, list[tuple[str, bool]]]:
        """Find records by strict name key: each with whether it is only a weak alias."""
        if not keys:
            return {}
        found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for key, party, weak in self.rows(
            "with borne as ("
            "  select party_id, name_key, false as weak from party "
            "  where name_key in (select unnest($1)) "
            "  union all "
            "  select party_id, name_key, coalesce(kind, '') = 'weak' as weak from name "
            "  where name_key in (select unnest($1))"
            ") "
            "select name_key, party_id, bool_and(weak) from borne "
            "semi join check_reference using (party_id) "
            "group by name_key, party_id order by name_key, party_id",
            sorted(keys),
        ):
            found[key].append((party, weak))
        return dict(found)

    def entities(self, parties: Collection[str]) -> dict[str, tuple[str, int]]:
        """Give the entity of each record and the rank of the rung it hangs on."""
        if not parties:
            return {}
        return {
            party: (entity, rank)
            for party, entity, rank in self.rows(
                "select p.party_id, coalesce(e.entity_id, p.party_id), check_rank(e.rung) "
                "from (select unnest($1) as party_id) as p "
                "left join (select * from party_entity where party_id in (select unnest($1))) as e "
                "on e.party_id = p.party_id order by p.party_id",
                sorted(parties),
            )
        }

    def ties(self, side: str, ends: Collection[str], kinds: Collection[str]) -> list[Tie]:
        """Read ties of some kinds by their holder or by who is held.

        Args:
            side: ``holder`` or ``held``: which end is given.
            ends: entities at that end.
            kinds: kinds of ties.
        """
        if not ends:
            return []
        # The side is one of two words of this file, never a value of the data.
        column = {"holder": "holder", "held": "held"}[side]
        rows = self.rows(
            f"select {_TIE} from check_tie where {column} in (select unnest($1)) "  # noqa: S608
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
            "select r.entity_id, p.party_id, p.kind, p.name, p.country, p.publicly_owned, p.status, "
            "p.born_earliest, p.born_latest, p.founded_earliest, p.founded_latest, "
            "p.dissolved_earliest, p.dissolved_latest, "
            "p.kind = 'company' and p.file in (select file from check_register), "
            "p.source, p.file, p.line, p.path from check_reference as r join party as p on p.party_id = r.party_id "
            "where r.entity_id in (select unnest($1)) order by r.entity_id, p.party_id",
            sorted(entities),
        ):
            records[row[0]].append(row[1:])
        parties = sorted({row[0] for rows in records.values() for row in rows})
        names, numbers = self._names(parties), self._numbers(parties)
        return {entity: _known(entity, rows, names, numbers) for entity, rows in records.items()}

    def marks(self, parties: dict[str, str]) -> list[Mark]:
        """Read addresses, telephone numbers and e-mail addresses of records.

        Args:
            parties: records, each with its entity.
        """
        if not parties:
            return []
        found = []
        for party, kind, text, *place in self.rows(
            "select party_id, 'address', \"full\", source, file, line, path from address "
            "where party_id in (select unnest($1)) "
            "union all "
            "select party_id, case kind when 'phone' then 'telephone' else kind end, value_text, "
            "source, file, line, path from contact "
            "where party_id in (select unnest($1)) and kind in ('phone', 'email') "
            "order by all",
            sorted(parties),
        ):
            mark = contact(kind, text)
            if mark is not None:
                table = "address" if kind == "address" else "contact"
                where = record(kind, table, place, "full", text)
                found.append(Mark(parties[party], kind, mark.mark, text, where))
        return sorted(found, key=lambda one: (one.entity, one.kind, one.mark, one.record.line or 0))

    def debarred_sharing(self, marks: Collection[str]) -> dict[str, str]:
        """Find the records of debarred parties that bear one of some marks, with their entity."""
        if not marks:
            return {}
        return dict(
            self.rows(
                "with debarred as ("
                "  select r.party_id, r.entity_id from check_reference as r "
                "  where r.entity_id in (select entity_id from check_listing where kind = 'debarment')"
                ") "
                "select party_id, entity_id from debarred join ("
                "  select party_id from address where address_key in (select unnest($1)) "
                "  union select party_id from contact where value in (select unnest($1))"
                ") as bearing using (party_id) order by party_id",
                sorted(marks),
            )
        )

    def records_of(self, entities: Collection[str]) -> dict[str, str]:
        """Give the records of entities in registers, lists and ownership data, with the entity."""
        return dict(
            self.rows(
                "select party_id, entity_id from check_reference "
                "where entity_id in (select unnest($1)) order by party_id",
                sorted(entities),
            )
        )

    def _names(self, parties: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for party, name in self.rows(
            "select party_id, name from name where party_id in (select unnest($1)) "
            "and coalesce(kind, '') <> 'weak' order by party_id, name",
            parties,
        ):
            found[party].append(name)
        return found

    def _numbers(self, parties: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for party, scheme, country, value in self.rows(
            "select i.party_id, i.scheme, coalesce(i.country, p.country), i.value "
            "from identifier as i join party as p on p.party_id = i.party_id "
            "where i.party_id in (select unnest($1)) and p.party_id in (select unnest($1)) "
            "and i.value is not null and i.scheme is not null "
            "order by i.party_id, i.scheme, i.value",
            parties,
        ):
            found[party].append((canonical(scheme, country, value), value))
        return found


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


def _known(
    entity: str,
    rows: Sequence[tuple[Any, ...]],
    names: dict[str, list[str]],
    numbers: dict[str, list[tuple[str, str]]],
) -> Known:
    def first(place: int) -> Any:
        return next((row[place] for row in rows if row[place]), None)

    def moment(place: int) -> Days | None:
        return next((days(row[place], row[place + 1]) for row in rows if row[place]), None)

    born = moment(6)
    spelled = [name for row in rows for name in (row[2], *names.get(row[0], ())) if name]
    return Known(
        entity=entity,
        kind=first(1),
        name=first(2),
        country=first(3),
        names=tuple(dict.fromkeys(spelled)),
        numbers=tuple(sorted({number for row in rows for number in numbers.get(row[0], ())})),
        born=Span(born.first, born.last) if born else None,
        founded=moment(8),
        dissolved=moment(10),
        statuses=tuple(sorted({row[5] for row in rows if row[5]})),
        publicly_owned=any(row[4] for row in rows),
        registered=any(row[12] for row in rows),
        records=tuple(record("the party", "party", row[13:17], "name", row[2]) for row in rows),
    )
