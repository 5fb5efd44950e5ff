"""How good linking is on these very records: identifiers hidden, links counted by the rest.

Pairs joined by an official number are known to be one. Half of each such entity is cut loose from
its number; what linking then finds by name and context is compared with what the number said. For
as many again the other half is taken away altogether, so that whatever is found is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import duckdb

from plumbrule.linking.linkage import link
from plumbrule.model import PlumbError

FEWEST = 300
"""Gold pairs and decoys below which a rate is not to be relied on."""
_Z = 1.959963985


@dataclass(frozen=True)
class Rate:
    """A share with its 95 % interval after Wilson (1927)."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share itself; None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """The least and the most it may be."""
        if not self.of:
            return 0.0, 1.0
        share, n = self.hits / self.of, self.of
        middle = share + _Z * _Z / (2 * n)
        reach = _Z * sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
        scale = 1 + _Z * _Z / n
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


@dataclass(frozen=True)
class Stratum:
    """What was found for one kind of record.

    Args:
        name: such as ``all``, ``name_date_place`` or ``with context``.
        right: gold pairs found again (R).
        wrong: gold records linked to another than their own (w).
        false: decoys linked to anybody (f).
    """

    name: str
    right: Rate
    wrong: Rate
    false: Rate

    def precision(self, share: float) -> float | None:
        """Give ``P = pi R / (pi (R + w) + (1 - pi) f)`` for a share of records with a partner."""
        if self.right.value is None or self.wrong.value is None or self.false.value is None:
            return None
        good = share * self.right.value
        said = good + share * self.wrong.value + (1 - share) * self.false.value
        return good / said if said else None


@dataclass(frozen=True)
class Measurement:
    """Recall, wrong links and false links by stratum; the first is of all.

    Args:
        gold: pairs whose identifier was hidden.
        decoys: records whose partner was taken away.
        partnered: of the records with an identifier, the share that has a partner (pi).
        contradictions: of pairs whose both sides bear a number of one scheme, those that names and
            context would join though the numbers differ.
        strata: the rates.
    """

    gold: int
    decoys: int
    partnered: Rate
    contradictions: Rate
    strata: tuple[Stratum, ...]

    @property
    def reliable(self) -> bool:
        """Whether there were enough pairs to say anything."""
        return min(self.gold, self.decoys) >= FEWEST


_CHOSEN = """
create or replace temp table measured_record as
with joined as (
    select placed.entity_id, placed.party_id, party.source
    from linked_party_entity as placed
    inner join party on party.party_id = placed.party_id
    where placed.rung = 'id_match' and party.name_key is not null
),
sided as (
    select entity_id, min(source) as one, max(source) as other
    from joined
    group by entity_id
    having min(source) <> max(source)
),
size as (
    select source, count(*) as records from party group by source
),
roled as (
    select
        sided.entity_id,
        case when a.records <= b.records then sided.one else sided.other end as looked_for,
        case when a.records <= b.records then sided.other else sided.one end as found_in,
        md5(sided.entity_id) < '8' as is_gold
    from sided
    inner join size as a on a.source = sided.one
    inner join size as b on b.source = sided.other
)
select
    roled.entity_id, roled.is_gold, roled.looked_for,
    min(joined.party_id) filter (where joined.source = roled.looked_for) as hidden,
    min(joined.party_id) filter (where joined.source = roled.found_in) as partner
from roled
inner join joined on joined.entity_id = roled.entity_id
group by roled.entity_id, roled.is_gold, roled.looked_for
order by md5(roled.entity_id)
limit $1
"""

_PARTNERED = """
with numbered as (
    select placed.entity_id, placed.rung
    from linked_party_entity as placed
    inner join party on party.party_id = placed.party_id
    where party.identifier is not null
        and party.source in (select looked_for from measured_record)
),
elsewhere as (
    select placed.entity_id
    from linked_party_entity as placed
    inner join party on party.party_id = placed.party_id
    where placed.rung = 'id_match'
    group by placed.entity_id
    having min(party.source) <> max(party.source)
)
select
    count(distinct entity_id) filter (where entity_id in (select entity_id from elsewhere)),
    count(distinct entity_id)
from numbered
"""

_MEMBERS = """
create or replace temp table measured_member as
select placed.party_id, party.source = record.looked_for as is_hidden, record.is_gold
from measured_record as record
inner join linked_party_entity as placed on placed.entity_id = record.entity_id
inner join party on party.party_id = placed.party_id
"""


def measure(connection: duckdb.DuckDBPyConnection, most: int = 20_000) -> Measurement:
    """Measure linking on the records of a connection, whose views are replaced on the way.

    Args:
        connection: DuckDB with the source tables; of no further use afterwards.
        most: entities to be cut at most, half of them as gold and half as decoys.

    Raises:
        PlumbError: no two sources share an official number, so nothing is known to be one.
    """
    link(connection)
    connection.execute(_CHOSEN, [most])
    connection.execute(_MEMBERS)
    gold, decoys = connection.execute(
        "select count(*) filter (where is_gold), count(*) filter (where not is_gold) "
        "from measured_record"
    ).fetchall()[0]
    if not gold or not decoys:
        raise PlumbError(
            "no two sources share official numbers, so there is nothing to measure linking by; "
            "load a register and a list that both give numbers"
        )
    partnered = connection.execute(_PARTNERED).fetchall()[0]
    contradictions = Rate(*_contradictions(connection))
    _hide(connection)
    link(connection)
    return Measurement(
        gold,
        decoys,
        Rate(*partnered),
        contradictions,
        tuple(_strata(connection)),
    )


def _contradictions(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Count what names and context would join though numbers differ, beside what numbers join."""
    refuted, joined = connection.execute(
        """
        with joined as (
            select placed.entity_id
            from linked_party_entity as placed
            inner join party on party.party_id = placed.party_id
            where placed.rung = 'id_match'
            group by placed.entity_id
            having min(party.source) <> max(party.source)
        )
        select
            (
                select count(*) from linked_candidate
                where rung = 'refuted_id' and score >= 0.9 and coalesce(margin, 1) >= 0.05
            ),
            (select count(*) from joined)
        """
    ).fetchall()[0]
    return refuted, refuted + joined


def _hide(connection: duckdb.DuckDBPyConnection) -> None:
    """Blank the numbers of the hidden records, and take the partners of the decoys away."""
    for table in ("party", "identifier", "name", "address", "contact", "listing"):
        replaced = (
            "* replace (case when party_id in (select party_id from measured_member where is_hidden) then null "
            "else identifier end as identifier)"
            if table == "party"
            else "*"
        )
        gone = "select party_id from measured_member where not is_gold and not is_hidden"
        if table == "identifier":
            gone += " union all select party_id from measured_member where is_hidden"
        connection.execute(
            f"create or replace temp table measured_{table} as "  # noqa: S608 names of the model
            f"select {replaced} from {table} where party_id not in ({gone})"
        )
        kind = connection.execute(
            "select table_type from information_schema.tables where table_name = $1 "
            "and table_catalog <> 'temp'",
            [table],
        ).fetchall()[0][0]
        connection.execute(f"drop {'view' if kind == 'VIEW' else 'table'} {table}")
        connection.execute(f"create view {table} as from measured_{table}")


def _strata(connection: duckdb.DuckDBPyConnection) -> list[Stratum]:
    rows = connection.execute(
        """
        with placed as (
            select record.*, own.entity_id as hidden_entity, partner.entity_id as partner_entity
            from measured_record as record
            inner join linked_party_entity as own on own.party_id = record.hidden
            left join linked_party_entity as partner on partner.party_id = record.partner
        ),
        linked as (
            select entity_a as entity_id, entity_b as other, rung from linked_candidate
            where band = 'accepted'
            union all
            select entity_b as entity_id, entity_a as other, rung from linked_candidate
            where band = 'accepted'
        ),
        judged as (
            select
                placed.hidden, placed.is_gold, placed.hidden_entity,
                bool_or(linked.other = placed.partner_entity) as is_right,
                min(linked.rung) as rung,
                count(linked.other) > 0 as is_linked
            from placed
            left join linked on linked.entity_id = placed.hidden_entity
            group by placed.hidden, placed.is_gold, placed.hidden_entity
        ),
        told as (
            select
                judged.*,
                exists (select 1 from address where address.party_id = judged.hidden) as has_context,
                regexp_matches(party.name_key, '^[\\x00-\\x{24F}]*$') as is_latin,
                length(party.name_key) < 12 as is_short,
                coalesce(party.country, 'no country') as country, party.source
            from judged
            inner join party on party.party_id = judged.hidden
        ),
        stratum as (
            select 'all' as name, 0 as place, * from told
            union all
            select 'rung ' || rung, 1, * from told where rung is not null
            union all
            select case when has_context then 'with an address' else 'without an address' end, 2, *
            from told
            union all
            select case when is_latin then 'Latin script' else 'another script' end, 3, * from told
            union all
            select case when is_short then 'names under 12 signs' else 'longer names' end, 4, *
            from told
            union all
            select 'country ' || country, 5, * from told
            union all
            select 'source ' || source, 6, * from told
        )
        select
            name,
            count(*) filter (where is_gold and is_right),
            count(*) filter (where is_gold and is_linked and is_right is not true),
            count(*) filter (where is_gold),
            count(*) filter (where not is_gold and is_linked),
            count(*) filter (where not is_gold)
        from stratum
        group by place, name
        order by place, name
        """
    ).fetchall()
    whole = rows[0]
    return [
        Stratum(
            name,
            Rate(right, whole[3] if name.startswith("rung ") else gold),
            Rate(wrong, whole[3] if name.startswith("rung ") else gold),
            Rate(false, whole[5] if name.startswith("rung ") else decoys),
        )
        for name, right, wrong, gold, false, decoys in rows
    ]
