"""Releases made for tests: two whole ones, and any number of ways to spoil them."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st

Tree = dict[str, Any]


def whole(ocid: str = "ocds-t-1", day: str = "2024-03-01") -> Tree:
    """A release of 1.1 with something in every part that the tables hold."""
    return {
        "ocid": ocid,
        "id": f"{ocid}-r1",
        "date": f"{day}T10:00:00Z",
        "tag": ["compiled"],
        "language": "en",
        "parties": [
            {
                "id": "B-1",
                "name": "Ministry of Works",
                "roles": ["buyer", "procuringEntity"],
                "identifier": {"scheme": "XA-GOV", "id": "77"},
                "address": {"locality": "Lizomere", "region": "North", "countryName": "XA"},
                "contactPoint": {"email": "Office@Works.XA", "telephone": "+1 (2) 34"},
            },
            {
                "id": "S-1",
                "name": "Alfa Ltd",
                "roles": ["tenderer", "supplier", "payee"],
                "identifier": {"scheme": "XA-REG", "id": "1001"},
                "additionalIdentifiers": [{"scheme": "XA-TAX", "id": 5005}],
                "details": {"legalEntityType": "Ltd"},
                "shareholders": [
                    {"id": "1", "shareholder": {"id": "P-9", "name": "X"}, "shareholding": 0.4}
                ],
            },
            {"id": "S-2", "name": "Beta Ltd", "roles": ["tenderer"]},
        ],
        "buyer": {"id": "B-1", "name": "Ministry of Works"},
        "planning": {
            "budget": {"id": "BU-1", "amount": {"amount": 1200, "currency": "xal"}},
            "documents": [{"id": "pd", "documentType": "needsAssessment", "title": "Need"}],
            "milestones": [{"id": "pm", "title": "Plan", "dueDate": f"{day}T00:00:00Z"}],
        },
        "tender": {
            "id": "T-1",
            "title": "Road works",
            "status": "complete",
            "procurementMethod": "open",
            "mainProcurementCategory": "works",
            "submissionMethod": ["written", "electronicSubmission"],
            "hasEnquiries": False,
            "value": {"amount": 1000.5, "currency": "XAL"},
            "tenderPeriod": {"startDate": "2024-01-01", "endDate": "2024-02-01T12:00:00+05:30"},
            "awardPeriod": {"startDate": "2024-02-02T00:00:00Z"},
            "numberOfTenderers": 2,
            "procuringEntity": {"id": "B-1", "name": "Ministry of Works"},
            "tenderers": [{"id": "S-1", "name": "Alfa Ltd"}, {"id": "S-2", "name": "Beta Ltd"}],
            "items": [
                {
                    "id": "1",
                    "description": "Asphalt",
                    "classification": {"scheme": "CPV", "id": "45233000"},
                    "quantity": 3,
                    "unit": {"name": "t", "value": {"amount": 10.25, "currency": "XAL"}},
                    "relatedLot": "L1",
                }
            ],
            "lots": [
                {"id": "L1", "title": "One", "value": {"amount": 600, "currency": "XAL"}},
                {"id": "L2", "title": "Two", "status": "active"},
            ],
            "documents": [
                {
                    "id": "d1",
                    "documentType": "tenderNotice",
                    "datePublished": "2024-01-01T09:00:00Z",
                }
            ],
            "amendments": [{"id": "a1", "date": "2024-01-09", "rationale": "More days"}],
        },
        "bids": {
            "details": [
                {
                    "id": "bid1",
                    "status": "valid",
                    "date": "2024-01-31T11:59:00Z",
                    "value": {"amount": 900, "currency": "XAL"},
                    "tenderers": [{"id": "S-1", "name": "Alfa Ltd"}],
                    "relatedLots": ["L1"],
                },
                {
                    "id": "bid2",
                    "status": "disqualified",
                    "value": {"amount": 950.75, "currency": "XAL"},
                    "tenderers": [{"id": "S-2", "name": "Beta Ltd"}],
                    "relatedLots": ["L1", "L2"],
                },
            ]
        },
        "awards": [
            {
                "id": "aw1",
                "status": "active",
                "date": "2024-02-15",
                "value": {"amount": 900, "currency": "XAL"},
                "suppliers": [{"id": "S-1", "name": "Alfa Ltd"}],
                "relatedLots": ["L1"],
                "items": [{"id": "1", "quantity": 3}],
            }
        ],
        "contracts": [
            {
                "id": "c1",
                "awardID": "aw1",
                "status": "active",
                "dateSigned": "2024-02-20T00:00:00Z",
                "period": {"startDate": "2024-03-01", "endDate": "2024-06-01"},
                "value": {"amount": 905, "currency": "XAL"},
                "implementation": {
                    "transactions": [
                        {
                            "id": "t1",
                            "date": "2024-04-01",
                            "value": {"amount": 100, "currency": "XAL"},
                            "payer": {"id": "B-1", "name": "Ministry of Works"},
                            "payee": {"id": "S-1", "name": "Alfa Ltd"},
                        }
                    ],
                    "milestones": [{"id": "m1", "status": "met", "dateMet": "2024-05-01"}],
                },
            }
        ],
        "relatedProcesses": [
            {"id": "1", "identifier": "ocds-t-0", "scheme": "ocid", "relationship": ["framework"]}
        ],
    }


def line(release: object) -> bytes:
    """One release as one line, without its end."""
    return json.dumps(release, ensure_ascii=False, separators=(",", ":")).encode()


def lines(releases: list[Tree]) -> bytes:
    """Releases one a line."""
    return b"".join(line(one) + b"\n" for one in releases)


def places(value: object, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place inside a tree, the root left out."""
    found = [above] if above else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += places(inner, (*above, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found += places(inner, (*above, index))
    return found


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**22), 10**22),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        [
            *("", " ", "x", "1.234", "1,234.50", "12", "n/a", "true", "null", "9999-12-31", "=1"),
            *("2024-13-45", "2024-02", "31/12/2023", "2024-01-01 10:00", "{", "[1]", "\u0000", "é"),
            *({}, [], [None], [[]], {"id": ""}, {"id": None}, {"id": 1.5}, ["a", "a"], [{}]),
            *({"amount": "7", "currency": "xal"}, {"amount": True}, {"amount": 1e300}),
            *({"name": "Gamma", "identifier": {"id": "33"}}, {"id": "S-1"}, {"id": "S-77"}),
        ]
    ),
)
"""Values that publishers write where others are expected."""


@st.composite
def spoiled(draw: st.DrawFn, ocid: str = "ocds-t-1", most: int = 4) -> Tree:
    """A whole release with some places changed, taken away, or put twice."""
    release = whole(ocid)
    for _ in range(draw(st.integers(0, most))):
        known = places(release)
        *above, last = draw(st.sampled_from(known))
        holder: Any = release
        for step in above:
            holder = holder[step]
        act = draw(st.sampled_from(["odd", "gone", "twice", "text"]))
        if act == "gone":
            del holder[last]
        elif act == "twice" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[last]))
        elif act == "text" and isinstance(holder[last], int | float):
            holder[last] = str(holder[last])
        else:
            holder[last] = copy.deepcopy(draw(ODD))
    return release


def found(value: object, pointer: str) -> bool:
    """Whether a JSON pointer leads to something, or to a field that is missing from an object."""
    steps = pointer.split("/")[1:]
    for number, step in enumerate(steps):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return isinstance(value, dict) and number == len(steps) - 1
    return pointer == "" or pointer.startswith("/")
