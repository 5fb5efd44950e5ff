"""Owners and controllers of small webs, worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from webs import answer, asked, control, graph, share, tie

from plumbrule.network import Share, owners_of

CHAIN = graph(
    *(tie("B", "p", 25, 50), tie("B", "q", 50, 75)),
    tie("C", "B", 50, 75),
    floor=5,
)
TWO_PATHS = graph(
    *(tie("C", "A", 30), tie("C", "B", 40), tie("C", "q", 30)),
    *(tie("A", "p", 50), tie("A", "r", 50), tie("B", "p", 20), tie("B", "r", 80)),
)
CYCLE = graph(tie("X", "p", 60), tie("X", "Y", 40), tie("Y", "X", 50), tie("Y", "q", 50))
RANGES = graph(tie("X", "p", 50, 75), tie("X", "Y", 25, 50), tie("Y", "X", 50), tie("Y", "q", 50))
NO_MASTER = graph(tie("X", "Y", 60), tie("X", "p", 40), tie("Y", "X", 60), tie("Y", "q", 40))
CLOSED = graph(tie("X", "Y", 100), tie("Y", "X", 100))
PYRAMID = graph(tie("A", "p", 51), tie("B", "A", 51), tie("C", "B", 51))


def test_a_chain_of_ranges_multiplies_both_ends_and_adds_what_the_register_need_not_name():
    assert share(CHAIN, "C", "p") == (Fraction(25, 2), Fraction(75, 2), Fraction(85, 2))


@pytest.mark.parametrize(
    ("percent", "given", "reason"),
    [
        (10, "hit", None),
        (25, "cannot_tell", "straddle"),
        (40, "cannot_tell", "undisclosed_share"),
        (45, "clear", None),
    ],
)
def test_the_threshold_decides_with_the_whole_range(percent, given, reason):
    found = answer(CHAIN, "C", "p", percent)
    assert found.answer == given
    assert reason is None or reason in found.reasons


def test_two_paths_add_up_though_neither_passes_alone():
    assert share(TWO_PATHS, "C", "p") == (23, 23, 23)
    assert share(TWO_PATHS, "C", "r") == (47, 47, 47)
    assert share(TWO_PATHS, "C", "q") == (30, 30, 30)
    assert answer(TWO_PATHS, "C", "p", 20).answer == "hit"
    assert answer(TWO_PATHS, "C", "p", 25).answer == "clear"


def test_a_ring_is_walked_without_end():
    assert share(CYCLE, "X", "p")[0] == 75
    assert share(CYCLE, "Y", "p")[0] == Fraction(75, 2)
    assert share(CYCLE, "Y", "q")[0] == Fraction(125, 2)


def test_the_border_of_25_percent_is_decided_by_the_law_and_not_by_rounding():
    assert share(CYCLE, "X", "q") == (25, 25, 25)
    assert answer(CYCLE, "X", "q", 25).answer == "clear"
    assert answer(CYCLE, "X", "q", 25, strict=False).answer == "hit"


def test_a_company_that_asks_does_not_own_itself():
    assert share(CYCLE, "Y", "X") == (50, 50, 50)
    assert share(CYCLE, "X", "Y") == (40, 40, 40)
    assert "X" not in asked(CYCLE, "X")


def test_ranges_in_a_ring_are_the_bounds_of_what_can_be_together():
    assert share(RANGES, "X", "p")[:2] == (Fraction(400, 7), Fraction(600, 7))
    assert share(RANGES, "Y", "p")[:2] == (Fraction(200, 7), Fraction(300, 7))
    assert share(RANGES, "X", "q")[:2] == (Fraction(100, 7), Fraction(100, 3))
    assert share(RANGES, "Y", "q")[:2] == (Fraction(400, 7), Fraction(200, 3))


def test_in_a_ring_without_a_master_nobody_controls():
    assert share(NO_MASTER, "X", "p") == (62.5, 62.5, 62.5)
    assert share(NO_MASTER, "X", "q") == (37.5, 37.5, 37.5)
    for company in ("X", "Y"):
        found = owners_of(NO_MASTER, company)
        assert [one.control.answer for one in found.owners] == ["clear", "clear"]


def test_a_closed_ring_has_no_owner():
    found = owners_of(CLOSED, "X")
    assert (found.owners, found.circular, found.notes) == ((), 1, ("circular",))
    assert found.natural.answer == "hit"
    assert asked(CLOSED, "X")["Y"].answer.reasons == ("circular",)


def test_control_passes_a_pyramid_that_the_share_does_not():
    found = asked(PYRAMID, "C")["p"]
    assert found.measure.least * 100 == Fraction("13.2651")
    assert [asked(PYRAMID, at)["p"].control.answer for at in "ABC"] == ["hit", "hit", "hit"]


def test_own_votes_and_those_of_a_controlled_company_count_together():
    web = graph(
        *(tie("X", "p", 60), tie("X", "z", 40)),
        *(tie("Y", "p", 30), tie("Y", "X", 25), tie("Y", "z", 45)),
    )
    assert asked(web, "Y")["p"].control.answer == "hit"
    assert asked(web, "Y")["p"].measure.least == Fraction(45, 100)
    assert asked(web, "Y")["z"].control.answer == "clear"


def holding(end):
    return (
        tie("H", "s", 40, start=(date(2019, 5, 1),) * 2, end=end),
        tie("K", "H", 60, start=(date(2020, 2, 1),) * 2),
    )


def test_a_holding_counts_on_the_days_it_held():
    told = holding((date(2022, 6, 30),) * 2)
    assert asked(graph(*told, day=date(2022, 6, 15)), "K")["s"].measure.least == Fraction(24, 100)
    assert asked(graph(*told, day=date(2022, 6, 30)), "K")["s"].measure.least == Fraction(24, 100)
    assert "s" not in asked(graph(*told, day=date(2022, 7, 5)), "K")


def test_an_end_known_by_the_month_leaves_its_days_open():
    told = holding((date(2022, 6, 1), date(2022, 6, 30)))
    found = asked(graph(*told, day=date(2022, 6, 15), floor=0), "K", 20)["s"]
    assert (found.measure.least, found.measure.most) == (0, Fraction(24, 100))
    assert "window:edge" in found.answer.reasons


def test_each_joint_holder_counts_for_the_whole_and_the_sum_counts_it_once():
    web = graph(tie("C", "a", 30, joint="g"), tie("C", "b", 30, joint="g"))
    found = owners_of(web, "C")
    assert [one.measure.least for one in found.owners] == [Fraction(3, 10)] * 2
    assert [one.answer.answer for one in found.owners] == ["hit", "hit"]
    assert found.undisclosed == (Fraction(7, 10), Fraction(7, 10))


def test_own_shares_are_divided_out():
    web = graph(tie("C", "C", 10), tie("C", "p", 45), tie("C", "q", 45))
    assert share(web, "C", "p") == (50, 50, 50)


def test_an_excluded_bound_decides_at_the_border():
    band = tie("C", "p", 0, share=Share.of_percent(25, 50, least_open=True))
    assert answer(graph(band), "C", "p", 25).answer == "hit"
    assert answer(graph(tie("C", "p", 25, 50)), "C", "p", 25).answer == "cannot_tell"
    below = tie("C", "p", 0, share=Share.of_percent(10, 25, most_open=True))
    others = tie("C", "q", 75, 90)
    web = graph(below, others)
    assert answer(web, "C", "p", 25, strict=False).answer == "clear"
    assert answer(graph(tie("C", "p", 10, 25), others), "C", "p", 25, strict=False).reasons == (
        "straddle",
    )


def test_directors_appoint_themselves_no_owners():
    web = graph(control("C", "d", "boardMember", kind="directorship"), tie("C", "p", 20))
    found = owners_of(web, "C")
    assert [one.owner for one in found.managed_by] == ["d"]
    assert [one.node.id for one in found.owners] == ["p"]
