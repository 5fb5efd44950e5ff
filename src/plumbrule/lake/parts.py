"""Parquet parts: written in bounded memory, rewritten without the rows that were replaced."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from plumbrule.lake.schema import arrow_schema

ROWS_PER_GROUP = 122_880
"""DuckDB's own row group: one unit of its parallel work."""


LOOKED_UP = ("ocid", "party_id", "entity_id", "rule")
"""Columns that pages look rows up by; statistics of the others are not worth their time."""


def writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """Open a part for writing; keys and texts as received rarely repeat, so no dictionary."""
    unlike = ("party_id", "bid_id", "award_id", "contract_id", "buyer_id", "_text", "title", "full")
    return pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        compression_level=1,
        use_dictionary=[name for name in schema.names if not name.endswith(unlike)],
        write_statistics=[name for name in LOOKED_UP if name in schema.names],
    )


class PartWriter:
    """Writes one table's rows into one Parquet file, in row groups of a fixed size.

    Args:
        path: the file to write.
        table: name of a table of the model.
    """

    def __init__(self, path: Path, table: str) -> None:
        self.path = path
        self.schema = arrow_schema(table)
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0
        self._writer: pq.ParquetWriter | None = None
        self.written = 0

    def write(self, batch: pa.RecordBatch) -> None:
        """Add rows; they reach the disk when a row group is full."""
        if batch.num_rows == 0:
            return
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows >= ROWS_PER_GROUP:
            self._flush()

    def close(self) -> bool:
        """Write what waits; tell whether the part holds any row."""
        self._flush()
        if self._writer is not None:
            self._writer.close()
        return self.written > 0

    def _flush(self) -> None:
        if not self._waiting:
            return
        if self._writer is None:
            self._writer = writer(self.path, self.schema)
        table = pa.Table.from_batches(self._waiting)
        self._writer.write_table(table, row_group_size=ROWS_PER_GROUP)
        self.written += table.num_rows
        self._waiting = []
        self._rows = 0
