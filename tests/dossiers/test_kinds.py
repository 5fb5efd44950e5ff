import pytest

from plumbrule.dossiers.machinery.kinds import Field, Kind, State, Transition, checked
from plumbrule.dossiers.machinery.registry import kind, kinds
from plumbrule.journal.access.roles import ROLES
from plumbrule.model.errors import PlumbError

WHO = frozenset({"analyst"})


def described(**changes):
    parts = {
        "name": "x",
        "meaning": "an x",
        "fields": {"text": Field("text", "text")},
        "states": {"open": State("open"), "closed": State("closed", final=True)},
        "transitions": {
            "open": Transition((None,), "open", WHO, "open it", needs=("text",)),
            "close": Transition(("open",), "closed", WHO, "close it"),
        },
    }
    parts.update(changes)
    return Kind(**parts)


def with_step(name, step):
    return described(transitions={**described().transitions, name: step})


def test_a_whole_description_passes():
    assert checked(described()).name == "x"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (with_step("a", Transition(("open",), None, WHO, "", needs=("other",))), "field other"),
        (with_step("a", Transition(("lost",), None, WHO, "")), "state lost"),
        (with_step("a", Transition(("closed",), "open", WHO, "")), "without a second person"),
        (
            described(states={**described().states, "far": State("far", final=True)}),
            "far of x cannot be reached",
        ),
        (
            described(
                states={**described().states, "stuck": State("stuck")},
                transitions={
                    **described().transitions,
                    "stick": Transition(("open",), "stuck", WHO, ""),
                },
            ),
            "stuck of x cannot be left",
        ),
    ],
)
def test_a_description_with_a_hole_is_refused(wrong, words):
    with pytest.raises(PlumbError, match=words):
        checked(wrong)


def test_every_role_exists_and_every_column_is_a_field_or_list():
    for found in kinds().values():
        lists = {step.collects for step in found.transitions.values()}
        for step in found.transitions.values():
            assert step.who <= set(ROLES)
            assert step.who
        assert found.watchers <= set(ROLES)
        for column in found.columns:
            assert column in found.fields or column in lists


def test_the_four_lives_are_there():
    assert {"case", "task", "lead_review", "audit_recommendation"} <= set(kinds())
    with pytest.raises(PlumbError, match="there is no kind of dossier named asset_x"):
        kind("asset_x")
