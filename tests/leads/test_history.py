"""The life of a lead over several loads, told by hand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.leads.history import Event, Fact, changes, history_of, news

ONE = Fact("R1", "1.0", 2.0, Decimal(100), "AVL", "a")


def at(snapshot):
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=snapshot)


def told(stories, asked=None):
    """Ask about each snapshot in turn; give all events."""
    past = []
    for snapshot, now in enumerate(stories, 1):
        past += news(past, now, asked or {"R1": "1.0"}, snapshot, at(snapshot))
    return past


def own(past):
    return [(event.what, event.snapshot, event.why) for event in past if event.lead == "L1"]


def test_a_lead_is_seen_changes_goes_and_comes_back():
    dearer = Fact("R1", "1.0", 3.0, Decimal(150), "AVL", "b")
    past = told([{"L1": ONE}, {"L1": ONE}, {"L1": dearer}, {}, {}, {"L1": dearer}])
    assert own(past) == [
        ("first_seen", 1, ()),
        ("changed", 3, ("value", "amount", "evidence")),
        ("withdrawn", 4, ("no_longer_found",)),
        ("seen_again", 6, ()),
    ]
    found = history_of(past, "L1")
    assert found.first_seen == (1, at(1))
    assert found.last_seen == (6, at(6))
    assert found.withdrawn is None


def test_last_seen_is_the_last_time_its_rule_gave_it():
    past = told([{"L1": ONE}, {"L1": ONE}, {"L1": ONE}])
    assert own(past) == [("first_seen", 1, ())]
    assert history_of(past, "L1").last_seen == (3, at(3))
    gone = told([{"L1": ONE}, {"L1": ONE}, {}, {}])
    assert history_of(gone, "L1").last_seen == (2, at(2))
    assert history_of(gone, "L1").withdrawn == (3, at(3))


def test_a_rule_that_was_not_asked_withdraws_nothing():
    past = told([{"L1": ONE}])
    assert news(past, {}, {"R2": "1.0"}, 2, at(2)) == [
        Event("asked", None, 2, at(2), Fact("R2", "1.0"))
    ]
    assert history_of(past, "L1").last_seen == (1, at(1))


def test_a_lead_that_became_usual_is_withdrawn_for_that():
    past = told([{"L1": ONE}])
    (gone, _) = news(past, {}, {"R1": "1.1"}, 2, at(2), expected=frozenset({"L1"}))
    assert (gone.what, gone.why) == ("withdrawn", ("expected_in_class", "version"))


def test_the_same_question_again_adds_nothing():
    past = told([{"L1": ONE}])
    assert news(past, {"L1": ONE}, {"R1": "1.0"}, 1, at(1)) == []


def test_an_older_snapshot_adds_nothing():
    past = told([{"L1": ONE}, {"L1": ONE}])
    assert news(past, {}, {"R1": "1.0"}, 1, at(1)) == []


def test_another_version_of_the_rule_is_a_change():
    assert changes(ONE, Fact("R1", "1.1", 2.0, Decimal("100.00"), "AVL", "a")) == ("version",)


def test_the_last_digits_of_a_sum_are_no_change():
    assert changes(ONE, Fact("R1", "1.0", 2.0 + 1e-13, Decimal(100), "AVL", "a")) == ()
    assert changes(ONE, Fact("R1", "1.0", None, Decimal(100), "AVL", None)) == ("value",)


@pytest.mark.parametrize("lead", ["L1", "L9"])
def test_nothing_is_known_of_a_lead_never_seen(lead):
    assert history_of([], lead) is None


@given(st.lists(st.sets(st.sampled_from(["L1", "L2", "L3"])), max_size=8))
def test_the_state_after_any_story_is_what_the_last_load_shows(stories):
    past = told([dict.fromkeys(story, ONE) for story in stories])
    for lead in ("L1", "L2", "L3"):
        seen = [n for n, story in enumerate(stories, 1) if lead in story]
        found = history_of(past, lead)
        if not seen:
            assert found is None
            continue
        assert found.first_seen == (seen[0], at(seen[0]))
        assert found.last_seen == (seen[-1], at(seen[-1]))
        assert (found.withdrawn is None) == (lead in stories[-1])
