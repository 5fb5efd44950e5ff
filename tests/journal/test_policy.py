"""The access rules, each allowed once and denied once, and the property that losing never gains."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.journal.access.policy import (
    Action,
    Context,
    Object,
    Purpose,
    Subject,
    decide,
)
from plumbrule.journal.access.roles import ROLES, require_grantable
from plumbrule.model.errors import PlumbError

NOW = Context(datetime(2026, 3, 2, tzinfo=UTC))
ANA = Subject("ana", frozenset({"analyst"}))
EDIT = Action("case.note", frozenset({"analyst", "investigator"}))
VIEW = Action(
    "case.view", frozenset({"analyst"}), frozenset({"data_protection_officer"}), looking=True
)
CASE = Object("case/1", "case", team=frozenset({"ana"}), fields=frozenset({"title", "notes"}))
WORK = Purpose("case/1", frozenset({"case"}))


def rule(subject=ANA, action=EDIT, thing=CASE, purpose=WORK, context=NOW):
    decision = decide(subject, action, thing, purpose, context)
    return ("allow " if decision.allow else "deny ") + decision.rule


def test_role_purpose_and_team_together_allow():
    assert rule() == "allow POL-2"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"subject": Subject("ana")}, "deny ROLE"),
        ({"subject": Subject("ana", frozenset({"publisher"}))}, "deny ROLE"),
        ({"purpose": None}, "deny POL-1"),
        ({"purpose": replace(WORK, open=False)}, "deny POL-1"),
        ({"purpose": Purpose("x", frozenset({"task"}))}, "deny POL-1"),
        ({"purpose": None, "action": replace(EDIT, personal=False)}, "allow POL-2"),
        ({"subject": replace(ANA, user="bob")}, "deny POL-2"),
        (
            {"subject": replace(ANA, user="bob"), "thing": replace(CASE, team=frozenset())},
            "allow POL-2",
        ),
        ({"thing": replace(CASE, marking="secret")}, "deny MARK"),
        (
            {
                "thing": replace(CASE, marking="secret"),
                "subject": replace(ANA, clearances=frozenset({"secret"})),
            },
            "allow POL-2",
        ),
        ({"action": replace(EDIT, second_person=True)}, "deny EYES"),
        (
            {
                "action": replace(EDIT, second_person=True),
                "context": replace(NOW, approved_by="ana"),
            },
            "deny EYES",
        ),
        (
            {
                "action": replace(EDIT, second_person=True),
                "context": replace(NOW, approved_by="bob"),
            },
            "allow POL-2",
        ),
        (
            {"subject": replace(ANA, user="bob"), "context": replace(NOW, emergency="b1")},
            "allow BREAK",
        ),
        (
            {
                "subject": replace(ANA, user="bob"),
                "context": replace(NOW, emergency="b1"),
                "thing": replace(CASE, kind="reporter_identity"),
                "purpose": Purpose("x", frozenset({"reporter_identity"})),
            },
            "deny POL-2",
        ),
        (
            {
                "subject": replace(ANA, conflicts=frozenset({"p1"})),
                "thing": replace(CASE, parties=frozenset({"p1", "p2"})),
            },
            "deny POL-4",
        ),
        ({"subject": Subject("local", alone=True), "purpose": None}, "allow SINGLE"),
        ({"subject": Subject("sue", frozenset({"supervisor"})), "action": VIEW}, "allow POL-2S"),
        ({"subject": Subject("sue", frozenset({"supervisor"}))}, "deny ROLE"),
        (
            {"subject": Subject("d", frozenset({"data_protection_officer"})), "action": VIEW},
            "allow POL-2",
        ),
    ],
)
def test_rule(changes, expected):
    assert rule(**changes) == expected


def test_a_conflict_looks_like_absence():
    close = replace(ANA, conflicts=frozenset({"p1"}))
    decision = decide(close, EDIT, replace(CASE, parties=frozenset({"p1"})), WORK, NOW)
    assert decision.hidden
    assert decision.why == "there is no case/1"


def test_supervision_shows_no_contents_and_profiles_cut_fields():
    sue = Subject("sue", frozenset({"supervisor"}))
    assert decide(sue, VIEW, CASE, WORK, NOW).mask == {"title", "notes"}
    kept_back = replace(CASE, reserved=frozenset({"notes"}))
    assert decide(ANA, VIEW, kept_back, WORK, NOW).mask == {"notes"}


names = st.sampled_from(["analyst", "investigator", "supervisor", "data_protection_officer"])
subjects = st.builds(
    Subject,
    st.sampled_from(["ana", "bob"]),
    st.frozensets(names),
    clearances=st.frozensets(st.sampled_from(["secret", "open"])),
)
actions = st.builds(
    Action,
    st.just("case.x"),
    st.frozensets(names),
    st.frozensets(names),
    personal=st.booleans(),
    second_person=st.booleans(),
    looking=st.booleans(),
)
things = st.builds(
    Object,
    st.just("case/1"),
    st.just("case"),
    team=st.frozensets(st.sampled_from(["ana", "bob"])),
    marking=st.sampled_from([None, "secret"]),
    fields=st.just(frozenset({"a", "b"})),
    reserved=st.frozensets(st.sampled_from(["a", "b"])),
)
purposes = st.none() | st.builds(
    Purpose, st.just("p"), st.frozensets(st.sampled_from(["case", "task"])), st.booleans()
)
contexts = st.builds(
    Context, st.just(NOW.at), st.sampled_from([None, "ana", "bob"]), st.sampled_from([None, "b1"])
)


@given(st.tuples(subjects, actions, things, purposes, contexts), st.data())
def test_losing_a_right_never_adds_access(asked, data):
    subject, action, thing, purpose, context = asked
    less = replace(
        subject,
        roles=subject.roles & data.draw(st.frozensets(names)),
        clearances=subject.clearances
        & data.draw(st.frozensets(st.sampled_from(["secret", "open"]))),
    )
    reduced = purpose if data.draw(st.booleans()) else None
    narrower = replace(context, emergency=None) if data.draw(st.booleans()) else context
    before = decide(subject, action, thing, purpose, context)
    after = decide(less, action, thing, reduced, narrower)
    if after.allow:
        assert before.allow
        assert before.mask <= after.mask


def test_roles_that_never_join():
    require_grantable({"analyst"}, "investigator")
    with pytest.raises(PlumbError, match="never holds both administrator and inspector"):
        require_grantable({"administrator"}, "inspector")
    with pytest.raises(PlumbError, match="there is no role king"):
        require_grantable(set(), "king")
    assert len(ROLES) == 20
