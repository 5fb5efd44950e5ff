"""What joins records, and what never does."""

from __future__ import annotations

import pytest
from lake_in_memory import TENDERS, entry, linked, supplier

ALFA, BETA, GAMMA, DELTA = "100100015", "100100023", "100100031", "100100049"
"""Numbers of XA-CRN, their last digit computed by hand with the Luhn rule."""


def numbered(row, value, scheme="XA-CRN"):
    return row | {"scheme": scheme, "identifier": value}


def test_one_publisher_uses_one_key_and_name_for_one_party():
    lake = {
        "party": [
            supplier("1", "IN-NAME-1", "Alfa Traders"),
            supplier("2", "IN-NAME-1", "«ALFA»  Traders"),
            supplier("3", "IN-NAME-2", "Alfa Traders"),
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.entity("ocds-1/IN-NAME-1") == result.entity("ocds-2/IN-NAME-1")
    assert result.entity("ocds-3/IN-NAME-2") != result.entity("ocds-1/IN-NAME-1")
    assert [result.rung(f"ocds-{n}") for n in ("1/IN-NAME-1", "2/IN-NAME-1", "3/IN-NAME-2")] == [
        "publisher_id",
        "publisher_id",
        "self",
    ]
    assert result.about(result.entity("ocds-1/IN-NAME-1"))["records"] == 2
    assert result.about(result.entity("ocds-1/IN-NAME-1"))["bearers"] == 2


def test_a_key_joins_only_inside_its_own_source():
    lake = {
        "party": [
            supplier("1", "S-77", "Alfa Traders"),
            supplier("2", "S-77", "Alfa Traders", source="other-tenders"),
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.entity("ocds-1/S-77") != result.entity("ocds-2/S-77")
    assert result.rows("candidate") == []


@pytest.mark.parametrize("key", ["1", "02", "0", "-", "n/a", "000000", "", None, "xxx"])
def test_a_key_that_names_nobody_joins_nobody(key):
    lake = {
        "party": [
            supplier("1", key, "Juana Perez", party_id="one"),
            supplier("2", key, "Juana Perez", party_id="two"),
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert (result.entity("one"), result.entity("two")) == ("one", "two")


def test_a_key_that_goes_with_more_than_three_names_joins_nobody():
    names = ["Alfa", "Beta", "Gamma", "Delta", "Alfa"]
    lake = {
        "party": [supplier(str(n), "SUP-9", name) for n, name in enumerate(names)],
        "tender": TENDERS,
    }
    assert {rung for _, _, rung, _ in linked(lake).rows("party_entity")} == {"self"}
    lake["party"] = [row for row in lake["party"] if row["name"] != "Delta"]
    assert linked(lake).rung("ocds-0/SUP-9") == "publisher_id"


def test_records_without_a_name_are_not_joined_by_their_key():
    lake = {"party": [supplier("1", "S-1", None), supplier("2", "S-1", None)], "tender": TENDERS}
    result = linked(lake)
    assert result.rung("ocds-1/S-1") == result.rung("ocds-2/S-1") == "self"


def test_one_number_of_one_scheme_joins_over_sources():
    lake = {
        "party": [
            numbered(supplier("1", "a", "Alfa S.A."), ALFA),
            numbered(supplier("2", "b", "Alfa SA"), "1001-0001-5", scheme="xa-crn"),
            entry("register", "x", "ALFA S.A.", kind="company", country="xa"),
        ],
        "identifier": [
            {
                "party_id": "register:x",
                "scheme": "registrationNumber",
                "country": "XA",
                "value": ALFA,
            }
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    for party_id in ("ocds-1/a", "ocds-2/b", "register:x"):
        assert result.entity(party_id) == f"XA-CRN:{ALFA}"
        assert result.rung(party_id) == "id_match"
    about = result.about(f"XA-CRN:{ALFA}")
    assert (about["scheme"], about["identifier"]) == ("XA-CRN", ALFA)
    assert (about["name_key"], about["kind"], about["country"]) == ("alfa s.a.", "company", "XA")
    assert about["records"] == 3


@pytest.mark.parametrize("value", ["", " ", "0", "-", "n/a", "N/A", "000000", "99999", "123456789"])
def test_a_thousand_records_with_an_empty_number_stay_a_thousand(value):
    lake = {
        "party": [numbered(supplier(str(n), None, f"Firm {n}"), value) for n in range(1000)],
        "identifier": [
            {"party_id": f"ocds-{n}/None", "scheme": "LEI", "value_text": value}
            for n in range(1000)
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert len({entity for _, entity, _, _ in result.rows("party_entity")}) == 1000


def test_equal_values_of_two_schemes_or_countries_never_link():
    lake = {
        "party": [
            numbered(entry("a", "1", "Alfa", country="FR"), "4711", "taxNumber"),
            numbered(entry("b", "1", "Alfa", country="DE"), "4711", "taxNumber"),
            numbered(entry("c", "1", "Alfa", country="FR"), "4711", "registrationNumber"),
            numbered(entry("d", "1", "Alfa"), "4711", "taxNumber"),
            numbered(entry("e", "1", "Alfa"), "4711", "taxNumber"),
        ]
    }
    result = linked(lake)
    assert len({entity for _, entity, _, _ in result.rows("party_entity")}) == 5


def test_a_number_that_fails_its_check_joins_nobody_and_is_only_a_hint():
    wrong = "100100016"
    lake = {
        "party": [
            numbered(entry("a", "1", "Alfa"), wrong),
            numbered(entry("b", "1", "Alfa"), wrong),
        ]
    }
    result = linked(lake)
    assert result.entity("a:1") != result.entity("b:1")
    assert result.rungs_between("a:1", "b:1") == ["name_date_place", "name_only"]
    assert "fails its check" in result.evidence("a:1", "b:1")


def test_a_number_under_more_than_three_names_in_one_source_is_shared():
    names = ["Alfa", "Beta", "Gamma", "Delta"]
    lake = {
        "party": [
            numbered(supplier(name, f"key-{name}", name), "4711", "GB-COH") for name in names
        ],
        "tender": TENDERS,
    }
    assert {rung for _, _, rung, _ in linked(lake).rows("party_entity")} == {"self"}


def test_spellings_of_one_name_are_not_different_names():
    names = ["Alfa S.A. de C.V.", "Alfa SA de CV", "ALFA, S.A. DE C.V.", "Álfa S A de C V"]
    lake = {
        "party": [
            numbered(supplier(str(n), f"key-{n}", name), "4711", "GB-COH")
            for n, name in enumerate(names)
        ],
        "tender": TENDERS,
    }
    assert {rung for _, _, rung, _ in linked(lake).rows("party_entity")} == {"id_match"}


def test_an_unchecked_number_under_names_with_nothing_in_common_is_for_review():
    lake = {
        "party": [
            numbered(entry("a", "1", "Alfa Traders"), "4711", "GB-COH"),
            numbered(entry("a", "2", "Alfa Trading"), "4711", "GB-COH"),
            numbered(entry("b", "1", "Omega Holdings"), "4711", "GB-COH"),
        ]
    }
    result = linked(lake)
    assert result.entity("a:1") == result.entity("a:2") == "GB-COH:4711"
    assert result.entity("b:1") == "b:1"
    assert result.rungs_between("a:1", "b:1") == ["id_name_differs"]


def test_a_former_name_or_a_passed_check_lets_the_number_join():
    lake = {
        "party": [
            numbered(entry("a", "1", "Alfa Traders"), "4711", "GB-COH"),
            numbered(entry("b", "1", "Omega Holdings"), "4711", "GB-COH"),
            numbered(entry("a", "2", "Gamma Works"), GAMMA),
            numbered(entry("b", "2", "Sigma Builders"), GAMMA),
        ],
        "name": [
            {"party_id": "b:1", "name": "Alfa Traders", "kind": "former", "source": "b"},
        ],
    }
    result = linked(lake)
    assert result.entity("a:1") == result.entity("b:1")
    assert result.entity("a:2") == result.entity("b:2")


def test_two_numbers_of_one_record_join_what_bears_either():
    lei = "5493001KJTIIGC8Y1R12"
    lake = {
        "party": [
            numbered(entry("a", "1", "Alfa"), ALFA),
            entry("b", "1", "Alfa"),
            numbered(entry("c", "1", "Alfa"), lei, "LEI"),
        ],
        "identifier": [
            {"party_id": "b:1", "scheme": "XA-CRN", "value": ALFA},
            {"party_id": "b:1", "scheme": "XI-LEI", "value": lei},
        ],
    }
    result = linked(lake)
    assert {result.entity(f"{source}:1") for source in "abc"} == {f"XA-CRN:{ALFA}"}
    assert {result.rung(f"{source}:1") for source in "abc"} == {"id_match"}


def test_numbers_never_chain_two_bearers_of_one_scheme():
    lei = "5493001KJTIIGC8Y1R12"
    lake = {
        "party": [entry("a", "1", "Alfa"), entry("b", "1", "Alfa")],
        "identifier": [
            {"party_id": "a:1", "scheme": "XA-CRN", "value": ALFA},
            {"party_id": "a:1", "scheme": "XI-LEI", "value": lei},
            {"party_id": "b:1", "scheme": "XA-CRN", "value": BETA},
            {"party_id": "b:1", "scheme": "XI-LEI", "value": lei},
        ],
    }
    result = linked(lake)
    assert result.entity("a:1") != result.entity("b:1")
    assert "refuted_id" in result.rungs_between("a:1", "b:1")


def test_records_of_the_same_key_follow_the_one_that_bears_the_number():
    lake = {
        "party": [
            numbered(supplier("1", "S-7", "Alfa"), ALFA),
            supplier("2", "S-7", "Alfa"),
            supplier("3", "S-7", "Omega"),
        ],
        "tender": TENDERS,
    }
    result = linked(lake)
    assert result.entity("ocds-2/S-7") == result.entity("ocds-1/S-7") == f"XA-CRN:{ALFA}"
    assert result.rung("ocds-2/S-7") == "publisher_id"
    assert result.entity("ocds-3/S-7") != f"XA-CRN:{ALFA}"


def test_a_record_loaded_twice_is_one():
    row = supplier("1", "S-7", "Alfa")
    result = linked({"party": [row, row, row | {"name": "Alfa!"}], "tender": TENDERS})
    assert len(result.rows("party_entity")) == 1
    assert len(result.rows("entity")) == 1


def test_an_empty_lake_has_no_entities():
    result = linked({})
    assert [result.rows(table) for table in ("party_entity", "entity", "candidate")] == [[], [], []]
