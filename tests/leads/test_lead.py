"""The order of leads: identity, money in tenths, weight, recency; nothing else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plumbrule.leads.lead import RUNGS, Lead, first_of_each_rule, lead_id, ordered


def lead(name: str, **values: object) -> Lead:
    given = {"rule": "R1", "version": "1", "subject": name, "unit": "process", "sentence": "s"}
    return Lead(id=name, **{**given, **values})


def test_each_step_decides_only_what_those_before_leave_open():
    right = [
        lead("a", rung="id_match", money_rank=0.99),
        lead("b", money_rank=0.91, weight=2),
        lead("c", money_rank=0.99, weight=1, day=date(2024, 1, 2)),
        lead("d", money_rank=0.90, weight=1, day=date(2024, 1, 1)),
        lead("e", money_rank=0.95, weight=1),
        lead("f", money_rank=0.89, weight=9, day=date(2024, 1, 3)),
        lead("g", rung="confirmed", money_rank=1.0, weight=9),
        lead("h", rung="publisher_id"),
        lead("i", rung="name_date_place", money_rank=1.0),
        lead("j", rung="name_rare"),
        lead("k", rung="name_only", money_rank=1.0, weight=9),
    ]
    right[0] = lead("a", rung="id_match", money_rank=1.0)
    assert [one.id for one in ordered(reversed(right))] == list("abcdefghijk")


def test_records_and_matching_numbers_stand_together():
    found = ordered([lead("a", rung="record"), lead("b", rung="id_match", weight=1)])
    assert [one.id for one in found] == ["b", "a"]


def test_what_is_equal_stands_by_rule_and_unit():
    leads = [lead("b"), lead("a", rule="R2"), lead("a")]
    assert [(one.rule, one.subject) for one in ordered(leads)] == [
        *(("R1", "a"), ("R1", "b"), ("R2", "a"))
    ]


@given(st.permutations(range(8)))
def test_the_order_given_does_not_matter(places):
    leads = [lead(f"{n}", rung=RUNGS[n % 3], money_rank=n / 8, weight=n % 2) for n in range(8)]
    assert ordered(leads[place] for place in places) == ordered(leads)


def test_the_first_are_of_different_rules():
    leads = [lead(f"{n}", rule=rule) for n, rule in enumerate(["A", "A", "A", "B", "A", "B", "C"])]
    assert [one.id for one in first_of_each_rule(leads, 5)] == ["0", "3", "6", "1", "5"]
    assert len(first_of_each_rule(leads, 99)) == 7
    assert first_of_each_rule([], 3) == []


def test_ids_are_of_the_rule_and_the_unit_alone():
    names = [lead_id("R1", "o-1"), lead_id("R1", "o-2"), lead_id("R2", "o-1")]
    assert names[0] == lead_id("R1", "o-1")
    assert all(one != other for one, other in pairwise(sorted(names)))
    assert all(len(name) == 11 and name.startswith("L") for name in names)
