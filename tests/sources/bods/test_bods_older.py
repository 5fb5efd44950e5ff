from __future__ import annotations

import gzip
import json

from plumbrule.sources.bods import SOURCE

STATEMENTS = [
    {
        "statementID": "c-1",
        "statementType": "entityStatement",
        "statementDate": "2019-01-01",
        "entityType": "registeredEntity",
        "name": "Alfa Old",
        "incorporatedInJurisdiction": {"name": "Denmark", "code": "DK"},
        "identifiers": [{"id": "40001854", "schemeName": "Register of companies"}],
        "addresses": [{"type": "registered", "address": "Vej 1", "country": "DK"}],
    },
    {
        "statementID": "c-2",
        "statementType": "entityStatement",
        "statementDate": "2019-01-01",
        "entityType": "registeredEntity",
        "name": "Alfa New",
        "replacesStatements": ["c-1"],
    },
    {
        "statementID": "p-2",
        "statementType": "personStatement",
        "statementDate": "2019-01-01",
        "personType": "knownPerson",
        "names": [{"type": "individual", "fullName": "Ana Ito"}],
        "hasPepStatus": True,
        "replacesStatements": ["p-1"],
    },
    {
        "statementID": "r-1",
        "statementType": "ownershipOrControlStatement",
        "statementDate": "2019-02-01",
        "subject": {"describedByEntityStatement": "c-1"},
        "interestedParty": {"describedByPersonStatement": "p-2"},
        "interests": [
            {
                "type": "voting-rights",
                "interestLevel": "indirect",
                "share": {"minimum": 25, "maximum": 50, "exclusiveMinimum": True},
            },
            {"type": "shareholding", "share": {"exact": 26.5, "minimum": 26.5, "maximum": 26.5}},
            {"type": "settlor-of-trust"},
        ],
    },
    {
        "statementID": "r-2",
        "statementType": "ownershipOrControlStatement",
        "statementDate": "2019-02-01",
        "subject": {"describedByEntityStatement": "c-2"},
        "interestedParty": {
            "unspecified": {"reason": "no-beneficial-owners", "description": "none"}
        },
    },
]


def test_a_replaced_statement_is_history_and_its_chain_is_one_record(load):
    loaded = load(SOURCE, json.dumps(STATEMENTS))
    assert [(row["party_id"], row["name"]) for row in loaded.rows("party")] == [
        ("set:c-1", "Alfa New"),
        ("set:p-1", "Ana Ito"),
    ]
    (past,) = loaded.rows("statement_history")
    assert (past["statement_id"], past["record_id"], past["status"]) == (
        "set:c-1",
        "set:c-1",
        "replaced",
    )


def test_interests_are_read_as_their_codes_of_today(load):
    loaded = load(SOURCE, "\n".join(map(json.dumps, STATEMENTS)))
    rows = loaded.rows("relation")
    assert [(row["interest_type"], row["directness"]) for row in rows] == [
        ("votingRights", "indirect"),
        ("shareholding", "unknown"),
        ("settlor", "unknown"),
    ]
    assert [
        (row["share_min"], row["share_min_open"], row["share_max"], row["share_max_open"])
        for row in rows
    ] == [(25, True, 50, False), (26.5, False, 26.5, False), (None, None, None, None)]
    assert {(row["from_id"], row["to_id"]) for row in rows} == {("set:p-1", "set:c-1")}
    assert rows[0]["path"] == "/interests/0"
    (nobody,) = loaded.rows("unspecified_owner")
    assert (nobody["party_id"], nobody["reason"]) == ("set:c-1", "noBeneficialOwners")
    (holder,) = loaded.rows("post_holder")
    assert (holder["person_id"], holder["title"]) == ("set:p-1", None)


def test_jurisdiction_address_and_identifier_of_the_older_form(load):
    loaded = load(SOURCE, json.dumps(STATEMENTS[0]))
    (party,) = loaded.rows("party")
    assert (party["country"], party["scheme"]) == ("DK", "Register of companies")
    assert [(row["full"], row["country"]) for row in loaded.rows("address")] == [("Vej 1", "DK")]


def test_statements_that_replace_each_other_leave_the_latest(load):
    later = STATEMENTS[0] | {"statementID": "c-3", "statementDate": "2020-01-01", "name": "C"}
    one = STATEMENTS[0] | {"replacesStatements": ["c-3"]}
    other = later | {"replacesStatements": ["c-1"]}
    loaded = load(SOURCE, json.dumps([other, one]))
    assert [row["name"] for row in loaded.rows("party")] == ["C"]


def test_the_path_of_a_fault_is_that_of_the_older_form(load):
    wrong = STATEMENTS[0] | {"name": ["a"], "foundingDate": "2031-01-01"}
    loaded = load(SOURCE, json.dumps(wrong), today="2026-01-01")
    assert loaded.faults() == [("dropped", 1, "/name"), ("noted", 1, "/foundingDate")]


def test_gzip_is_read(load):
    loaded = load(SOURCE, gzip.compress(json.dumps(STATEMENTS).encode()))
    assert loaded.sink.records == 5
