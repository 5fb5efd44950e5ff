"""Days of the calendar out of instants, and what held on a day."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.checks.day import Days, days, interval
from plumbrule.model.moments import parse, zone_named

_DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
_ZONES = st.integers(-10 * 60, 13 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(_DAYS, st.none() | _ZONES)
def test_a_written_day_comes_back_whatever_its_zone(day, zone):
    moment = parse(day.isoformat(), zone)
    assert days(*moment) == Days(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02-29T23:30:00Z", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
@pytest.mark.parametrize("zone", [None, UTC, zone_named("+05:30"), zone_named("America/Bogota")])
def test_a_month_a_year_and_an_instant(text, first, last, zone):
    assert days(*parse(text, zone)) == Days(first, last)


def test_a_day_of_daylight_saving_is_one_day():
    # In Madrid 2024-03-31 has 23 hours and 2024-10-27 has 25.
    zone = zone_named("Europe/Madrid")
    for text in ("2024-03-31", "2024-10-27", "2024-03", "2024-10"):
        found = days(*parse(text, zone))
        assert found.first.isoformat().startswith(text)
        assert found.last.isoformat().startswith(text)


def _days(text):
    return days(*parse(text, UTC)) if text else None


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("2024-01-10", "2024-03-31", "2024-01-09", "no"),
        ("2024-01-10", "2024-03-31", "2024-01-10", "yes"),
        ("2024-01-10", "2024-03-31", "2024-03-31", "yes"),
        ("2024-01-10", "2024-03-31", "2024-04-01", "no"),
        ("2024-01-10", None, "2199-01-01", "yes"),
        ("2024-01", "2024-03", "2024-01-15", "start"),
        ("2024-01", "2024-03", "2024-02-15", "yes"),
        ("2024-01", "2024-03", "2024-03-15", "end"),
        (None, "2024-03-31", "2024-03-01", "start"),
        (None, "2024-03-31", "2024-04-01", "no"),
        (None, None, "2024-03-01", "start"),
    ],
)
def test_whether_something_held_on_a_day(start, end, day, expected):
    held = interval(_days(start), _days(end))
    assert held.on(date.fromisoformat(day)) == expected


def test_what_was_stated_is_known_from_that_day():
    held = interval(None, None, stated=_days("2024-02-01"))
    assert held.on(date(2024, 1, 31)) == "start"
    assert held.on(date(2024, 2, 1)) == "yes"


def test_what_is_over_without_a_day_has_an_open_end():
    held = interval(_days("2020-01-01"), None, over=True)
    assert held.on(date(2019, 12, 31)) == "no"
    assert held.on(date(2024, 1, 1)) == "end"
    told = interval(_days("2020-01-01"), None, stated=_days("2023-05-05"), over=True)
    assert told.on(date(2023, 5, 5)) == "end"
    assert told.on(date(2023, 5, 6)) == "no"


@given(st.lists(_DAYS, min_size=4, max_size=4).map(sorted), _DAYS)
def test_a_better_date_never_turns_a_told_answer_round(bounds, day):
    # The coarse interval contains the exact one: what it tells for certain must hold for that.
    a, b, c, d = bounds
    coarse = interval(Days(a, b), Days(c, d))
    exact = interval(Days(a, a), Days(d, d))
    if coarse.on(day) in ("yes", "no"):
        assert exact.on(day) == coarse.on(day) or (b > c and coarse.on(day) == "yes")


@given(
    st.lists(_DAYS, min_size=2, max_size=2).map(sorted),
    st.lists(_DAYS, min_size=2, max_size=2).map(sorted),
)
def test_between_is_on_some_day(held, asked):
    exact = interval(Days(held[0], held[0]), Days(held[1], held[1]))
    overlap = held[0] <= asked[1] and asked[0] <= held[1]
    assert exact.between(*asked) == ("yes" if overlap else "no")
