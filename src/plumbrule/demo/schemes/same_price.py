"""R028: bidders who should not know each other's prices bid exactly the same."""

from dataclasses import replace

from plumbrule.demo.process import Bid, Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.lots import add_lot
from plumbrule.demo.schemes.picking import has_three_bids, is_open, pick, small_with_three_bids
from plumbrule.demo.schemes.telling import note

_RULE = "R028"
_THREE = 3


def plant(province: Province) -> None:
    """Plant five pairs of equal prices, and equal prices that have a reason."""
    for process in pick(province, 3, _has_four):
        _level_losers(process.bids)
        province.plant(_RULE, "process", process.ocid, "two losing bids at one price")
    (process,) = pick(province, 1, small_with_three_bids)
    process.bids[1].cents = process.bids[0].cents
    province.plant(_RULE, "process", process.ocid, "winner and runner-up at one price")
    (process,) = pick(province, 1, _has_four)
    _level_losers(add_lot(province, process, [bid.firms for bid in process.bids]))
    province.plant(_RULE, "lot", process.lot_id(2), "two losing bids at one price in lot 2")
    _plant_twins(province)


def _plant_twins(province: Province) -> None:
    for process in pick(province, 2, small_with_three_bids):
        _make_rate_contract(province, process)
        process.buyer = province.add_body("Supply Agency")
        why = "a rate contract: three suppliers were taken at one price"
        note(province, process, why, hits=("SCR-KS",), twin_of=(_RULE,))
    for process in pick(province, 2, _has_four):
        shared = process.bids[-2].firms
        partner = province.occasional_firm({firm for bid in process.bids for firm in bid.firms})
        process.bids[-1].firms = (*shared, partner)
        _level_losers(process.bids)
        province.plant(
            _RULE,
            "process",
            process.ocid,
            "equal bids of a firm alone and in a consortium",
            twin=True,
        )
    (process,) = pick(province, 1, small_with_three_bids)
    first = list(process.bids)
    second = add_lot(province, process, [bid.firms for bid in first])
    equal = first[1].cents
    for bids, winning, third in ((first, 0.93, 1.09), (second, 0.94, 1.08)):
        bids[0].cents = round(equal * winning)
        bids[1].cents = equal
        for count, bid in enumerate(bids[2:]):
            bid.cents = round(equal * (third + 0.14 * count))
    second[1].firms, second[2].firms = first[2].firms, first[1].firms
    for lot in (1, 2):
        province.plant(
            _RULE,
            "lot",
            process.lot_id(lot),
            "equal prices of two firms, in different lots",
            twin=True,
        )


def _has_four(process: Process) -> bool:
    """Whether four or more bid in an open tender, each alone."""
    many = has_three_bids(process) and len(process.bids) > _THREE
    return is_open(process) and many and process.category != "works"


def _level_losers(bids: list[Bid]) -> None:
    """Set the two dearest bids to one price, so far above that the lowest does not stand apart."""
    step = bids[1].cents - bids[0].cents
    bids[-1].cents = bids[-2].cents = max(bids[-2].cents, bids[0].cents + 4 * step)


def _make_rate_contract(province: Province, process: Process) -> None:
    """Award the same price to the first three bidders."""
    rate = process.bids[0].cents
    for bid in process.bids[:3]:
        bid.cents = rate
    process.winners = [0, 1, 2]
    process.details = "rate contract with several suppliers"
    loser = province.occasional_firm({firm for bid in process.bids for firm in bid.firms})
    if len(process.bids) == 3:
        process.bids.append(
            replace(
                process.bids[2], firms=(loser,), cents=round(rate * 1.1), minute=process.closes - 90
            )
        )
