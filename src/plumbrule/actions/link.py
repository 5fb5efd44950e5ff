"""Link what a lake holds and write the result as parts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import msgspec
import pyarrow.parquet as pq

from plumbrule.actions.decisions import standing_at
from plumbrule.lake.corrections import Overlay
from plumbrule.lake.manifest import Manifest
from plumbrule.linking import Decision, link
from plumbrule.linking.alike import Kept
from plumbrule.model import LINKED_TABLES

WORDS, FORMS = "linking_words", "linking_forms"
"""Parts of a snapshot that are no tables: the words and names that linking has read."""


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


def kept_at(folder: Path, manifest: Manifest) -> Kept | None:
    """Read what the last linking of a lake kept; None where it kept nothing."""
    words, forms = (manifest.parts.get(name) for name in (WORDS, FORMS))
    if not words or not forms:
        return None
    return Kept.of(pq.read_table(folder / words[0]), pq.read_table(folder / forms[0]))


def link_parts(
    connection: duckdb.DuckDBPyConnection,
    workshop: Path,
    decisions: Sequence[Decision] = (),
    kept: Kept | None = None,
) -> dict[str, list[Path]]:
    """Find who is who over all source tables.

    Args:
        connection: DuckDB with the source tables; closed at the end.
        workshop: folder for the parts.
        decisions: what people decided about pairs of records.
        kept: what the last linking of the lake kept, as `kept_at` reads it.

    Returns:
        One part for each table that linking fills, and for what the next linking can build on.
    """
    with connection:
        keeps = link(connection, decisions, kept)
        parts: dict[str, list[Path]] = {}
        if keeps is not None:
            for name, content in ((WORDS, keeps.words_with_version()), (FORMS, keeps.forms)):
                path = workshop / f"{name}.parquet"
                pq.write_table(content, path, compression="zstd", compression_level=1)
                parts[name] = [path]
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
