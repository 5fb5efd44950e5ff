"""Only the rows that must go are gone."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from plumbrule.lake.rewrite import GONE, without

ROWS = [
    ("a", 1, "", "x"),
    ("a", 2, "/releases/1", "x"),
    ("a", 2, "/releases/1/awards/0", "y"),
    ("a", 2, "/releases/10", "x"),
    ("b", 2, "/releases/1", "x"),
]
NAMES = ("file", "line", "path", "kind")


def left(folder, *gone, only=None):
    """What remains, as places among ROWS; None when the part may stay, [] when nothing remains."""
    part, target = folder / "it's a part.parquet", folder / "it's a new one.parquet"
    columns = zip(*ROWS, strict=True)
    pq.write_table(pa.table({n: list(v) for n, v in zip(NAMES, columns, strict=True)}), part)
    rows = [dict(zip(GONE.names, one, strict=True)) for one in gone]
    with duckdb.connect() as connection:
        remains = without(connection, part, target, pa.Table.from_pylist(rows, GONE), only)
    assert target.exists() is bool(remains)
    if not remains:
        return remains
    kept = [tuple(row[name] for name in NAMES) for row in pq.read_table(target).to_pylist()]
    return [ROWS.index(row) for row in kept]


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ([("a", None, "")], [4]),
        ([("a", 1, "")], [1, 2, 3, 4]),
        ([("a", 2, "")], [0, 4]),
        ([("a", 2, "/releases/1")], [0, 3, 4]),
        ([("a", 2, "/releases/1"), ("b", 2, "/releases/1")], [0, 3]),
    ],
)
def test_a_file_a_line_or_a_record_goes(tmp_path, gone, expected):
    assert left(tmp_path, *gone) == expected


@pytest.mark.parametrize("gone", [[], [("c", None, "")], [("a", 3, "")], [("a", 2, "/rel")]])
def test_nothing_to_do(tmp_path, gone):
    assert left(tmp_path, *gone) is None


def test_nothing_remains(tmp_path):
    assert left(tmp_path, ("a", None, ""), ("b", None, "")) is False


def test_only_rows_of_one_kind(tmp_path):
    assert left(tmp_path, ("a", None, ""), only="y") == [0, 1, 3, 4]


def test_no_row_of_that_kind(tmp_path):
    assert left(tmp_path, ("a", None, ""), only="z") is None
