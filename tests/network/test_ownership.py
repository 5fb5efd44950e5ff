"""Chains of ownership are followed as a person would follow them on paper."""

from datetime import UTC, datetime

import pytest

from plumbrule.network.ownership import BEGINNING, END, Holding, chains


def tie(firm, holder, share=1.0, **more):
    given = {
        "is_person": holder.islower(),
        "rank": 7,
        "sure_from": BEGINNING,
        "sure_to": END,
        "may_from": BEGINNING,
        "may_to": END,
    }
    return Holding(firm, f"{holder}-{firm}", holder, share=share, **(given | more))


def day(year):
    return datetime(year, 1, 1, tzinfo=UTC)


def test_shares_multiply_along_the_chain():
    found = chains([tie("A", "B", 0.5), tie("B", "ann", 0.6)], ["A"])
    assert [(c.owner, c.share, c.steps, c.path) for c in found] == [
        ("B", 0.5, 1, "B-A"),
        ("ann", pytest.approx(0.3), 2, "B-A > ann-B"),
    ]
    assert [c.is_person for c in found] == [False, True]


def test_a_share_not_known_leaves_the_product_not_known():
    found = chains([tie("A", "B", None), tie("B", "ann", 0.6)], ["A"])
    assert [c.share for c in found] == [None, None]


def test_a_chain_holds_while_all_its_ties_do():
    early = tie("A", "B", sure_from=day(2010), sure_to=day(2020), may_from=day(2009))
    late = tie("B", "ann", sure_from=day(2015), sure_to=day(2025), may_to=day(2024))
    (_, whole) = chains([early, late], ["A"])
    assert (whole.sure_from, whole.sure_to) == (day(2015), day(2020))
    assert (whole.may_from, whole.may_to) == (day(2009), day(2024))


def test_a_start_not_known_makes_nothing_certain():
    (one,) = chains([tie("A", "ann", sure_from=None)], ["A"])
    assert one.sure_from is None


def test_a_ring_of_firms_is_left_after_one_round():
    found = chains([tie("A", "B"), tie("B", "C"), tie("C", "A")], ["A"])
    assert [c.owner for c in found] == ["B", "C"]


def test_the_weakest_rung_is_that_of_the_chain():
    found = chains([tie("A", "B"), tie("B", "ann", rank=1)], ["A"])
    assert [c.rank for c in found] == [7, 1]


def test_chains_end_at_the_depth_given_and_where_shares_vanish():
    line = [tie("A", "B"), tie("B", "C"), tie("C", "D")]
    assert [c.owner for c in chains(line, ["A"], deepest=2)] == ["B", "C"]
    thin = [tie("A", "B", 0.05), tie("B", "C", 0.05)]
    assert [c.owner for c in chains(thin, ["A"])] == ["B"]


def test_the_order_of_ties_changes_nothing():
    ties = [tie("A", "B", 0.5), tie("A", "C", 0.5), tie("B", "ann"), tie("C", "ann")]
    assert chains(ties, ["A"]) == chains(ties[::-1], ["A"])
    assert len(chains(ties, ["A"])) == 4
