"""What people decided: applied at every linking, stronger than numbers and keys."""

from __future__ import annotations

import pytest
from lake_in_memory import TENDERS, entry, linked, supplier

from plumbrule.linking import Decision
from plumbrule.model import PlumbError

ALFA, BETA = "100100015", "100100023"


def same(a, b):
    return Decision("same", a, b, "seen the extract of the register")


def not_same(a, b):
    return Decision("not_same", a, b, "father and son")


def test_same_joins_and_says_so():
    lake = {"party": [entry("a", "1", "Juana Perez"), entry("b", "1", "Juana Pérez")]}
    result = linked(lake, [same("b:1", "a:1")])
    assert result.entity("a:1") == result.entity("b:1") == "a:1"
    assert result.rung("a:1") == result.rung("b:1") == "confirmed"
    assert result.rows("candidate") == []


def test_same_joins_all_records_of_the_key_and_keeps_their_weaker_rung():
    lake = {
        "party": [
            supplier("1", "S-1", "Alfa"),
            supplier("2", "S-1", "Alfa"),
            entry("register", "1", "Alfa", scheme="XA-CRN", identifier=ALFA),
        ],
        "tender": TENDERS,
    }
    result = linked(lake, [same("ocds-1/S-1", "register:1")])
    assert {entity for _, entity, _, _ in result.rows("party_entity")} == {f"XA-CRN:{ALFA}"}
    assert result.rung("ocds-1/S-1") == result.rung("ocds-2/S-1") == "publisher_id"
    assert result.rung("register:1") == "id_match"


def test_same_is_refused_and_reported_where_numbers_differ():
    lake = {
        "party": [
            entry("a", "1", "Alfa", scheme="XA-CRN", identifier=ALFA),
            entry("b", "1", "Omega", scheme="XA-CRN", identifier=BETA),
        ]
    }
    result = linked(lake, [same("a:1", "b:1")])
    assert result.entity("a:1") != result.entity("b:1")
    assert result.rungs_between("a:1", "b:1") == ["refuted_id"]


def test_not_same_parts_records_of_one_number():
    lake = {
        "party": [
            entry(source, "1", "Juan Omega", scheme="XA-CRN", identifier=ALFA) for source in "abc"
        ]
    }
    result = linked(lake, [not_same("a:1", "c:1")])
    assert result.entity("a:1") != result.entity("c:1")
    assert result.entity("a:1") == result.entity("b:1") == f"XA-CRN:{ALFA}"
    assert result.rungs_between("a:1", "c:1") == ["not_same"]
    assert result.evidence("a:1", "c:1") == "father and son"


def test_not_same_parts_records_of_one_key():
    lake = {
        "party": [supplier(str(n), "S-1", "Juan Omega") for n in (1, 2, 3)],
        "tender": TENDERS,
    }
    result = linked(lake, [not_same("ocds-3/S-1", "ocds-1/S-1")])
    assert result.entity("ocds-1/S-1") == result.entity("ocds-2/S-1")
    assert result.entity("ocds-3/S-1") == "ocds-3/S-1"
    assert result.rung("ocds-3/S-1") == "self"


def test_not_same_replaces_whatever_else_is_said_of_the_pair():
    lake = {"party": [entry("a", "1", "Juan Omega"), entry("b", "1", "Juan Omega")]}
    assert linked(lake).rungs_between("a:1", "b:1") == ["name_only"]
    assert linked(lake, [not_same("a:1", "b:1")]).rungs_between("a:1", "b:1") == ["not_same"]


def test_two_kept_apart_are_not_joined_by_way_of_a_third():
    lake = {"party": [entry(source, "1", f"Name {source}") for source in "abc"]}
    result = linked(lake, [not_same("a:1", "b:1"), same("a:1", "c:1"), same("b:1", "c:1")])
    assert result.entity("a:1") == result.entity("c:1") != result.entity("b:1")
    assert "not_same" in result.rungs_between("b:1", "a:1")


def test_withdrawing_a_decision_restores_everything():
    lake = {
        "party": [
            entry("a", "1", "Alfa", scheme="XA-CRN", identifier=ALFA),
            supplier("1", "S-1", "Alfa"),
        ],
        "tender": TENDERS,
    }
    before = linked(lake)
    between = linked(lake, [same("a:1", "ocds-1/S-1")])
    after = linked(lake)
    tables = ("party_entity", "entity", "candidate")
    assert [before.rows(one) for one in tables] == [after.rows(one) for one in tables]
    assert [before.rows(one) for one in tables] != [between.rows(one) for one in tables]


def test_a_decision_about_a_record_that_is_gone_stops():
    with pytest.raises(PlumbError, match="does not hold"):
        linked({"party": [entry("a", "1", "Alfa")]}, [same("a:1", "b:9")])


def test_two_decisions_against_each_other_stop():
    lake = {"party": [entry("a", "1", "Alfa"), entry("b", "1", "Alfa")]}
    with pytest.raises(PlumbError, match="withdraw one"):
        linked(lake, [same("a:1", "b:1"), not_same("b:1", "a:1")])
