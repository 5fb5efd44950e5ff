"""The owners of every company of a register at once.

DuckDB takes off what is in no ring and carries shares up the rest, level by level, without cutting
small products off; the rings, which are few and small, are solved one by one. Numbers are floating
here: a share at a threshold to the ninth digit is for ``owners_of`` to decide, in fractions.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from plumbrule.network.components import components
from plumbrule.network.equations import solved
from plumbrule.network.ties_of_lake import sql

MOST_ROUNDS = 1_000
"""Links of the longest chain; a longer one is told as ``depth_limit``."""

ENOUGH_PEELED = 0.9
"""Rounds that leave more than this part are no longer worth making."""

NEARLY_WHOLE = 1 - 1e-9


@dataclass(frozen=True)
class RegisterOwners:
    """What was worked out; the owners stand in the temporary table ``network_owner``.

    Args:
        rings: rings of companies met.
        closed: rings that nobody outside holds.
        given_up: rings too large to solve: what they hold is told of nobody.
        depth_limit: whether some chain is longer than those followed.
    """

    rings: int
    closed: int
    given_up: int
    depth_limit: bool


def register_owners(connection: duckdb.DuckDBPyConnection, least: float) -> RegisterOwners:
    """Work out who holds at least a share of each company, through all chains and rings.

    Args:
        connection: DuckDB with a table or view ``network_holding`` (owned, owner, share as a part
            of one); each pair of owner and owned once.
        least: least share as a part of one.

    Returns:
        Counts; the temporary table ``network_owner`` has company, owner and share, where an owner
        is one of whom no holder is known.
    """
    connection.execute(sql("register_begin"))
    _peel(connection)
    found = _solve(connection)
    connection.execute(sql("register_flow"))
    rounds = 0
    while rounds < MOST_ROUNDS and _count(connection, "network_front"):
        connection.execute(sql("register_round"))
        rounds += 1
    limited = rounds == MOST_ROUNDS and _count(connection, "network_front") > 0
    connection.execute(sql("register_end"), [least])
    return RegisterOwners(*found, limited)


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"select count(*) from {table}").fetchall()[0][0])  # noqa: S608


def _peel(connection: duckdb.DuckDBPyConnection) -> None:
    before = _count(connection, "network_inner")
    while before:
        connection.execute(sql("register_peel"))
        left = _count(connection, "network_inner")
        if left > ENOUGH_PEELED * before:
            return
        before = left


def _solve(connection: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    """Solve the rings and put what outsiders hold of their members into ``network_solved``."""
    inner = connection.execute("select owner, owned from network_inner order by all").fetchall()
    above: dict[int, list[int]] = defaultdict(list)
    own = set()
    for owner, owned in inner:
        above[owned].append(owner)
        if owner == owned:
            own.add(owner)
    rings = [
        ring
        for ring in components(sorted(above), lambda at: above.get(at, ()))
        if len(ring) > 1 or ring[0] in own
    ]
    members = sorted(number for ring in rings for number in ring)
    _put(connection, "network_ring", {"number": pa.array(members, pa.int32())})
    parts: dict[int, dict[int, float]] = defaultdict(dict)
    names: dict[int, str] = {}
    for owned, owner, owned_name, owner_name, share in connection.execute(
        sql("register_ring_parts")
    ).fetchall():
        parts[owned][owner] = share
        names[owned], names[owner] = owned_name, owner_name
    rows: list[tuple[int, int, float]] = []
    closed = given_up = 0
    for ring in rings:
        inside = set(ring)
        if all(
            sum(share for owner, share in parts[at].items() if owner in inside) >= NEARLY_WHOLE
            for at in ring
        ):
            closed += 1
            continue
        outside = _outside(ring, parts, names)
        given_up += outside is None
        rows += outside or ()
    owner, owned, share = zip(*rows, strict=True) if rows else ((), (), ())
    _put(
        connection,
        "network_solved",
        {
            "owner": pa.array(owner, pa.int32()),
            "owned": pa.array(owned, pa.int32()),
            "share": pa.array(share, pa.float64()),
        },
    )
    return len(rings), closed, given_up


def _outside(
    ring: tuple[int, ...], parts: dict[int, dict[int, float]], names: dict[int, str]
) -> list[tuple[int, int, float]] | None:
    """Give what each holder outside has of each member of a ring, all rounds in it counted.

    Members go in the order of their names, since numbers differ from run to run.
    """
    ordered = sorted(ring, key=names.__getitem__)
    inside = {
        names[at]: {names[below]: parts[below][at] for below in ordered if at in parts[below]}
        for at in ordered
    }
    rows = []
    for at in ordered:
        weight = solved(inside, {names[at]: 1.0})
        if weight is None:
            return None
        held: dict[int, float] = defaultdict(float)
        for below in ordered:
            for owner, share in parts[below].items():
                if names[owner] not in inside:
                    held[owner] += share * float(weight[names[below]])
        rows += [(owner, at, share) for owner, share in held.items()]
    return rows


def _put(connection: duckdb.DuckDBPyConnection, name: str, columns: dict[str, pa.Array]) -> None:
    connection.register("network_given", pa.table(columns))
    connection.execute(
        f"create or replace temp table {name} as select * from network_given"  # noqa: S608 own name
    )
    connection.unregister("network_given")
