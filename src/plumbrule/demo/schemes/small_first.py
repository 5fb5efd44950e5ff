"""R052: a small first purchase, followed by much larger ones from the same firm."""

from plumbrule.demo.clock import DAY
from plumbrule.demo.law import limit
from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.tender import direct_award, respect_period, special

_HISTORY = 745
"""Days of a buyer's purchases that must lie before a first one, and some."""


def plant(province: Province) -> None:
    """Plant three firms let in by a small purchase, and firms that grew less or began large."""
    begun: dict[int, int] = {}
    for process in province.processes:
        if process.winners:
            begun[process.buyer] = min(process.awarded, begun.get(process.buyer, process.awarded))
    ordinary = sorted(range(province.ordinary_buyers), key=lambda buyer: (begun[buyer], buyer))
    cases = (
        (0.05, 8.0, "a first purchase of a twentieth of the limit, then one eight times as large"),
        (0.05, 3.0, "the later purchase is three times as large"),
    )
    for row in range(3):
        for count, (share, times, why) in enumerate(cases):
            buyer = ordinary[row * len(cases) + count]
            firm = province.add_company("Newcomers and Sons")
            start = begun[buyer] + _HISTORY * DAY
            top, _ = limit("competition_value", "goods")
            first = direct_award(province, MARKET_OF["30"], YEARS[2], firm, buyer)
            first.bids[0].cents = round(top * share)
            first.shift(start - first.awarded)
            later = special(province, MARKET_OF["33"], YEARS[2], firm, buyer)
            later.scale(top * share * times / later.won_cents)
            if later.awarded < start + 20 * DAY:
                _postpone(later, start + 40 * DAY)
            first.priced = later.priced = True
            unit = f"{province.bodies[buyer].number} with {province.companies[firm].number}"
            province.plant("R052", "pair", unit, why, twin=times < 5)


def _postpone(process: Process, awarded: int) -> None:
    """Move a process so that it is awarded on that day."""
    process.shift((awarded - process.awarded) // DAY * DAY)
    respect_period(process)
