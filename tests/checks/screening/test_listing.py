from datetime import date

import pytest

from plumbrule.checks.screening.listing import Listing, Version, cannot_clear, held_on
from plumbrule.checks.screening.span import Span, span_of

VERSION = date(2024, 6, 1)


def listing(start: str | None, end: str | None) -> Listing:
    return Listing(
        "L", "sanction", None, None, None, start and span_of(start), end and span_of(end)
    )


@pytest.mark.parametrize(
    ("day", "held"),
    [("2020-03-09", "out"), ("2020-03-10", "in"), ("2022-05-20", "in"), ("2022-05-21", "out")],
)
def test_the_answer_turns_on_the_day_of_listing_and_on_the_day_after_its_end(
    day: str, held: str
) -> None:
    assert held_on(listing("2020-03-10", "2022-05-20"), date.fromisoformat(day), VERSION) == held


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2020", None, "2020-06-01", "window"),  # some day of that year
        ("2020", None, "2021-01-01", "in"),
        ("2020", None, "2019-12-31", "out"),
        (None, None, "2024-05-31", "window"),  # the version at hand is later than the day
        (None, None, "2024-06-01", "in"),
        ("2019", "2021", "2021-06-01", "window"),
        ("2019", "2021", "2022-01-01", "out"),
    ],
)
def test_dates_too_coarse_leave_it_open(
    start: str | None, end: str | None, day: str, held: str
) -> None:
    assert held_on(listing(start, end), date.fromisoformat(day), VERSION) == held


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2024-06-01", ""),
        ("2024-07-01", ""),
        ("2024-07-02", "stale:L"),
        ("2024-05-02", ""),
        ("2024-05-01", "window:L"),
    ],
)
def test_a_list_clears_nobody_on_a_day_it_does_not_tell_of(day: str, reason: str) -> None:
    version = Version("L", "set", 1, VERSION, stated=True)
    assert cannot_clear(version, date.fromisoformat(day)) == reason


def test_span_of_a_month() -> None:
    assert span_of("2020-02") == Span(date(2020, 2, 1), date(2020, 2, 29))
