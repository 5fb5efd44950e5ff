"""R018: an open or selective tender drew one bid."""

from plumbrule.demo.process import Bid, Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.lots import add_lot
from plumbrule.demo.schemes.picking import in_small_market, is_open, pick, small_with_three_bids

_RULE = "R018"


def plant(province: Province) -> None:
    """Plant six single bids; the twins of other markets stand in ``market_odd``."""
    for process in pick(province, 3, lambda p: is_open(p) and in_small_market(p)):
        del process.bids[1:]
        province.plant(_RULE, "process", process.ocid, "open tender with one bid")
    (process,) = pick(province, 1, lambda p: p.method == "selective")
    _invite(process, process.bids[1:])
    province.plant(_RULE, "process", process.ocid, "all invited firms but one stayed away")
    (process,) = pick(province, 1, small_with_three_bids)
    for bid in process.bids[1:]:
        bid.status = "withdrawn"
    province.plant(_RULE, "process", process.ocid, "all rivals withdrew before the opening")
    (process,) = pick(province, 1, small_with_three_bids)
    winner = process.bids[0].firms[0]
    add_lot(province, process, [(winner,)])
    province.plant(_RULE, "lot", process.lot_id(2), "the second lot drew one bid")
    for process in pick(province, 2, small_with_three_bids):
        _invite(process, process.bids[2:])
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "two bids were handed in, others were invited",
            twin=True,
        )
    for process in pick(province, 1, small_with_three_bids):
        for bid in process.bids[2:]:
            bid.status = "withdrawn"
        province.plant(
            _RULE, "process", process.ocid, "two bids were handed in, others withdrew", twin=True
        )


def _invite(process: Process, bids: list[Bid]) -> None:
    """Turn bids into invitations, which carry no price."""
    for bid in bids:
        bid.status = "invited"
        bid.cents = 0
    process.details = "invitation to registered suppliers"
