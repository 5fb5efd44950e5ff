"""Excel sheets: typed cells, sheets, gaps, and workbooks that mean harm."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from plumbrule.model import PlumbError

MAPPING = """
data set: s
dates: 31/12/2020
numbers: 1.234,56
currency: EUR
fill down: [body]
records:
  payment:
    payer_id: "{body}"
    purpose: "{no}"
    date: "{day}"
    value: "{sum}"
"""


@pytest.fixture
def workbook(tmp_path: Path):
    """Write a workbook of sheets and give its bytes."""

    def written(**sheets) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "made.xlsx"
        book.save(path)
        return path.read_bytes()

    return written


ROWS = [
    ["Payments 2020"],
    [],
    ["no", "body", "day", "sum"],
    [7, "City", datetime(2020, 2, 3), 1234.5],  # noqa: DTZ001
    ["007", None, "04/02/2020", "1.234,50"],
    [None, None, None, None],
    [8.0, "Port", date(2020, 2, 5), 0.1 + 0.2],
    [9, None, datetime(2020, 2, 6, 10, 30), "=1+1"],  # noqa: DTZ001
]


def test_typed_cells_and_texts_are_read_alike(read, workbook):
    loaded = read(workbook(Notes=[["nothing"]], Data=ROWS), MAPPING, "t.xlsx")
    rows = loaded.rows("payment")
    assert [row["line"] for row in rows] == [4, 5, 7, 8]
    assert [row["purpose"] for row in rows] == ["7", "007", "8", "9"]
    assert [row["payer_id"] for row in rows] == ["s:City", "s:City", "s:Port", "s:Port"]
    assert [row["date_text"] for row in rows] == [
        "2020-02-03",
        "2020-02-04",
        "2020-02-05",
        "2020-02-06T10:30:00",
    ]
    assert [row["date_earliest"].date() for row in rows] == [
        date(2020, 2, 3),
        date(2020, 2, 4),
        date(2020, 2, 5),
        date(2020, 2, 6),
    ]
    assert [row["value_amount"] for row in rows] == [
        Decimal("1234.5"),
        Decimal("1234.5"),
        Decimal("0.3"),
        None,
    ]
    assert loaded.faults() == []


def test_a_sheet_may_be_chosen(read, workbook):
    data = workbook(A=[["no", "name"], [1, "a"]], B=[["no", "name"], [2, "b"]])
    mapping = 'data set: s\nsheet: {}\nrecords:\n  p: {{table: party, key: "{{no}}"}}\n'
    assert read(data, mapping.format("B"), "t.xlsx").rows("party")[0]["local_id"] == "2"
    assert read(data, mapping.format("1"), "t.xlsx").rows("party")[0]["local_id"] == "1"
    with pytest.raises(PlumbError, match="no sheet is called 'C'; expected one of A, B"):
        read(data, mapping.format("C"), "t.xlsx")


def test_odd_cells(read, workbook):
    data = workbook(S=[["no", "name"], [True, time(1, 2)], [10**15, 1e20]])
    loaded = read(
        data,
        'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{name}"}\n',
        "t.xlsx",
    )
    assert [(row["local_id"], row["name"]) for row in loaded.rows("party")] == [
        ("true", "01:02:00"),
        ("1000000000000000", "100000000000000000000"),
    ]


def repacked(data: bytes, folder: Path, part: str, content: bytes) -> bytes:
    (folder / "in.xlsx").write_bytes(data)
    with (
        zipfile.ZipFile(folder / "in.xlsx") as old,
        zipfile.ZipFile(folder / "out.xlsx", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == part else old.read(info))
    return (folder / "out.xlsx").read_bytes()


def test_entities_in_a_sheet_are_refused(read, workbook, tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
    data = repacked(workbook(S=[["no"], [1]]), tmp_path, "xl/worksheets/sheet1.xml", bomb)
    with pytest.raises(PlumbError, match="cannot be read"):
        read(data, 'data set: s\nrecords:\n  p: {table: party, key: "{no}"}\n', "t.xlsx")


def test_a_workbook_that_would_fill_the_memory_is_refused(read, workbook, monkeypatch):
    monkeypatch.setattr("plumbrule.sources.mapping.workbook.LARGEST", 1000)
    with pytest.raises(PlumbError, match="save it as CSV"):
        read(
            workbook(S=[["no"], [1]]),
            'data set: s\nrecords:\n  p: {table: party, key: "{no}"}\n',
            "t.xlsx",
        )


def test_a_broken_workbook_is_told(read, workbook, tmp_path):
    data = repacked(workbook(S=[["no"], [1]]), tmp_path, "xl/workbook.xml", b"<workbook")
    with pytest.raises(PlumbError, match="expected an Excel workbook"):
        read(data, 'data set: s\nrecords:\n  p: {table: party, key: "{no}"}\n', "t.xlsx")
