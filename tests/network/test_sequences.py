"""Turns and territories are told from luck."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbrule.network.sequences import (
    mutual_information,
    rotation,
    territory,
    transition_entropy,
    turn_taking,
)


def wins(winners, areas=None):
    return [(n, (areas or "x" * len(winners))[n], name) for n, name in enumerate(winners)]


def test_a_strict_order_leaves_nothing_open():
    assert transition_entropy("ABCABC", range(6)) == 0.0


def test_entropy_by_hand():
    # Pairs of AABAB: AA, AB, BA, AB. After A: A once, B twice; after B: A.
    # H = 3/4 * (1/3 log2 3 + 2/3 log2 3/2) = 0.75 * 0.918 = 0.689
    assert transition_entropy("AABAB", range(5)) == pytest.approx(0.6887, abs=1e-4)


def test_neighbours_at_one_time_make_no_pair():
    assert transition_entropy("ABBA", [1, 1, 2, 2]) == 0.0


def test_turn_taking_by_hand():
    # Windows of ABCACB: ABC, BCA, CAC, ACB; three of four have all three.
    assert turn_taking("ABCACB") == 0.75


def test_turns_are_rare_and_luck_is_not():
    assert rotation(wins("ABC" * 6), draws=999, seed="a").chance == 1 / 1000
    dice = random.Random(1)
    assert rotation(wins(dice.choices("ABC", k=30)), draws=999, seed="a").chance > 0.05


def test_one_who_always_wins_takes_no_turns():
    assert rotation(wins("A" * 12), draws=999, seed="a").chance == 1.0


def test_territories_are_rare_and_luck_is_not():
    apart = territory(wins("ABC" * 8, "xyz" * 8), [2024] * 24, draws=999, seed="a")
    assert (apart.value, apart.chance) == (pytest.approx(1.0), 1 / 1000)
    dice = random.Random(1)
    mixed = territory(wins(dice.choices("ABC", k=30), "xyz" * 10), [2024] * 30, draws=999, seed="a")
    assert mixed.chance > 0.05


def test_winners_are_shuffled_inside_years_only():
    # One wins all of the one year in the one place, another the next year elsewhere.
    years = [2023] * 6 + [2024] * 6
    found = territory(wins("A" * 6 + "B" * 6, "x" * 6 + "y" * 6), years, draws=99, seed="a")
    assert found.chance == 1.0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("ABC")), min_size=1))
def test_mutual_information_is_symmetric_and_between_nothing_and_all(pairs):
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    found = mutual_information(one, other)
    assert -1e-9 <= found <= 1.0
    assert found == pytest.approx(mutual_information(other, one))


def test_chances_are_even_when_the_order_is_luck():
    """The share of lucky orders below a tenth is about a tenth (of 100: between 3 and 19)."""
    low = 0
    for seed in range(100):
        dice = random.Random(seed)
        low += rotation(wins(dice.choices("ABCD", k=20)), draws=99, seed=str(seed)).chance <= 0.1
    assert 3 <= low <= 19
