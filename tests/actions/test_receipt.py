"""Receipts: sealed, chained, recorded, asked again; and what betrays one that was changed."""

from __future__ import annotations

import copy
import json
import shutil

import pytest

from made_lakes import loaded, put
from plumbrule.actions import receipt, users
from plumbrule.actions.check import checked
from plumbrule.actions.follow import DeniedError
from plumbrule.actions.session import Session, open_session
from plumbrule.checks.checker import Checker
from plumbrule.checks.page import page
from plumbrule.checks.receipt import digest
from plumbrule.model.errors import PlumbError
from plumbrule.sources.source import ReadOptions

SANCTIONED = {
    "id": "s-1",
    "schema": "Company",
    "properties": {
        "name": ["Alder Works Ltd"],
        "jurisdiction": ["fr"],
        "leiCode": ["5493001KJTIIGC8Y1R12"],
    },
    "datasets": ["list"],
}
SANCTION = {
    "id": "s-1-s",
    "schema": "Sanction",
    "properties": {"entity": ["s-1"], "startDate": ["2023-03-01"], "authority": ["Council"]},
    "datasets": ["list"],
}
ASKED = {
    "kind": "company",
    "name": "Alder Works Ltd",
    "ids": ["LEI:5493001KJTIIGC8Y1R12"],
    "as_of": "2024-06-01",
    "body": None,
}


def listed(name="Alder Works Ltd"):
    changed = copy.deepcopy(SANCTIONED)
    changed["properties"]["name"] = [name]
    return b"".join(json.dumps(one).encode() + b"\n" for one in (changed, SANCTION))


FIRM = b"company_no,name\nQQ-7,Birch Supply Ltd\nQQ-8,Cedar Import Ltd\n"
MAPPING = b"""data set: firms
country: FR
records:
  firm:
    table: party
    kind: company
    key: "{company_no}"
    name: "{name}"
    identifiers:
      - {scheme: FR-CO, value: "{company_no}"}
"""


def files(folder, name="Alder Works Ltd"):
    put(folder, **{"list.ftm.json": listed(name), "firms.csv": FIRM})
    (folder / "firms.csv.mapping.yml").write_bytes(MAPPING)
    return folder / "list.ftm.json", folder / "firms.csv"


PLAIN = ReadOptions()


@pytest.fixture
def lake(tmp_path):
    return loaded(tmp_path / "lake", list(files(tmp_path / "in")), options=PLAIN)


@pytest.fixture
def session(lake):
    opened = open_session(lake.folder, user="officer")
    yield opened
    opened.close()


def ask(session, lake, **more):
    checker = Checker(lake)
    try:
        return checked(session, checker, [ASKED | more])[0]
    finally:
        checker.close()


def test_the_answer_carries_its_receipt_and_the_receipt_verifies_by_id_and_by_file(
    session, lake, tmp_path
):
    answer = ask(session, lake)
    assert answer["answer"] == "hit"
    made = answer["receipt"]
    assert made["content"]["overall"] == "hit"
    assert receipt.verify(session, made["receipt_id"], replay=True).defects == ()
    for number, form in enumerate((made, answer)):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(form), encoding="utf-8")
        found = receipt.verify(session, str(path), replay=True)
        assert (found.defects, found.replayed) == ((), True)


def test_receipts_are_chained_and_listed_latest_first(session, lake):
    first, second = ask(session, lake)["receipt"], ask(session, lake)["receipt"]
    assert first["previous_receipt_hash"] == ""
    assert second["previous_receipt_hash"] == first["receipt_hash"]
    assert [row["receipt_id"] for row in receipt.listing(session)] == [
        second["receipt_id"],
        first["receipt_id"],
    ]


def test_the_same_question_of_the_same_records_has_the_same_content_hash(session, lake, tmp_path):
    mine = ask(session, lake)["receipt"]
    assert ask(session, lake)["receipt"]["content_hash"] == mine["content_hash"]
    one, other = files(tmp_path / "again")
    for name, sets in (("b", ([other], [one])), ("c", ([one], [other]))):
        elsewhere = loaded(tmp_path / name, *sets, options=PLAIN)
        opened = open_session(elsewhere.folder, user="officer")
        theirs = ask(opened, elsewhere)["receipt"]
        opened.close()
        assert theirs["content_hash"] == mine["content_hash"]
        assert theirs["receipt_hash"] != mine["receipt_hash"]


def test_a_changed_row_of_a_list_changes_the_hash(session, lake, tmp_path):
    mine = ask(session, lake)["receipt"]
    changed = loaded(
        tmp_path / "b", list(files(tmp_path / "x", "Alder Works Limited")), options=PLAIN
    )
    opened = open_session(changed.folder, user="officer")
    theirs = ask(opened, changed)["receipt"]
    opened.close()
    assert theirs["content_hash"] != mine["content_hash"]


def _answer(made):
    made["content"]["results"][0]["answer"] = "clear"


def _name(made):
    made["content"]["input_as_given"]["name"] = "Somebody Else"


def _content_resealed(made):
    made["content"]["overall"] = "clear"
    made["content_hash"] = digest(made["content"])


def _all_resealed(made):
    _content_resealed(made)
    made["receipt_hash"] = digest({k: v for k, v in made.items() if k != "receipt_hash"})


def _made_at(made):
    made["made_at"] = "2020-01-01T00:00:00.000000Z"


def _other_id(made):
    made["receipt_id"] = "0" * 32
    made["receipt_hash"] = digest({k: v for k, v in made.items() if k != "receipt_hash"})


def _no_list(made):
    made["content"]["lists"] = []


TAMPERING = {
    _answer: {"content hash does not fit", "receipt hash does not fit"},
    _name: {"content hash does not fit", "receipt hash does not fit"},
    _content_resealed: {"receipt hash does not fit"},
    _all_resealed: {"the journal holds another hash"},
    _made_at: {"receipt hash does not fit"},
    _other_id: {"the journal here holds no receipt"},
    _no_list: {"content hash does not fit", "receipt hash does not fit"},
}


@pytest.mark.parametrize("tamper", TAMPERING, ids=lambda one: one.__name__)
def test_a_changed_receipt_is_told_with_a_sentence_for_each_defect(session, lake, tmp_path, tamper):
    made = ask(session, lake)["receipt"]
    forged = copy.deepcopy(made)
    tamper(forged)
    path = tmp_path / "forged.json"
    path.write_text(json.dumps(forged), encoding="utf-8")
    defects = receipt.verify(session, str(path)).defects
    assert len(defects) == len(TAMPERING[tamper])
    for expected in TAMPERING[tamper]:
        assert any(expected in defect for defect in defects)


def test_a_replay_that_differs_names_the_part(session, lake, tmp_path):
    made = ask(session, lake)["receipt"]
    # The list's row is gone from the very snapshot: the lake was altered behind the journal's back.
    parts = sorted((lake.folder / "parts" / "listing").glob("*.parquet"))
    shutil.copy(parts[0], tmp_path / "kept.parquet")
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(parts[0]).slice(0, 0), parts[0])
    shutil.rmtree(lake.folder / "checks", ignore_errors=True)
    found = receipt.verify(session, made["receipt_id"], replay=True)
    assert len(found.defects) == 1
    assert "asked again, it differs in" in found.defects[0]
    assert "results" in found.defects[0]


def test_a_later_load_does_not_disturb_a_replay(session, lake, tmp_path):
    made = ask(session, lake)["receipt"]
    more = put(tmp_path / "more", **{"more.csv": FIRM + b"QQ-9,Alder Works Ltd\n"})
    (tmp_path / "more" / "more.csv.mapping.yml").write_bytes(MAPPING.replace(b"firms", b"more"))
    loaded(lake.folder, more, options=PLAIN)
    assert receipt.verify(session, made["receipt_id"], replay=True).defects == ()


def test_the_log_holds_no_name_and_the_content_is_sealed(session, lake):
    made = ask(session, lake)["receipt"]
    events = [act.event for act in session.journal.acts()]
    told = [one for one in events if one.act == "receipt.made"]
    assert len(told) == 1
    assert told[0].digest == made["receipt_hash"]
    data = (lake.folder / "journal.sqlite").read_bytes()
    for other in lake.folder.glob("journal.sqlite-*"):
        data += other.read_bytes()
    assert b"Alder" not in data
    assert b"5493001KJTIIGC8Y1R12" not in data


def test_only_those_who_may_ask_may_ask_and_a_denial_is_recorded(session, lake):
    users.add_user(session, {"name": "Adam", "login": "adam"}, ["administrator"])
    adam = Session(session.journal, lake.folder, "adam")
    with pytest.raises(DeniedError):
        ask(adam, lake)
    assert list(session.journal.acts())[-1].event.decision == "deny"
    users.add_user(adam, {"name": "Ana", "login": "ana"}, ["analyst"])
    with pytest.raises(DeniedError, match="purpose"):
        ask(Session(session.journal, lake.folder, "ana"), lake)


def test_the_page_stands_alone_and_shows_hostile_names_as_text(session, lake):
    made = ask(session, lake, name="<script>alert(1)</script> & Co")["receipt"]
    text = page(made)
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert 'lang="en"' in text
    assert "noindex" in text
    assert "http" not in text.replace("http-equiv", "")


def test_a_receipt_that_is_not_there_is_told(session):
    with pytest.raises(PlumbError, match="there is no receipt"):
        receipt.verify(session, "ffff")


@pytest.mark.parametrize("data", [b"", b"[1]", b"\xff\xfe", b"{"])
def test_a_file_that_is_no_json_object_is_told(session, tmp_path, data):
    path = tmp_path / "odd.json"
    path.write_bytes(data)
    with pytest.raises(PlumbError) as told:
        receipt.verify(session, str(path))
    assert told.value.file == str(path)


def test_an_object_that_is_no_receipt_is_a_defect(session, tmp_path):
    path = tmp_path / "odd.json"
    path.write_bytes(b'{"a": 1.5}')
    assert "it is no receipt" in receipt.verify(session, str(path)).defects[0]


def test_nothing_loaded_is_told(tmp_path):
    from plumbrule.lake import Lake

    with pytest.raises(PlumbError, match="nothing is loaded"):
        Checker(Lake(tmp_path))
