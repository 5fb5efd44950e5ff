"""R036: the lowest bid was disqualified and a dearer one won."""

from plumbrule.demo.province import Province
from plumbrule.demo.schemes.lots import add_lot
from plumbrule.demo.schemes.picking import has_three_bids, is_open, pick, small_with_three_bids

_RULE = "R036"


def plant(province: Province) -> None:
    """Plant five lowest bids that were disqualified, and cases that only resemble them."""
    rng = province.rng
    for process in pick(province, 4, lambda p: is_open(p) and has_three_bids(p)):
        lowest = process.bids[-1]
        lowest.cents = round(process.bids[0].cents * (0.86 + 0.1 * rng.random()))
        lowest.status = "disqualified"
        province.plant(_RULE, "process", process.ocid, "the lowest bid was disqualified")
    (process,) = pick(province, 1, small_with_three_bids)
    bids = add_lot(province, process, [bid.firms for bid in process.bids])
    bids[-1].cents = round(bids[0].cents * 0.91)
    bids[-1].status = "disqualified"
    province.plant(_RULE, "lot", process.lot_id(2), "the lowest bid for lot 2 was disqualified")
    _plant_twins(province)


def _plant_twins(province: Province) -> None:
    rng = province.rng
    (process,) = pick(province, 1, small_with_three_bids)
    tied = process.bids[-1]
    tied.firms = (process.bids[0].firms[0], tied.firms[0])
    tied.cents = process.bids[0].cents
    tied.status = "disqualified"
    province.plant(
        _RULE,
        "process",
        process.ocid,
        "a consortium was disqualified; its member won alone at the same lowest price",
        twin=True,
    )
    for process in pick(province, 2, small_with_three_bids):
        foreign = process.bids[-1]
        foreign.cents = round(process.bids[0].cents * 0.4)
        foreign.currency = "EUR"
        foreign.status = "disqualified"
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "the lower figure is in another currency and there is no rate",
            twin=True,
        )
    (process,) = pick(province, 1, small_with_three_bids)
    lowest = process.bids[0].cents
    rivals = [process.bids[-1].firms, process.bids[-2].firms]
    for bid in add_lot(province, process, rivals, awarded=False):
        bid.cents = round(lowest * (0.6 + 0.1 * rng.random()))
        bid.status = "disqualified"
    province.plant(
        _RULE,
        "lot",
        process.lot_id(1),
        "the disqualified low bids were for the other lot, which stayed without award",
        twin=True,
    )
