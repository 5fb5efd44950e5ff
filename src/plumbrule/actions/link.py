"""Link what a lake holds and write the result as parts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import msgspec

from plumbrule.actions.decisions import standing_at
from plumbrule.lake.corrections import Overlay
from plumbrule.linking import Decision, link
from plumbrule.model import LINKED_TABLES


@dataclass(frozen=True)
class Decided:
    """What people decided that loading and linking apply anew each time.

    Args:
        links: two records are one, or are not.
        corrections: wrong values put right.
    """

    links: tuple[Decision, ...] = ()
    corrections: tuple[Overlay, ...] = ()

    @property
    def digest(self) -> str:
        """Hash the decisions about links; empty when there are none."""
        if not self.links:
            return ""
        return hashlib.sha256(msgspec.json.encode(self.links)).hexdigest()[:16]


def decided_at(folder: Path, journal: str | None) -> Decided:
    """Read what stands in the journal of a lake; nothing when there is no journal.

    Args:
        folder: the folder of the lake.
        journal: a file or an address, if the journal does not lie in the lake.
    """
    found = standing_at(folder, journal)
    links = [
        Decision("same" if one.same else "not_same", one.record_a, one.record_b, one.reason)
        for one in found.links.values()
    ]
    corrections = [
        Overlay(one.table, one.record, one.field, str(one.seen), str(one.value))
        for one in found.corrections.values()
    ]
    return Decided(
        tuple(sorted(links, key=lambda one: one.ordered)),
        tuple(sorted(corrections, key=lambda one: (one.table, one.record, one.field))),
    )


def link_parts(
    connection: duckdb.DuckDBPyConnection, workshop: Path, decisions: Sequence[Decision] = ()
) -> dict[str, list[Path]]:
    """Find who is who over all source tables.

    Args:
        connection: DuckDB with the source tables; closed at the end.
        workshop: folder for the parts.
        decisions: what people decided about pairs of records.

    Returns:
        One part for each table that linking fills.
    """
    with connection:
        link(connection, decisions)
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
                f"copy (select {own} from {made} order by {', '.join(table.key)}) to '{target}' "  # noqa: S608
                "(format parquet, compression zstd, compression_level 1)"
            )
            parts[name] = [path]
    return parts
