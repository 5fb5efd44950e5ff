"""Tables that many rules read are held for the length of a run, and no longer."""

from __future__ import annotations

import duckdb
import pytest

from plumbrule.indicators.cases import connect
from plumbrule.indicators.relations import OFTEN, held

ROWS = {"tender": [{"ocid": "a", "method": "open"}, {"ocid": "b", "title": "A road"}]}


def test_only_columns_that_are_asked_for_are_held_and_only_for_a_while():
    connection = connect(ROWS)
    before = connection.sql("select * from tender order by ocid").fetchall()
    with held(connection, ['select t.ocid, t."method" from tender as t'] * OFTEN):
        assert connection.execute("select * from tender order by ocid").fetchall() == [
            ("a", "open"),
            ("b", None),
        ]
        with pytest.raises(duckdb.BinderException):
            connection.execute("select title from tender")
    assert connection.sql("select * from tender order by ocid").fetchall() == before


def test_held_again_inside_changes_nothing():
    connection = connect(ROWS)
    queries = ["select ocid from tender"] * OFTEN
    with held(connection, queries):
        with held(connection, queries):
            pass
        assert len(connection.sql("select * from tender").columns) == 1


def test_what_few_read_is_not_held():
    connection = connect(ROWS)
    with held(connection, ["select ocid from tender"] * (OFTEN - 1)):
        assert connection.execute("select title from tender where ocid = 'b'").fetchall() == [
            ("A road",)
        ]


def test_held_tables_go_when_a_query_fails():
    connection = connect(ROWS)
    with pytest.raises(duckdb.Error), held(connection, ["select ocid from tender"] * OFTEN):
        connection.execute("select no_such_column from tender")
    assert len(connection.sql("select * from tender").columns) > 1
