"""Listed owners, by the question each regime asks."""

from fractions import Fraction

import pytest
from webs import control, graph, tie

from plumbrule.network.listed import (
    AFFILIATES,
    AGGREGATE_50,
    MAJORITY_OR_CONTROL,
    effective,
    owned_by_listed,
)

# A is held 25 % by each of two listed persons, D 50 % by A, E 30 % by D and 20 % by one of them.
WEB = graph(
    *(tie("A", "b1", 25), tie("A", "b2", 25), tie("A", "o", 50)),
    *(tie("D", "A", 50), tie("D", "o", 50)),
    *(tie("E", "D", 30), tie("E", "b1", 20), tie("E", "o", 50)),
)
LISTED = {"b1", "b2"}


@pytest.mark.parametrize("company", ["A", "D", "E"])
def test_half_together_link_by_link_catches_all_three(company):
    found = owned_by_listed(WEB, company, LISTED, AGGREGATE_50)
    assert found.answer.answer == "hit"
    assert company in found.caught


@pytest.mark.parametrize("company", ["A", "D", "E"])
def test_more_than_half_catches_none(company):
    assert owned_by_listed(WEB, company, LISTED, MAJORITY_OR_CONTROL).answer.answer == "clear"


@pytest.mark.parametrize(("company", "percent"), [("A", 50), ("D", 25), ("E", Fraction(55, 2))])
def test_the_effective_share_is_another_question(company, percent):
    part = Fraction(percent) / 100
    assert owned_by_listed(WEB, company, LISTED, effective(part)).answer.answer == "hit"
    more = part + Fraction(1, 1000)
    assert owned_by_listed(WEB, company, LISTED, effective(more)).answer.answer == "clear"


def test_what_nobody_named_holds_may_be_listed():
    web = graph(tie("A", "b1", 40), tie("A", "o", 30))
    found = owned_by_listed(web, "A", {"b1"}, AGGREGATE_50)
    assert found.answer.answer == "cannot_tell"
    assert found.answer.reasons == ("undisclosed_share",)


def test_a_range_on_both_sides_is_left_open():
    web = graph(tie("A", "b1", 40, 60), tie("A", "o", 40, 60))
    assert owned_by_listed(web, "A", {"b1"}).answer.reasons == ("straddle",)


def test_control_without_shares_counts_where_the_law_says_so():
    web = graph(tie("A", "o", 100), control("A", "b1", "appointmentOfBoard"))
    assert owned_by_listed(web, "A", {"b1"}, AGGREGATE_50).answer.answer == "clear"
    assert owned_by_listed(web, "A", {"b1"}, MAJORITY_OR_CONTROL).answer.answer == "hit"
    assert owned_by_listed(web, "A", {"b1"}, AFFILIATES).answer.answer == "hit"


def test_a_closed_ring_does_not_catch_itself_and_hides_who_is_behind():
    web = graph(tie("A", "B", 100), tie("B", "A", 100))
    assert owned_by_listed(web, "A", {"b1"}).answer.reasons == ("circular",)
