"""The synthetic country's planted conflicts are found before the award, and its twins are not."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from plumbrule.actions.check import checked, tender_given
from plumbrule.actions.load import load
from plumbrule.actions.receipt import verify
from plumbrule.actions.session import open_session
from plumbrule.checks.checker import Checker
from plumbrule.demo import country
from plumbrule.demo.score import read_truth
from plumbrule.lake import Lake

QUESTION_OF = {"CI-01": {"own_body"}, "R046": {"listed", "debarred"}}


class Checked:
    """The demonstration loaded, with a session and a snapshot ready for checks."""

    def __init__(self, folder):
        self.files = country.write(folder / "country", 1, 1, workers=1)
        self.truth = read_truth(self.files.truth)
        self.lake = Lake(folder / "lake")
        load(self.lake, list(self.files.load))
        self.checker = Checker(self.lake)
        self.session = open_session(self.lake.folder, user="officer")

    def before(self, ocid):
        """The answer for a process on the day before its award."""
        [(awarded,)] = self.checker.reading.rows(
            "select min(date_earliest) from award where ocid = $1", ocid
        )
        day = awarded.date() - timedelta(days=1)
        given = {"kind": "tender", "as_of": day.isoformat(), "panel": []}
        given["tender"] = tender_given(self.checker, ocid)
        return checked(self.session, self.checker, [given])[0]

    def company(self, number, day):
        given = {"kind": "company", "name": "", "ids": [f"XA-CRN:{number}"]}
        return checked(self.session, self.checker, [given | {"as_of": day.isoformat()}])[0]

    def cases(self, rule, *, twin):
        return [row for row in self.truth if row.rule == rule and row.twin is twin]

    def processes_won(self, number):
        return self.checker.reading.rows(
            "select distinct a.ocid from award as a "
            "join award_party as p on p.ocid = a.ocid and p.award_id = a.award_id "
            "join party_entity as e on e.party_id = p.party_id where e.entity_id = $1",
            f"XA-CRN:{number}",
        )


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    made = Checked(tmp_path_factory.mktemp("checked"))
    yield made
    made.session.close()
    made.checker.close()


def answers(answer, ids):
    return {test["answer"] for test in answer["tests"] if test["id"] in ids}


def test_each_planted_own_firm_is_a_hit_before_the_award_with_a_receipt_that_verifies(demo):
    planted = demo.cases("CI-01", twin=False)
    assert planted
    for row in planted:
        answer = demo.before(row.unit.split("/")[0])
        assert answer["answer"] == "hit", row.why
        assert "hit" in answers(answer, {"own_body"}), row.why
        found = verify(demo.session, answer["receipt"]["receipt_id"])
        assert found.defects == (), row.why


def test_no_innocent_twin_of_an_own_firm_is_a_hit(demo):
    twins = demo.cases("CI-01", twin=True)
    assert len(twins) >= 10
    for row in twins:
        answer = demo.before(row.unit.split("/")[0])
        assert "hit" not in answers(answer, {"own_body"}), row.why
        assert answer["answer"] != "hit", row.why


def test_a_homonym_is_refuted_or_cannot_be_told(demo):
    named = [row for row in demo.cases("CI-01", twin=True) if "name" in row.why]
    assert named
    for row in named:
        answer = demo.before(row.unit.split("/")[0])
        expected = "cannot_tell" if "only a name" in row.why else "clear"
        assert answers(answer, {"own_body"}) == {expected}, row.why
        if expected == "cannot_tell":
            [test] = [one for one in answer["tests"] if one["id"] == "own_body"]
            assert test["reasons"] == ["weak:name_only"]


def test_each_planted_listed_supplier_is_a_hit_before_its_award(demo):
    planted = demo.cases("R046", twin=False)
    assert planted
    for row in planted:
        for (ocid,) in demo.processes_won(row.unit):
            if ocid in row.why:
                answer = demo.before(ocid)
                assert "hit" in answers(answer, QUESTION_OF["R046"]), row.why


def test_no_twin_of_a_listed_supplier_is_a_hit(demo):
    for row in demo.cases("R046", twin=True):
        for (ocid,) in demo.processes_won(row.unit):
            answer = demo.before(ocid)
            assert "hit" not in answers(answer, QUESTION_OF["R046"] | {"owner_listed"}), row.why


def test_a_listing_flips_the_answer_on_the_right_days(demo):
    rows = demo.checker.reading.rows(
        "select e.entity_id, l.start_text, l.end_text from listing as l "
        "join party_entity as e on e.party_id = l.party_id "
        "where l.end_text is not null and l.kind = 'debarment' and e.entity_id like 'XA-CRN:%' "
        "order by e.entity_id"
    )
    # A list is too old for days long after it was loaded; those are not asked here.
    [loaded] = {one.data_date for one in demo.checker.lists if one.kind == "debarment"}
    over = [row for row in rows if date.fromisoformat(row[2]) < loaded]
    assert over
    for entity, start, end in over:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        number = entity.partition(":")[2]
        for day, expected in (
            (first - timedelta(days=1), "clear"),
            (first, "hit"),
            (last, "hit"),
            (last + timedelta(days=1), "clear"),
        ):
            assert answers(demo.company(number, day), {"debarred"}) == {expected}, (entity, day)


def test_the_release_as_published_before_the_award_gives_the_same_answers(demo, tmp_path):
    row = demo.cases("CI-01", twin=False)[0]
    ocid, number = row.unit.split("/")
    loaded = demo.before(ocid)
    release = {
        "ocid": ocid,
        "date": "2023-01-01T00:00:00Z",
        "parties": [
            {"id": "f", "name": "", "identifier": {"scheme": "XA-CRN", "id": number}},
            {
                "id": "b",
                "name": "The body",
                "identifier": {
                    "scheme": "XA-GOV",
                    "id": demo.checker.reading.rows(
                        "select p.identifier from tender as t "
                        "join party as p on p.party_id = t.buyer_id where t.ocid = $1",
                        ocid,
                    )[0][0],
                },
            },
        ],
        "buyer": {"id": "b"},
        "tender": {"id": "t", "title": "Before the award", "tenderers": [{"id": "f"}]},
    }
    path = tmp_path / "release.json"
    path.write_text(json.dumps(release), encoding="utf-8")
    given = {"kind": "tender", "as_of": loaded["receipt"]["content"]["as_of"], "panel": []}
    given["tender"] = tender_given(demo.checker, str(path))
    answer = checked(demo.session, demo.checker, [given])[0]
    assert answers(answer, {"own_body"}) == {"hit"}
    assert answer["receipt"]["content"]["input_as_given"]["tender"]["sha256"]
