"""R058, R022: the runner-up's price stands far above the winner's, or prices are far apart."""

from plumbrule.demo.province import Province
from plumbrule.demo.schemes.cells import pick_from_cells
from plumbrule.demo.schemes.picking import has_three_bids, in_large_market, is_open, pick
from plumbrule.demo.schemes.telling import note
from plumbrule.demo.tender import ladder

_RULE = "R058"
_THREE = 3
_HIGHEST = {"works": 1_000_000_000, "goods": 100_000_000, "services": 100_000_000}
"""Dearest bid, in cents, so that the prices of a market stay within two orders of magnitude."""


def plant(province: Province) -> None:
    """Plant four distant runners-up, and processes where only a further bid is far away."""
    rng = province.rng
    for process in pick_from_cells(province, 4, _THREE):
        first = 1.6 + 1.0 * rng.random()
        lowest = process.bids[0].cents
        prices = ladder(lowest, first, len(process.bids), rng)
        for bid, cents in zip(process.bids, prices, strict=True):
            bid.cents = cents
        process.scale(min(1.0, _HIGHEST[process.category] / max(prices)))
        why = "runner-up at more than twice the price"
        note(province, process, why, hits=(_RULE, "R022"))
    for process in pick(
        province, 3, lambda p: is_open(p) and in_large_market(p) and len(p.bids) == _THREE
    ):
        process.bids[-1].cents *= 4
        process.scale(min(1.0, _HIGHEST[process.category] / process.bids[-1].cents))
        why = "a third bid is far away, the runner-up is not"
        note(province, process, why, hits=("R022",), twin_of=(_RULE,))
    for process in pick(
        province, 1, lambda p: is_open(p) and in_large_market(p) and has_three_bids(p)
    ):
        prices = ladder(process.bids[0].cents, 0.27, len(process.bids), rng)
        for bid, cents in zip(process.bids, prices, strict=True):
            bid.cents = cents
        why = "a large discount that is usual in its market"
        note(province, process, why, twin_of=(_RULE, "R022"))
