"""The sheet of a declarant: what rules found, in order, what they could not tell, and the state of filing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from plumbrule.actions.declarations import PAGE
from plumbrule.cli.main import main

HEAD = "Form;Person;Number;Year;Filed;Line;Type;What;Key;Amount;Acquired\n"
ROWS = """\
A21;Ana Ito;10010086691;2021;2022-05-02;1;asset;real_estate;H1;150000;2015-03-02
A21;Ana Ito;10010086691;2021;2022-05-02;m;none;money;;;
A22;Ana Ito;10010086691;2022;2023-07-02;1;asset;real_estate;H1;150000;2015-03-02
A22;Ana Ito;10010086691;2022;2023-07-02;2;asset;real_estate;H2;90000;2016-03-02
A22;Ana Ito;10010086691;2022;2023-07-02;d;not_answered;debt;;;
B21;Bo Sand;20010086694;2021;2022-05-02;1;asset;real_estate;H7;150000;2015-03-02
B22;Bo Sand;20010086694;2022;2023-05-02;1;asset;real_estate;H7;150000;2015-03-02
"""
FORMS = """\
data set: xa-forms
country: XA
zone: "+02:00"
currency: AVL
records:
  body: {table: party, key: ministry, kind: body, name: Ministry, country: XA}
  person:
    table: party
    key: "{Number}"
    kind: person
    name: "{Person}"
    identifiers: [{scheme: XA-NIN, value: "{Number}"}]
  form: {table: declaration, key: "{Form}", person_id: person, body_id: body, kind: annual, year: "{Year}", filed: "{Filed}"}
  asset: {table: declaration_item, when: "{Type} is asset", key: "{Line}", declaration_id: form, asset: "{What}", item_key: "{Key}", acquired: "{Acquired}", value: "{Amount}"}
  told: {table: section_status, when: "{Type} is asset", declaration_id: form, section: "{What}", status: declared}
  silent: {table: section_status, when: "{Type} is one of none, not_answered", declaration_id: form, section: "{What}", status: "{Type}"}
"""
ROSTER = "Person;Number;Start\nAna Ito;10010086691;2020-01-01\nCy Long;30010086697;2020-01-01\n"
POSTS = """\
data set: xa-roster
country: XA
zone: "+02:00"
records:
  body: {table: party, key: ministry, kind: body, name: Ministry, country: XA}
  person:
    table: party
    key: "{Number}"
    kind: person
    name: "{Person}"
    identifiers: [{scheme: XA-NIN, value: "{Number}"}]
  post: {table: post_holder, key: "{Number}", person_id: person, body_id: body, start: "{Start}", current: "true"}
"""


def many(count: int) -> str:
    return "".join(
        f"M{n}-{year};Of many {n};9{n:09};{year};{year + 1}-05-02;1;asset;real_estate;M{n};5;2015-03-02\n"
        for n in range(count)
        for year in (2021, 2022)
    )


@pytest.fixture(scope="module")
def lake(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    for name, rows, mapping in (
        ("forms", HEAD + ROWS + many(PAGE), FORMS),
        ("roster", ROSTER, POSTS),
    ):
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
        (folder / f"{name}.csv.mapping.yml").write_text(mapping, encoding="utf-8")
    files = [str(folder / "forms.csv"), str(folder / "roster.csv")]
    assert main(["load", *files, "--lake", str(folder / "lake")]) == 0
    return folder / "lake"


def said(capsys, lake, *words) -> str:
    capsys.readouterr()
    assert main(["declarations", *words, "--lake", str(lake)]) == 0
    return capsys.readouterr().out


def sheets(capsys, lake, *words) -> dict[str, dict]:
    return {one["name"]: one for one in json.loads(said(capsys, lake, "rank", "--json", *words))}


def test_those_with_findings_come_first_and_every_declarant_is_there(lake, capsys):
    found = sheets(capsys, lake)
    assert set(list(found)[:2]) == {"Ana Ito", "Cy Long"}
    assert len(found) == PAGE + 3
    rules = {one["rule"] for one in found["Ana Ito"]["findings"]}
    assert rules == {"CN-03", "FL-02", "FL-04"}
    assert found["Bo Sand"]["findings"] == []


def test_filing_is_told_by_roster_term_section_and_version(lake, capsys):
    found = sheets(capsys, lake)
    ana, cy = found["Ana Ito"], found["Cy Long"]
    assert (ana["not_filed"], ana["late"], ana["incomplete"], ana["forms"]) == (0, 1, 1, 2)
    # Forms of 2021 and 2022 are loaded, of which none is Cy Long's; no form of another kind is.
    assert (cy["not_filed"], cy["forms"]) == (2, 0)
    assert {one["rule"] for one in cy["findings"]} == {"FL-01"}


def test_what_cannot_be_told_stands_beside(lake, capsys):
    told = {one["rule"]: one["reasons"] for one in sheets(capsys, lake)["Ana Ito"]["cannot_tell"]}
    assert told["FL-01"] == ["unavailable:entry"]
    assert "missing_field:section_status/gift" in told["FL-04"]


def test_findings_stand_by_rung_money_weight_and_day(lake, capsys):
    ana = sheets(capsys, lake)["Ana Ito"]["findings"]
    assert ana[0]["rule"] == "CN-03"
    assert all(one["rung"] == "record" for one in ana)
    weights = [one["weight"] for one in ana[1:]]
    assert weights == sorted(weights, reverse=True)


def test_pages_hold_two_hundred_and_together_all(lake, capsys):
    first = sheets(capsys, lake, "--page", "1")
    second = sheets(capsys, lake, "--page", "2")
    assert (len(first), len(second)) == (PAGE, 3)
    assert first.keys() | second.keys() == sheets(capsys, lake).keys()
    assert main(["declarations", "rank", "--page", "3", "--lake", str(lake)]) == 1
    assert "pages go from 1 to 2" in capsys.readouterr().err


def test_csv_has_a_row_for_each(lake, capsys):
    rows = list(csv.DictReader(io.StringIO(said(capsys, lake, "rank", "--csv", "--page", "2"))))
    assert len(rows) == 3
    assert json.loads(rows[0]["cannot_tell"])


def test_the_sheet_of_one_names_the_line_of_every_number(lake, capsys):
    found = json.loads(said(capsys, lake, "show", "Ana Ito", "--json"))
    by_rule = {one["rule"]: found["evidence"][one["id"]] for one in found["sheet"]["findings"]}
    item = next(row for row in by_rule["CN-03"] if row["table_name"] == "declaration_item")
    # The header is line 1; H2 stands in the fourth row of forms.
    assert (item["line"], item["value"]) == (5, "H2")
    assert item["file_name"].endswith("forms.csv")
    assert all(row["line"] for rows in by_rule.values() for row in rows)
    assert found["accounts"][0]["lines"]
    told = said(capsys, lake, "show", "Ana Ito")
    assert "forms.csv:5" in told
    assert "1 after the term; 1 required sections not answered" in told


def test_who_is_meant_must_be_said(lake, capsys):
    assert main(["declarations", "show", "--lake", str(lake)]) == 1
    assert "say whose sheet" in capsys.readouterr().err
    assert main(["declarations", "show", "Nobody", "--lake", str(lake)]) == 1
    assert "no declarant is known as Nobody" in capsys.readouterr().err
    assert main(["declarations", "rank", "Ana Ito", "--lake", str(lake)]) == 1
    assert "declarations show PERSON" in capsys.readouterr().err


def test_kept_sheets_are_the_sheets_made_anew(lake, capsys):
    first = said(capsys, lake, "rank", "--json")
    for kept in (lake / "flags").glob("*declarants*"):
        kept.unlink()
    assert said(capsys, lake, "rank", "--json") == first
