"""Small lakes to write from: two companies with their owners, and ties, a listing, a payment."""

from __future__ import annotations

import json
from pathlib import Path

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.sources.source import ReadOptions


def statement(record: str, kind: str, **details) -> dict:
    return {
        "statementId": f"statement-{record}".ljust(32, "0"),
        "statementDate": "2020-01-02",
        "declarationSubject": "c1",
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": {"isComponent": False, **details},
    }


def interest(**facts) -> dict:
    return {"type": "shareholding", "directOrIndirect": "direct", **facts}


OWNERS = [
    statement(
        "c1",
        "entity",
        entityType={"type": "registeredEntity", "details": "GmbH"},
        name="Alfa GmbH",
        alternateNames=["Alpha"],
        jurisdiction={"name": "Germany", "code": "DE"},
        identifiers=[{"id": "HRB12", "scheme": "DE-CR"}],
        foundingDate="1999-05-06",
        addresses=[
            {
                "type": "registered",
                "address": "Weg 1, Ulm",
                "postCode": "89073",
                "country": {"name": "Germany", "code": "DE"},
            }
        ],
    ),
    statement("c2", "entity", entityType={"type": "legalEntity"}, name="Beta Stiftung"),
    statement(
        "p1",
        "person",
        personType="knownPerson",
        names=[
            {"type": "legal", "fullName": "Ana Ito"},
            {"type": "former", "fullName": "Ana Old"},
        ],
        birthDate="1960-04",
        nationalities=[{"name": "Peru", "code": "PE"}],
        identifiers=[{"id": "7700", "scheme": "PER-TAXID"}],
        politicalExposure={
            "status": "isPep",
            "details": [{"reason": "mayor", "startDate": "2019-01-01"}],
        },
    ),
    statement(
        "r1",
        "relationship",
        isComponent=True,
        subject="c1",
        interestedParty="c2",
        interests=[interest(share={"exclusiveMinimum": 25, "maximum": 50}, startDate="2015-02-01")],
    ),
    statement(
        "r2",
        "relationship",
        subject="c1",
        interestedParty="p1",
        componentRecords=["r1"],
        interests=[
            {
                "type": "votingRights",
                "directOrIndirect": "indirect",
                "beneficialOwnershipOrControl": True,
                "details": "through Beta",
                "share": {"exact": 33.5},
                "endDate": "2021-12-31",
            }
        ],
    ),
    statement(
        "r3",
        "relationship",
        subject="c2",
        interestedParty={"reason": "noBeneficialOwners", "description": "none above 25 %"},
    ),
]

TIES = [
    {
        "id": "f1",
        "schema": "Person",
        "properties": {"name": ["Ivo Noe"], "birthDate": ["1970-01-02"], "country": ["bg"]},
    },
    {"id": "f2", "schema": "Person", "properties": {"name": ["Mia Noe"]}},
    {
        "id": "f3",
        "schema": "Organization",
        "properties": {
            "name": ["Gama"],
            "alias": ["Гама"],
            "registrationNumber": ["55-1"],
            "phone": ["+359 2 555 01"],
        },
    },
    {
        "id": "f4",
        "schema": "Family",
        "properties": {"person": ["f1"], "relative": ["f2"], "relationship": ["spouse"]},
    },
    {
        "id": "f5",
        "schema": "Ownership",
        "properties": {"owner": ["f2"], "asset": ["f3"], "percentage": ["25-50"]},
    },
    {
        "id": "f6",
        "schema": "Sanction",
        "properties": {"entity": ["f3"], "authority": ["Council"], "startDate": ["2022-03-01"]},
    },
    {
        "id": "f7",
        "schema": "Payment",
        "properties": {
            "payer": ["f3"],
            "beneficiary": ["f1"],
            "amount": ["1250.50"],
            "currency": ["EUR"],
            "date": ["2021-07-01"],
        },
    },
]


def lines(records: list[dict]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records)


def lake_of(folder: Path, content: bytes, source: str = "set") -> Lake:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "input.json"
    path.write_bytes(content)
    lake = Lake(folder / "lake")
    report = load(lake, [path], ReadOptions(source=source))
    assert [one.outcome for one in report.files] == ["loaded"]
    return lake


def facts_of(lake: Lake, queries: dict[str, str]) -> dict[str, list]:
    """What a lake answers to queries, each in a fixed order."""
    with connect(lake.folder, lake.manifest()) as connection:
        return {
            name: sorted(connection.execute(query).fetchall(), key=repr)
            for name, query in queries.items()
        }
