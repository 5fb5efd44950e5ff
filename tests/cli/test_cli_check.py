"""`plumb check` and `plumb receipt` as they are typed."""

from __future__ import annotations

import json

import pytest

from made_lakes import loaded, put
from plumbrule.cli.main import main
from plumbrule.sources.source import ReadOptions

RELEASE = {
    "ocid": "ocds-zz-1",
    "date": "2024-05-01T00:00:00Z",
    "tag": ["tender"],
    "parties": [
        {"id": "b", "name": "Ministry of Works", "roles": ["buyer"]},
        {"id": "1", "name": "Alder Works Ltd", "roles": ["tenderer"]},
        {"id": "2", "name": "Birch Supply Ltd", "roles": ["tenderer"]},
    ],
    "buyer": {"id": "b", "name": "Ministry of Works"},
    "tender": {
        "id": "t",
        "title": "Road works",
        "tenderers": [
            {"id": "1", "name": "Alder Works Ltd"},
            {"id": "2", "name": "Birch Supply Ltd"},
        ],
    },
}


@pytest.fixture
def place(tmp_path):
    data = json.dumps(RELEASE).encode() + b"\n"
    loaded(tmp_path / "lake", put(tmp_path / "in", **{"a.jsonl": data}), options=ReadOptions())
    return tmp_path


def run(capsys, place, *words):
    status = main(["--lake", str(place / "lake"), *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_company_a_person_and_a_tender(capsys, place):
    for words in (
        ("company", "Alder Works Ltd", "--id", "ZZ-CO:4471", "--country", "fr"),
        ("person", "Ines Garrow", "--born", "1970-05-06", "--body", "Ministry of Works"),
        ("tender", "ocds-zz-1"),
        ("tender", str(place / "in" / "a.jsonl")),
    ):
        status, out, _ = run(capsys, place, "check", *words, "--as-of", "2024-06-01", "--json")
        answer = json.loads(out)
        assert status == 0
        # No list is loaded, so nobody is cleared.
        assert answer["answer"] == "cannot_tell"
        assert {"id", "answer", "reasons", "evidence"} <= answer["tests"][0].keys()
        assert any("unavailable:sanction" in test["reasons"] for test in answer["tests"])
        status, out, _ = run(capsys, place, "receipt", "verify", answer["receipt"]["receipt_id"])
        assert (status, "whole" in out) == (0, True)


def test_a_panel_from_a_table_and_from_json(capsys, place):
    table = place / "panel.csv"
    table.write_text("name,id,scheme,born,body,role\nIda Ivy,P1,ZZ-ID,,,chair\n", encoding="utf-8")
    other = place / "panel.json"
    other.write_text('[{"name": "Ida Ivy", "id": "ZZ-ID:P1", "role": "chair"}]', encoding="utf-8")
    contents = []
    for path in (table, other):
        words = ("check", "tender", "ocds-zz-1", "--panel", str(path), "--as-of", "2024-06-01")
        _, out, _ = run(capsys, place, *words, "--json")
        answer = json.loads(out)
        assert len([test for test in answer["tests"] if test["id"] == "panel_tie"]) == 2
        contents.append(answer["receipt"]["content_hash"])
    assert contents[0] == contents[1]


def test_what_is_told_to_a_reader(capsys, place):
    status, out, _ = run(capsys, place, "check", "tender", "ocds-zz-1", "--as-of", "2024-06-01")
    assert status == 0
    assert "CANNOT TELL  on 2024-06-01, for award" in out
    assert "unavailable:debarment" in out
    assert "Receipt " in out
    status, out, _ = run(capsys, place, "receipt", "list")
    assert "tender" in out


def test_a_batch_and_its_receipts(capsys, place):
    table, out_path = place / "in.csv", place / "out.csv"
    table.write_text("kind,name\ncompany,=Alder\nperson,\n", encoding="utf-8")
    words = ("check", "--csv", str(table), "--out", str(out_path), "--json")
    status, out, err = run(capsys, place, *words)
    assert status == 1
    assert "line 3" in err
    assert json.loads(out) == {"rows": 2, "hit": 0, "cannot_tell": 1, "clear": 0, "not_asked": 1}
    assert "'=Alder" in out_path.read_text(encoding="utf-8")
    assert len(list((place / "out.csv.receipts").glob("*.json"))) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("company", "  "), "a name or an official number"),
        (("company", "Alder", "--id", "4471"), "SCHEME:VALUE"),
        (("company", "Alder", "--country", "France"), "two letters"),
        (("person", "Ida", "--born", "yesterday"), "no date of birth"),
        (("person", "Ida", "--as-of", "31.12.2024"), "YYYY-MM-DD"),
        (("tender", "ocds-nowhere"), "no process ocds-nowhere"),
        ((), "say what to check"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_sentence(capsys, place, words, told):
    status, out, err = run(capsys, place, "check", *words)
    assert (status, out) == (1, "")
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\x00\xff", b"name;value\n1;2\n"])
def test_a_file_that_is_no_tender_is_told(capsys, place, data):
    path = place / "odd.json"
    path.write_bytes(data)
    status, _, err = run(capsys, place, "check", "tender", str(path))
    assert status == 1
    assert err.startswith("plumb: ")


def test_a_changed_file_fails_with_status_one(capsys, place):
    _, out, _ = run(capsys, place, "check", "company", "Alder Works Ltd", "--json")
    path = place / "receipt.json"
    path.write_text(out.replace("Alder", "Other"), encoding="utf-8")
    status, out, err = run(capsys, place, "receipt", "verify", str(path), "--json")
    found = json.loads(out)
    assert (status, found["valid"], err) == (1, False, "")
    assert found["defects"]
