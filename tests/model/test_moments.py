"""Both ends of what a date can mean, worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.model import PlumbError
from plumbrule.model.moments import SENTINELS, parse, zone_named

HOURS = timedelta(hours=1)
TICK = timedelta(microseconds=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


SPANS = {
    "2021": (utc(2021, 1, 1), utc(2022, 1, 1)),
    "2021-00": (utc(2021, 1, 1), utc(2022, 1, 1)),
    "2021-00-00": (utc(2021, 1, 1), utc(2022, 1, 1)),
    "2021-06": (utc(2021, 6, 1), utc(2021, 7, 1)),
    "2021-06-00": (utc(2021, 6, 1), utc(2021, 7, 1)),
    "2021-12": (utc(2021, 12, 1), utc(2022, 1, 1)),
    "2021-06-30": (utc(2021, 6, 30), utc(2021, 7, 1)),
    " 2021-12-31 ": (utc(2021, 12, 31), utc(2022, 1, 1)),
    "2024-02-29": (utc(2024, 2, 29), utc(2024, 3, 1)),
    "2000-02": (utc(2000, 2, 1), utc(2000, 3, 1)),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_day_month_or_year_lasts_until_the_next(text):
    first, after = SPANS[text]
    assert parse(text, UTC) == (first, after - TICK)
    assert parse(text) == (first - 14 * HOURS, after - TICK + 12 * HOURS)


INSTANTS = {
    "2021-06-03T10:20:30Z": utc(2021, 6, 3, 10, 20, 30),
    "2021-06-03 10:20z": utc(2021, 6, 3, 10, 20),
    "2021-06-03T10Z": utc(2021, 6, 3, 10),
    "2021-06-03T10:20:30+05:30": utc(2021, 6, 3, 4, 50, 30),
    "2021-06-03T10:20:30+0530": utc(2021, 6, 3, 4, 50, 30),
    "2021-06-03T10:20:30 -03": utc(2021, 6, 3, 13, 20, 30),
    "2021-06-03T10:20:30.5Z": utc(2021, 6, 3, 10, 20, 30, 500_000),
    "2021-06-03T10:20:30,123456789Z": utc(2021, 6, 3, 10, 20, 30, 123_456),
    "2021-12-31T24:00:00Z": utc(2022, 1, 1),
    "2021-06-03T24:00Z": utc(2021, 6, 4),
}


@pytest.mark.parametrize("text", INSTANTS)
def test_a_time_with_its_zone_is_an_instant(text):
    expected = (INSTANTS[text], INSTANTS[text])
    assert parse(text) == expected
    assert parse(text, timezone(9 * HOURS)) == expected


def test_a_time_without_zone_takes_the_publishers_or_all():
    local = "2021-06-03T10:00:00"
    assert parse(local, zone_named("Asia/Kolkata")) == (utc(2021, 6, 3, 4, 30),) * 2
    assert parse(local) == (utc(2021, 6, 2, 20), utc(2021, 6, 3, 22))


NO_DATES = [
    *sorted(SENTINELS),
    *("", "soon", "21-06-03", "2021-6-3", "03/06/2021", "2021-02-29", "1900-02-29", "2021-13"),
    *("2021-04-31", "2021-00-05", "0000", "2021-06-03T25:00Z", "2021-06-03T24:01Z"),
    *("2021-06-03T10:60Z", "2021-06-03T10:00:60Z", "2021-06-03T", "9999-12-31T23:59:59Z"),
    *("2021-06-03T10:00+25:00", "9999", "2021-06-03\n2021-06-04"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_day_is_nothing(text):
    assert parse(text) is None


@pytest.mark.parametrize("name", ["+05:30", "+0530"])
def test_a_zone_may_be_an_offset(name):
    assert zone_named(name).utcoffset(None) == timedelta(hours=5, minutes=30)


def test_zones_are_named():
    assert zone_named("-03:00").utcoffset(None) == -3 * HOURS
    assert zone_named("Z") is zone_named("UTC") is UTC
    summer = datetime(2021, 7, 1, tzinfo=zone_named("Europe/Paris"))
    assert summer.utcoffset() == 2 * HOURS


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../etc/passwd", "+5"])
def test_no_such_zone(name):
    with pytest.raises(PlumbError, match="no time zone is called"):
        zone_named(name)


DAYS = st.dates(min_value=datetime(1900, 1, 1).date(), max_value=datetime(2200, 1, 1).date())  # noqa: DTZ001
CLOCKS = st.sampled_from(["", "T00:00", "T23:59:59", "T12:30:00.25", "T24:00:00"])
ZONES = st.sampled_from(["Z", "+14:00", "-12:00", "+05:30", "-0330"])


@given(DAYS, CLOCKS, ZONES, st.integers(-12 * 60, 14 * 60))
def test_ends_are_in_order_and_a_known_zone_lies_inside(day, clock, zone, minutes):
    text = f"{day}{clock}"
    known, unknown = parse(text, timezone(timedelta(minutes=minutes))), parse(text)
    assert known is not None
    assert unknown is not None
    assert unknown.earliest <= known.earliest <= known.latest <= unknown.latest
    assert unknown.earliest < unknown.latest
    assert (known.earliest == known.latest) is bool(clock)
    if clock:
        exact = parse(text + zone)
        assert exact is not None
        assert exact.earliest == exact.latest
