"""Whatever stands in the lake: a name makes no hit, and the order of rows makes no difference."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_town import KINDS, Town

from plumbrule.checks.answer import CANNOT_TELL, CLEAR, HIT, RANK, Finding, conclude, worst
from plumbrule.checks.receipt import digest, result_of

NAMES = ("Ann Alder", "Bob Birch", "Alder Works Ltd", "Birch Supply Ltd")
_DATES = st.sampled_from([None, "2019-01-01", "2024", "2024-06-01", "2025-01-01"])
_ROW = st.tuples(
    st.sampled_from(["sanction", "debarment", "seat", "ownership", "directorship", "family"]),
    st.integers(0, 5),
    st.integers(0, 5),
    _DATES,
    _DATES,
)


def made(rows, births, *, numbered, order):
    """A town of six parties, tied and listed at random; numbers only where asked for."""
    town = Town()
    parties = []
    for place, born in enumerate(births):
        number = f"ZZ-ID:N{place}" if numbered else None
        kind = "person" if place % 2 == 0 else "company"
        name = NAMES[place % 4] if kind == "company" else NAMES[place % 2]
        parties.append(town.party(f"source{place}", str(place), kind, name, number, born_text=born))
    body = town.body("w", "Ministry of Works", "ZZ-GOV:W1")
    for kind, one, other, start, end in rows:
        if kind in ("sanction", "debarment"):
            town.entry(kind, parties[one], start, end)
        elif kind == "seat":
            town.seat(parties[one], body, start, end)
        elif one != other:
            town.tie(kind, parties[one], parties[other], start, end, share=40)
    for table in town.rows.values():
        random.Random(order).shuffle(table)
    return town.open()


def asked(town, ids):
    for place, name in enumerate(NAMES):
        kind = "person" if place < 2 else "company"
        yield town.ask(kind=kind, name=name, ids=ids, body="ZZ-GOV:W1")
    bidders = [{"name": name, "ids": ids, "role": "bidder"} for name in NAMES[2:]]
    panel = [{"name": name, "ids": ids} for name in NAMES[:2]]
    yield town.ask(kind="tender", tender={"bidders": bidders}, panel=panel)


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_ROW, max_size=12),
    st.lists(st.sampled_from([None, "1970-05-06", "1981"]), min_size=6, max_size=6),
    st.booleans(),
)
def test_a_name_alone_is_never_a_hit(rows, births, numbered):
    town = made(rows, births, numbered=numbered, order=0)
    for answers in asked(town, []):
        assert all(result.answer != HIT for _, result in answers.results)


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_ROW, max_size=12),
    st.lists(st.sampled_from([None, "1970-05-06", "1981"]), min_size=6, max_size=6),
)
def test_the_order_of_rows_makes_no_difference_and_hits_rest_on_strong_rungs(rows, births):
    told = []
    for order in (1, 2):
        town = made(rows, births, numbered=True, order=order)
        results = [
            (question, result)
            for number in (0, 1)
            for answers in asked(town, [f"ZZ-ID:N{number}"])
            for question, result in answers.results
        ]
        for _, result in results:
            for finding in result.findings:
                assert finding.answer != HIT or RANK[finding.rung] >= RANK["confirmed"]
        # Where a row stands in its file is part of the evidence and was shuffled with it.
        told.append(digest([_without_places(result_of(*one)) for one in results]))
    assert told[0] == told[1]


def _without_places(result):
    for finding in result["evidence"]:
        for record in finding["records"]:
            record["line"] = None
    return result


@pytest.mark.parametrize("rung", ["name_only", "name_rare", "name_date_place", "publisher_id", "x"])
def test_a_hit_on_a_weak_rung_cannot_even_be_written_down(rung):
    with pytest.raises(ValueError, match="can never be a hit"):
        Finding(HIT, None, "what the records show", rung)
    assert Finding(CANNOT_TELL, f"weak:{rung}", "what the records show", rung)


@given(
    st.lists(st.sampled_from([HIT, CLEAR, CANNOT_TELL]), max_size=5),
    st.lists(st.sampled_from(KINDS), max_size=2),
)
def test_the_worst_counts_and_a_gap_is_never_clear(answers, gaps):
    findings = [
        Finding(one, None if one == HIT else "code", f"{n}") for n, one in enumerate(answers)
    ]
    result = conclude(["x"], findings, [f"unavailable:{kind}" for kind in gaps])
    assert result.answer == worst([*answers, CANNOT_TELL] if gaps else [*answers, CLEAR])
    assert bool(result.reasons) or result.answer != CANNOT_TELL
