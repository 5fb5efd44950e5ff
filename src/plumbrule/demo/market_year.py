"""The ordinary competition of a province: every market, every year.

Margins are drawn in strata, one for each process of a market and year, so that quartiles are where
the design puts them in each group and not only on the average of many provinces. A firm loses about
one and a half times as often as it wins, which keeps every honest firm above the win rate that the
number of bidders lets expect.
"""

from collections.abc import Iterator
from itertools import count

from plumbrule.demo.markets import ORDINARY, SMALL, YEARS, Market
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete

_WITH_FOUR = frozenset({1, 3})
"""Of five neighbouring strata those with four bidders instead of three, so that the margins of both
kinds are spread alike."""
_JOINT = 0.06
"""How often two of the occasional bidders bid together."""
_SMALL_DIVISIONS = frozenset(market.division for market in SMALL)


def hold_tenders(province: Province, wins: dict[int, dict[str, int]]) -> None:
    """Run every ordinary tender of the three years.

    Args:
        province: the province.
        wins: how often each firm wins in each division; what remains goes to occasional firms.
    """
    turns = {category: count() for category in ("goods", "services", "works")}
    for market in ORDINARY:
        winners = _winners(province, market, wins)
        for place in range(len(YEARS)):
            _hold_year(province, market, place, winners, turns[market.category])


def _winners(province: Province, market: Market, wins: dict[int, dict[str, int]]) -> list[int]:
    """The winners of a division's tenders in a shuffled order."""
    places: list[int] = []
    for firm, by_division in wins.items():
        places.extend([firm] * by_division.get(market.division, 0))
    while len(places) < market.yearly * len(YEARS):
        places.append(province.occasional_firm())
    province.rng.shuffle(places)
    return places


def _hold_year(
    province: Province, market: Market, place: int, winners: list[int], turn: Iterator[int]
) -> None:
    """Run the tenders of one market in the year at ``place``; buyers take turns."""
    rng = province.rng
    strata = list(range(market.yearly))
    rng.shuffle(strata)
    total = len(winners)
    shifts = (1 + int(rng.random() * (total - 1)), 1 + int(rng.random() * (total - 1)))
    for step, stratum in enumerate(strata):
        winning = place * market.yearly + step
        winner = winners[winning]
        four = stratum % 5 in _WITH_FOUR
        losers = _losers(
            province, four, winner, [winners[(winning + shift) % total] for shift in shifts]
        )
        rng.shuffle(losers)
        selective = market.division in _SMALL_DIVISIONS and step % 5 == 4
        compete(
            province,
            market,
            YEARS[place],
            next(turn) % province.ordinary_buyers,
            [(winner,), *losers],
            fraction=(stratum + rng.random()) / market.yearly,
            method="selective" if selective else "open",
        )


def _losers(
    province: Province, four: bool, winner: int, rivals: list[int]
) -> list[tuple[int, ...]]:
    """Who bids against the winner: two firms or, of four, three, of the trade and occasional ones."""
    rng = province.rng
    present = {winner}
    losers: list[tuple[int, ...]] = []
    for place, rival in enumerate(rivals):
        if rival not in present and (place == 0 or rng.random() < 0.5):
            losers.append((rival,))
            present.add(rival)
    draw = rng.random()
    for place in range(2 - len(losers) + four):
        firm = province.occasional_firm(present)
        present.add(firm)
        if place == 0 and draw < _JOINT:
            partner = province.occasional_firm(present)
            losers.append((firm, partner))
        else:
            losers.append((firm,))
    return losers
