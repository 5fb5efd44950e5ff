"""Releases from sheets are the releases of the JSON they were made from, each row with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from made_releases import lines, whole
from made_sheets import Sheets, as_csv, as_workbook, sheets
from plumbrule.sources.ocds import SOURCE
from plumbrule.sources.registry import recognise
from plumbrule.sources.source import InputFile, ReadOptions

RELEASES = [whole(f"ocds-t-{number}", f"2024-03-0{number}") for number in range(1, 4)]

TITLED = """\
Open Contracting ID,Release ID,Release Date,Release Tag,Tender:Tender ID,\
Tender:Procurement method,Tender:Value:Amount,Tender:Value:Currency,\
Awards:Award ID,Awards:Award status,Awards:Suppliers:Organization ID,\
Awards:Suppliers:Organization name
ocds-t-9,1,2024-03-01,planning;tender,T,open,100.10,XAL,a,active,S,Alfa
ocds-t-9,1,2024-03-01,planning;tender,T,open,100.10,XAL,a,active,R,Beta
"""


def contents(found: Any, tables: Any = None) -> dict[str, list[str]]:
    """What the rows say, without where they stand."""
    return {
        table: sorted(
            repr(
                {name: value for name, value in row.items() if name not in {"file", "line", "path"}}
            )
            for row in found.rows(table)
        )
        for table in (tables or found.parts)
        if table != "fault"
    }


def row(**cells: str) -> dict[str, str]:
    return {name.replace("__", "/"): value for name, value in cells.items()}


def test_sheets_say_what_the_json_says(load, load_file, tmp_path):
    plain = contents(load(SOURCE, lines(RELEASES)))
    flat = load_file(SOURCE, as_workbook(sheets(RELEASES), tmp_path / "flat"))
    assert contents(flat) == plain
    assert flat.sink.records == 3
    assert len(plain) >= 20


def test_each_row_knows_its_sheet_and_line(load_file, tmp_path):
    flat = load_file(SOURCE, as_workbook(sheets(RELEASES), tmp_path / "flat"))
    places = {
        table: {(one["line"], one["path"]) for one in flat.rows(table) if one["ocid"] == "ocds-t-2"}
        for table in ("tender", "award", "award_party", "transaction", "bid")
    }
    assert places == {
        "tender": {(3, "/releases/tender")},
        "award": {(3, "/awards/awards/0")},
        "award_party": {(3, "/awards_suppliers/awards/0/suppliers/0")},
        "transaction": {
            (3, "/contracts_transactions/contracts/0/implementation/transactions/0"),
        },
        "bid": {(4, "/details/bids/details/0"), (5, "/details/bids/details/0")},
    }


def test_the_order_of_sheets_and_rows_does_not_matter(load_file, tmp_path):
    made = sheets(RELEASES)
    turned: Sheets = {name: rows[::-1] for name, rows in reversed(made.items())}
    one = contents(load_file(SOURCE, as_workbook(made, tmp_path / "one")))
    other = contents(load_file(SOURCE, as_workbook(turned, tmp_path / "other")))
    assert one == other


def test_a_table_with_titles_and_repeated_rows(load):
    flat = load(SOURCE, TITLED)
    [tender] = flat.rows("tender")
    assert (tender["method"], str(tender["value_amount"]), tender["tags"]) == (
        "open",
        "100.1000",
        "planning;tender",
    )
    assert [one["suppliers"] for one in flat.rows("award")] == [2]
    assert {(one["party_id"], one["line"], one["path"]) for one in flat.rows("award_party")} == {
        ("ocds-t-9/S", 2, "/Awards:Suppliers"),
        ("ocds-t-9/R", 3, "/Awards:Suppliers"),
    }
    assert flat.faults() == []


def test_semicolons_and_other_encodings(load):
    made = [row(ocid="ocds-t-1", id="1", tender__id="T", tender__title="Straße")]
    flat = load(SOURCE, as_csv(made, ";").decode().encode("utf-16"))
    assert [one["title"] for one in flat.rows("tender")] == ["Straße"]


def test_several_items_may_stand_side_by_side(load):
    made = [row(ocid="o", id="1", awards__0__id="a", awards__1__id="b", awards__1__status="active")]
    made[0] |= {"awards/0/status": "pending", "awards/1/suppliers/0/name": "Alfa"}
    flat = load(SOURCE, as_csv(made))
    assert {(one["award_id"], one["status"]) for one in flat.rows("award")} == {
        ("a", "pending"),
        ("b", "active"),
    }
    assert [one["award_id"] for one in flat.rows("award_party")] == ["b"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([{"id": "1", "tender/id": "x"}], ("unreadable", 3, "/releases")),
        (
            [{"ocid": "o", "id": "1", "tender/title": "Other"}],
            ("dropped", 3, "/releases/tender/title"),
        ),
        (
            [{"ocid": "o2", "id": "1", "tender/value/amount": "much"}],
            ("dropped", 3, "/releases/tender/value/amount"),
        ),
        (
            [{"ocid": "o", "id": "1", "tender/numberOfTenderers": "few"}],
            ("dropped", 3, "/releases/tender/numberOfTenderers"),
        ),
        ([{"ocid": "o", "id": "2"}, {"ocid": "o"}], ("unreadable", 4, "/releases")),
        ([{"ocid": "o", "id": "1", "Remarks": "none"}], ("noted", 1, "/releases/Remarks")),
    ],
)
def test_faults_name_sheet_row_and_column(load_file, tmp_path, rows, fault):
    first = {"ocid": "o", "id": "1", "tender/id": "T", "tender/title": "One"}
    book = as_workbook({"releases": [first, *rows]}, tmp_path / "flat")
    assert fault in load_file(SOURCE, book).faults()


def test_a_row_that_does_not_tell_its_award_is_dropped(load_file, tmp_path):
    award = {"ocid": "o", "id": "1", "awards/0/status": "active"}
    made: Sheets = {
        "awards": [award | {"awards/0/id": key} for key in ("a", "b")],
        "suppliers": [{"ocid": "o", "id": "1", "awards/0/suppliers/0/name": "Alfa"}],
    }
    flat = load_file(SOURCE, as_workbook(made, tmp_path / "flat"))
    assert flat.rows("award_party") == []
    assert flat.faults() == [("dropped", 2, "/suppliers/awards/0")]


def test_a_sheet_without_process_ids_is_told(load_file, tmp_path):
    made = sheets(RELEASES[:1]) | {"Meta": [{"publisher": "Ministry"}]}
    flat = load_file(SOURCE, as_workbook(made, tmp_path / "flat"))
    assert flat.faults() == [("noted", 1, "/Meta")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("ocid,id,tender/id\no,1,T\n", True),
        ("Open Contracting ID,Tender:Tender ID\no,T\n", True),
        ("ocid,id,date,tag\no,1,2024,tender\n", True),
        ("ocid,amount,title\no,1,T\n", False),
        ("number,tender/id\no,T\n", False),
        ("", False),
        (json.dumps({"text": "ocid,tender/id"}), False),
    ],
)
def test_known_by_its_headings(tmp_path, text, known):
    path = tmp_path / "any.txt"
    path.write_text(text)
    found = recognise(InputFile.at(path), ReadOptions())
    assert (found is SOURCE) == known


def test_a_mapping_beside_a_table_goes_first(tmp_path):
    path = tmp_path / "any.csv"
    path.write_text("ocid,id,tender/id\no,1,T\n")
    (tmp_path / "any.csv.mapping.yml").write_text("data set: x\nrecords: {}\n")
    found = recognise(InputFile.at(path), ReadOptions())
    assert found is not SOURCE
