"""SCR-KS, SCR-RD, SCR-RDALT, SCR-RDNOR: how the prices of one tender stand to each other."""

from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.picking import in_large_market, is_open, pick
from plumbrule.demo.schemes.telling import note

_LONE = (1.0, 1.19, 1.205, 1.228)
_LONE_OF_THREE = (1.0, 1.16, 1.19)
_EVEN = (1.0, 1.09, 1.19, 1.3)
_CROWDED = (1.0, 1.034, 1.073, 1.62)


def plant(province: Province) -> None:
    """Plant prices with a gap where honest ones have none, and prices evenly spread."""
    for process in _with(province, 3, 4):
        _set(process, _LONE)
        why = "four bids: one low, three close together above it"
        note(province, process, why, hits=("SCR-RD", "SCR-RDALT", "SCR-RDNOR"), twin_of=("SCR-KS",))
    for process in _with(province, 3, 3):
        _set(process, _LONE_OF_THREE)
        why = "three bids: one low, two close together, as three often stand by chance"
        note(province, process, why, hits=("SCR-RDNOR",), twin_of=("SCR-RDALT",))
    for process in _with(province, 3, 4):
        _set(process, _CROWDED)
        why = "four bids: three crowd at the bottom and one stands far above"
        note(province, process, why, hits=("SCR-KS",), twin_of=("SCR-RD", "SCR-RDNOR"))
    for process in _with(province, 2, 4):
        _set(process, _EVEN)
        why = "four bids evenly spread"
        every = ("SCR-KS", "SCR-RD", "SCR-RDALT", "SCR-RDNOR")
        note(province, process, why, twin_of=every)


def _with(province: Province, count: int, bidders: int) -> list[Process]:
    """Untouched open tenders of large markets with so many bidders."""
    return pick(
        province,
        count,
        lambda one: is_open(one) and in_large_market(one) and len(one.bids) == bidders,
    )


def _set(process: Process, prices: tuple[float, ...]) -> None:
    lowest = process.bids[0].cents
    for bid, share in zip(process.bids, prices, strict=True):
        bid.cents = round(lowest * share)
