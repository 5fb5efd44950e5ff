"""Fees, questions, complaints and requirements come into tables of their own."""

import json

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

RELEASE = {
    "ocid": "ocds-213czf-1",
    "id": "1",
    "date": "2024-01-01T00:00:00Z",
    "tag": ["compiled"],
    "parties": [{"id": "A", "name": "A", "roles": ["tenderer"]}],
    "tender": {
        "id": "t",
        "status": "unsuccessful",
        "statusDetails": "No bid was received",
        "submissionTerms": {
            "bidValidityPeriod": {"endDate": "2024-06-01T00:00:00Z", "durationInDays": 90}
        },
        "participationFees": [
            {"id": "f", "type": ["document"], "value": {"amount": 10.5, "currency": "usd"}},
            {"type": "deposit", "description": "Given back"},
        ],
        "enquiries": [
            {"id": 7, "date": "2024-01-02T00:00:00Z", "relatedLot": "1"},
            {"id": 8, "answer": "Yes", "dateAnswered": "2024-01-05T00:00:00Z"},
        ],
        "criteria": [
            {
                "id": "c",
                "relatesTo": "tenderer",
                "requirementGroups": [
                    {"id": "g", "requirements": [{"id": "r", "title": "Licence"}]}
                ],
            }
        ],
    },
    "bids": {
        "details": [
            {
                "id": "b",
                "status": "valid",
                "tenderers": [{"id": "A", "name": "A"}],
                "requirementResponses": [{"id": "rr", "requirement": {"id": "r"}}],
            }
        ]
    },
    "awards": [{"id": "a", "status": "unsuccessful", "statusDetails": "Over the budget"}],
    "complaints": [{"id": "k", "status": "upheld", "dateSubmitted": "2024-01-09T00:00:00Z"}],
}


def test_each_thing_has_its_row(tmp_path):
    file = tmp_path / "in.jsonl"
    plain = {
        "ocid": "ocds-213czf-2",
        "id": "2",
        "date": "2024-01-01T00:00:00Z",
        "tag": ["compiled"],
    }
    file.write_text(json.dumps(RELEASE) + "\n" + json.dumps(plain) + "\n", encoding="utf-8")
    lake = Lake(tmp_path / "lake")
    load(lake, [file])
    connection = connect(tmp_path / "lake", lake.manifest(), threads=1)

    def rows(query):
        return connection.execute(query).fetchall()

    assert rows(
        "select fee_id, kind, cast(value_amount as varchar), value_currency, description, path"
        " from participation_fee order by fee_id desc"
    ) == [
        ("f", "document", "10.5000", "USD", None, "/tender/participationFees/0"),
        ("@1", "deposit", None, None, "Given back", "/tender/participationFees/1"),
    ]
    assert rows(
        "select enquiry_id, lot_id, answered, asked_text, answer_text from enquiry order by 1"
    ) == [
        ("7", "1", False, "2024-01-02T00:00:00Z", None),
        ("8", None, True, None, "2024-01-05T00:00:00Z"),
    ]
    assert rows("select complaint_id, status, filed_text, path from complaint") == [
        ("k", "upheld", "2024-01-09T00:00:00Z", "/complaints/0")
    ]
    assert rows(
        "select requirement_id, criterion_id, relates_to, title, path from requirement"
    ) == [
        (
            *("r", "c", "tenderer", "Licence"),
            "/tender/criteria/0/requirementGroups/0/requirements/0",
        )
    ]
    assert rows("select bid_id, response_id, requirement_id from requirement_response") == [
        ("b", "rr", "r")
    ]
    assert rows("select validity_text, validity_days from tender_condition") == [
        ("2024-06-01T00:00:00Z", 90)
    ]
    assert rows("select status_details from tender order by ocid") == [
        ("No bid was received",),
        (None,),
    ]
    assert rows("select status_details from award") == [("Over the budget",)]


def test_complaints_are_found_where_they_are_filed(tmp_path):
    file = tmp_path / "in.jsonl"
    decided = {"status": "satisfied", "dateDecision": "2024-02-01T00:00:00Z"}
    release = {
        "ocid": "ocds-213czf-3",
        "id": "3",
        "date": "2024-03-01T00:00:00Z",
        "tag": ["compiled"],
        "tender": {"id": "t", "complaints": [{"id": "terms", "relatedLot": "1"}]},
        "awards": [
            {"id": "a", "status": "active"},
            {"id": "b", "status": "active", "complaints": [{"id": "award", **decided}]},
        ],
        "complaints": [{"id": "whole"}],
    }
    file.write_text(json.dumps(release) + "\n", encoding="utf-8")
    lake = Lake(tmp_path / "lake")
    load(lake, [file])
    connection = connect(tmp_path / "lake", lake.manifest(), threads=1)
    found = connection.execute(
        "select complaint_id, award_id, lot_id, status, decided_text, path from complaint order by 1"
    ).fetchall()
    assert found == [
        ("award", "b", None, "satisfied", "2024-02-01T00:00:00Z", "/awards/1/complaints/0"),
        ("terms", None, "1", None, None, "/tender/complaints/0"),
        ("whole", None, None, None, None, "/complaints/0"),
    ]
