"""Releases of OCDS 1.0 in the form of 1.1, by hand."""

import copy

import pytest

from plumbrule.sources.ocds.upgrade import upgrade

CITY = {
    "name": "City",
    "identifier": {"scheme": "XX-REG", "id": "7"},
    "address": {"locality": "A"},
}


def test_organisations_move_into_parties_and_leave_references():
    release = {
        "ocid": "o",
        "buyer": CITY,
        "tender": {
            "id": "t",
            "procuringEntity": CITY,
            "tenderers": [{"id": "s1", "name": "One", "contactPoint": {"name": "x"}}],
        },
        "awards": [
            {"id": "a", "suppliers": [{"id": "s1", "name": "One"}, {"id": 2, "name": "Two"}]}
        ],
        "bids": {"details": [{"id": "b", "tenderers": [{"id": "s1"}]}]},
    }
    before = copy.deepcopy(release)
    assert upgrade(release) == {
        "ocid": "o",
        "buyer": {"id": "XX-REG-7", "name": "City"},
        "tender": {
            "id": "t",
            "procuringEntity": {"id": "XX-REG-7", "name": "City"},
            "tenderers": [{"id": "s1", "name": "One"}],
        },
        "awards": [
            {"id": "a", "suppliers": [{"id": "s1", "name": "One"}, {"id": 2, "name": "Two"}]}
        ],
        "bids": {"details": [{"id": "b", "tenderers": [{"id": "s1"}]}]},
        "parties": [
            {"id": "XX-REG-7", **CITY, "roles": ["buyer", "procuringEntity"]},
            {
                "id": "s1",
                "name": "One",
                "contactPoint": {"name": "x"},
                "roles": ["tenderer", "supplier"],
            },
            {"id": 2, "name": "Two", "roles": ["supplier"]},
        ],
    }
    assert release == before


def test_an_id_is_made_from_the_name_when_there_is_no_other():
    def made(organisation):
        return upgrade({"buyer": organisation})["buyer"].get("id")

    assert made({"name": "City  of A"}) == made({"name": " City of A", "address": {"region": "x"}})
    assert made({"name": "City of A"}) != made({"name": "City of B"})
    assert made({"identifier": {"id": "7"}}) is not None
    assert made({"address": {"region": "x"}}) is not None
    assert made({"name": "", "address": {}}) is None
    assert "parties" not in upgrade({"buyer": {"name": None}})


def test_contradicting_details_under_one_id_are_both_kept():
    notes = []
    release = upgrade(
        {
            "buyer": {"id": "1", "name": "A", "address": {"locality": "x"}},
            "tender": {"procuringEntity": {"id": "1", "name": "B"}},
        },
        lambda *note: notes.append(note),
    )
    assert release["parties"] == [
        {"id": "1", "name": "A", "address": {"locality": "x"}, "roles": ["buyer"]},
        {"id": "1", "name": "B", "roles": ["procuringEntity"]},
    ]
    assert notes == [
        ("one id, different details: both parties are kept", "/tender/procuringEntity", "1")
    ]


def test_details_that_agree_are_joined():
    release = upgrade(
        {
            "buyer": {"id": "1", "name": "A", "address": {"locality": "x"}},
            "tender": {"procuringEntity": {"id": "1", "address": {"region": "y"}, "name": None}},
        }
    )
    assert release["parties"] == [
        {
            "id": "1",
            "name": "A",
            "address": {"locality": "x", "region": "y"},
            "roles": ["buyer", "procuringEntity"],
        }
    ]


def test_given_parties_gain_only_the_roles_that_references_show():
    party = {"id": "1", "name": "A Limited", "roles": ["buyer"]}
    release = {
        "parties": [party],
        "buyer": {"id": "1", "name": "A Ltd"},
        "awards": [{"id": "a", "suppliers": [{"id": "1", "name": "A Ltd"}]}],
    }
    assert upgrade(release) == {**release, "parties": [{**party, "roles": ["buyer", "supplier"]}]}


@pytest.mark.parametrize("holder", ["tender", "awards", "contracts"])
def test_amendment_becomes_amendments(holder):
    def held(value):
        return {holder: value if holder == "tender" else [value]}

    with_id = {"id": "m", "rationale": "x"}
    assert upgrade(held({"id": "1", "amendment": with_id})) == held(
        {"id": "1", "amendments": [with_id]}
    )
    got = upgrade(held({"id": "1", "amendment": {"rationale": "x"}, "amendments": [with_id]}))
    value = got[holder] if holder == "tender" else got[holder][0]
    assert [one["rationale"] for one in value["amendments"]] == ["x", "x"]
    assert all(one["id"] for one in value["amendments"])
    assert upgrade(held({"id": "1", "amendment": None})) == held({"id": "1"})


def test_transactions_take_the_terms_of_1_1():
    release = {
        "contracts": [
            {
                "id": "c",
                "implementation": {
                    "transactions": [
                        {
                            "id": "t",
                            "amount": {"amount": 5, "currency": "XXX"},
                            "providerOrganization": {
                                "scheme": "XX",
                                "id": "1",
                                "legalName": "Treasury",
                            },
                            "receiverOrganization": {"name": "Firm"},
                        }
                    ]
                },
            }
        ]
    }
    got = upgrade(release)
    [transaction] = got["contracts"][0]["implementation"]["transactions"]
    firm = transaction["payee"]["id"]
    assert transaction == {
        "id": "t",
        "value": {"amount": 5, "currency": "XXX"},
        "payer": {"id": "XX-1", "name": "Treasury"},
        "payee": {"id": firm, "name": "Firm"},
    }
    assert got["parties"] == [
        {
            "id": "XX-1",
            "identifier": {"scheme": "XX", "id": "1", "legalName": "Treasury"},
            "name": "Treasury",
            "roles": ["payer"],
        },
        {"id": firm, "name": "Firm", "roles": ["payee"]},
    ]


def test_upgrading_again_changes_nothing():
    release = {
        "buyer": CITY,
        "tender": {"amendment": {"rationale": "x"}, "tenderers": {"name": "one"}},
        "awards": {"id": "a", "suppliers": [CITY, None, "text"]},
        "contracts": [{"implementation": {"transactions": [{"amount": {"amount": 1}}]}}],
    }
    once = upgrade(release)
    assert upgrade(once) == once
