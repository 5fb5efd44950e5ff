"""What an export holds, what stays out of it through every load, and who may make one."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from made_forms import form

from made_lakes import loaded
from plumbrule.actions import decisions
from plumbrule.actions.follow import take_step
from plumbrule.actions.load import load
from plumbrule.actions.publish import Published, publish
from plumbrule.actions.session import Session, open_session
from plumbrule.cli.main import main
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.sources.source import ReadOptions

SET = ReadOptions(source="set")
HIDDEN = {
    "numbers": ["CURPSECRET", "RFCSECRET", "LENDER", "LAND"],
    "remark": "REMARK",
    "partner": "PARTNER",
    "income": 777,
    "balances": [888, 1, 1, 1, 1],
    "changes": [12, 1, 1, 1, 1],
    "others": [(["CYG"], 999)],
    "stakes": [("PAREJA", "FIRM OF THE PARTNER")],
    "first": True,
    "none": False,
}


def declared(number: int, firms: list[str], name: str = "EVA") -> dict[str, Any]:
    public = {
        "id": number,
        "kind": "MODIFICACIÓN",
        "names": (name, f"S{number}"),
        "income": 500,
        "houses": [1000],
        "accounts": [0],
        "debts": [],
        "firms": firms,
    }
    return form(public, {**HIDDEN, "numbers": [f"CURPSECRET{number}", *HIDDEN["numbers"][1:]]})


FORMS = [declared(1, ["=ALFA()"]), declared(2, ["BETA"])]


def page(forms: list[dict[str, Any]]) -> bytes:
    rows = {"pageSize": 200, "page": 1, "totalRows": len(forms), "hasNextPage": False}
    return json.dumps({"pagination": rows, "results": forms}, ensure_ascii=False).encode()


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    file = tmp_path / "forms.json"
    file.write_bytes(page(FORMS))
    return loaded(tmp_path / "lake", [file], options=SET)


def session(lake: Lake, purpose: str | None = "purpose/test") -> Session:
    return open_session(lake.folder, user="local", purpose=purpose)


def export(lake: Lake, out: Path, profile: str = "mx-norma19") -> tuple[Published, dict[str, str]]:
    working = session(lake)
    try:
        made = publish(working, lake, profile, out)
    finally:
        working.close()
    return made, {one.name: one.read_text("utf-8") for one in out.iterdir()}


def test_csv_and_json_lines_say_the_same_and_the_metadata_names_every_column(lake, tmp_path):
    made, files = export(lake, tmp_path / "out")
    told = json.loads(files["metadata.json"])
    assert {one["url"] for one in told["tables"]} == {f for f in files if f.endswith(".csv")}
    for table in told["tables"]:
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        rows = list(csv.DictReader(io.StringIO(files[table["url"]], newline="")))
        lines = files[table["url"].replace(".csv", ".jsonl")].splitlines()
        assert len(rows) == len(lines) == made.rows[table["url"].removesuffix(".csv")]
        for row, line in zip(rows, map(json.loads, lines), strict=True):
            assert list(row) == list(line) == names
    assert made.rows["declaration"] == 2
    assert len(made.withheld) == 2


def test_what_is_reserved_is_in_no_file(lake, tmp_path):
    _, files = export(lake, tmp_path / "out")
    # Public names are drawn by a key of each lake and hold any three digits now and then.
    whole = re.sub(r"\b[0-9a-f]{32}\b", "NAME", "".join(files.values()))
    assert "NAME" in whole
    for hidden in ("SECRET", "LENDER", "LAND", "REMARK", "PARTNER", "777", "888", "999", "set:"):
        assert hidden not in whole
    assert "BETA" in whole


def test_a_received_text_is_no_formula_in_a_spreadsheet(lake, tmp_path):
    _, files = export(lake, tmp_path / "out")
    assert ",'=ALFA()," in files["declaration_item.csv"]
    assert '"counterparty_id":"=ALFA()"' in files["declaration_item.jsonl"]


def test_a_suppressed_person_and_link_stay_out_when_the_file_is_loaded_again(lake, tmp_path):
    working = session(lake)
    try:
        decisions.suppress(working, "person", "MX-CURP:CURPSECRET1", "safety")
        link = "set:2/declarant|set:2/declaracion/interes/participacion/participacion/1"
        decisions.suppress(working, "link", link, "court")
    finally:
        working.close()
    made, files = export(lake, tmp_path / "first")
    assert made.rows["declaration"] == 1
    assert "ALFA" not in "".join(files.values())
    assert "BETA" not in "".join(files.values())
    # The publisher's next file has a third person, and the two again.
    file = tmp_path / "forms.json"
    file.write_bytes(page([*FORMS, declared(3, ["GAMMA"])]))
    load(lake, [file], SET)
    made, files = export(lake, tmp_path / "second")
    assert made.rows["declaration"] == 2
    whole = "".join(files.values())
    assert "GAMMA" in whole
    assert "ALFA" not in whole
    assert "BETA" not in whole


def test_a_suppressed_declaration_stays_out(lake, tmp_path):
    working = session(lake)
    try:
        decisions.suppress(working, "document", "set:2", "court")
    finally:
        working.close()
    made, files = export(lake, tmp_path / "out")
    assert made.rows["declaration"] == 1
    assert "BETA" not in "".join(files.values())


def test_a_suppression_that_fits_nothing_stops_the_export(lake, tmp_path):
    working = session(lake)
    try:
        decisions.suppress(working, "person", "MX-CURP:GONE", "safety")
    finally:
        working.close()
    with pytest.raises(PlumbError, match="1 suppressions fit nothing"):
        export(lake, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_key_of_suppressions_stops_the_export(lake, tmp_path):
    working = session(lake)
    try:
        decisions.suppress(working, "document", "set:2", "court")
    finally:
        working.close()
    (lake.folder / "keys" / "suppression.key").unlink()
    with pytest.raises(PlumbError, match="key is missing"):
        export(lake, tmp_path / "out")


def test_a_corrected_value_is_published_as_corrected_after_the_next_load_too(lake, tmp_path):
    working = session(lake)
    inputs = {
        "table": "declaration",
        "record": "set:1",
        "field": "position",
        "seen": "DIRECTORA",
        "value": "SUBDIRECTORA",
        "reason": "the appointment",
    }
    try:
        decisions.correct(working, inputs)
    finally:
        working.close()
    file = tmp_path / "forms.json"
    for number in range(2):
        file.write_bytes(page([*FORMS, declared(3 + number, [])]))
        main(["load", "--lake", str(lake.folder), "--source", "set", str(file)])
        _, files = export(lake, tmp_path / f"out{number}")
        told = [json.loads(line)["position"] for line in files["declaration.jsonl"].splitlines()]
        assert sorted(told) == ["DIRECTORA", "DIRECTORA", "SUBDIRECTORA"]


def test_an_answer_is_published_when_whoever_gave_it_wants_so(lake, tmp_path):
    working = session(lake)
    try:
        for lead, wish in (("l1", "yes"), ("l2", "no"), ("l3", None)):
            take_step(working, "lead_review", lead, "take", {})
            asked = {"asked": "the person", "answer_due": "2099-01-01"}
            take_step(working, "lead_review", lead, "ask", asked)
            said = {"answer": f"ANSWER {lead}", "effect": "explains", "answer_public": wish}
            take_step(working, "lead_review", lead, "record_answer", said)
    finally:
        working.close()
    _, public = export(lake, tmp_path / "public")
    assert [json.loads(line) for line in public["reply.jsonl"].splitlines()] == [
        {"lead": "l1", "effect": "explains", "answer": "ANSWER l1"}
    ]
    made, _ = export(lake, tmp_path / "full", "verifier")
    assert made.rows["reply"] == 3


def test_the_verifier_s_export_holds_everything(lake, tmp_path):
    made, files = export(lake, tmp_path / "out", "verifier")
    assert made.rows["household_member"] == 2
    assert "CURPSECRET1" in files["identifier.csv"]
    assert "888" in files["declaration_item.csv"]


def test_an_export_names_its_purpose_and_is_on_record(lake, tmp_path):
    working = session(lake, None)
    try:
        with pytest.raises(PlumbError, match="--for"):
            publish(working, lake, "mx-norma19", tmp_path / "out")
    finally:
        working.close()
    export(lake, tmp_path / "out")
    working = session(lake)
    try:
        acts = [act.event for act in working.journal.acts(0) if act.event]
    finally:
        working.close()
    told = [(one.reason, one.purpose, one.objects[0].split("/")[0]) for one in acts if one.reason]
    assert told.count(("public.export", "purpose/test", "export")) == 1
    assert told.count(("public.export", "purpose/test", "export.written")) == 1


def test_the_command_tells_what_it_wrote_and_refuses_what_it_cannot(lake, tmp_path, capsys):
    start = ["export", "public", "--lake", str(lake.folder), "--for", "purpose/x"]
    out = ["--out", str(tmp_path / "out")]
    assert main([*start, *out]) != 0
    assert "--profile is one of" in capsys.readouterr().err
    assert main([*start, *out, "--profile", "none"]) != 0
    assert "there is no profile none" in capsys.readouterr().err
    assert main([*start, *out, "--profile", "mx-norma19", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["profile"], told["rows"]["declaration"]) == ("mx-norma19", 2)
    assert main([*start, *out, "--profile", "mx-norma19"]) != 0
    assert "is there already" in capsys.readouterr().err


def test_another_public_profile_used_before_is_told(lake, tmp_path):
    assert export(lake, tmp_path / "one")[0].others == ()
    assert export(lake, tmp_path / "same")[0].others == ()
    assert export(lake, tmp_path / "whole", "verifier")[0].others == ()
    assert export(lake, tmp_path / "two", "open-register")[0].others == ("mx-norma19",)


def test_what_nobody_is_said_to_hold_is_left_out_or_has_no_holder(tmp_path):
    one = declared(1, [])
    house = one["declaracion"]["situacionPatrimonial"]["bienesInmuebles"]["bienInmueble"][1]
    del house["titular"]
    file = tmp_path / "forms.json"
    file.write_bytes(page([one]))
    lake = loaded(tmp_path / "lake", [file], options=SET)
    _, norm = export(lake, tmp_path / "norm")
    assert '"asset":"real_estate"' not in norm["declaration_item.jsonl"]
    _, register = export(lake, tmp_path / "register", "open-register")
    rows = [json.loads(line) for line in register["declaration_item.jsonl"].splitlines()]
    told = {(row["holder"], row["cost_amount"]) for row in rows if row["asset"] == "real_estate"}
    assert told == {(None, "1000-5000"), ("relative", "0-1000")}
