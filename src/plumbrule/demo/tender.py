"""An honest competitive process: lawful period, spread prices, everything handed in on time."""

from collections.abc import Sequence
from datetime import date
from math import exp, log
from random import Random

from plumbrule.demo.clock import DAY, day_of, minute_of
from plumbrule.demo.law import minimum_days
from plumbrule.demo.markets import Market
from plumbrule.demo.process import Bid, Process
from plumbrule.demo.province import Province

_LOWEST_MARGIN = log(0.03)
_HIGHEST_MARGIN = log(0.25)
_PRICES = {
    "works": (log(200_000), log(5_000_000)),
    "goods": (log(30_000), log(500_000)),
    "services": (log(30_000), log(400_000)),
}
NOON = 720


def margin(fraction: float) -> float:
    """Runner-up's distance from the winning price, from 3 to 25 percent.

    Its logarithm is uniform. A uniform spread of width W has its fences half a W beyond its ends, so
    that no honest margin comes near them: they stand at about 1 and 72 percent.
    """
    return exp(_LOWEST_MARGIN + fraction * (_HIGHEST_MARGIN - _LOWEST_MARGIN))


def price(category: str, rng: Random) -> int:
    """A winning price in hundredths of the currency, uniform on the scale of its logarithm."""
    low, high = _PRICES[category]
    return round(exp(low + rng.random() * (high - low))) * 100 + 25 * int(rng.random() * 4)


def ladder(lowest: int, first: float, count: int, rng: Random) -> list[int]:
    """Prices of honest bidders, from the lowest, in hundredths of the currency.

    Each further step is somewhat wider than the first, so that the lowest bid never stands apart
    from a crowd of others.

    Args:
        lowest: the winning price.
        first: distance of the runner-up, as a share of the winning price.
        count: number of bidders.
        rng: the province's own.
    """
    prices = [lowest]
    height = first
    for _ in range(count - 1):
        prices.append(round(lowest * (1 + height)))
        height += first * (1.15 + 0.35 * rng.random())
    return prices


def hand_in(closes: int, rng: Random) -> int:
    """A minute in the last five days before the deadline."""
    return closes - 5 - int(rng.random() * 5 * DAY)


def compete(
    province: Province,
    market: Market,
    year: int,
    buyer: int,
    tenderers: Sequence[tuple[int, ...]],
    *,
    fraction: float,
    method: str = "open",
) -> Process:
    """Make a process that ``tenderers[0]`` wins with the lowest bid, and add it to the province.

    Args:
        province: where it happens.
        market: what is bought.
        year: the year of publication, award and signature.
        buyer: place of the buyer.
        tenderers: winner, runner-up and the rest, each a set of firms that bid together.
        fraction: position of the margin of the runner-up, 0 to 1.
        method: ``open`` or ``selective``.
    """
    rng = province.rng
    opens = minute_of(date(year, 1, 8)) + int(rng.random() * 215) * DAY
    opens += 480 + 5 * int(rng.random() * 96)
    lawful = minimum_days(method, None, market.category, day_of(opens))
    closes = (opens // DAY + lawful + 2 + int(rng.random() * 14)) * DAY + NOON
    awarded = (closes // DAY + 6 + int(rng.random() * 30)) * DAY + 600 + int(rng.random() * 300)
    prices = ladder(price(market.category, rng), margin(fraction), len(tenderers), rng)
    bids = [
        Bid(firms, cents, hand_in(closes, rng))
        for firms, cents in zip(tenderers, prices, strict=True)
    ]
    process = Process(
        province=province.index,
        serial=province.next_serial(year),
        year=year,
        division=market.division,
        category=market.category,
        method=method,
        buyer=buyer,
        opens=opens,
        closes=closes,
        awarded=awarded,
        bids=bids,
    )
    province.processes.append(process)
    return process


def respect_period(process: Process) -> None:
    """Move the deadline of a tender that was moved in time, so that it keeps the law of its day."""
    lawful = minimum_days(process.method, None, process.category, process.published)
    earliest = (process.opens // DAY + lawful + 2) * DAY + NOON
    if process.closes < earliest:
        process.set_deadline(earliest)


def special(
    province: Province, market: Market, year: int, winner: int, buyer: int | None = None
) -> Process:
    """A further honest open process that ``winner`` wins against occasional firms."""
    rng = province.rng
    first = province.occasional_firm({winner})
    losers = [(first,), (province.occasional_firm({winner, first}),)]
    chosen = int(rng.random() * province.ordinary_buyers) if buyer is None else buyer
    fraction = 0.1 + 0.8 * rng.random()
    process = compete(province, market, year, chosen, [(winner,), *losers], fraction=fraction)
    process.taken = True
    return process


def direct_award(
    province: Province, market: Market, year: int, winner: int, buyer: int | None = None
) -> Process:
    """An award without competition: one supplier was asked, and no period ran.

    It is small enough that a few of them for one buyer stay far below the limit together.
    """
    process = special(province, market, year, winner, buyer)
    del process.bids[1:]
    process.bids[0].cents = 1_500_000 + 2_500 * int(province.rng.random() * 1_200)
    process.method = "direct"
    process.details = "direct award below the value limit"
    process.rationale = "Value below the limit for competition (s. 20)"
    return process
