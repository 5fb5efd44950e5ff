"""What is written, read from the lake once for every format: parties, ties, posts, listings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import duckdb

Row = dict[str, Any]
"""One row of a query, by name of column."""

_AT_ONCE = 10_000


def choose(
    connection: duckdb.DuckDBPyConnection,
    *,
    around: str | None = None,
    steps: int = 2,
    ownership_only: bool = False,
) -> int:
    """Say which entities are written; gives their number.

    Args:
        connection: has a view for each table of the model.
        around: only this entity and those that ties, posts and awards join to it.
        steps: how many ties away from it.
        ownership_only: only entities that ownership data name.
    """
    connection.execute(_sql("macros")).fetchall()
    # Not temporary: a cursor does not see the temporary tables of its connection.
    connection.execute("create or replace table exported_scope (entity_id varchar)").fetchall()
    if around is not None:
        connection.execute("insert into exported_scope values ($1)", [around]).fetchall()
        for _ in range(steps):
            connection.execute(_sql("scope_step")).fetchall()
    else:
        connection.execute(_sql("scope_owned" if ownership_only else "scope_all")).fetchall()
    (count,) = connection.execute("select count(*) from exported_scope").fetchall()[0]
    return int(count)


def rows(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[Row]:
    """Give the rows of one of the queries of this folder, in its order.

    The connection serves nothing else until all rows are taken: DuckDB has one result at a time.
    """
    cursor = connection.cursor()
    try:
        found = cursor.execute(_sql(name))
        columns = [column[0] for column in found.description or ()]
        while taken := found.fetchmany(_AT_ONCE):
            for row in taken:
                yield dict(zip(columns, row, strict=True))
    finally:
        cursor.close()


def agreed(values: list[str]) -> str | None:
    """Give the one value that several dates or words allow: the most exact, if the others begin it.

    >>> agreed(["1960", "1960-05-03"]), agreed(["1960", "1961"])
    ('1960-05-03', None)
    """
    if not values:
        return None
    longest = max(values, key=len)
    return longest if all(longest.startswith(value) for value in values) else None


def present(record: Row) -> Row:
    """Give a record without what is not known."""
    return {key: value for key, value in record.items() if value is not None}


@cache
def _sql(name: str) -> str:
    return (resources.files("plumbrule.exports") / f"{name}.sql").read_text(encoding="utf-8")
