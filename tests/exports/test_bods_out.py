from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from made_exports import facts_of, lake_of

from plumbrule.actions.export import export
from plumbrule.exports.bods import share_of
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

DAY = date(2024, 5, 6)


def written(lake: Lake, target: Path) -> list[dict]:
    export(lake, "bods", target, today=DAY)
    return [json.loads(line) for line in target.read_bytes().splitlines()]


def facts(lake: Lake) -> dict[str, list]:
    """What a lake says of ownership, by names and numbers, without keys and places."""
    queries = {
        "party": (
            "select kind, name, country, legal_form, scheme, identifier, nationality, "
            "substr(born_text, 1, 10), substr(founded_text, 1, 10) from party"
        ),
        "name": "select name, kind from name",
        "address": 'select "full", postcode, country, kind from address',
        "relation": (
            "select relation.kind, one.name, other.name, role, interest_type, directness, "
            "share_min, share_max, share_min_open, share_max_open, beneficial, "
            "component_of is not null, start_text, end_text "
            "from relation join party as one on one.party_id = from_id "
            "join party as other on other.party_id = to_id"
        ),
        "unspecified": (
            "select name, reason, description from unspecified_owner join party using (party_id)"
        ),
        "post": "select name, title, start_text from post_holder join party on party_id = person_id",
    }
    return facts_of(lake, queries)


def test_what_is_written_reads_back_as_the_same_facts(owners, tmp_path):
    written(owners, tmp_path / "out.jsonl")
    again = lake_of(tmp_path / "again", (tmp_path / "out.jsonl").read_bytes())
    assert facts(again) == facts(owners)
    assert len(facts(again)["relation"]) == 2


def test_the_written_file_has_no_fault_for_our_own_reader(owners, tmp_path):
    written(owners, tmp_path / "out.jsonl")
    again = lake_of(tmp_path / "again", (tmp_path / "out.jsonl").read_bytes())
    with connect(again.folder, again.manifest()) as connection:
        assert connection.execute("select reason, path from fault").fetchall() == []


def test_parties_come_first_then_components_then_the_rest(owners, tmp_path):
    found = written(owners, tmp_path / "out.jsonl")
    kinds = [one["recordType"] for one in found]
    first = kinds.index("relationship")
    assert set(kinds[first:]) == {"relationship"}
    relations = [
        one for one in found[first:] if isinstance(one["recordDetails"]["interestedParty"], str)
    ]
    assert [one["recordDetails"]["isComponent"] for one in relations] == [True, False]
    assert relations[1]["recordDetails"]["componentRecords"] == [relations[0]["recordId"]]


def test_the_same_lake_gives_the_same_bytes(owners, tmp_path):
    written(owners, tmp_path / "one.jsonl")
    written(owners, tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_what_bods_cannot_carry_is_counted(ties, tmp_path):
    told = export(ties, "bods", tmp_path / "out.jsonl", today=DAY)
    assert told.lost["listings"] == 1
    # Who stands only in a family tie or a payment is not ownership data.
    assert told.records == {"entity": 1, "person": 1, "relationship": 1}


@pytest.mark.parametrize(
    ("least", "greatest", "least_open", "greatest_open", "share"),
    [
        (None, None, None, None, None),
        (33.5, 33.5, False, False, {"exact": 33.5}),
        (25.0, 50.0, True, False, {"exclusiveMinimum": 25.0, "maximum": 50.0}),
        (75.0, None, False, None, {"minimum": 75.0}),
        (None, 5.0, None, True, {"exclusiveMaximum": 5.0}),
        (0.0, 0.0, False, False, {"exact": 0.0}),
    ],
)
def test_shares(least, greatest, least_open, greatest_open, share):
    row = {
        "share_min": least,
        "share_max": greatest,
        "share_min_open": least_open,
        "share_max_open": greatest_open,
    }
    assert share_of(row) == share


@pytest.mark.real
def test_the_standards_own_schema_finds_nothing_wrong(real_data, owners, tmp_path):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    referencing = pytest.importorskip("referencing", reason="jsonschema is not installed")
    folder = real_data / "entities" / "bods-samples"
    samples = sorted((folder / "data-standard-0.4-examples").glob("*.json"))
    lakes = [owners] + [
        lake_of(tmp_path / str(number), path.read_bytes(), source=f"set{number}")
        for number, path in enumerate(samples[:4])
    ]
    documents = [
        json.loads(path.read_text())
        for path in (folder / "data-standard-0.4-schema").glob("*.json")
    ]
    registry = referencing.Registry().with_resources(
        (one["$id"], referencing.Resource.from_contents(one))
        for one in documents
        if "$schema" in one
    )
    whole = next(one for one in documents if one.get("$id") == "urn:statement")
    validator = jsonschema.Draft202012Validator(
        whole, registry=registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    statements = 0
    for number, lake in enumerate(lakes):
        found = written(lake, tmp_path / f"{number}.jsonl")
        statements += len(found)
        assert [list(error.absolute_path) for error in validator.iter_errors(found)] == []
    assert statements > 20
