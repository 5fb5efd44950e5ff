"""Owners of a whole register, and paths in it, beside a recursive query.

    python benchmarks/ownership.py [COMPANIES]

Makes a register in memory: as many companies (1,000,000 if not given) and persons, 1.35 holdings for
each company, and among them rings of two to six companies, some of them closed. Prints how long all
owners of at least 25 percent take, exactly through rings; how long DuckDB's recursive query takes
that cuts products below half a percent and chains beyond thirty links (in a closed ring it would
never end); and how long one path takes. Every figure is CPU seconds of
user and system, with the wall clock beside it.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

import duckdb
import pyarrow as pa

from measure import table
from plumbrule.lake.schema import arrow_schema
from plumbrule.model import LINKED_TABLES, SOURCE_TABLES
from plumbrule.network import Connections, TiesOfLake, paths_between
from plumbrule.network.register_owners import register_owners

RECURSIVE = """
create or replace temp table recursive_owner as
with recursive walk as (
    select owner, owned, share, 1 as links from network_holding
    union all
    select holding.owner, walk.owned, walk.share * holding.share, walk.links + 1
    from walk inner join network_holding as holding on holding.owned = walk.owner
    where walk.share * holding.share >= 0.005 and walk.links < 30
)
select owned, owner, sum(share) as share
from walk
where owner like 'p%'
group by all
having sum(share) >= 0.25
"""


def holdings(companies: int, dice: random.Random) -> pa.Table:
    """Make a register: who holds how much of whom, rings among it."""
    held: dict[str, dict[str, float]] = {}
    for number in range(companies):
        left, own = 1.0, held.setdefault(f"c{number}", {})
        for _ in range(1 if dice.random() < 0.42 else 2):
            part = left if dice.random() < 0.4 else left * dice.uniform(0.1, 0.9)
            # A company is held by one with a greater number: the only rings are those planted.
            if dice.random() < 0.26 and number + 1 < companies:
                owner = f"c{dice.randrange(number + 1, companies)}"
            else:
                owner = f"p{dice.randrange(companies)}"
            own[owner] = own.get(owner, 0.0) + part
            left -= part
            if left < 0.01:
                break
    for _ in range(companies * 6285 // 1_000_000):
        size = dice.randint(2, 6)
        start = dice.randrange(companies - size)
        closed = dice.random() < 15 / 6285
        for place in range(size):
            part = 1.0 if closed else dice.uniform(0.1, 0.9)
            own = {f"c{start + (place + 1) % size}": part}
            if not closed:
                own[f"p{dice.randrange(companies)}"] = 1.0 - part
            held[f"c{start + place}"] = own
    pairs = [(company, owner, part) for company, own in held.items() for owner, part in own.items()]
    owned, owner, share = zip(*pairs, strict=True)
    return pa.table({"owned": owned, "owner": owner, "share": share})


def lake(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay the holdings down as the tables of a linked lake."""
    for name in {**SOURCE_TABLES, **LINKED_TABLES}:
        connection.register("empty", arrow_schema(name).empty_table())
        connection.execute(f"create table {name} as select * from empty")
        connection.unregister("empty")
    connection.execute(
        """
        insert into relation by name
        select owner || '>' || owned as relation_id, 'ownership' as kind, owner as from_id,
            owned as to_id, share * 100 as share_min, share * 100 as share_max,
            'shareholding' as interest_type, 'direct' as directness, '2020-01-01' as start_text,
            timestamptz '2020-01-01' as start_earliest, timestamptz '2020-01-01' as start_latest,
            'register' as source, 'f1' as file, row_number() over () as line, '' as path
        from network_holding;
        insert into entity by name
        select id as entity_id, if(id like 'p%', 'person', 'company') as kind, id as name
        from (select owner as id from network_holding union select owned from network_holding);
        insert into party_entity by name
        select entity_id as party_id, entity_id, 'self' as rung, 'self 1' as rule from entity;
        """
    )


def timed(work: Callable[[], object]) -> tuple[float, float, object]:
    """Run it once: CPU seconds, wall seconds, what it gave."""
    began, clock = time.process_time(), time.monotonic()
    made = work()
    return time.process_time() - began, time.monotonic() - clock, made


def main() -> int:
    companies = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    dice = random.Random(20)
    connection = duckdb.connect(config={"preserve_insertion_order": False, "memory_limit": "3GB"})
    given = holdings(companies, dice)
    connection.register("given", given)
    connection.execute("create table network_holding as select * from given")
    connection.unregister("given")
    print(f"{companies:,} companies, {given.num_rows:,} holdings")
    rows = []
    cpu, wall, found = timed(lambda: register_owners(connection, 0.25))
    pairs = connection.execute(
        "select count(*), (select max(whole) from (select sum(share) as whole from network_owner "
        "group by company)) from network_owner where owner like 'p%'"
    ).fetchall()[0]
    rows.append(("all owners >= 25 %, exact", f"{cpu:.2f}", f"{wall:.2f}", f"{pairs[0]:,} pairs"))
    print(f"{found}; greatest column sum {pairs[1]:.9f}")
    cpu, wall, _ = timed(lambda: connection.execute(RECURSIVE))
    cut = connection.execute("select count(*) from recursive_owner").fetchall()[0][0]
    rows.append(("recursive query, cut at 0.5 %", f"{cpu:.2f}", f"{wall:.2f}", f"{cut:,} pairs"))
    lake(connection)
    cpu, wall, known = timed(lambda: Connections(connection, {"f1": date(2024, 12, 31)}))
    rows.append(("build the arrays of paths", f"{cpu:.2f}", f"{wall:.2f}", ""))
    ends = [f"c{dice.randrange(companies)}" for _ in range(3)]
    seen = {"f1": date(2024, 12, 31)}
    runs = [timed(lambda one=one: TiesOfLake(connection, seen, [one])) for one in ends]
    rows.append(("read what is above one company", f"{min(run[0] for run in runs):.2f}", "", ""))
    asked = []
    for _ in range(300):
        one, other = f"p{dice.randrange(companies)}", f"c{dice.randrange(companies)}"
        asked.append(
            timed(lambda one=one, other=other: paths_between(known, one, other, date(2024, 1, 1)))
        )
    joined = []
    named = given.slice(0, 300).to_pylist()
    for row in named:
        one, other = row["owner"], row["owned"]
        joined.append(
            timed(lambda one=one, other=other: paths_between(known, one, other, date(2024, 1, 1)))
        )
    for name, runs in (("a path, strangers", asked), ("a path, holder and company", joined)):
        cpus = sorted(run[0] for run in runs)
        middle, worst = cpus[len(cpus) // 2], cpus[-1]
        rows.append((name, f"{middle:.5f}", "", f"slowest {worst:.5f}, {len(runs)} asked"))
    table(("what", "CPU s", "wall s", "found"), rows)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
