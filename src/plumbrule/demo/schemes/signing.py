"""R060, TIME-HOLIDAY, TIME-FAST: when contracts are signed, and how soon works are to end."""

from plumbrule.demo.clock import DAY, instant_text, weekday
from plumbrule.demo.process import Process, working_day
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, is_large_open, is_works, tell

_SUNDAY = 6


def plant(province: Province) -> None:
    """Plant late signatures, signatures on Sundays and works of a month, and usual ones beside."""
    tell(province, _TALES)


def _sign_late(process: Process) -> None:
    process.signed = working_day(process.awarded + 75 * DAY)


def _sign_in_two_weeks(process: Process) -> None:
    process.signed = working_day(process.awarded + 13 * DAY)


def _next(process: Process, day: int) -> int:
    """The minute of a day of the week in the second week after the award."""
    return process.awarded + (7 + (day - weekday(process.awarded)) % 7) * DAY


def _sign_on_sunday(process: Process) -> None:
    process.signed = _next(process, _SUNDAY)


def _sign_on_friday(process: Process) -> None:
    process.signed = _next(process, _SUNDAY - 2)


def _end_after(days: int, process: Process) -> None:
    end = instant_text(process.signature + days * DAY)
    process.edits.append(lambda release: release["contracts"][0]["period"].update(endDate=end))


_TALES = (
    Tale("signed 75 days after the award", _sign_late, hits=("R060",), fits=is_large_open, times=3),
    Tale(
        "signed two weeks after the award",
        _sign_in_two_weeks,
        twin_of=("R060",),
        fits=is_large_open,
        times=3,
    ),
    Tale("signed on a Sunday", _sign_on_sunday, hits=("TIME-HOLIDAY",), times=3),
    Tale("signed on a Friday", _sign_on_friday, twin_of=("TIME-HOLIDAY",), times=3),
    Tale(
        "works to end five weeks after the signature",
        lambda process: _end_after(35, process),
        hits=("TIME-FAST",),
        fits=is_works,
        times=3,
    ),
    Tale(
        "works to end sixty days after the signature",
        lambda process: _end_after(60, process),
        twin_of=("TIME-FAST",),
        fits=is_works,
        times=3,
    ),
)
