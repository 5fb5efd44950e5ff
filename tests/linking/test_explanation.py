"""The reasons given are the ones that decided."""

from __future__ import annotations

import pytest
from lake_in_memory import TENDERS, entry, linked, supplier

from plumbrule.linking import Decision, explain
from plumbrule.model import PlumbError

ALFA, BETA = "100100015", "100100023"


def explained(lake, a, b, decisions=()):
    result = linked(lake, decisions)
    for table in ("party_entity", "entity", "candidate", "cluster"):
        result.connection.execute(f"create view {table} as select * from linked_{table}")
    return explain(result.connection, a, b)


def verdicts(explanation):
    return {one.name: one.verdict for one in explanation.features}


def test_a_number_is_given_as_the_reason():
    lake = {
        "party": [
            supplier("1", "a", "Alfa", scheme="XA-CRN", identifier=ALFA),
            entry("register", "1", "ALFA", scheme="XA-CRN", identifier=ALFA, country="XA"),
        ],
        "tender": TENDERS,
    }
    told = explained(lake, "ocds-1/a", "register:1")
    assert (told.same, told.rung) == (True, "id_match")
    assert "by an official number" in told.paragraph
    assert verdicts(told) | {"country": "unknown"} == verdicts(told)
    assert verdicts(told)["number of XA-CRN"] == verdicts(told)["strict name"] == "agrees"


def test_the_weaker_tie_is_told():
    lake = {
        "party": [
            supplier("1", "S-1", "Alfa", scheme="XA-CRN", identifier=ALFA),
            supplier("2", "S-1", "Alfa"),
        ],
        "tender": TENDERS,
    }
    told = explained(lake, "ocds-2/S-1", "ocds-1/S-1")
    assert (told.same, told.rung) == (True, "publisher_id")
    assert "publisher's own key" in told.paragraph


def test_namesakes_are_two_and_the_birth_date_says_why():
    lake = {
        "party": [
            entry("a", "1", "Juana Perez", born_text="1970-05-03"),
            entry("b", "1", "Juana Perez", born_text="1951-11-28"),
        ]
    }
    told = explained(lake, "a:1", "b:1")
    assert (told.same, told.rung) == (False, "refuted_date")
    assert "exclude each other" in told.paragraph
    assert verdicts(told)["day of birth or founding"] == "differs"


def test_a_year_and_a_day_of_it_leave_it_open():
    lake = {
        "party": [
            entry("a", "1", "Juana Perez", born_text="1970-05-03"),
            entry("b", "1", "Juana Perez", born_text="1970"),
        ]
    }
    told = explained(lake, "a:1", "b:1")
    assert (told.same, told.rung) == (False, "name_only")
    assert verdicts(told)["day of birth or founding"] == "unknown"


def test_a_shared_number_and_a_failed_check_are_told():
    lake = {
        "party": [
            supplier(str(n), f"key-{n}", name, scheme="GB-COH", identifier="4711")
            for n, name in enumerate(["Alfa", "Beta", "Gamma", "Delta"])
        ],
        "tender": TENDERS,
    }
    told = explained(lake, "ocds-0/key-0", "ocds-1/key-1")
    assert not told.same
    assert "goes with 4 different names" in told.paragraph
    wrong = {
        "party": [
            entry(source, "1", "Alfa", scheme="XA-CRN", identifier="100100016") for source in "ab"
        ]
    }
    assert "fails its check" in explained(wrong, "a:1", "b:1").paragraph


def test_a_decision_is_told_with_its_reason():
    lake = {"party": [entry("a", "1", "Juana Perez"), entry("b", "1", "Juana Perez")]}
    told = explained(lake, "a:1", "b:1", [Decision("not_same", "a:1", "b:1", "mother, daughter")])
    assert (told.same, told.rung) == (False, "not_same")
    assert "mother, daughter" in told.paragraph
    told = explained(lake, "a:1", "b:1", [Decision("same", "a:1", "b:1", "one passport")])
    assert (told.same, told.rung) == (True, "confirmed")


def test_two_with_nothing_in_common():
    lake = {"party": [entry("a", "1", "Alfa"), entry("b", "1", "Beta")]}
    told = explained(lake, "a:1", "b:1")
    assert (told.same, told.rung) == (False, "none")


def test_a_record_that_is_not_there():
    with pytest.raises(PlumbError, match="holds no record b:9"):
        explained({"party": [entry("a", "1", "Alfa")]}, "a:1", "b:9")
