"""Dividing a process into two lots."""

from plumbrule.demo.process import Bid, Process
from plumbrule.demo.province import Province
from plumbrule.demo.tender import hand_in, ladder, margin


def add_lot(
    province: Province,
    process: Process,
    tenderers: list[tuple[int, ...]],
    *,
    awarded: bool = True,
) -> list[Bid]:
    """Make what was bought so far lot 1, and add lot 2 with bids of these tenderers.

    Args:
        province: where the process happens.
        process: a process without lots.
        tenderers: who bids for lot 2; the first bids lowest.
        awarded: whether the first wins lot 2, or the lot stays without award.

    Returns:
        The bids for lot 2.
    """
    rng = province.rng
    for bid in process.bids:
        bid.lot = 1
    process.lots = 2
    cents = round(process.bids[0].cents * (0.6 + rng.random()))
    prices = ladder(cents, margin(0.1 + 0.8 * rng.random()), len(tenderers), rng)
    added = [
        Bid(firms, price_of, hand_in(process.closes, rng), lot=2)
        for firms, price_of in zip(tenderers, prices, strict=True)
    ]
    process.lots_awarded = (1, 2) if awarded else (1,)
    if awarded:
        process.winners.append(len(process.bids))
    process.bids.extend(added)
    return added
