from __future__ import annotations

import msgspec
import pytest

from plumbrule.sources.repair import Repair, convert


class Inner(msgspec.Struct):
    name: str | None = None
    size: float | None = None


class Outer(msgspec.Struct):
    key: str | None = None
    inner: list[Inner] | None = None


def test_what_is_right_stays():
    value, repairs = convert({"key": "a", "inner": [{"name": "b"}], "other": 1}, Outer)
    assert value == Outer("a", [Inner("b")])
    assert repairs == []


def test_values_are_kept_in_another_form_or_left_out():
    record = {"key": 7, "inner": [{"name": {}, "size": "2.5"}, {"size": "much"}, None]}
    value, repairs = convert(record, Outer)
    assert value == Outer("7", [Inner(None, 2.5), Inner()])
    assert [(one.kind, one.path, one.value) for one in repairs] == [
        ("changed", "/key", 7),
        ("dropped", "/inner/0/name", {}),
        ("changed", "/inner/0/size", "2.5"),
        ("dropped", "/inner/1/size", "much"),
        ("dropped", "/inner/2", None),
    ]


def test_one_value_where_a_list_belongs_becomes_a_list():
    value, repairs = convert({"inner": {"name": "b"}}, Outer)
    assert value == Outer(None, [Inner("b")])
    assert repairs == [
        Repair("changed", "Expected array | null, got object", "/inner", {"name": "b"})
    ]


def test_a_record_of_the_wrong_type_is_refused():
    with pytest.raises(msgspec.ValidationError):
        convert([], Outer)
