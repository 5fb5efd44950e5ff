from __future__ import annotations

import json

import pytest

from plumbrule.sources.bods import SOURCE


def made(record: str, kind: str, details: dict, **other) -> dict:
    return {
        "statementId": f"s-{record}",
        "statementDate": "2020-01-02",
        "recordId": record,
        "recordType": kind,
        "recordDetails": details,
    } | other


def entity(record: str = "c", kind: str = "registeredEntity", **details) -> dict:
    subtype = details.pop("subtype", None)
    return made(record, "entity", {"entityType": {"type": kind, "subtype": subtype}} | details)


def person(record: str = "p", **details) -> dict:
    return made(record, "person", {"personType": "knownPerson"} | details)


def tie(record: str = "r", *, subject="c", party="p", **interest) -> dict:
    details = {"subject": subject, "interestedParty": party, "interests": [interest]}
    return made(record, "relationship", details)


def paths(loaded) -> list[str]:
    assert {kind for kind, _, _ in loaded.faults()} <= {"noted", "dropped"}
    return [path.removeprefix("/recordDetails") for _, _, path in loaded.faults()]


@pytest.mark.parametrize(
    ("details", "path"),
    [
        ({"birthDate": "2031-01-01"}, "/birthDate"),
        ({"birthDate": "1799-12-31"}, "/birthDate"),
        ({"birthDate": "1960-05-05", "deathDate": "1960-04"}, "/deathDate"),
        ({"personType": None}, "/personType"),
        ({"identifiers": [{"id": "5", "scheme": "GB-COH"}]}, "/identifiers/0/scheme"),
    ],
)
def test_what_is_wrong_with_a_person_is_noted(load, details, path):
    assert paths(load(SOURCE, json.dumps(person(**details)), today="2026-01-01")) == [path]


@pytest.mark.parametrize(
    "details",
    [
        {"birthDate": "1800"},
        {"birthDate": "1960-05-05", "deathDate": "1960-05"},
        {"birthDate": "2026-01-02"},
        {"identifiers": [{"id": "5", "scheme": "GBR-PASSPORT"}]},
    ],
)
def test_what_can_be_true_of_a_person_is_not_noted(load, details):
    assert paths(load(SOURCE, json.dumps(person(**details)), today="2026-01-01")) == []


@pytest.mark.parametrize(
    ("details", "path"),
    [
        ({"foundingDate": "2031-01-01"}, "/foundingDate"),
        ({"foundingDate": "2001-01-01", "dissolutionDate": "2000-12-31"}, "/dissolutionDate"),
        ({"subtype": "trust"}, "/entityType/subtype"),
        ({"kind": "state", "subtype": "stateAgency"}, "/entityType/subtype"),
        ({"kind": "ship"}, "/entityType/type"),
        ({"identifiers": [{"id": "5", "scheme": "companies house"}]}, "/identifiers/0/scheme"),
        (
            {"publicListing": {"hasPublicListing": False, "companyFilingsURLs": ["x"]}},
            "/publicListing",
        ),
    ],
)
def test_what_is_wrong_with_an_entity_is_noted(load, details, path):
    assert paths(load(SOURCE, json.dumps(entity(**details)), today="2026-01-01")) == [path]


@pytest.mark.parametrize(
    ("interest", "path"),
    [
        ({"startDate": "2020-02-01", "endDate": "2020-01-31"}, "/interests/0/endDate"),
        ({"startDate": "2031-02-01"}, "/interests/0/startDate"),
        ({"type": "nominee"}, "/interests"),
        ({"type": "settlor"}, "/interests"),
    ],
)
def test_what_is_wrong_with_an_interest_is_noted(load, interest, path):
    records = [entity(), person(), tie(**interest)]
    assert paths(load(SOURCE, json.dumps(records), today="2026-01-01")) == [path]


def test_roles_of_trusts_and_nominations_are_right_there(load):
    records = [
        person(),
        entity("t", "arrangement", subtype="trust"),
        entity("n", "arrangement", subtype="nomination"),
        tie("r1", subject="t", type="settlor"),
        tie("r2", subject="n", type="nominator"),
    ]
    assert paths(load(SOURCE, json.dumps(records))) == []


@pytest.mark.parametrize(
    ("records", "path"),
    [
        ([tie(), entity(), person()], ["/subject", "/interestedParty"]),
        ([person(), tie()], ["/subject"]),
        ([person(), entity(), tie(subject="p")], ["/subject"]),
        (
            [entity(), entity("d"), tie(party="d", beneficialOwnershipOrControl=True)],
            ["/interests"],
        ),
        ([entity(), entity("d"), tie(party="d", beneficialOwnershipOrControl=False)], []),
        ([entity(), person(), person("q")], []),
        ([entity(), person() | {"statementId": "s-c"}], ["/statementId"]),
        ([entity(), person("c") | {"statementId": "x"}], ["/recordType"]),
        ([tie()], [""]),
    ],
)
def test_what_is_wrong_between_statements_is_noted(load, records, path):
    assert paths(load(SOURCE, json.dumps(records))) == path


def test_components_come_before_what_they_are_components_of(load):
    whole = tie("r0")
    whole["recordDetails"]["componentRecords"] = ["r1", "r9"]
    loaded = load(SOURCE, json.dumps([entity(), person(), whole, tie("r1")]))
    assert [row["value"] for row in loaded.rows("fault")] == ["r1", "r9"]
    assert set(paths(loaded)) == {"/componentRecords"}


def test_new_is_first_and_closed_is_last(load):
    story = [
        entity() | {"statementId": str(number), "statementDate": day, "recordStatus": status}
        for number, (day, status) in enumerate(
            [
                ("2020-01-01", "new"),
                ("2020-02-01", "new"),
                ("2020-03-01", "closed"),
                ("2020-04-01", "updated"),
            ]
        )
    ]
    loaded = load(SOURCE, "\n".join(map(json.dumps, story)))
    assert [(row["line"], row["value"]) for row in loaded.rows("fault")] == [
        (2, "new"),
        (3, "closed"),
    ]


@pytest.mark.parametrize(
    ("share", "kinds", "bounds"),
    [
        ({"minimum": 25, "exclusiveMinimum": 25, "maximum": 50}, ["dropped"], (None, 50)),
        ({"minimum": 60, "maximum": 50}, ["dropped"], (None, None)),
        ({"minimum": 50, "maximum": 50}, ["noted"], (50, 50)),
        ({"exact": 50, "minimum": 25}, ["noted"], (50, 50)),
        ({"exact": 20, "minimum": 25}, ["noted", "dropped"], (None, None)),
        ({"exact": 120}, ["dropped"], (None, None)),
        ({"exact": "50"}, ["changed"], (50, 50)),
        ({"minimum": 0, "maximum": 100}, [], (0, 100)),
    ],
)
def test_a_share_that_contradicts_itself_is_not_kept(load, share, kinds, bounds):
    records = [entity(), person(), tie(type="shareholding", share=share)]
    loaded = load(SOURCE, json.dumps(records))
    assert [kind for kind, _, _ in loaded.faults()] == kinds
    (row,) = loaded.rows("relation")
    assert (row["share_min"], row["share_max"]) == bounds
