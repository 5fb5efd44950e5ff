"""Many small parts become one: a folder of thousands of files is slow to open and to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from plumbrule.lake.parts import ROWS_PER_GROUP, PartWriter

MANY = 4
"""Parts of one table in one load that are left as they are."""

SMALL = 32 << 20
"""Bytes below which a part counts as small."""


def packed(parts: Sequence[Path], target: Path, table: str) -> list[Path]:
    """Write the small parts of a table into one; gives the parts that remain.

    Args:
        parts: parts of one table, not yet published; those packed are removed.
        target: where the new part goes.
        table: name of the table.
    """
    small = [part for part in parts if part.stat().st_size < SMALL]
    if len(small) <= MANY:
        return list(parts)
    writer = PartWriter(target, table)
    for part in small:
        with pq.ParquetFile(part) as source:
            for batch in source.iter_batches(ROWS_PER_GROUP):
                writer.write(batch.cast(writer.schema))
        part.unlink()
    writer.close()
    return [*(part for part in parts if part not in small), target]
