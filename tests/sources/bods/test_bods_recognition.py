from __future__ import annotations

import json

import pytest

from plumbrule.sources.bods import SOURCE

NEW = {"statementId": "s", "recordId": "c", "recordType": "entity", "recordDetails": {"name": "É"}}
OLD = {"statementID": "s", "statementType": "entityStatement", "name": "A"}


@pytest.mark.parametrize("statement", [NEW, OLD])
@pytest.mark.parametrize(
    "written",
    [
        json.dumps,
        lambda one: json.dumps([one, one]),
        lambda one: json.dumps([one], indent=4),
        lambda one: "\n\n" + json.dumps(one) + "\n" + json.dumps(one),
        lambda one: b"\xef\xbb\xbf" + json.dumps(one, ensure_ascii=False).encode(),
        lambda one: json.dumps(one, ensure_ascii=False).encode("utf-16"),
        lambda one: json.dumps([one])[:-12],
        lambda one: json.dumps([one | {"annotations": ["x" * 70_000]}]),
    ],
)
def test_statements_are_recognised_however_they_are_written(recognised, statement, written):
    assert recognised(SOURCE, written(statement))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "statementId,recordType\n1,2\n",
        '{"ocid": "ocds-1", "releases": [{"statementId": 1, "recordId": 2}]}',
        '{"id": "a", "schema": "Company", "properties": {"statementId": ["x"], "recordId": ["y"]}}',
        '{"statement": "\\"statementId\\": \\"recordId\\":"}',
    ],
)
def test_nothing_else_is_recognised(recognised, content):
    assert not recognised(SOURCE, content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_is_recognised_is_read(load, encoding):
    loaded = load(SOURCE, json.dumps([NEW], ensure_ascii=False, indent=1).encode(encoding))
    assert [row["name"] for row in loaded.rows("party")] == ["É"]
    assert {kind for kind, _, _ in loaded.faults()} == {"noted"}


def test_a_file_cut_in_the_middle_keeps_its_whole_statements(load):
    content = json.dumps([NEW, NEW | {"recordId": "d", "statementId": "t"}], indent=1)
    loaded = load(SOURCE, content[:-20])
    assert [row["party_id"] for row in loaded.rows("party")] == ["set:c"]
    assert ("unreadable", 10, "") in loaded.faults()
