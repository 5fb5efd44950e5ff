from __future__ import annotations

import json

import pytest

from plumbrule.sources.bods import SOURCE

pytestmark = pytest.mark.real


def test_the_examples_of_the_standard_are_read_without_a_fault(real_data, load_file):
    folder = real_data / "entities" / "bods-samples" / "data-standard-0.4-examples"
    files = sorted(folder.glob("*.json"))
    assert len(files) == 19
    for path in files:
        statements = json.loads(path.read_text(encoding="utf-8"))
        loaded = load_file(SOURCE, path)
        assert (path.name, loaded.sink.records) == (path.name, len(statements))
        assert (path.name, loaded.reasons()) == (path.name, [])
        records = {one["recordId"] for one in statements}
        kept = len(loaded.rows("party"))
        relationships = {s["recordId"] for s in statements if s["recordType"] == "relationship"}
        assert (path.name, kept) == (path.name, len(records - relationships))
        history = loaded.rows("statement_history")
        replaced = [row for row in history if row["status"] != "closed"]
        assert (path.name, len(replaced)) == (path.name, len(statements) - len(records))


def test_lines_of_the_older_form_are_read(real_data, load_file):
    path = real_data / "entities" / "bods-samples" / "test-bods-data-1.json"
    statements = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]
    loaded = load_file(SOURCE, path)
    assert loaded.sink.records == len(statements)
    interests = [one for s in statements for one in s.get("interests", ())]
    assert len(loaded.rows("relation")) == len(interests)
    assert "unreadable" not in loaded.sink.faults_by_kind
