"""Packing keeps every row and leaves few or large parts alone."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from plumbrule.lake import pack
from plumbrule.lake.pack import MANY, packed
from plumbrule.lake.schema import arrow_schema


def parts(folder, count):
    schema = arrow_schema("tender")
    for number in range(count):
        row = {"ocid": f"o-{number}", "value_amount": None, "line": number}
        pq.write_table(pa.Table.from_pylist([row], schema), folder / f"{number}.parquet")
    return [folder / f"{number}.parquet" for number in range(count)]


def test_few_parts_stay(tmp_path):
    given = parts(tmp_path, MANY)
    assert packed(given, tmp_path / "new.parquet", "tender") == given
    assert all(part.exists() for part in given)


def test_many_parts_become_one(tmp_path):
    given, target = parts(tmp_path, MANY + 1), tmp_path / "new.parquet"
    assert packed(given, target, "tender") == [target]
    assert sorted(tmp_path.iterdir()) == [target]
    table = pq.read_table(target)
    assert sorted(table.column("ocid").to_pylist()) == [f"o-{n}" for n in range(MANY + 1)]
    assert table.schema.equals(arrow_schema("tender"))


def test_large_parts_stay(tmp_path, monkeypatch):
    given, target = parts(tmp_path, MANY + 1), tmp_path / "new.parquet"
    monkeypatch.setattr(pack, "SMALL", given[0].stat().st_size)
    assert packed(given, target, "tender") == given
