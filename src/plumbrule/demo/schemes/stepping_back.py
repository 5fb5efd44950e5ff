"""NET-WITHDRAW: the best bidder steps back, and the same partner wins at a higher price."""

from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete

_RULE = "NET-WITHDRAW"


def plant(province: Province) -> None:
    """Plant three pairs that did so twice, and pairs that did so once or without gain."""
    for count in range(3):
        _withdraw(province, count, cheapest=(True, True), why="twice the lowest bid was withdrawn")
    for count in range(2):
        why = "once the lowest bid was withdrawn, once a dear one"
        _withdraw(province, count, cheapest=(True, False), why=why)
    why = "twice a dear bid was withdrawn"
    _withdraw(province, 2, cheapest=(False, False), why=why)


def _withdraw(province: Province, count: int, cheapest: tuple[bool, ...], why: str) -> None:
    one, other = (province.add_company("Contractors") for _ in range(2))
    for step, lowest in enumerate(cheapest):
        third = province.occasional_firm()
        fourth = province.occasional_firm({third})
        order = [(one,), (other,), (third,), (fourth,)]
        if not lowest:
            order = [(other,), (third,), (fourth,), (one,)]
        process = compete(
            province,
            MARKET_OF["50"],
            YEARS[(count + step) % len(YEARS)],
            int(province.rng.random() * province.ordinary_buyers),
            order,
            fraction=0.1 + 0.8 * province.rng.random(),
        )
        process.taken = True
        process.bids[0 if lowest else 3].status = "withdrawn"
        process.winners = [1 if lowest else 0]
    numbers = sorted(province.companies[place].number for place in (one, other))
    unit = " and ".join(numbers)
    province.plant(_RULE, "pair", unit, why, twin=not all(cheapest))
