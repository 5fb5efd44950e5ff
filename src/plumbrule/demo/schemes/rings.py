"""NET-GROUP, NET-PAIR, R057: firms that bid together and with hardly anyone else.

Where groups are looked for, chance meetings are the twin: three guards who bid in every tender of a
crowded year (planted with R025) meet as often, and no oftener than the crowd makes them.
"""

from itertools import combinations

from plumbrule.demo.clock import DAY
from plumbrule.demo.markets import MARKET_OF, YEARS, Market
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete

_TURNS = ("45", 4, 10)
_MIXED = ("90", 3, 8)


def plant(province: Province, guards: list[int]) -> None:
    """Plant a ring that wins in turn and one that does not, and note the guards as strangers.

    Args:
        province: the province.
        guards: firms that only meet in a crowd.
    """
    for (division, size, yearly), in_turn in ((_TURNS, True), (_MIXED, False)):
        market = MARKET_OF[division]
        ring = [province.add_company("Paving" if in_turn else "Cleaners") for _ in range(size)]
        _bid(province, market, ring, yearly, in_turn=in_turn)
        unit = f"XA, class {division}: {province.companies[ring[0]].number}"
        why = f"{size} firms bid together in {yearly * len(YEARS)} tenders and hardly elsewhere"
        province.plant("NET-GROUP", "group", unit, why)
        turns = "they win one after the other" if in_turn else "who wins next is open"
        province.plant("R057", "group", unit, turns, twin=not in_turn)
        for pair in combinations(ring, 2):
            province.plant("NET-PAIR", "pair", pair_unit(province, pair, division), why)
    why = "three firms that meet in a year in which a dozen bid everywhere"
    first = province.companies[guards[0]].number
    for rule in ("NET-GROUP", "R057"):
        province.plant(rule, "group", f"XA, class 79: {first}", why, twin=True)
    for pair in combinations(guards, 2):
        province.plant("NET-PAIR", "pair", pair_unit(province, pair, "79"), why, twin=True)


def pair_unit(province: Province, pair: tuple[int, int], division: str) -> str:
    """The unit id of two bidders in a market; the smaller number stands first."""
    one, other = sorted(province.companies[place].number for place in pair)
    return f"{one} and {other} in XA, class {division}"


def _bid(
    province: Province, market: Market, ring: list[int], yearly: int, *, in_turn: bool
) -> None:
    """Hold the ring's tenders; the price of whoever is to win is the lowest."""
    rng = province.rng
    made: list[Process] = []
    for year in YEARS:
        for count in range(yearly):
            others = [(firm,) for firm in ring]
            if count % 3 == 0:
                others.append((province.occasional_firm(),))
            buyer = int(rng.random() * province.ordinary_buyers)
            fraction = (count + rng.random()) / yearly
            process = compete(province, market, year, buyer, others, fraction=fraction)
            process.taken = True
            made.append(process)
    made.sort(key=lambda process: (process.closes, process.ocid))
    last = 0
    for count, process in enumerate(made):
        if process.closes <= last:
            process.set_deadline(last + DAY)
        last = process.closes
        winner = ring[count % len(ring) if in_turn else int(rng.random() * len(ring))]
        firms = [bid.firms for bid in process.bids]
        rest = [one for one in firms if one != (winner,)]
        rng.shuffle(rest)
        for bid, who in zip(process.bids, [(winner,), *rest], strict=True):
            bid.firms = who
