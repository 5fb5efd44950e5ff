"""Columns made while loading: the quick way and the careful one give the same."""

from __future__ import annotations

from datetime import UTC

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.sources.derive import _both_ends, _each, complete

TEXTS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(
        [
            "2021-06-03",
            "2024-02-29",
            "1969-12-31",
            "1001-01-01",
            "0001-01-01",
            "9999-12-31",
            "9999-01-01",
            "2023-02-29",
        ]
    ),
    st.sampled_from(["T", " "]),
    st.sampled_from(
        ["00:00", "10:20:30", "24:00:00", "23:59:60", "10:20:30.5", "10:20:30.123456", "10"]
    ),
    st.sampled_from(["", "", ".7"]),
    st.sampled_from(["Z", "+05:30", "-0330", "+14:00", "-12", "+25:00"]),
)


def ends(texts: list[str | None], way) -> tuple[list[object], list[object], list[tuple[int, str]]]:
    arrays = {"date_text": pa.array(texts, pa.string())}
    faults = way(arrays, "date", None)
    told = [(fault.row, fault.kind) for fault in faults]
    return arrays["date_earliest"].to_pylist(), arrays["date_latest"].to_pylist(), told


@given(st.lists(TEXTS | st.none(), min_size=1, max_size=3))
def test_arrow_reads_instants_as_the_model_does(texts):
    assert ends(texts, _both_ends) == ends(texts, _each)


def award(**columns: list[object]):
    rows = len(next(iter(columns.values())))
    batch, faults = complete("award", columns, rows, source="set", file="abc", zone=UTC)
    return batch.to_pylist(), faults


def test_where_a_row_comes_from_is_added():
    (row,), faults = award(ocid=["o-1"], line=[7], path=["/awards/0"])
    assert faults == []
    assert (row["source"], row["file"], row["line"], row["path"]) == ("set", "abc", 7, "/awards/0")
    assert row["date_earliest"] is None


def test_a_date_that_cannot_be_read_is_told_and_the_text_kept():
    rows, faults = award(date_text=["2024-01-01", "soon", " ", None])
    assert [row["date_text"] for row in rows] == ["2024-01-01", "soon", " ", None]
    assert [row["date_earliest"] is None for row in rows] == [False, True, True, True]
    assert [(one.kind, one.column, one.row, one.value) for one in faults] == [
        ("dropped", "date_text", 1, "soon")
    ]


def test_keys_of_parties():
    columns = {"name": ["«Alfa» SA", None], "identifier": ["12-34.9", "000"]}
    batch, _ = complete("party", columns, 2, source="s", file="f", zone=None)
    assert batch.column("name_key").to_pylist() == ["alfa sa", None]
    assert batch.column("identifier").to_pylist() == ["12349", None]


def test_an_unknown_column_is_an_error_of_the_program():
    with pytest.raises(KeyError, match="no column"):
        award(colour=["red"])
