"""Relations that SQL cannot make: the query in `views` gives rows, a pure function makes the rest.

A file of `views` with `kind: computed` in its header is such a relation: its query is what the
function of the same name is given, its columns are what the function gives back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import duckdb
import pyarrow as pa

from plumbrule.network.ownership import BEGINNING, END, Holding, chains

Rows = list[tuple[Any, ...]]

_TEXT, _WHOLE, _NUMBER, _TRUTH = pa.string(), pa.int64(), pa.float64(), pa.bool_()
_INSTANT = pa.timestamp("us", tz="UTC")


def owner_chain(rows: Rows) -> Rows:
    """Follow ownership upwards from every firm that bid or won."""
    asked = {row[0] for row in rows if row[-1]}
    ties = [Holding(*(*row[:7], row[7] or END, row[8] or BEGINNING, row[9] or END)) for row in rows]
    return [astuple(chain) for chain in chains(ties, asked)]


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
