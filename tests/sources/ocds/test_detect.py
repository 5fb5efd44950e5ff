"""OCDS is recognised by its fields, and nothing else is taken for it."""

import json

import pytest

from plumbrule.sources.ocds.detect import detect


def cut_head(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, indent=indent).encode()[:2000]


FILLER = [{"id": str(number), "suppliers": [{"name": "x"}]} for number in range(200)]


@pytest.mark.parametrize(
    "content",
    [
        [{"statementId": "1", "recordType": "entity", "recordDetails": {}}],
        {"id": "x", "schema": "Person", "properties": {"name": ["y"]}},
        {"releases": [{"tag_name": "v1", "assets": []}]},
        {"records": [{"id": 1, "name": "x"}]},
        {"results": [{"name": "x"}]},
        {"tender": "legal", "id": 3},
        {"ocid": "x"},
        [],
        {},
        "text",
        5,
    ],
)
def test_other_json_is_not_ocds(content):
    assert detect(json.dumps(content).encode()) is None


@pytest.mark.parametrize("head", [b"", b"ocid,tag\n1,2\n", b"<a/>", b"{", b"[", b"\x00\xff\xfe{"])
def test_other_bytes_are_not_ocds(head):
    assert detect(head) is None


@pytest.mark.parametrize(
    ("head", "shape"),
    [
        (
            cut_head({"uri": "u", "version": "1.1", "releases": [{"awards": FILLER}]}),
            "release package",
        ),
        (cut_head({"records": [{"compiledRelease": {"awards": FILLER}}]}), "record package"),
        (cut_head({"awards": FILLER, "ocid": "1"}, indent=1), "release"),
        (cut_head({"awards": FILLER, "ocid": "1"}), "lines"),
        (cut_head([{"ocid": "1", "tag": ["x"], "awards": FILLER}]), "array"),
        (b'{"ocid": "1", "tag": ["x"], "title": "' + b"x" * 5000, "lines"),
    ],
)
def test_a_head_that_is_cut_shows_its_shape(head, shape):
    assert detect(head) == shape


def test_a_head_may_end_inside_a_character():
    line = json.dumps({"ocid": "1", "tag": ["x"], "title": "ñ" * 20}, ensure_ascii=False)
    head = (line + "\n" + line).encode()
    assert detect(head[:-4]) == "lines"
    assert detect(head[:-5]) == "lines"


def test_lines_in_latin_1_are_not_for_the_fast_path():
    line = json.dumps({"ocid": "1", "tag": ["x"], "title": "ñandú"}, ensure_ascii=False)
    assert detect((line + "\n" + line + "\n").encode("latin-1")) == "documents"
