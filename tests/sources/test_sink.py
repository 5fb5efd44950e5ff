"""A sink completes rows and counts what was told."""

from __future__ import annotations

from datetime import date

import pyarrow.parquet as pq
import pytest

from plumbrule.sources.sink import Sink


@pytest.fixture
def sink(tmp_path):
    return Sink(tmp_path, "abc", "set")


def rows(sink, table):
    return [row for path in sink.close()[table] for row in pq.read_table(path).to_pylist()]


def test_rows_come_back_with_where_they_stand(sink):
    sink.add("tender", {"ocid": "o-1"}, line=3, path="/releases/2")
    sink.add("tender", {"title": "Road"}, line=4)
    found = [
        tuple(row[n] for n in ("ocid", "title", "source", "file", "line", "path"))
        for row in rows(sink, "tender")
    ]
    assert found == [
        ("o-1", None, "set", "abc", 3, "/releases/2"),
        (None, "Road", "set", "abc", 4, ""),
    ]


def test_a_value_that_cannot_be_read_is_a_fault_at_its_place(sink):
    sink.add("award", {"ocid": "o-1", "date_text": "soon"}, line=3, path="/awards/0")
    sink.add("award", {"ocid": "o-1", "date_text": "later"}, line=4)
    found = [(row["kind"], row["line"], row["path"], row["value"]) for row in rows(sink, "fault")]
    assert found == [("dropped", 3, "/awards/0", "soon"), ("dropped", 4, "date_text", "later")]
    assert sink.fault_count == 2
    assert sink.faults_by_kind == {"dropped": 2}


def test_a_long_value_is_cut(sink):
    sink.fault("unreadable", "expected JSON", None, value="x" * 300)
    assert rows(sink, "fault")[0]["value"] == "x" * 200
    assert sink.first_fault == "expected JSON"


def test_read_again_only_merging_is_news(tmp_path):
    sink = Sink(tmp_path, "abc", "set", again=True)
    sink.fault("dropped", "known", 1)
    sink.fault("merged", "new", 1)
    assert [row["reason"] for row in rows(sink, "fault")] == ["new"]


@pytest.mark.parametrize(("table", "row"), [("unheard", {"ocid": "o"}), ("tender", {"colour": 1})])
def test_what_the_model_does_not_have_is_an_error_of_the_program(sink, table, row):
    sink.add(table, row, line=1)
    with pytest.raises(KeyError):
        sink.close()


def test_period_and_fill(sink):
    sink.period(date(2024, 2, 1), None)
    sink.period(date(2024, 1, 1), date(2024, 3, 1))
    sink.period(None, date(2024, 2, 1))
    assert (sink.first, sink.last) == (date(2024, 1, 1), date(2024, 3, 1))
    sink.fill("bids", 1, 2)
    sink.fill("bids", 3, 4)
    assert (sink.filled["bids"], sink.asked["bids"]) == (4, 6)


def test_nothing_added_makes_no_part(sink, tmp_path):
    assert sink.close() == {}
    assert list(tmp_path.iterdir()) == []
