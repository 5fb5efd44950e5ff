"""Values are cut out of a stream wherever its chunks end."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbrule.sources.ocds.scanner import Feed, TooLargeError, cut, value_end

TEXTS = st.text(st.sampled_from('ab"\\{}[],:/é\n 😀'), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def feed(data: bytes, step: int = 1 << 20) -> Feed:
    stream = io.BytesIO(data)
    return Feed(lambda _: stream.read(step))


@settings(max_examples=150, deadline=None)
@given(VALUES, st.integers(1, 7), st.booleans(), st.sampled_from([None, 2]))
def test_a_value_ends_where_json_says(value, step, ascii_only, indent):
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    assert value_end(feed(text + b' ,"x"]}', step), 0) == len(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(VALUES, max_size=5),
    st.dictionaries(TEXTS.filter(lambda key: key != "releases"), VALUES, max_size=3),
    st.integers(1, 7),
    st.sampled_from([None, 2]),
)
def test_members_and_elements_are_those_of_json(elements, others, step, indent):
    document = {**others, "releases": elements}
    text = json.dumps(document, indent=indent).encode()
    cuts = list(cut(feed(text, step), {"releases"}, ()))
    assert [json.loads(c.data) for c in cuts if c.path[0] == "releases"] == elements
    assert [json.loads(c.data) for c in cuts if c.path[0] != "releases"] == list(others.values())
    assert [c.path[1] for c in cuts if c.path[0] == "releases"] == list(range(len(elements)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(TEXTS, VALUES, max_size=3), min_size=1, max_size=4), st.data())
def test_what_was_whole_before_a_document_broke_off_is_given(elements, data):
    text = json.dumps({"releases": elements}).encode()
    short = text[: data.draw(st.integers(len('{"releases": ['), len(text) - 1))]
    *whole, last = cut(feed(short, 5), {"releases"}, ())
    assert last.data == b""
    assert [json.loads(c.data) for c in whole] == elements[: len(whole)]


def test_lines_are_counted():
    text = b'{"a": 1,\n"releases": [\n{"x":\n1},\n\n{"y": 2}]}'
    assert [(c.path, c.line) for c in cut(feed(text), {"releases"}, ())] == [
        (("a",), 1),
        (("releases", 0), 3),
        (("releases", 1), 6),
    ]


def test_wrappers_are_entered():
    text = b'{"data": {"total": 2, "releases": [{}, {}]}, "next": null}'
    assert [c.path for c in cut(feed(text), {"releases"}, {"data"})] == [
        ("data", "total"),
        ("data", "releases", 0),
        ("data", "releases", 1),
        ("next",),
    ]


def test_an_array_at_the_top_is_cut_and_arrays_in_it_are_not():
    text = b'\xef\xbb\xbf [ {"releases": [1, 2]}, [3] ]'
    assert [c.data for c in cut(feed(text), {"releases"}, ())] == [
        b'{"releases": [1, 2]}',
        b"[3]",
    ]


def test_a_value_longer_than_wanted_is_refused():
    with pytest.raises(TooLargeError):
        value_end(feed(b'{"a": "' + b"x" * 100 + b'"}', 10), 0, limit=50)
    with pytest.raises(TooLargeError):
        value_end(feed(b'"' + b"x" * 100 + b'"', 10), 0, limit=50)


def test_a_value_without_end_has_none():
    assert value_end(feed(b'{"a": [1, 2'), 0) is None
    assert value_end(feed(b'"abc\\"'), 0) is None
    assert value_end(feed(b""), 0) is None
