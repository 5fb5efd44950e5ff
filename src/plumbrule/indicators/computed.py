"""Relations that SQL cannot make: the query in `views` gives rows, a pure function makes the rest.

A file of `views` with `kind: computed` in its header is such a relation: its query is what the
function of the same name is given, its columns are what the function gives back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.network import groups, sequences
from plumbrule.network.ownership import BEGINNING, END, Chain, Holding, chains

Rows = list[tuple[Any, ...]]

LEAST_WEIGHT = 0.2
"""Least mean Jaccard weight at which a bidder joins a group."""

GROUP_DRAWS, TURN_DRAWS = 199, 9999
"""Most draws for a group, and most permutations for its turns and its places."""

_TEXT, _WHOLE, _NUMBER, _TRUTH = pa.string(), pa.int64(), pa.float64(), pa.bool_()
_INSTANT = pa.timestamp("us", tz="UTC")


_CHAIN = attrgetter(*(field.name for field in fields(Chain)))
"""Takes the columns of a chain, without the copies that ``astuple`` makes."""


def owner_chain(rows: Rows) -> Rows:
    """Follow ownership upwards from every firm that bid or won."""
    asked = {row[0] for row in rows if row[-1]}
    ties = [Holding(*(*row[:7], row[7] or END, row[8] or BEGINNING, row[9] or END)) for row in rows]
    return [_CHAIN(chain) for chain in chains(ties, asked)]


def bidding_group(rows: Rows) -> Rows:
    """Find groups of bidders in each market and test each against meetings by chance."""
    edges: dict[str, list[groups.Edge]] = defaultdict(list)
    places: dict[str, tuple[Any, Any, int]] = {}
    fields: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    taken: dict[str, dict[str, dict[groups.Competition, str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for what, market, country, division, stratum, unit, entity, other, weight, size, n in rows:
        if what == "pair":
            edges[market].append((entity, other, weight))
            places[market] = (country, division, n)
        elif what == "field":
            fields[market][stratum][size] = n
        else:
            taken[market][entity][unit, size] = stratum
    made: Rows = []
    for market in sorted(edges):
        for members in groups.find(edges[market], least=LEAST_WEIGHT):
            own = {member: taken[market][member] for member in members}
            name = f"{market}: {members[0]}"
            country, division, market_n = places[market]
            found = groups.measure({member: set(bids) for member, bids in own.items()})
            counts = {member: Counter(bids.values()) for member, bids in own.items()}
            chance = groups.chance(found, counts, fields[market], draws=GROUP_DRAWS, seed=name)
            about = (found.cohesion, found.exclusivity, chance, market_n)
            made += [
                (name, market, country, division, member, len(members), *about)
                for member in members
            ]
    return made


def group_turns(rows: Rows) -> Rows:
    """Test each group for turns in time and for places of its own."""
    by_group: dict[str, Rows] = defaultdict(list)
    for row in rows:
        by_group[row[0]].append(row)
    made: Rows = []
    for name in sorted(by_group):
        own = sorted(by_group[name], key=lambda row: row[1])
        timed = sorted((_moment(row[5]), row[1], row[2]) for row in own if row[5] is not None)
        placed = [(n, row[3], row[2]) for n, row in enumerate(own) if row[3] and row[4]]
        years = [row[4] for row in own if row[3] and row[4]]
        winners = [winner for _, _, winner in timed]
        order = sequences.rotation(
            [(at, "", winner) for at, _, winner in timed], draws=TURN_DRAWS, seed=name
        )
        area = sequences.territory(placed, years, draws=TURN_DRAWS, seed=name)
        ordered = sum(timed[n][0] < timed[n + 1][0] for n in range(len(timed) - 1))
        made.append(
            (
                *(name, len(own), len({row[2] for row in own}), order.value, order.chance),
                *(sequences.turn_taking(winners), ordered, len(placed)),
                *(len({win[1] for win in placed}), area.value, area.chance),
            )
        )
    return made


def _moment(at: datetime) -> int:
    return (at - BEGINNING) // timedelta(microseconds=1)


_Compute = Callable[[Rows], Rows]

COMPUTED: dict[str, tuple[_Compute, tuple[tuple[str, pa.DataType], ...]]] = {
    "owner_chain": (
        owner_chain,
        (
            ("firm", _TEXT),
            ("owner", _TEXT),
            ("is_person", _TRUTH),
            ("share", _NUMBER),
            ("steps", _WHOLE),
            ("path", _TEXT),
            ("rank", _WHOLE),
            ("sure_from", _INSTANT),
            ("sure_to", _INSTANT),
            ("may_from", _INSTANT),
            ("may_to", _INSTANT),
        ),
    ),
    "bidding_group": (
        bidding_group,
        (
            ("group_id", _TEXT),
            ("market", _TEXT),
            ("country", _TEXT),
            ("division", _TEXT),
            ("entity_id", _TEXT),
            ("members", _WHOLE),
            ("cohesion", _NUMBER),
            ("exclusivity", _NUMBER),
            ("chance", _NUMBER),
            ("market_n", _WHOLE),
        ),
    ),
    "group_turns": (
        group_turns,
        (
            ("group_id", _TEXT),
            ("wins", _WHOLE),
            ("winners", _WHOLE),
            ("entropy", _NUMBER),
            ("chance", _NUMBER),
            ("turn_taking", _NUMBER),
            ("ordered", _WHOLE),
            ("placed", _WHOLE),
            ("places", _WHOLE),
            ("information", _NUMBER),
            ("place_chance", _NUMBER),
        ),
    ),
}
"""The function behind each computed relation, and its columns."""


def compute(name: str, rows: Rows) -> pa.Table:
    """Make a computed relation of the rows its query gave, in whatever order."""
    function, columns = COMPUTED[name]
    made = function(rows)
    return pa.table(
        {
            column: pa.array([row[place] for row in made], kind)
            for place, (column, kind) in enumerate(columns)
        }
    )


def make(connection: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    """Make a computed relation as a table of the connection."""
    connection.register("computed_rows", compute(name, connection.execute(query).fetchall()))
    connection.execute(f'create temp table "{name}" as from computed_rows')
    connection.unregister("computed_rows")
