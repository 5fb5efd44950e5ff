from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.sources.encoding import Text
from plumbrule.sources.json_objects import Found, first_object, json_objects


def split(content: str) -> list[Found]:
    return list(json_objects(Text(io.BytesIO(content.encode()))))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"a":1}\n\n{"a":2}\n', [(1, {"a": 1}), (3, {"a": 2})]),
        ('[{"a":1},{"a":2}]', [(1, {"a": 1}), (1, {"a": 2})]),
        ('[\n{"a":1},\n{"a":"}{\\"["}\n]', [(2, {"a": 1}), (3, {"a": '}{"['})]),
        ('{\n "a": 1\n}\n{\n "a": {"b": []}\n}\n', [(1, {"a": 1}), (4, {"a": {"b": []}})]),
        ('\n\n{"a":1}', [(3, {"a": 1})]),
        ("[]", []),
        ("", []),
    ],
)
def test_objects_are_found_with_their_lines(content, expected):
    assert [(one.line, json.loads(one.text)) for one in split(content)] == expected


def test_a_broken_line_costs_only_itself():
    found = split('{"a":1}\n{"a":\n{"a":3}\n')
    assert [(one.line, one.text) for one in found] == [
        (1, '{"a":1}\n'),
        (2, '{"a":\n'),
        (3, '{"a":3}\n'),
    ]


def test_an_array_cut_in_the_middle_gives_its_whole_objects_and_the_rest():
    found = split('[{"a":1},\n{"a":2},\n{"a":"x')
    assert [one.complete for one in found] == [True, True, False]
    assert found[2].line == 3


def test_what_stands_between_objects_is_given_as_incomplete():
    found = split('[{"a":1},\nnull,\n{"a":2}]')
    assert [(one.complete, one.text) for one in found] == [
        (True, '{"a":1}'),
        (False, "null"),
        (True, '{"a":2}'),
    ]


def test_the_first_object_of_a_head_that_is_cut():
    assert first_object('[ {"a":{}} , {"b"') == '{"a":{}}'
    assert first_object('[{"a":{}, "b"') is None


values = st.recursive(
    st.text() | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.text(), values, max_size=3), max_size=4), st.booleans())
def test_every_object_of_an_array_comes_back(objects, pretty):
    content = json.dumps(objects, indent=1 if pretty else None, ensure_ascii=False)
    content = content.encode("utf-8", "replace").decode()
    assert [json.loads(one.text) for one in split(content)] == json.loads(content)
