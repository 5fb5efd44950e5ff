"""K-8, R014, R015: when bids are opened, and when their evaluation begins."""

from plumbrule.demo.clock import DAY
from plumbrule.demo.law import minimum_days
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.telling import Tale, is_early, is_large_open, tell
from plumbrule.demo.tender import NOON


def plant(province: Province) -> None:
    """Plant openings at odd times and a slow start of evaluation, and what is still usual."""
    tell(province, _TALES)


def _open_before(process: Process) -> None:
    process.opened = process.closes - 50


def _open_late(process: Process) -> None:
    process.opened = process.closes + 5 * 60


def _open_in_time(process: Process) -> None:
    process.opened = process.closes + 60


def _open_too_soon(process: Process) -> None:
    """Open the bids four days before the lawful period ends, though the deadline is lawful."""
    legal = minimum_days("open", None, process.category, process.published)
    process.set_deadline((process.opens // DAY + legal + 2) * DAY + NOON)
    process.opened = (process.opens // DAY + legal - 4) * DAY + NOON
    process.judged = process.closes + 2 * DAY


def _evaluate_slowly(process: Process) -> None:
    process.judged = process.opening + 40 * DAY
    process.awarded = (process.closes // DAY + 46) * DAY + NOON


def _evaluate_later(process: Process) -> None:
    process.judged = process.opening + 6 * DAY
    process.awarded = max(process.awarded, process.judged + 3 * DAY)


_TALES = (
    Tale(
        "bids opened fifty minutes before the deadline",
        _open_before,
        hits=("K-8",),
        fits=is_large_open,
    ),
    Tale(
        "bids opened five hours after the deadline", _open_late, hits=("K-8",), fits=is_large_open
    ),
    Tale(
        "bids opened one hour after the deadline",
        _open_in_time,
        twin_of=("K-8", "R014"),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "bids opened four days before the lawful period had ended",
        _open_too_soon,
        hits=("R014", "K-8"),
        fits=is_large_open,
        times=3,
    ),
    Tale(
        "evaluation begun forty days after the opening",
        _evaluate_slowly,
        hits=("R015",),
        fits=is_early,
        times=3,
    ),
    Tale(
        "evaluation begun six days after the opening",
        _evaluate_later,
        twin_of=("R015",),
        fits=is_early,
        times=3,
    ),
)
