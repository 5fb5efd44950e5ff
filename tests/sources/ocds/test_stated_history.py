"""Each of several releases keeps what it said of the tender."""

import json

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.sources.ocds.history import stated

NOTICE = {
    "ocid": "ocds-213czf-1",
    "id": "1",
    "date": "2024-01-01T00:00:00Z",
    "tag": ["tender"],
    "buyer": {"id": "B", "name": "B"},
    "tender": {
        "id": "t",
        "title": "Road",
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "mainProcurementCategory": "works",
        "awardCriteria": "priceOnly",
        "tenderPeriod": {"endDate": "2024-02-01T00:00:00Z"},
        "lots": [{"id": "2"}, {"id": "1"}],
    },
}
AWARD = {
    **NOTICE,
    "id": "2",
    "date": "2024-03-01T00:00:00Z",
    "tag": ["award"],
    "tender": {"id": "t", "title": "Road and bridge", "lots": []},
}


def test_a_release_says_what_it_holds_and_no_more():
    assert stated(AWARD) == {
        "tags": "award",
        "release_text": "2024-03-01T00:00:00Z",
        "buyer_local_id": "B",
        "title": "Road and bridge",
    }


def test_odd_values_are_left_out():
    assert stated({"tag": None, "tender": {"title": {"en": "x"}, "lots": "many"}, "buyer": 3}) == {}


def test_releases_of_one_process_are_kept_beside_the_merged_one(tmp_path):
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in (NOTICE, AWARD)) + "\n", encoding="utf-8")
    lake = Lake(tmp_path / "lake")
    load(lake, [file])
    connection = connect(tmp_path / "lake", lake.manifest(), threads=1)
    rows = connection.execute(
        "select line, tags, title, method_text, lots, tender_end_text from release order by line"
    ).fetchall()
    assert rows == [
        (1, "tender", "Road", "open", "1;2", "2024-02-01T00:00:00Z"),
        (2, "award", "Road and bridge", None, None, None),
    ]
    assert connection.execute("select title, releases from tender").fetchall() == [
        ("Road and bridge", 2)
    ]


def test_amounts_that_a_later_release_changes_are_kept(tmp_path):
    first = {
        **NOTICE,
        "tender": {
            **NOTICE["tender"],
            "participationFees": [
                {"id": "f", "type": ["document"], "value": {"amount": 10, "currency": "avl"}},
                {"type": ["submission"], "value": {"amount": 3, "currency": "AVL"}},
            ],
        },
        "contracts": [{"id": "c", "value": {"amount": 500.5, "currency": "AVL"}}],
    }
    later = {
        **AWARD,
        "tender": {
            **AWARD["tender"],
            "participationFees": [{"id": "f", "value": {"amount": 12, "currency": "AVL"}}],
        },
        "contracts": [{"id": "c", "value": {"amount": None, "currency": "AVL"}}],
    }
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in (first, later)) + "\n", encoding="utf-8")
    lake = Lake(tmp_path / "lake")
    load(lake, [file])
    connection = connect(tmp_path / "lake", lake.manifest(), threads=1)
    rows = connection.execute(
        "select stage, part_id, release_text, cast(value_amount as varchar), value_currency, path"
        " from stated_value order by stage, line"
    ).fetchall()
    assert rows == [
        ("contract", "c", "2024-01-01T00:00:00Z", "500.5000", "AVL", "/contracts/0"),
        ("fee", "f", "2024-01-01T00:00:00Z", "10.0000", "AVL", "/tender/participationFees/0"),
        ("fee", "f", "2024-03-01T00:00:00Z", "12.0000", "AVL", "/tender/participationFees/0"),
    ]
