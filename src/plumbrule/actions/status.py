"""What the lake holds and how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest
from plumbrule.model import SOURCE_TABLES


@dataclass(frozen=True)
class Quality:
    """How full one column of one data set is.

    Args:
        source: the data set.
        table, column: of the model.
        rows: rows of the table in that data set.
        filled: those with a value.
    """

    source: str
    table: str
    column: str
    rows: int
    filled: int


def faults(lake: Lake, file: str | None = None) -> list[dict[str, Any]]:
    """List the faults of one file, or of all, in the order of file, line and path.

    Args:
        lake: the lake.
        file: short hash of the file; None for all.
    """
    with connect(lake.folder, lake.manifest()) as connection:
        rows = connection.execute(
            "select file, line, path, kind, reason, value from fault "
            "where $1 is null or file = $1 order by file, line nulls first, path, reason, value",
            [file],
        ).fetchall()
    names = ("file", "line", "path", "kind", "reason", "value")
    return [dict(zip(names, row, strict=True)) for row in rows]


def row_counts(lake: Lake) -> dict[str, dict[str, int]]:
    """Count the rows of each table by data set, tables without rows left out."""
    counts: dict[str, dict[str, int]] = {}
    manifest = lake.manifest()
    with connect(lake.folder, manifest) as connection:
        for table in SOURCE_TABLES:
            if manifest.parts.get(table):
                query = f"select source, count(*) from {table} group by source order by source"  # noqa: S608
                counts[table] = dict(connection.execute(query).fetchall())
    return counts


def quality(lake: Lake) -> list[Quality]:
    """Tell for every data set how full each column of its tables is, columns never filled included."""
    found: list[Quality] = []
    manifest = lake.manifest()
    with connect(lake.folder, manifest) as connection:
        for name, table in SOURCE_TABLES.items():
            if not manifest.parts.get(name):
                continue
            columns = [
                column.name
                for column in table.columns
                if not column.name.endswith(("_earliest", "_latest"))
            ]
            counted = ", ".join(f'count("{column}")' for column in columns)
            query = (
                f"select source, count(*), {counted} from {name} group by source order by source"  # noqa: S608
            )
            for source, rows, *filled in connection.execute(query).fetchall():
                found += [
                    Quality(source, name, column, rows, count)
                    for column, count in zip(columns, filled, strict=True)
                ]
    return found


IMPOSSIBLE = {
    "tender period ends before it starts": (
        "select source, count(*) from tender where tender_end_latest < tender_start_earliest group by source"
    ),
    "award dated before the tender period began": (
        "select award.source, count(*) from award inner join tender on award.ocid = tender.ocid "
        "where award.date_latest < tender.tender_start_earliest group by award.source"
    ),
    "contract period ends before it starts": (
        "select source, count(*) from contract where contract_end_latest < contract_start_earliest group by source"
    ),
    "negative amount": (
        "select source, count(*) from (select source, value_amount from tender union all "
        "select source, value_amount from award union all select source, value_amount from bid "
        "union all select source, value_amount from contract) as amounts "
        "where value_amount < 0 group by source"
    ),
    "amount of zero or one": (
        "select source, count(*) from (select source, value_amount from tender union all "
        "select source, value_amount from award union all select source, value_amount from bid "
        "union all select source, value_amount from contract) as amounts "
        "where value_amount in (0, 1) group by source"
    ),
    "amount without currency": (
        "select source, count(*) from (select source, value_amount, value_currency from tender "
        "union all select source, value_amount, value_currency from award union all "
        "select source, value_amount, value_currency from bid) as amounts "
        "where value_amount is not null and value_currency is null group by source"
    ),
    "date outside 1990 to ten years after the latest release": (
        "select tender.source, count(*) from tender inner join (select source, max(release_latest) as last "
        "from tender group by source) as known on tender.source = known.source "
        "where tender_end_latest < timestamptz '1990-01-01 00:00:00Z' "
        "or tender_end_earliest > known.last + interval 3650 day group by tender.source"
    ),
    "share above 100 percent": (
        "select source, count(*) from relation where share_min > 100 group by source"
    ),
    "tie ends before it starts": (
        "select source, count(*) from relation where end_latest < start_earliest group by source"
    ),
}
"""Values that cannot be true, or can hardly be: a name for people, and the count by data set."""


def impossible(lake: Lake) -> dict[str, dict[str, int]]:
    """Count impossible values by what they are and by data set, those that occur."""
    with connect(lake.folder, lake.manifest()) as connection:
        counted = {
            name: dict(sorted(connection.execute(query).fetchall()))
            for name, query in IMPOSSIBLE.items()
        }
    return {name: counts for name, counts in counted.items() if counts}


def manifest(lake: Lake) -> Manifest:
    """Give the current snapshot."""
    return lake.manifest()
