from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.compat.cardinal.rfc3339 import DAY, nanoseconds, whole_days


def at(text: str) -> int:
    value = nanoseconds(text)
    assert value is not None
    return value


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-29T10:30:00Z",
        "2024-02-29 10:30:00Z",
        "2024-02-29t10:30:00z",
        "2024-02-29T10:30:00.000Z",
        "2024-02-29T16:00:00+05:30",
        "2024-02-29T00:30:00-10:00",
        "2024-02-29T00:30:00\u221210:00",
        "2024-02-29T10:29:60Z",
    ],
)
def test_one_instant_in_many_forms(text: str) -> None:
    assert at(text) == at("2024-02-29T10:30:00+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-02-29",
        "2024-02-29T10:30:00",
        "2024-02-29T10:30Z",
        "2024-02-29_10:30:00Z",
        "2024-02-29T10:30:00 Z",
        "2024-02-29T10:30:00+0530",
        "2024-02-29T10:30:00+05",
        "2024-02-29T10:30:00+24:00",
        "2024-02-29T10:30:00+05:60",
        "2024-02-29T24:00:00Z",
        "2024-02-29T10:60:00Z",
        "2024-02-29T10:30:61Z",
        "2024-02-29T10:30:00.Z",
        "2023-02-29T10:30:00Z",
        "2024-00-01T10:30:00Z",
        "24-02-29T10:30:00Z",
        "12024-02-29T10:30:00Z",
        "2024-02-29T10:30:00Z\n",
        " 2024-02-29T10:30:00Z",
        "\u0662024-02-29T10:30:00Z",
    ],
)
def test_other_forms_name_no_instant(text: str) -> None:
    assert nanoseconds(text) is None


def test_fraction_is_cut_after_nine_digits() -> None:
    assert at("2024-01-01T00:00:00.1234567899Z") - at("2024-01-01T00:00:00Z") == 123_456_789


def test_year_zero_precedes_year_one() -> None:
    assert at("0001-01-01T00:00:00Z") - at("0000-12-31T00:00:00Z") == DAY
    assert at("0000-03-01T00:00:00Z") - at("0000-02-28T00:00:00Z") == 2 * DAY


@pytest.mark.parametrize(
    ("span", "days"),
    [(0, 0), (DAY - 1, 0), (DAY, 1), (-1, 0), (1 - DAY, 0), (-DAY, -1), (-DAY - 1, -1)],
)
def test_days_are_cut_toward_zero(span: int, days: int) -> None:
    assert whole_days(5, 5 + span) == days


@given(
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)),  # noqa: DTZ001
    st.integers(min_value=-1439, max_value=1439),
)
def test_agrees_with_the_standard_library(naive: datetime, minutes: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    since = moment - datetime(2000, 1, 1, tzinfo=UTC)
    expected = ((since.days * 86_400 + since.seconds) * 10**6 + since.microseconds) * 1000
    assert at(moment.isoformat()) - at("2000-01-01T00:00:00Z") == expected
