"""Findings and recommendations of auditors as tables, loaded through a mapping and followed up."""

from __future__ import annotations

import json

import pytest

from plumbrule.actions.flag import flags
from plumbrule.cli.main import main
from plumbrule.lake import Lake

FINDINGS = """\
Finding;Body;Body no;Unit;Type;Process;Severity;Reported;Closed;To recover;By;Recovered;State of
F-1;Roads Agency;B-77;;procedure;procurement;high;10/01/2022;;50.000,00;30/06/2023;12.500,00;31/12/2023
F-2;Roads Agency;B-77;;stock;stores;low;10/01/2022;05/05/2022;;;;31/12/2023
"""
FINDING_MAP = """\
data set: xa-audit
country: XA
zone: "+02:00"
dates: 31/12/2020
numbers: 1.234,56
currency: AVL
records:
  body:
    table: party
    key: "{Body no}"
    kind: body
    name: "{Body}"
    identifiers: [{scheme: XA-BODY, value: "{Body no}"}]
  finding:
    table: audit_finding
    key: "{Finding}"
    body_id: body
    unit: "{Unit}"
    kind: "{Type}"
    process: "{Process}"
    severity: "{Severity}"
    found: "{Reported}"
    closed: "{Closed}"
    to_recover: "{To recover}"
    recover_by: "{By}"
    recovered: "{Recovered}"
    as_of: "{State of}"
"""
STATES = """\
No;State no;Finding;Body no;Status;Issued;Due;Until;Told on;Evidence;Verifier;Why
R-1;1;F-1;B-77;agreed;10/01/2022;31/12/2022;;30/06/2022;;;
R-1;2;F-1;B-77;agreed;10/01/2022;31/12/2022;30/06/2023;31/12/2023;;;
R-2;1;F-1;B-77;done;10/01/2022;31/12/2022;;31/12/2023;;;
R-3;1;F-2;B-77;refused;10/01/2022;31/12/2022;;31/12/2023;;;
R-4;1;F-2;B-77;verified;10/01/2022;31/12/2022;;31/12/2023;folder 4;Auditor;
"""
STATE_MAP = """\
data set: xa-audit-states
country: XA
zone: "+02:00"
dates: 31/12/2020
records:
  body: {table: party, key: "{Body no}", kind: body, identifiers: [{scheme: XA-BODY, value: "{Body no}"}]}
  recommendation:
    table: audit_recommendation
    recommendation_id: "xa-audit:{No}"
    finding_id: "xa-audit:{Finding}"
    sequence: "{State no}"
    addressee_id: body
    status:
      from: "{Status}"
      values: {agreed: accepted, done: implemented_claimed, refused: rejected, verified: implemented_verified}
    issued: "{Issued}"
    due: "{Due}"
    extended: "{Until}"
    as_of: "{Told on}"
    evidence: "{Evidence}"
    verified_by: "{Verifier}"
    reason: "{Why}"
    has_evidence_field: "true"
    has_reason_field: "true"
"""
CONTRACT = {
    "ocid": "road",
    "id": "1",
    "date": "2023-05-01T00:00:00Z",
    "tag": ["compiled"],
    "buyer": {"id": "b", "name": "Roads Agency"},
    "parties": [
        {
            "id": "b",
            "name": "Roads Agency",
            "roles": ["buyer"],
            "identifier": {"scheme": "XA-BODY", "id": "B-77"},
        }
    ],
    "tender": {"id": "t", "procurementMethod": "direct"},
    "awards": [
        {
            "id": "a",
            "status": "active",
            "date": "2023-03-01T00:00:00Z",
            "value": {"amount": 900, "currency": "AVL"},
        }
    ],
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    for name, rows, mapping in (("findings", FINDINGS, FINDING_MAP), ("states", STATES, STATE_MAP)):
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
        (folder / f"{name}.csv.mapping.yml").write_text(mapping, encoding="utf-8")
    (folder / "road.jsonl").write_text(json.dumps(CONTRACT), encoding="utf-8")
    files = [str(folder / name) for name in ("findings.csv", "states.csv", "road.jsonl")]
    assert main(["load", *files, "--lake", str(folder / "lake")]) == 0
    return folder / "lake"


def leads(lake, rule):
    return flags(Lake(lake), only=[rule]).leads


def subjects(lake, rule):
    return {one.subject.rsplit(":", 1)[-1]: one for one in leads(lake, rule)}


def test_an_extension_counts_and_what_is_claimed_is_not_done(found):
    late = subjects(found, "AU-01")
    # R-1 was extended to the middle of 2023 and is still open at its end; R-2 is only said to be done.
    assert late.keys() == {"R-1", "R-2"}
    assert late["R-1"].value == 184


def test_no_evidence_and_no_reason_are_told(found):
    assert subjects(found, "AU-03").keys() == {"R-2"}
    assert subjects(found, "AU-07").keys() == {"R-3"}


def test_what_is_left_to_recover_is_exact(found):
    (lead,) = leads(found, "AU-06")
    assert (lead.amount, lead.currency) == (37_500, "AVL")


def test_the_same_body_s_contracts_are_joined_to_its_finding(found):
    (lead,) = leads(found, "AU-05")
    assert (lead.ocid, lead.rung, lead.amount) == ("road", "id_match", 900)
