from __future__ import annotations

import json

import pytest

from plumbrule.sources.bods import SOURCE as BODS
from plumbrule.sources.ftm import SOURCE

COMPANY = {"id": "c", "schema": "Company", "properties": {"name": ["Ödön"]}, "caption": "x"}
STATEMENT = {"entity_id": "c", "prop": "name", "schema": "Company", "value": "Ö"}


@pytest.mark.parametrize("record", [COMPANY, STATEMENT])
@pytest.mark.parametrize(
    "written",
    [
        json.dumps,
        lambda one: json.dumps([one, one]),
        lambda one: json.dumps([one], indent=4),
        lambda one: "\n\n" + json.dumps(one) + "\n" + json.dumps(one),
        lambda one: b"\xef\xbb\xbf" + json.dumps(one, ensure_ascii=False).encode(),
        lambda one: json.dumps(one, ensure_ascii=False).encode("utf-16"),
    ],
)
def test_entities_and_statements_are_recognised_and_read(recognised, load, record, written):
    content = written(record)
    assert recognised(SOURCE, content)
    assert not recognised(BODS, content)
    assert [row["kind"] for row in load(SOURCE, content).rows("party")] == ["company"]


def test_an_entity_longer_than_the_head_is_recognised(recognised, load):
    company = {
        "id": "c",
        "schema": "Company",
        "properties": {"name": ["A"], "notes": ["x" * 70_000]},
    }
    assert recognised(SOURCE, json.dumps([company]))
    assert len(load(SOURCE, json.dumps([company], indent=1)).rows("party")) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "id,schema,properties\n1,2,3\n",
        "name,value\nx,y\n",
        '{"ocid": "ocds-1", "id": "1", "tender": {}}',
        '{"ocid": "ocds-1", "id": "1", "schema": {}, "properties": "',
        '{"$schema": "https://json-schema.org/", "id": "x", "properties": {"a": {}}}',
        '{"statementId": "s", "recordId": "c", "recordType": "entity"}',
        '{"id": "x", "schema": {"type": "object"}, "properties": {}}',
    ],
)
def test_nothing_else_is_recognised(recognised, content):
    assert not recognised(SOURCE, content)
