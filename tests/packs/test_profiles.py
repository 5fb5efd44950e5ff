"""Profiles: the first row wins, the unknown is reserved, and a chain of changes is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.model import PlumbError
from plumbrule.packs.profiles import Action, Facts, profile_named, profiles, read_profile

HEAD = """
profile_id: p
version: "1"
jurisdiction: any
legal_source: law
"""


def made(folder: Path, text: str):
    file = folder / "p.yml"
    file.write_text(HEAD + text, "utf-8")
    return read_profile(file)


def test_three_profiles_come_with_the_program():
    assert set(profiles()) == {"mx-norma19", "open-register", "verifier"}
    assert profile_named("verifier").reveals_everything
    assert not any(profile_named(one).reveals_everything for one in ("mx-norma19", "open-register"))
    assert all(row.legal_ref for one in profiles().values() for row in one.rows)


def test_the_first_row_that_fits_wins(tmp_path):
    profile = made(
        tmp_path,
        """
default: public
known: ["t/**"]
rows:
  - {path: t/a, condition: {form: entry}, action: public, legal_ref: x}
  - {path: "t/{a,b}", action: reserved, legal_ref: x}
""",
    )
    assert profile.action(("t", "a"), Facts(form="entry")) is Action.PUBLIC
    assert profile.action(("t", "a"), Facts(form="annual")) is Action.RESERVED
    assert profile.action(("t", "b"), Facts(form="entry")) is Action.RESERVED
    assert profile.action(("t", "c"), Facts()) is Action.PUBLIC
    assert profile.action(("u", "c"), Facts()) is Action.RESERVED


def test_a_fact_that_is_not_known_counts_against_showing(tmp_path):
    profile = made(
        tmp_path,
        """
default: public
known: ["t/**"]
rows:
  - {path: t, condition: {held: others}, action: drop_record, legal_ref: x}
  - {path: t/a, condition: {person: legal}, action: public, legal_ref: x}
  - {path: t/a, action: reserved, legal_ref: x}
  - {path: t/b, condition: {person: natural}, action: reserved, legal_ref: x}
""",
    )
    assert profile.drops(("t",), Facts())
    assert not profile.drops(("t",), Facts(held="self"))
    assert profile.action(("t", "a"), Facts()) is Action.RESERVED
    assert profile.action(("t", "b"), Facts()) is Action.RESERVED
    assert profile.action(("t", "b"), Facts(person="legal")) is Action.PUBLIC


CHANGE = """
default: reserved
rows:
  - {{path: t/entry, condition: {{form: entry}}, action: {action}, legal_ref: x}}
  - {{path: t/change, action: percent_only, of: [t/entry, t/later], legal_ref: x}}
"""


@pytest.mark.parametrize("action", ["public", "year_only", "generic_label"])
def test_a_change_is_withheld_where_an_amount_of_its_chain_is_told_in_any_form(tmp_path, action):
    profile = made(tmp_path, CHANGE.format(action=action))
    for form in ("entry", "annual", "exit", None):
        assert profile.action(("t", "change"), Facts(form=form)) is Action.RESERVED
    assert [row.patterns for row in profile.broken_chains()] == [(("t", "change"),)]
    assert not profile.may_show(("t", "change"))


def test_a_change_is_told_where_no_amount_of_its_chain_is(tmp_path):
    profile = made(tmp_path, CHANGE.format(action="reserved"))
    assert profile.action(("t", "change"), Facts(form="annual")) is Action.PERCENT_ONLY
    assert profile.broken_chains() == ()


STEPS = st.text("abcdefgh_/ñ0", min_size=1, max_size=10)


@given(st.lists(STEPS, min_size=1, max_size=5))
def test_a_place_that_nobody_thought_of_is_reserved(steps):
    path = ("s1", "declaracion", "situacionPatrimonial", "nuevaSeccion", *steps)
    for name in ("mx-norma19", "open-register"):
        assert profile_named(name).action(path, Facts("entry", "self", "legal")) is Action.RESERVED


@pytest.mark.parametrize(
    "text",
    [
        "default: maybe\nrows: []",
        "default: public",
        "default: public\nrows: []\nmore: 1",
        "default: public\nrows: [{path: a, action: show, legal_ref: x}]",
        "default: public\nrows: [{path: a, action: public}]",
        "default: public\nrows: [{path: a//b, action: public, legal_ref: x}]",
        "default: public\nrows: [{path: a/**/b, action: public, legal_ref: x}]",
        "default: public\nrows: [{path: $NO/a, action: public, legal_ref: x}]",
        "default: public\nrows: [{path: a, condition: {sex: f}, action: public, legal_ref: x}]",
        "default: public\nrows: [{path: a, condition: {form: x}, action: public, legal_ref: x}]",
        "default: public\nrows: [{path: a, action: banded, legal_ref: x}]",
        "default: public\nrows: [{path: a, action: percent_only, legal_ref: x}]",
        "default: public\nbands: [5, 1]\nrows: []",
        "default: public\nrows: []\nstand_ins: [{path: a/b, of: c/b}]",
        "default: public\nrows: [",
    ],
)
def test_a_malformed_profile_is_refused(tmp_path, text):
    with pytest.raises(PlumbError):
        made(tmp_path, text)


def test_two_profiles_of_one_name_are_refused(tmp_path):
    for country in ("aa", "bb"):
        folder = tmp_path / country / "profiles"
        folder.mkdir(parents=True)
        (folder / "p.yml").write_text(f"{HEAD}default: public\nrows: []\n", "utf-8")
    with pytest.raises(PlumbError, match="two profiles p"):
        profiles(tmp_path)
