"""Views over parts, whatever version of the model they were written with."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest
from plumbrule.model import TABLES


def test_a_table_without_parts_is_empty_with_its_columns(tmp_path):
    with connect(tmp_path, Manifest()) as connection:
        for name, table in TABLES.items():
            result = connection.execute(f"select * from {name}")
            assert [column[0] for column in result.description] == [
                column.name for column in table.all_columns
            ]
            assert result.fetchall() == []


def test_columns_that_no_part_has_are_null(tmp_path):
    pq.write_table(pa.table({"ocid": ["a"]}), tmp_path / "old.parquet")
    with connect(tmp_path, Manifest(parts={"tender": ("old.parquet",)})) as connection:
        query = "select ocid, title, value_amount, file, line from tender"
        assert connection.execute(query).fetchall() == [("a", None, None, None, None)]


def test_parts_of_two_versions_are_one_table(tmp_path):
    pq.write_table(pa.table({"ocid": ["a"]}), tmp_path / "old.parquet")
    pq.write_table(pa.table({"title": ["T"], "ocid": ["b"]}), tmp_path / "new.parquet")
    parts = {"tender": ("old.parquet", "new.parquet")}
    with connect(tmp_path, Manifest(parts=parts)) as connection:
        query = "select ocid, title from tender order by ocid"
        assert connection.execute(query).fetchall() == [("a", None), ("b", "T")]
