"""Dates as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.sources.dates import Order, order_of, span, told, told_by_all


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2020-12-31", "2020-12-31"),
        ("2020-12-31-05:00", "2020-12-31"),
        ("2020-12", "2020-12"),
        ("2020", "2020"),
        ("20201231", "2020-12-31"),
        ("2020/12/31", "2020-12-31"),
        ("2020.1.5", "2020-01-05"),
        ("12 Mar 1960", "1960-03-12"),
        ("Mar 1960", "1960-03"),
        ("March 12th, 1960", "1960-03-12"),
        ("24-Feb-22", "2022-02-24"),
        ("24-Feb-62", "1962-02-24"),
        ("12 de marzo de 2020", "2020-03-12"),
        ("1er août 2019", "2019-08-01"),
        ("3. März 2019", "2019-03-03"),
        ("12 марта 2020 г.", "2020-03-12"),  # noqa: RUF001 the Russian word
        ("03/2020", "2020-03"),
        ("2 Mar 2020 14:05", "2020-03-02T14:05:00"),
    ],
)
def test_dates_that_need_no_order(text, first):
    assert span(text) == (first, first)


@pytest.mark.parametrize(
    ("text", "order", "first"),
    [
        ("31/12/2020", Order.DAY_FIRST, "2020-12-31"),
        ("31.12.2020.", Order.DAY_FIRST, "2020-12-31"),
        ("1-2-20", Order.DAY_FIRST, "2020-02-01"),
        ("12/31/2020", Order.MONTH_FIRST, "2020-12-31"),
        ("12/31/2020 2:30 PM", Order.MONTH_FIRST, "2020-12-31T14:30:00"),
        ("12/31/2020 12:30 AM", Order.MONTH_FIRST, "2020-12-31T00:30:00"),
        ("44196", Order.SERIAL, "2020-12-31"),
        ("44196.5", Order.SERIAL, "2020-12-31T12:00:00"),
        ("61", Order.SERIAL, "1900-03-01"),
        ("2020-12-31", Order.MONTH_FIRST, "2020-12-31"),
    ],
)
def test_dates_in_an_order(text, order, first):
    assert span(text, order) == (first, first)


@pytest.mark.parametrize(
    "text",
    ["", "5/6/2020", "30 Feb 2020", "soon", "13/2020", "12", "Mar", "0000-00-00", "1960 1961"],
)
def test_what_is_no_date(text):
    assert span(text) is None


def test_an_order_that_does_not_fit_is_no_date():
    assert span("12/31/2020", Order.DAY_FIRST) is None
    assert span("31/12/2020", Order.MONTH_FIRST) is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("circa 1960", ("1958", "1962")),
        ("Approximately 1960", ("1958", "1962")),
        ("1960 to 1965", ("1960", "1965")),
        ("between 1960 and 1965", ("1960", "1965")),
        ("1960-1965", ("1960", "1965")),
        ("01 Jan 1960 to 31 Mar 1961", ("1960-01-01", "1961-03-31")),
    ],
)
def test_approximate_dates_and_ranges(text, ends):
    assert span(text) == ends


def test_a_range_that_runs_backwards_is_no_date():
    assert span("1965 to 1960") is None
    assert told("Mar 1960 to Jan 1960") is None


def test_both_ends_as_instants():
    read = told("1960 to 1961", zone=UTC)
    assert read == (
        datetime(1960, 1, 1, tzinfo=UTC),
        datetime(1961, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        None,
    )
    wide = told("31/12/2020", Order.DAY_FIRST)
    assert wide is not None
    assert wide.text == "2020-12-31"
    assert wide.latest - wide.earliest == timedelta(hours=50, microseconds=-1)


def test_several_dates_of_one_event_are_a_span():
    assert told_by_all(["1960", "12 Mar 1962", "soon"], UTC) == (
        datetime(1960, 1, 1, tzinfo=UTC),
        datetime(1962, 3, 12, 23, 59, 59, 999999, tzinfo=UTC),
        None,
    )
    one = told_by_all(["12 Mar 1962", "12.3.1962"], UTC)
    assert one is not None
    assert one.text == "1962-03-12"
    assert told_by_all(["soon"]) is None


@pytest.mark.parametrize(
    ("example", "order"),
    [
        ("31/12/2020", Order.DAY_FIRST),
        ("31.12.20", Order.DAY_FIRST),
        ("12/31/2020", Order.MONTH_FIRST),
        ("Month First", Order.MONTH_FIRST),
        ("excel serial", Order.SERIAL),
        ("1/2/2020", None),
        ("2020", None),
    ],
)
def test_the_order_is_told_by_an_example(example, order):
    assert order_of(example) == order


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_in_every_form(day):
    iso = day.isoformat()
    assert span(f"{day.day}/{day.month}/{day.year}", Order.DAY_FIRST) == (iso, iso)
    assert span(f"{day.month}-{day.day}-{day.year}", Order.MONTH_FIRST) == (iso, iso)
    assert span(day.strftime("%d %b %Y")) == (iso, iso)
    assert span(day.strftime("%B %d, %Y")) == (iso, iso)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    for order in (None, *Order):
        told(text, order)
