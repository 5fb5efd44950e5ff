"""R025: a firm bids again and again and never wins."""

from plumbrule.demo.markets import LARGE, MARKET_OF, YEARS
from plumbrule.demo.process import Bid
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete, hand_in

_RULE = "R025"
_PARTICIPATIONS = 28
_TOO_FEW = 14
_FIELD_TENDERS = 24
_FIELD_SIZE = 12


def plant(province: Province) -> tuple[frozenset[int], list[int]]:
    """Plant three firms that lose 28 times of 28 in one market and year, and their twins.

    Returns:
        The planted firms, whose bids must stay valid for the count to hold; and the guards who
        meet in large fields.
    """
    losers = set()
    for market, year in zip(LARGE[1:], YEARS, strict=True):
        firm = province.add_company("Contracting")
        losers.add(firm)
        _lose(province, firm, market.division, year, _PARTICIPATIONS)
        province.plant(
            _RULE,
            "supplier",
            province.companies[firm].number,
            f"lost {_PARTICIPATIONS} of {_PARTICIPATIONS} tenders of one market",
        )
    for year in YEARS:
        firm = province.add_company("Newcomers")
        losers.add(firm)
        _lose(province, firm, LARGE[0].division, year, _TOO_FEW)
        province.plant(
            _RULE,
            "supplier",
            province.companies[firm].number,
            f"a new entrant that lost {_TOO_FEW} times, too few to tell",
            twin=True,
        )
    guards = _bid_in_large_fields(province)
    return frozenset(losers | set(guards)), guards


def _lose(province: Province, firm: int, division: str, year: int, times: int) -> None:
    """Add a bid of the firm, dearer than the runner-up, to that many tenders."""
    rng = province.rng
    cell = [
        process
        for process in province.processes
        if process.division == division
        and process.year == year
        and not process.taken
        and len(process.bids) >= 2
    ]
    for process in rng.sample(cell, times):
        step = process.bids[1].cents - process.bids[0].cents
        cents = round(process.bids[1].cents + step * (1.15 + 0.3 * rng.random()))
        for dearer in process.bids[2:]:
            dearer.cents += cents - process.bids[1].cents
        process.bids.insert(2, Bid((firm,), cents, hand_in(process.closes, rng)))


def _bid_in_large_fields(province: Province) -> list[int]:
    """Three firms that win once in 24 tenders, each of which has a dozen bidders."""
    rng = province.rng
    twins = [province.add_company("Security") for _ in range(3)]
    market = MARKET_OF["79"]
    for count in range(_FIELD_TENDERS):
        present = set(twins)
        while len(present) < _FIELD_SIZE:
            present.add(province.occasional_firm(present))
        others = [(firm,) for firm in sorted(present - set(twins))]
        rng.shuffle(others)
        regular = [(firm,) for firm in twins]
        winner = regular.pop(count) if count < len(twins) else others.pop()
        rest = regular + others
        rng.shuffle(rest)
        buyer = count % province.ordinary_buyers
        fraction = 0.8 * (count + rng.random()) / _FIELD_TENDERS
        process = compete(province, market, YEARS[2], buyer, [winner, *rest], fraction=fraction)
        process.taken = True
    for firm in twins:
        province.plant(
            _RULE,
            "supplier",
            province.companies[firm].number,
            "wins once in 24 tenders, but each has a dozen bidders",
            twin=True,
        )
    return twins
