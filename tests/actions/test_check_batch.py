"""Whole tables of checks: the same rows in the same order, and what cannot be asked is told."""

from __future__ import annotations

import pytest
from test_receipt import PLAIN, files, loaded

from made_lakes import put
from plumbrule.actions.check_batch import ADDED, batch
from plumbrule.actions.receipt import verify
from plumbrule.actions.session import open_session
from plumbrule.checks.checker import Checker
from plumbrule.model.errors import PlumbError

TABLE = """kind,name,id,remark,as_of
company,Alder Works Ltd,LEI:5493001KJTIIGC8Y1R12,first,2024-06-01
company,Cedar Import Ltd,FR-CO:QQ-8,second,2024-06-01
robot,Nobody,,third,2024-06-01
company,,,fourth,2024-06-01
company,Alder Works Ltd,,fifth,
"""
DEFAULTS = {"as_of": "2024-06-01"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("batch")
    lake = loaded(folder / "lake", list(files(folder / "in")), options=PLAIN)
    session, checker = open_session(lake.folder, user="officer"), Checker(lake)
    yield session, checker
    session.close()
    checker.close()


def run(made, folder, data):
    [path] = put(folder, **{"in.csv": data if isinstance(data, bytes) else data.encode()})
    return batch(*made, path, defaults=DEFAULTS)


def test_rows_come_back_in_order_with_answers_and_receipts(made, tmp_path):
    found = run(made, tmp_path, TABLE)
    assert found.columns == ("kind", "name", "id", "remark", "as_of", *ADDED)
    assert [row["remark"] for row in found.rows] == ["first", "second", "third", "fourth", "fifth"]
    assert [row["answer"] for row in found.rows] == ["hit", "cannot_tell", "", "", "cannot_tell"]
    assert "listed=weak:name_only" in found.rows[4]["reasons"]
    assert len(found.receipts) == 3
    for receipt in found.receipts:
        assert verify(made[0], receipt["receipt_id"]).defects == ()


def test_rows_that_cannot_be_asked_are_told_with_their_line(made, tmp_path):
    found = run(made, tmp_path, TABLE)
    assert len(found.faults) == 2
    assert "in.csv, line 4: kind is 'robot'" in found.faults[0]
    assert "in.csv, line 5:" in found.faults[1]
    assert "name or an official number" in found.faults[1]
    assert found.rows[2]["told"] == found.faults[0]


def test_a_semicolon_and_a_byte_order_mark_are_no_trouble(made, tmp_path):
    data = "\ufeffkind;name;id\ncompany;Alder Works Ltd;LEI:5493001KJTIIGC8Y1R12\n".encode()
    assert [row["answer"] for row in run(made, tmp_path, data).rows] == ["hit"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no column is called name"),
        (b"a,b\n1,2\n", "no column is called name"),
        (b"name\n\xff\xfe\n", "not in UTF-8"),
        (b"name\nAn\0na\n", "zero bytes"),
        (b"name,answer\nAnna,hit\n", "the column answer"),
    ],
)
def test_what_is_no_table_is_told(made, tmp_path, data, told):
    with pytest.raises(PlumbError, match=told):
        run(made, tmp_path, data)


def test_a_row_with_more_cells_than_columns_is_told(made, tmp_path):
    found = run(made, tmp_path, "kind,name\ncompany,Alder Works Ltd,x,y\n")
    assert found.rows[0]["answer"] == ""
    assert "more cells" in found.faults[0]
