"""Frameworks, guarantees, candidates, criteria and subcontracting come into tables of their own."""

import json

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

RELEASE = {
    "ocid": "ocds-213czf-1",
    "id": "1",
    "date": "2024-01-01T00:00:00Z",
    "tag": ["compiled"],
    "parties": [
        {"id": "A", "name": "A", "roles": ["supplier"]},
        {"id": "B", "name": "B", "roles": ["tenderer", "subcontractor"]},
    ],
    "tender": {
        "id": "t",
        "techniques": {
            "hasFrameworkAgreement": True,
            "frameworkAgreement": {"maximumParticipants": 3, "periodRationale": "Large plant"},
        },
        "contractPeriod": {"startDate": "2024-02-01T00:00:00Z", "durationInDays": 2000},
        "submissionTerms": {"depositsGuarantees": "2 %"},
        "secondStage": {"minimumCandidates": "5"},
        "lots": [
            {
                "id": "1",
                "secondStage": {"minimumCandidates": 4},
                "awardCriteria": {
                    "criteria": [
                        {"id": "p", "type": "price", "numbers": [{"number": 60, "weight": "pct"}]},
                        {"type": "quality", "description": "Delivery"},
                    ]
                },
            },
            {"id": "2"},
        ],
    },
    "awards": [
        {
            "id": "a",
            "status": "active",
            "suppliers": [{"id": "A", "name": "A"}],
            "hasSubcontracting": True,
            "subcontracting": {"minimumPercentage": 0.25, "maximumPercentage": 0.6},
        },
        {"id": "b", "status": "active", "suppliers": [{"id": "A", "name": "A"}]},
    ],
    "contracts": [
        {
            "id": "c",
            "awardID": "a",
            "relatedProcesses": [
                {
                    "id": "r",
                    "identifier": "ocds-2",
                    "scheme": "ocid",
                    "relationship": ["subContract"],
                }
            ],
        }
    ],
}


def test_each_condition_has_its_row(tmp_path):
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
        "select lot_id, framework, framework_participants, framework_rationale, contract_start_text,"
        " contract_days, guarantee, candidates, path from tender_condition order by lot_id"
    ) == [
        ("", True, 3, "Large plant", "2024-02-01T00:00:00Z", 2000, "2 %", 5, "/tender"),
        ("1", None, None, None, None, None, None, 4, "/tender/lots/0"),
    ]
    assert rows(
        "select lot_id, criterion_id, kind, name, weight, weight_kind from criterion order by kind"
    ) == [("1", "p", "price", None, 60.0, "pct"), ("1", "@1", "quality", "Delivery", None, None)]
    assert rows("select award_id, subcontracted, share_min, share_max from subcontracting") == [
        ("a", True, 0.25, 0.6)
    ]
    assert rows("select party_id from subcontractor") == [("ocds-213czf-1/B",)]
    assert rows("select identifier, relationship, path from related_process") == [
        ("ocds-2", "subContract", "/contracts/0/relatedProcesses/0")
    ]
