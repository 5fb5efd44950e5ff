"""Groups are those a person would draw a circle around, and chance meetings make none."""

import random

import pytest

from plumbrule.network.groups import Measures, chance, find, measure


def test_a_triangle_is_a_group_and_a_pair_is_none():
    edges = [("A", "B", 0.9), ("B", "C", 0.8), ("A", "C", 0.7), ("D", "E", 0.9)]
    assert find(edges, least=0.3) == [("A", "B", "C")]


def test_whoever_is_near_to_one_member_only_stays_outside():
    edges = [("A", "B", 0.9), ("B", "C", 0.9), ("A", "C", 0.9), ("C", "D", 0.6)]
    # D's mean weight to A, B and C is 0.2.
    assert find(edges, least=0.3) == [("A", "B", "C")]


def test_the_order_of_edges_changes_nothing():
    edges = [(a, b, 0.5) for a, b in ("AB", "BC", "AC", "CD", "DE", "CE")]
    assert find(edges, least=0.3) == find(edges[::-1], least=0.3)


def test_measures_of_three_who_always_meet_alone():
    taken = {name: {("1", 3), ("2", 3), ("3", 3)} for name in "ABC"}
    assert measure(taken) == Measures(pytest.approx(1.0), 1.0, 1.0)


def test_exclusivity_counts_everybody_met():
    # A meets B once and three others; B only A and the same three: 2 meetings of 2 * 4.
    assert measure({"A": {("1", 5)}, "B": {("1", 5)}}).exclusivity == pytest.approx(0.25)


def test_cohesion_is_nothing_when_a_pair_never_met():
    taken = {"A": {("1", 2)}, "B": {("1", 2), ("2", 2)}, "C": {("2", 2)}}
    assert measure(taken).cohesion == 0.0


def test_cohesion_of_unequal_pairs():
    # Jaccard weights 1/2, 1/2 and 1: geometric mean (1/4)^(1/3) = 0.63, arithmetic 2/3.
    both = {("1", 3), ("2", 2)}
    taken = {"A": both, "B": both, "C": {("1", 3)}}
    assert measure(taken).cohesion == pytest.approx(0.25 ** (1 / 3) * 1.5)


def chance_of(taken, field, draws):
    return chance(
        measure(taken),
        {name: {"s": len(own)} for name, own in taken.items()},
        {"s": field},
        draws=draws,
        seed="a",
    )


def test_a_ring_is_rare_and_chance_meetings_are_not():
    units = [(str(n), 4) for n in range(100)]
    assert chance_of({name: set(units[:20]) for name in "ABC"}, {4: 100}, 199) == 1 / 200
    dice = random.Random(3)
    assert chance_of({name: set(dice.sample(units, 40)) for name in "ABC"}, {4: 100}, 199) > 0.05


def test_a_market_in_which_all_take_part_in_all_makes_no_ring():
    everyone = {name: {(str(n), 3) for n in range(20)} for name in "ABC"}
    assert chance_of(everyone, {3: 20}, 199) == 1.0


def test_the_chance_is_the_same_each_time():
    some = {name: {(str(n), 3) for n in range(10 + at)} for at, name in enumerate("ABC")}
    assert chance_of(some, {3: 30}, 99) == chance_of(some, {3: 30}, 99)
