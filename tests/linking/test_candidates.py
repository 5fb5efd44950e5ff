"""Pairs that may be one: found, told apart, and never joined."""

from __future__ import annotations

import pytest
from lake_in_memory import TENDERS, entry, linked, supplier

ALFA, BETA = "100100015", "100100023"


def person(source, key, name, born=None, **more):
    return entry(source, key, name, kind="person", born_text=born, **more)


def listed(*party_ids):
    return [{"listing_id": f"l-{one}", "party_id": one, "source": "list"} for one in party_ids]


def test_a_listed_name_is_found_among_suppliers_and_not_joined():
    lake = {
        "party": [
            entry("list", "7", "Omega Holdings"),
            supplier("1", "S-1", "OMEGA  Holdings"),
            supplier("2", "S-2", "Omega Holding"),
        ],
        "listing": listed("list:7"),
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.entity("list:7") != result.entity("ocds-1/S-1")
    assert result.rungs_between("list:7", "ocds-1/S-1") == ["name_only"]
    assert result.names("list:7", "ocds-1/S-1") == "strict"
    assert result.names("list:7", "ocds-2/S-2") == "alike"
    assert "borne by 2 entities" in result.evidence("list:7", "ocds-1/S-1")


def test_an_alias_is_found_and_a_weak_one_is_not():
    lake = {
        "party": [entry("list", "7", "Omega Holdings"), supplier("1", "S-1", "The Builder")],
        "name": [{"party_id": "list:7", "name": "the builder", "kind": "alternative"}],
        "listing": listed("list:7"),
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.rungs_between("list:7", "ocds-1/S-1") == ["name_only"]
    assert "alias" in result.evidence("list:7", "ocds-1/S-1")
    lake["name"] = [{"party_id": "list:7", "name": "the builder", "kind": "weak"}]
    assert linked(lake).rows("candidate") == []


def test_a_weak_alias_counts_with_a_second_fact():
    lake = {
        "party": [
            person("list", "7", "Juan Omega", "1970-05-03"),
            person("staff", "1", "El Gordo", "1970-05-03"),
        ],
        "name": [{"party_id": "list:7", "name": "El Gordo", "kind": "weak"}],
        "listing": listed("list:7"),
    }
    assert linked(lake).rungs_between("list:7", "staff:1") == ["name_date_place"]


@pytest.mark.parametrize(
    ("born", "other", "rung"),
    [
        ("1970-05-03", "1970-05-03", "name_date_place"),
        ("1970-05-03", "1970-03-05", "name_only"),
        ("1970-05-03", "1971-05-03", "name_only"),
        ("1970-05-03", "1970-05-08", "name_only"),
        ("1970-05-03", "1958-11-27", "refuted_date"),
        ("1970-05-03", "1970-11-27", "refuted_date"),
        ("1970-05-03", None, "name_only"),
        ("1970-05-03", "1970", "name_only"),
        ("1970", "1970", "name_only"),
        ("1970", "1972", "refuted_date"),
        ("1970-05-03", "1985", "refuted_date"),
    ],
)
def test_birth_dates_speak_for_or_against_a_name(born, other, rung):
    lake = {
        "party": [
            person("a", "1", "Juana Perez", born),
            person("b", "1", "Juana Perez", other),
        ]
    }
    result = linked(lake)
    assert result.entity("a:1") != result.entity("b:1")
    assert result.rungs_between("a:1", "b:1") == [rung]


@pytest.mark.parametrize(
    ("kind", "column", "value", "rung"),
    [
        ("company", "postcode", "12 345", "name_date_place"),
        ("company", "locality", "Porto Ánimo", "name_date_place"),
        ("person", "locality", "Porto Ánimo", "name_only"),
        ("company", "postcode", "n/a", "name_only"),
    ],
)
def test_a_place_speaks_for_a_company_but_not_for_a_person(kind, column, value, rung):
    lake = {
        "party": [
            entry("register", "1", "Omega", kind=kind),
            supplier("1", "S-1", "Omega", kind=kind),
        ],
        "address": [
            {"party_id": "register:1", column: value},
            {"party_id": "ocds-1/S-1", column: value.lower()},
        ],
        "tender": TENDERS,
    }
    assert linked(lake).rungs_between("register:1", "ocds-1/S-1") == [rung]


def test_different_numbers_of_one_scheme_refute_a_name():
    lake = {
        "party": [
            entry("register", "1", "Omega", scheme="XA-CRN", identifier=ALFA),
            supplier("1", "S-1", "Omega", scheme="XA-CRN", identifier=BETA),
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.rungs_between("register:1", "ocds-1/S-1") == ["refuted_id"]
    assert "XA-CRN" in result.evidence("register:1", "ocds-1/S-1")


def test_different_passports_refute_nothing():
    lake = {
        "party": [
            person("a", "1", "Juana Perez", country="XA"),
            person("b", "1", "Juana Perez", country="XA"),
        ],
        "identifier": [
            {"party_id": "a:1", "scheme": "passportNumber", "value": "A77"},
            {"party_id": "b:1", "scheme": "passportNumber", "value": "A78"},
        ],
    }
    assert linked(lake).rungs_between("a:1", "b:1") == ["name_only"]


def test_namesakes_of_one_source_are_pairs_only_with_a_second_fact():
    lake = {
        "party": [
            person("staff", "1", "Juana Perez"),
            person("staff", "2", "Juana Perez"),
            person("staff", "3", "Juana Perez", "1970-05-03"),
            person("staff", "4", "Juana Perez", "1970-05-03"),
        ]
    }
    result = linked(lake)
    assert [row[:3] for row in result.rows("candidate")] == [
        ("staff:3", "staff:4", "name_date_place")
    ]
    assert result.about("staff:1")["bearers"] == 4


def test_suppliers_that_share_a_name_are_counted_not_paired():
    lake = {
        "party": [supplier(str(n), f"S-{n}", "Juana Perez") for n in range(5)],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.rows("candidate") == []
    assert result.about(result.entity("ocds-0/S-0"))["bearers"] == 5


def test_a_frequent_name_gives_each_bearer_one_pair_with_the_list():
    lake = {
        "party": [
            entry("list", "7", "Juana Perez"),
            entry("register", "1", "Juana Perez"),
            *(supplier(str(n), f"S-{n}", "Juana Perez") for n in range(250)),
        ],
        "listing": listed("list:7"),
        "tender": TENDERS,
    }
    rows = linked(lake).rows("candidate")
    assert len(rows) == 251
    assert all("list:7" in (a, b) for a, b, *_ in rows)
    assert all("borne by 252 entities" in evidence for _, _, _, evidence, *_ in rows)


def test_a_person_and_a_firm_of_one_name_are_shown_as_such():
    lake = {
        "party": [
            person("list", "7", "Juan Omega"),
            supplier("1", "S-1", "Juan Omega", kind="company"),
        ],
        "listing": listed("list:7"),
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.rungs_between("list:7", "ocds-1/S-1") == ["name_only"]
    assert "a person on one side" in result.evidence("list:7", "ocds-1/S-1")
