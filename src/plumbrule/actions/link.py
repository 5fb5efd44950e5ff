"""Link what a lake holds and write the result as parts."""

from __future__ import annotations

from pathlib import Path

import duckdb

from plumbrule.linking import link
from plumbrule.model import LINKED_TABLES


def link_parts(connection: duckdb.DuckDBPyConnection, workshop: Path) -> dict[str, list[Path]]:
    """Find who is who over all source tables.

    Args:
        connection: DuckDB with the source tables; closed at the end.
        workshop: folder for the parts.

    Returns:
        One part for each table that linking fills.
    """
    with connection:
        link(connection)
        parts: dict[str, list[Path]] = {}
        for name, table in LINKED_TABLES.items():
            made = f"linked_{name}"
            count = connection.execute(f"select count(*) from {made}").fetchall()[0][0]  # noqa: S608
            if not count:
                continue
            own = ", ".join(column.name for column in table.columns)
            path = workshop / f"{made}.parquet"
            target = str(path).replace("'", "''")
            connection.execute(
                f"copy (select {own} from {made} order by all) to '{target}' "  # noqa: S608
                "(format parquet, compression zstd, compression_level 1)"
            )
            parts[name] = [path]
    return parts
