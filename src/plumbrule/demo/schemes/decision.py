"""R061, R062, K-29, TIME-PRE: decisions too quick, too slow, or dated before they could be."""

from collections.abc import Callable

from plumbrule.demo.clock import DAY
from plumbrule.demo.process import Process, working_day
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, both, in_tender, is_early, is_large_open, tell
from plumbrule.demo.tender import NOON


def plant(province: Province) -> None:
    """Plant hasty and slow decisions and reversed dates, and decisions just within what is usual."""
    tell(province, _TALES)


def _award_after(days: int) -> Callable[[Process], None]:
    def change(process: Process) -> None:
        process.awarded = (process.closes // DAY + days) * DAY + NOON
        if days <= _QUICK:
            process.judged = process.opening + DAY

    return change


def _sign_before_the_award(process: Process) -> None:
    process.signed = working_day(process.awarded - 5 * DAY)


def _award_before_the_deadline(process: Process) -> None:
    process.awarded = process.closes - 3 * DAY
    process.signed = working_day(process.closes + 6 * DAY)


def _sign_next_day(process: Process) -> None:
    process.signed = working_day(process.awarded + DAY)


_QUICK = 6
"""Days in which the usual start of evaluation could come after the award."""
_SHORT_VALIDITY = {"bidValidityPeriod": {"durationInDays": 60}}
_LONG_VALIDITY = {"bidValidityPeriod": {"durationInDays": 150}}

_TALES = (
    Tale(
        "awarded two days after the deadline",
        _award_after(2),
        hits=("R061",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "awarded six days after the deadline",
        _award_after(6),
        twin_of=("R061",),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "awarded 170 days after the deadline, while the bids still bound",
        both(_award_after(170), in_tender(submissionTerms=_LONG_VALIDITY)),
        hits=("R062",),
        twin_of=("K-29",),
        fits=is_early,
        times=3,
    ),
    Tale(
        "awarded 45 days after the deadline",
        _award_after(45),
        twin_of=("R062",),
        fits=is_early,
        times=3,
    ),
    Tale(
        "awarded 160 days after the deadline, when bids that bound for sixty no longer did",
        both(_award_after(160), in_tender(submissionTerms=_SHORT_VALIDITY)),
        hits=("K-29", "R062"),
        fits=is_early,
        times=3,
    ),
    Tale("signed before the award", _sign_before_the_award, hits=("TIME-PRE",), fits=is_large_open),
    Tale(
        "awarded before the deadline",
        _award_before_the_deadline,
        hits=("TIME-PRE",),
        fits=is_large_open,
    ),
    Tale(
        "signed the day after the award",
        _sign_next_day,
        twin_of=("TIME-PRE",),
        fits=is_large_open,
        times=3,
    ),
)
