"""Errors of a mapping: one sentence with line, key, what was expected and the nearest word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.format import mapping_of, read_mapping

PARTY = 'data set: s\nrecords:\n  p:\n    table: party\n    key: "{no}"\n'


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("", None, None, "the mapping is empty"),
        ("- a", 1, None, "expected `data set`"),
        ("records: {}", 1, None, "expected `data set: `"),
        ("data set: a b\nrecords: {}", 1, "data set", "without spaces"),
        ("data set: s", 1, None, "expected `records:`"),
        ("data set: s\nrecords:", 2, "records", "a name for each record"),
        ("data set: s\nrecords: {}", 2, "records", "at least one record"),
        ("data set: s\nrecord: {}", 2, "record", 'did you mean "records"'),
        ("data set: s\ncurrency: euros", 2, "currency", "such as EUR"),
        ("data set: s\nnumbers: 5", 2, "numbers", "1.234,56"),
        ("data set: s\ndates: 1/2/2020", 2, "dates", "last day of 2020"),
        ("data set: s\nzone: Mars/Base", 2, "zone", "no time zone"),
        ("data set: s\ncountry: Narnia", 2, "country", "ISO country code"),
        ("data set: s\nencoding: klingon", 2, "encoding", "utf-8"),
        ("data set: s\nencoding: base64", 2, "encoding", "utf-8"),
        ("data set: s\nheader: two", 2, "header", "line number"),
        ("data set: s\ndelimiter: ';;'", 2, "delimiter", "one sign"),
        ("data set: s\nrecords:\n  p: {table: partie}", 3, "records/p/table", 'mean "party"'),
        ("data set: s\nrecords:\n  p: {table: party}", 3, "records/p", "expected `key: `"),
        (PARTY + "    nmae: x\n", 6, "records/p/nmae", 'did you mean "name"'),
        (PARTY + '    name: "{no"\n', 6, "records/p/name", "no partner"),
        (PARTY + '    name: "{ }"\n', 6, "records/p/name", "name of a column"),
        (PARTY + "    name: [a]\n", 6, "records/p/name", "expected a text"),
        (PARTY + "    name: {from: a, valeus: {}}\n", 6, "records/p/name/valeus", '"values"'),
        (PARTY + "    name: {from: a, else: b}\n", 6, "records/p/name/else", "`values` beside"),
        (PARTY + "    name: {from: a, times: 2}\n", 6, "records/p/name/times", "does not apply"),
        (PARTY + "    when: name = x\n", 6, "records/p/when", "expected a condition"),
        (PARTY + '    split: {a: ""}\n', 6, "records/p/split/a", "between the pieces"),
        (PARTY + "    names: [{kind: x}]\n", 6, "records/p/names", "expected `name: `"),
        (PARTY + "    key: b\n", 6, None, "a second time"),
        (
            PARTY + "  g: {table: donation, donor_id: q}\n",
            6,
            "records/g/donor_id",
            "no record is called 'q'",
        ),
        (
            PARTY + "  post: {key: a, body_id: p}\n  h: {table: post_holder, person_id: post}\n",
            7,
            "records/h/person_id",
            "leads to party, but 'post' is of the table post",
        ),
        (
            PARTY + "  h: {table: post_holder, post_id: {key: a}, person_id: p}\n",
            6,
            "records/h/post_id",
            "expected both",
        ),
        (
            PARTY + "    split: {no: ';'}\n  d: {table: donation, donor_id: p}\n",
            7,
            "records/d/donor_id",
            "the same `split`",
        ),
        ("data set: s\nrecords:\n  l: {table: lot, key: a}", 3, "records/l", "expected `ocid: `"),
        ('data set: "s\nrecords', 2, None, "not written as YAML"),
        ("data set: s\nrecords: {p: {table: party, key: {a} {b}}}", 2, None, "in quotes"),
        ("data set: \x07", None, None, "not written as YAML"),
        ("data set: &a s", 1, None, "no & or *"),
    ],
)
def test_each_error_says_where_and_what(text, line, field, words):
    with pytest.raises(PlumbError) as caught:
        mapping_of(text, "m.yml")
    error = caught.value
    assert (error.file, error.line, error.field) == ("m.yml", line, field)
    assert words in str(error)
    assert "\n" not in str(error)


def test_a_deep_nest_is_refused():
    with pytest.raises(PlumbError, match=r"nested too deeply|not written as YAML"):
        mapping_of("[" * 5000 + "]" * 5000)


def test_a_mapping_in_another_encoding_is_refused(tmp_path: Path):
    path = tmp_path / "m.yml"
    path.write_bytes("data set: Ä".encode("latin-1"))
    with pytest.raises(PlumbError, match="in UTF-8"):
        read_mapping(path)
    with pytest.raises(PlumbError, match="cannot be opened"):
        read_mapping(tmp_path / "absent.yml")


def test_the_examples_of_the_guide_are_right():
    guide = (Path(__file__).parents[3] / "docs" / "mapping.md").read_text(encoding="utf-8")
    examples = [
        text
        for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
        if text.startswith("data set")
    ]
    assert len(examples) == 12
    for text in examples:
        mapping_of(text)


def test_a_column_that_is_missing_is_told_with_the_line_of_the_mapping(read):
    with pytest.raises(PlumbError) as caught:
        read(
            "number,nam\n1,A\n",
            'data set: s\nrecords:\n  p:\n    table: party\n    key: "{number}"\n    name: "{name}"\n',
        )
    assert caught.value.line == 6
    assert "has no column 'name' (did you mean \"nam\"?)" in str(caught.value)


def test_a_column_name_that_stands_twice_must_be_numbered(read):
    mapping = 'data set: s\nrecords:\n  p: {{table: party, key: "{{a}}", name: "{{{}}}"}}\n'
    with pytest.raises(PlumbError, match=r"two columns are called 'b'; write \{#2\}"):
        read("a,b,b\n1,x,y\n", mapping.format("b"))
    assert read("a,b,b\n1,x,y\n", mapping.format("#3")).rows("party")[0]["name"] == "y"
    with pytest.raises(PlumbError, match="from #1 to #3"):
        read("a,b,b\n1,x,y\n", mapping.format("#4"))
