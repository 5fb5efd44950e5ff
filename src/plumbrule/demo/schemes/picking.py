"""Choosing the ordinary processes on which a scheme or a twin is planted."""

from collections.abc import Callable

from plumbrule.demo.markets import LARGE
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province

_LARGE_DIVISIONS = frozenset(market.division for market in LARGE)


def pick(
    province: Province, count: int, fits: Callable[[Process], bool] | None = None
) -> list[Process]:
    """Take ``count`` untouched honest processes at random; nothing else will be planted on them.

    Args:
        province: where to look.
        count: how many are needed.
        fits: further condition.

    Raises:
        ValueError: fewer than ``count`` processes fit.
    """
    candidates = [
        process
        for process in province.processes
        if not process.taken and (fits is None or fits(process))
    ]
    chosen = province.rng.sample(candidates, count)
    for process in chosen:
        process.taken = True
    return chosen


def is_open(process: Process) -> bool:
    """Whether everyone could bid."""
    return process.method == "open"


def in_small_market(process: Process) -> bool:
    """Whether the market is one whose groups of price margins no scheme depends on."""
    return process.division not in _LARGE_DIVISIONS


def in_large_market(process: Process) -> bool:
    """Whether the market's tenders of one year are enough for a comparison group."""
    return process.division in _LARGE_DIVISIONS


def has_three_bids(process: Process) -> bool:
    """Whether at least three bidders took part, each alone."""
    return len(process.bids) >= 3 and all(len(bid.firms) == 1 for bid in process.bids)


def small_with_three_bids(process: Process) -> bool:
    """Whether an open process of a small market has three bidders or more."""
    return is_open(process) and in_small_market(process) and has_three_bids(process)
