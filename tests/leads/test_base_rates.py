"""Rates by their definition, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.leads.base_rates import Counted, Overlap, Year, messages, overlaps, rates

ONE = Counted(
    "R1",
    {"missing_field:a": 60, "window": 40},
    [
        (2020, "hit", 20),
        (2020, "clear", 80),
        (2021, "hit", 10),
        (2021, "suppressed", 40),
        (2021, "clear", 50),
        (2022, "hit", 9),
        (2022, "clear", 90),
        (None, "clear", 1),
        (2022, "cannot_tell", 100),
    ],
)


def test_rates_stand_with_what_they_are_rates_of():
    (found,) = rates([ONE], [])
    assert (found.population, found.judged, found.hit, found.leads) == (400, 300, 79, 39)
    assert found.base_rate == pytest.approx(79 / 300)
    assert found.lead_rate == pytest.approx(39 / 300)
    assert found.coverage == 0.75
    assert found.cannot_tell == {"missing_field:a": 0.15, "window": 0.1}


def test_years_with_too_few_units_are_not_compared():
    (found,) = rates([ONE], [])
    assert found.years == [Year(2020, 100, 0.2), Year(2021, 100, 0.5)]
    assert found.largest_step == pytest.approx(0.3)


def test_nothing_judged_has_no_rate():
    (found,) = rates([Counted("R1", {"a": 5}, [(2020, "cannot_tell", 5)])], [])
    assert (found.base_rate, found.lead_rate, found.coverage) == (None, None, 0.0)


def test_overlap_is_what_both_point_at_of_what_either_does():
    hits = [
        *(("A", f"p{n}", None) for n in range(4)),
        *(("B", f"p{n}", "e1") for n in range(2, 8)),
        ("C", None, "e1"),
        ("C", None, "e2"),
        ("B", "p2", None),
    ]
    found = overlaps(hits)
    assert found["A"] == [Overlap("B", "ocid", 2, 0.25)]
    assert found["C"] == [Overlap("B", "entity", 1, 0.5)]
    assert found["B"] == [Overlap("C", "entity", 1, 0.5), Overlap("A", "ocid", 2, 0.25)]


SAID = {
    (0, 0, 0): ["no unit"],
    (51, 100, 100): ["fires on 51%"],
    (50, 100, 100): [],
    (11, 19, 19): [],
    (0, 10_000, 10_000): ["fires on 0 of 10,000"],
    (1, 10_000, 10_000): [],
    (0, 9_999, 9_999): [],
    (0, 4, 100): ["judges 4 of 100"],
    (0, 5, 100): [],
    (30, 40, 1_000): ["judges 40 of 1,000", "fires on 75%"],
}


@pytest.mark.parametrize("counts", SAID)
def test_a_rule_speaks_of_itself_where_its_figures_are_odd(counts):
    said = messages(*counts)
    assert len(said) == len(SAID[counts])
    assert all(text.startswith(begin) for text, begin in zip(said, SAID[counts], strict=True))


letters = st.sampled_from("ABCD")
things = st.none() | st.sampled_from("pqrst")


@given(st.lists(st.tuples(letters, things, things)))
def test_overlap_does_not_depend_on_the_order_and_is_mutual(hits):
    found = overlaps(hits)
    assert found == overlaps(list(reversed(hits)))
    for rule, likes in found.items():
        for like in likes:
            on = 1 if like.on == "ocid" else 2
            own = {hit[on] for hit in hits if hit[0] == rule} - {None}
            other = {hit[on] for hit in hits if hit[0] == like.rule} - {None}
            assert like.shared == len(own & other)
            assert like.jaccard == pytest.approx(len(own & other) / len(own | other))
