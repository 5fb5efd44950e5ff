"""SCR-ROUND: in one market and year the losers' prices are round and the winners' are not."""

from plumbrule.demo.process import Process
from plumbrule.demo.province import Province

_RULE = "SCR-ROUND"
_DIVISION, _YEAR = "45", 2024
_STEP = 1_000_000
"""Ten thousand, in hundredths of the currency."""
_THREE = 3
_WIDE = {True: 3_000_000, False: 10_000_000}
"""First steps, with three bidders or more, that stay a step among steps when prices are rounded."""


def plant(province: Province) -> None:
    """Round the losing prices of works of 2024, where the prices are large enough to bear it.

    The market is one in the whole country, so that its row stands in the truth of the first
    province; every province does the same.
    """
    for process in province.processes:
        ordinary = not process.taken and process.estimate is None
        if ordinary and process.division == _DIVISION and process.year == _YEAR:
            _whole(process)
            _round_losers(process)
    if province.index == 0:
        why = "losers ask round sums, winners do not"
        province.plant(_RULE, "market", f"XA, {_YEAR}, works, class {_DIVISION}, AVL", why)
        for year in (_YEAR - 1, _YEAR + 1):
            unit = f"XA, {year}, works, class {_DIVISION}, AVL"
            province.plant(_RULE, "market", unit, "nobody's prices are round", twin=True)


def _whole(process: Process) -> None:
    """Let the winner ask a whole amount that ends in a seven."""
    process.bids[0].cents = process.bids[0].cents // 1000 * 1000 + 700


def _round_losers(process: Process) -> None:
    lowest, second = process.bids[:2]
    if second.cents - lowest.cents < _WIDE[len(process.bids) == _THREE]:
        return
    for bid in process.bids[1:]:
        bid.cents = round(bid.cents / _STEP) * _STEP
