"""Flags are computed once for a snapshot and its rules."""

from __future__ import annotations

import pytest

from one_bid import loaded, release
from plumbrule.actions import flag
from plumbrule.actions.flag import chosen, flags, rules
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return Lake(loaded(tmp_path_factory.mktemp("flag"), [release()]))


def test_flags_are_kept_and_read_back_equal(lake, monkeypatch):
    first = flags(lake, only=["r018"])
    assert [(one.rule, one.subject) for one in first.leads] == [("R018", "ocds-test-1")]

    def never(*_):
        raise AssertionError("the rules were asked again")

    monkeypatch.setattr(flag, "run", never)
    assert flags(lake, only=["R018"]) == first
    monkeypatch.setattr(flag, "digest_of", lambda _: "0123")  # as when the text of a rule changes
    with pytest.raises(AssertionError, match="asked again"):
        flags(lake, only=["R018"])


def test_nothing_loaded(tmp_path):
    with pytest.raises(PlumbError, match="nothing is loaded"):
        flags(Lake(tmp_path / "lake"))


def test_rules_are_chosen_by_id():
    assert [one.id for one in chosen(rules(), ["r030", "R018"])] == ["R018", "R030"]
    assert chosen(rules(), []) == rules()
    with pytest.raises(PlumbError, match="there is no rule R999"):
        chosen(rules(), ["R999"])
