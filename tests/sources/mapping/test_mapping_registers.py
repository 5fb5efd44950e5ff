"""The examples of docs/mapping.md for party money, lobbying and audit, read with made files."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[3] / "docs" / "mapping.md"
EXAMPLES = {
    name: block
    for block in re.findall(
        r"```yaml\n(data set: .*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    for name in re.findall(r"^data set: (\S+)", block)
}

FILES = {
    "xa-fees": (
        "Member,Code,Party,What,How,Day,Sum\nAda,1,Reds,fee,C,05/02/2023,30.00\n",
        "donation",
        {"kind": "membership fee", "payment_mode": "cash", "value_amount": Decimal(30)},
    ),
    "xa-party-reports": (
        "No.,Party,Year,Due,Filed\n7,Reds,2023,31/03/2024,02/04/2024\n",
        "party_report",
        {"report_id": "xa-party-reports:7", "due_text": "2024-03-31", "filed_text": "2024-04-02"},
    ),
    "xa-spending": (
        "Candidate,Campaign,For,Day,Sum,Shared,Part stated\nEve,2024,posters,2024-05-01,9.5,yes,no\n",
        "campaign_spending",
        {"campaign": "2024", "shared": True, "share_stated": False},
    ),
    "xa-party-loans": (
        (
            "No.,Lender,Party,Lent,Owed,Percent,Due,As of,State\n"
            "1,Bank,Reds,1000,600,0,2022-06-30,2024-06-30,outstanding\n"
        ),
        "party_loan",
        {"outstanding_amount": Decimal(600), "rate": 0.0, "as_of_text": "2024-06-30"},
    ),
    "xa-meetings": (
        "Official,Organisation,Day,About\nEve,Mill,2024-05-01,roads\n",
        "lobby_contact",
        {"official_id": "xa-meetings:Eve", "topic": "roads", "reported_by": "official"},
    ),
    "xa-findings": (
        "No.,Body,Type,Severity,Report,To recover,Recovered\n3,Town,split,high,2024-01-01,50,\n",
        "audit_finding",
        {"body_id": "xa-findings:Town", "to_recover_amount": Decimal(50), "recovered_amount": None},
    ),
    "xa-debarred": (
        "tax_no,supplier,decided by,from,until\n5,Mill,Chamber,2023-01-01,2024-01-01\n",
        "listing",
        {"kind": "debarment", "start_text": "2023-01-01", "end_text": "2024-01-01"},
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_an_example_reads_its_register(read, name):
    text, table, expected = FILES[name]
    loaded = read(text, EXAMPLES[name])
    (row,) = loaded.rows(table)
    assert {column: row[column] for column in expected} == expected
    assert loaded.faults() == []
