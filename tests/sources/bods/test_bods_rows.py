from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from plumbrule.model.errors import PlumbError
from plumbrule.sources.bods import SOURCE


def statement(record: str, kind: str, details: dict, **other) -> dict:
    return {
        "statementId": f"s-{record}",
        "statementDate": "2020-01-02",
        "declarationSubject": "c1",
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": {"isComponent": False, **details},
    } | other


COMPANY = statement(
    "c1",
    "entity",
    {
        "entityType": {"type": "registeredEntity", "details": "GmbH"},
        "name": " Alfa GmbH ",
        "alternateNames": ["Alpha", ""],
        "jurisdiction": {"name": "Germany", "code": "DE-BY"},
        "identifiers": [
            {"id": "n/a", "scheme": "DE-CR"},
            {"id": "hrb 12", "scheme": "DE-CR"},
            {"id": "", "scheme": "XI-LEI"},
        ],
        "foundingDate": "1999-05-06",
        "addresses": [
            {"type": "registered", "address": "Weg 1, Ulm", "postCode": "89073",
             "country": {"name": "Germany"}},
        ],
        "publicListing": {"hasPublicListing": True, "securitiesListings": [
            {"security": {"idScheme": "isin", "id": "DE0001", "ticker": "A"}}]},
    },
)  # fmt: skip
PERSON = statement(
    "p1",
    "person",
    {
        "personType": "knownPerson",
        "names": [
            {"type": "former", "fullName": "Ana Old"},
            {"type": "legal", "fullName": "Ana Ito"},
        ],
        "birthDate": "1960-04",
        "placeOfBirth": {"address": "Lima", "country": {"name": "Peru", "code": "PE"}},
        "nationalities": [{"name": "Peru", "code": "pe"}, {"name": "Japan"}],
        "identifiers": [{"id": "77-00", "scheme": "PER-TAXID"}],
        "politicalExposure": {
            "status": "isPep",
            "details": [
                {"reason": "Mayor", "startDate": "2015-01-01", "jurisdiction": {"code": "PE"}}
            ],
        },
    },
)


def interest(kind: str, **other) -> dict:
    return {"type": kind, "directOrIndirect": "direct"} | other


def relationship(record: str, interests: list, party="p1", subject="c1", **other) -> dict:
    details = {"subject": subject, "interestedParty": party, "interests": interests}
    return statement(record, "relationship", details | other)


def chosen(row: dict, **expected) -> dict:
    return {name: row[name] for name in expected}


def test_an_entity_becomes_party_names_identifiers_and_address(load):
    loaded = load(SOURCE, json.dumps([COMPANY]))
    (party,) = loaded.rows("party")
    expected = {
        "party_id": "set:c1", "local_id": "c1", "kind": "company", "name": "Alfa GmbH",
        "name_key": "alfa gmbh", "country": "DE", "scheme": "DE-CR", "identifier": "HRB12",
        "legal_form": "GmbH", "founded_text": "1999-05-06", "line": 1, "path": "/recordDetails",
    }  # fmt: skip
    assert chosen(party, **expected) == expected
    assert {(row["name"], row["kind"]) for row in loaded.rows("name")} == {
        ("Alfa GmbH", "legal"),
        ("Alpha", "alternative"),
    }
    assert [
        (row["scheme"], row["country"], row["value_text"], row["value"])
        for row in loaded.rows("identifier")
    ] == [
        ("DE-CR", "DE", "n/a", None),
        ("DE-CR", "DE", "hrb 12", "HRB12"),
        ("ISIN", None, "DE0001", "DE0001"),
    ]
    (address,) = loaded.rows("address")
    expected = {"full": "Weg 1, Ulm, 89073", "postcode": "89073", "country": "DE",
                "kind": "registered"}  # fmt: skip
    assert chosen(address, **expected) == expected
    assert loaded.faults() == []
    assert loaded.sink.records == 1


def test_a_person_keeps_birth_names_nationalities_and_public_post(load):
    loaded = load(SOURCE, json.dumps(PERSON))
    (party,) = loaded.rows("party")
    expected = {
        "kind": "person", "name": "Ana Ito", "nationality": "PE;JP", "birth_place": "Lima",
        "scheme": "PER-TAXID", "identifier": "7700", "country": None,
        "born_earliest": datetime(1960, 4, 1, tzinfo=UTC),
        "born_latest": datetime(1960, 4, 30, 23, 59, 59, 999999, tzinfo=UTC),
    }  # fmt: skip
    assert chosen(party, **expected) == expected
    assert {(row["name"], row["kind"]) for row in loaded.rows("name")} == {
        ("Ana Old", "former"),
        ("Ana Ito", "legal"),
    }
    (post,) = loaded.rows("post")
    (holder,) = loaded.rows("post_holder")
    assert (post["title"], post["country"]) == ("Mayor", "PE")
    assert (holder["post_id"], holder["person_id"]) == (post["post_id"], "set:p1")
    assert holder["start_text"] == "2015-01-01"


@pytest.mark.parametrize(("status", "rows"), [("isPep", 1), ("isNotPep", 0), ("unknown", 0)])
def test_only_a_stated_exposure_is_a_post(load, status, rows):
    details = {"personType": "knownPerson", "politicalExposure": {"status": status}}
    loaded = load(SOURCE, json.dumps(statement("p", "person", details)))
    assert len(loaded.rows("post_holder")) == rows
    assert loaded.rows("post") == []


def test_each_interest_is_one_relation(load):
    interests = [
        interest(
            "shareholding",
            share={"exclusiveMinimum": 25, "maximum": 50},
            beneficialOwnershipOrControl=True,
            startDate="2018-03-04",
            details="as firm",
        ),
        interest("shareholding", share={"exact": 0}, endDate="2019-01-01"),
        interest("boardChair"),
        {"type": "nominee"},
        {"type": "votingRights", "share": {"minimum": 50, "exclusiveMaximum": 75}},
        {"type": "somethingElse"},
    ]
    loaded = load(SOURCE, json.dumps([COMPANY, PERSON, relationship("r1", interests)]))
    rows = loaded.rows("relation")
    assert [row["relation_id"] for row in rows] == [f"set:s-r1/{number}" for number in range(6)]
    assert [row["kind"] for row in rows] == [
        "ownership", "ownership", "directorship", "representation", "control", "unknown",
    ]  # fmt: skip
    assert {(row["from_id"], row["to_id"]) for row in rows} == {("set:p1", "set:c1")}
    assert [
        (row["share_min"], row["share_min_open"], row["share_max"], row["share_max_open"])
        for row in rows
    ] == [
        (25, True, 50, False),
        (0, False, 0, False),
        (None, None, None, None),
        (None, None, None, None),
        (50, False, 75, True),
        (None, None, None, None),
    ]
    expected = {
        "role": "as firm", "directness": "direct", "beneficial": True, "status": "new",
        "start_text": "2018-03-04", "end_text": None, "stated_text": "2020-01-02",
        "line": 1, "path": "/recordDetails/interests/0",
    }  # fmt: skip
    assert chosen(rows[0], **expected) == expected
    assert rows[1]["end_text"] == "2019-01-01"
    assert (rows[3]["directness"], rows[3]["beneficial"]) == ("unknown", None)


def test_an_owner_who_is_not_named_is_a_result_with_its_reason(load):
    nobody = {"reason": "subjectExemptFromDisclosure", "description": "listed"}
    loaded = load(SOURCE, json.dumps([COMPANY, relationship("r1", [], party=nobody)]))
    (row,) = loaded.rows("unspecified_owner")
    assert (row["statement_id"], row["party_id"]) == ("set:s-r1", "set:c1")
    assert (row["reason"], row["description"]) == ("subjectExemptFromDisclosure", "listed")
    assert loaded.rows("relation") == []


def test_an_unnamed_owner_keeps_the_interest(load):
    nobody = {"reason": "unknown"}
    share = interest("shareholding", share={"exact": 30})
    loaded = load(SOURCE, json.dumps([COMPANY, relationship("r1", [share], party=nobody)]))
    (row,) = loaded.rows("relation")
    assert (row["from_id"], row["to_id"], row["share_min"]) == (None, "set:c1", 30)
    assert len(loaded.rows("unspecified_owner")) == 1


def test_an_anonymous_person_is_kept_and_its_company_has_an_unspecified_owner(load):
    reason = {"reason": "interestedPartyExemptFromDisclosure", "description": "a minor"}
    person = statement(
        "p1", "person", {"personType": "anonymousPerson", "unspecifiedPersonDetails": reason}
    )
    records = [COMPANY, person, relationship("r1", [interest("shareholding")])]
    loaded = load(SOURCE, json.dumps(records))
    assert [row["name"] for row in loaded.rows("party")] == ["Alfa GmbH", None]
    assert len(loaded.rows("relation")) == 1
    (row,) = loaded.rows("unspecified_owner")
    assert (row["party_id"], row["reason"]) == ("set:c1", "interestedPartyExemptFromDisclosure")


def test_an_indirect_relation_is_kept_and_its_components_say_so(load):
    middle = statement("c2", "entity", {"entityType": {"type": "registeredEntity"}, "name": "B"})
    shares = {"share": {"exact": 60}}
    records = [
        COMPANY,
        middle,
        PERSON,
        relationship("r1", [interest("shareholding", **shares)], party="c2"),
        relationship("r2", [interest("shareholding", **shares)], subject="c2"),
        relationship(
            "r3",
            [{"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 36}}],
            componentRecords=["r1", "c2", "r2"],
        ),
    ]
    loaded = load(SOURCE, json.dumps(records))
    assert [(row["directness"], row["component_of"]) for row in loaded.rows("relation")] == [
        ("direct", "set:s-r3"),
        ("direct", "set:s-r3"),
        ("indirect", None),
    ]
    assert loaded.faults() == []


def test_holders_behind_one_arrangement_are_joint(load):
    together = statement("a1", "entity", {"entityType": {"type": "arrangement"}})
    other = statement("p2", "person", {"personType": "knownPerson", "names": [{"fullName": "B"}]})
    half = [interest("shareholding", share={"exact": 50})]
    records = [
        COMPANY,
        together,
        PERSON,
        other,
        relationship("r0", [interest("shareholding")], party="a1"),
        relationship("r1", half, subject="a1"),
        relationship("r2", half, subject="a1", party="p2"),
    ]
    loaded = load(SOURCE, json.dumps(records))
    assert [row["joint_group"] for row in loaded.rows("relation")] == [None, "set:a1", "set:a1"]


def test_a_relationship_without_interests_is_a_tie_of_unknown_kind(load):
    loaded = load(SOURCE, json.dumps([COMPANY, PERSON, relationship("r1", [])]))
    (row,) = loaded.rows("relation")
    assert (row["kind"], row["interest_type"]) == ("unknown", None)


def test_the_parts_of_a_name_are_joined_when_the_whole_is_missing(load):
    names = [{"givenName": "Ana", "familyName": "Ito", "patronymicName": "Petrovna"}]
    details = {"personType": "knownPerson", "names": names}
    loaded = load(SOURCE, json.dumps(statement("p", "person", details)))
    assert [row["name"] for row in loaded.rows("party")] == ["Ana Petrovna Ito"]
    assert loaded.faults() == [("changed", 1, "/recordDetails/names/0")]


def test_wrong_types_cost_one_value(load):
    broken = json.loads(json.dumps(COMPANY))
    broken["recordDetails"]["name"] = 365
    broken["recordDetails"]["jurisdiction"] = ["DE"]
    broken["recordDetails"]["identifiers"][1]["id"] = {"no": 1}
    loaded = load(SOURCE, json.dumps(broken))
    (party,) = loaded.rows("party")
    assert (party["name"], party["country"], party["identifier"]) == ("365", None, None)
    assert sorted(loaded.faults()) == [
        ("changed", 1, "/recordDetails/name"),
        ("dropped", 1, "/recordDetails/identifiers/1/id"),
        ("dropped", 1, "/recordDetails/jurisdiction"),
    ]


def test_lines_that_are_no_statements_are_left_out_with_their_lines(load):
    nameless = {"statementId": "x", "recordType": "person", "recordDetails": {}}
    other = COMPANY | {"recordType": "boat"}
    lines = [json.dumps(one) for one in (COMPANY, nameless, other, PERSON)]
    loaded = load(SOURCE, "\n".join([*lines, '{"statementId": "cut", "rec']))
    assert [row["party_id"] for row in loaded.rows("party")] == ["set:c1", "set:p1"]
    assert loaded.faults() == [("unreadable", line, "") for line in (2, 3, 5)]


def test_a_file_without_a_statement_is_refused(load):
    with pytest.raises(PlumbError, match="no statement could be read"):
        load(SOURCE, '{"name": "x"}\n')
