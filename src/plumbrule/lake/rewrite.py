"""Parts without the rows that were replaced: a part is never changed, only followed by another."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

GONE = pa.schema([("file", pa.string()), ("line", pa.int64()), ("path", pa.string())])
"""Rows that must go: a whole file when ``line`` is null, else a record of it; ``path`` is the JSON
pointer to the record inside its line or document, empty for all of it."""

_MATCH = """
(
    kept.file in (select gone.file from gone where gone.line is null)
    or exists (
        select 1 from gone
        where
            gone.file = kept.file
            and gone.line = kept.line
            and (
                gone.path = ''
                or kept.path = gone.path
                or starts_with(kept.path, gone.path || '/')
            )
    )
)
"""


def without(
    connection: duckdb.DuckDBPyConnection,
    part: Path,
    target: Path,
    gone: pa.Table,
    only: str | None = None,
) -> bool | None:
    """Write a part again without some rows.

    Args:
        connection: any DuckDB connection.
        part: the Parquet file to read.
        target: the Parquet file to write, if rows remain.
        gone: the rows that go, with the schema ``GONE``.
        only: of these, only the rows of this ``kind`` go, in a table that has kinds.

    Returns:
        None when no row of the part has to go and nothing was written; else whether rows remain.
    """
    connection.register("gone", gone)
    values = {"part": str(part)}
    match = _MATCH
    if only is not None:
        values["only"] = only
        match = f"({_MATCH} and kept.kind = $only)"
    source = "(select * from read_parquet($part)) as kept"
    total, leaving = connection.execute(
        f"select count(*), count(*) filter (where {match}) from {source}",  # noqa: S608 fixed text
        values,
    ).fetchall()[0]
    if leaving == 0:
        return None
    if leaving == total:
        return False
    written = str(target).replace("'", "''")
    connection.execute(
        f"copy (select * from {source} where not {match}) to '{written}' "  # noqa: S608 fixed text
        "(format parquet, compression zstd, compression_level 1)",
        values,
    )
    return True
