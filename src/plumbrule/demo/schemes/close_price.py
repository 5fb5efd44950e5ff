"""R024: the runner-up's price stands unnaturally close to the winner's."""

from plumbrule.demo.province import Province
from plumbrule.demo.schemes.cells import pick_from_cells
from plumbrule.demo.schemes.picking import has_three_bids, in_large_market, is_open, pick

_RULE = "R024"


def plant(province: Province) -> None:
    """Plant four close prices; the fuel market's twins stand in ``market_odd``."""
    rng = province.rng
    for process in pick_from_cells(province, 4):
        winning = process.bids[0].cents
        process.bids[1].cents = round(winning * (1.0006 + 0.0015 * rng.random()))
        province.plant(_RULE, "process", process.ocid, "runner-up within a quarter of one percent")
    for process in pick(
        province, 3, lambda p: is_open(p) and in_large_market(p) and has_three_bids(p)
    ):
        close = process.bids[-1]
        close.cents = round(process.bids[0].cents * (1.0006 + 0.0015 * rng.random()))
        close.status = "withdrawn"
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "the close bid was withdrawn; the runner-up is not near",
            twin=True,
        )
