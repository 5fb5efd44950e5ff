"""R058: the runner-up's price stands far above the winner's."""

from plumbrule.demo.province import Province
from plumbrule.demo.schemes.cells import pick_from_cells
from plumbrule.demo.schemes.picking import has_three_bids, in_large_market, is_open, pick

_RULE = "R058"


def plant(province: Province) -> None:
    """Plant four distant runners-up, and processes where only a further bid is far away."""
    rng = province.rng
    for process in pick_from_cells(province, 4):
        factor = 2.1 + 1.3 * rng.random()
        for bid in process.bids[1:]:
            bid.cents = round(bid.cents * factor)
        province.plant(_RULE, "process", process.ocid, "runner-up at about twice the price or more")
    for process in pick(
        province, 3, lambda p: is_open(p) and in_large_market(p) and has_three_bids(p)
    ):
        process.bids[-1].cents *= 3
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "a third bid is far away, the runner-up is not",
            twin=True,
        )
    for process in pick(
        province, 1, lambda p: is_open(p) and in_large_market(p) and has_three_bids(p)
    ):
        process.bids[0].cents = round(process.bids[1].cents / 1.27)
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "a large discount that is usual in its market",
            twin=True,
        )
