"""R035: every rival of the winner was disqualified."""

from plumbrule.demo.province import Province
from plumbrule.demo.schemes.lots import add_lot
from plumbrule.demo.schemes.picking import pick, small_with_three_bids

_RULE = "R035"


def plant(province: Province) -> None:
    """Plant five processes in which only the winner stayed valid, and similar ones."""
    for process in pick(province, 4, small_with_three_bids):
        for bid in process.bids[1:]:
            bid.status = "disqualified"
        province.plant(
            _RULE, "process", process.ocid, f"{len(process.bids) - 1} rivals disqualified"
        )
    (process,) = pick(province, 1, small_with_three_bids)
    rivals = [bid.firms for bid in process.bids]
    for bid in add_lot(province, process, rivals)[1:]:
        bid.status = "disqualified"
    province.plant(_RULE, "lot", process.lot_id(2), "all rivals of lot 2 disqualified")
    for process in pick(province, 2, small_with_three_bids):
        for bid in process.bids[2:]:
            bid.status = "disqualified"
        province.plant(
            _RULE, "process", process.ocid, "one rival stayed valid beside the winner", twin=True
        )
    (process,) = pick(province, 1, small_with_three_bids)
    rival = process.bids[1].firms
    del process.bids[1:]
    process.method = "limited"
    process.details = "negotiation with selected suppliers"
    process.rationale = "Continuation of works under warranty (s. 34)"
    for bid in add_lot(province, process, [rival], awarded=False):
        bid.status = "disqualified"
    province.plant(
        _RULE,
        "lot",
        process.lot_id(1),
        "the only disqualified bid was for the other lot, which stayed without award",
        twin=True,
    )
