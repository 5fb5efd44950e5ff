"""R040, CRI-SHARE, TIME-SAMEDAY: one firm lives on one buyer, and one day sees many contracts."""

from plumbrule.demo.clock import DAY
from plumbrule.demo.markets import MARKET_OF
from plumbrule.demo.process import Process, working_day
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete, respect_period

_TENDERS = 21
_PRICE = 60_000_000


def plant(province: Province) -> None:
    """Plant a buyer bound to one firm, and a buyer with a good customer's habits only."""
    bound, firm = _buy(province, 2024, wins=9, times=2.5, on_one_day=7)
    free, other = _buy(province, 2025, wins=5, times=0.4, on_one_day=4)
    for rule, unit in (
        ("R040", f"{bound} with {firm}"),
        ("CRI-SHARE", f"{bound} with {firm} in 2024"),
    ):
        province.plant(rule, "pair", unit, "nine large awards of 21 to one firm, its only income")
    for rule, unit in (
        ("R040", f"{free} with {other}"),
        ("CRI-SHARE", f"{free} with {other} in 2025"),
    ):
        why = "five small awards of 21 to one firm, its only income"
        province.plant(rule, "pair", unit, why, twin=True)
    day = "contracts of 21 signed on one day"
    province.plant("TIME-SAMEDAY", "buyer", f"{bound}/2024", f"seven {day}")
    province.plant("TIME-SAMEDAY", "buyer", f"{free}/2025", f"four {day}", twin=True)


def _buy(
    province: Province, year: int, wins: int, times: float, on_one_day: int
) -> tuple[str, str]:
    """A new buyer's year of works, of which one new firm wins some.

    Returns:
        The numbers of the buyer and of the firm.
    """
    rng = province.rng
    buyer = province.add_body("Harbour Works")
    firm = province.add_company("Quay Building")
    made: list[Process] = []
    for count in range(_TENDERS):
        winner = firm if count < wins else province.occasional_firm()
        losers = [(province.occasional_firm(),) for _ in range(2)]
        process = compete(
            province,
            MARKET_OF["45"],
            year,
            buyer,
            [(winner,), *losers],
            fraction=(count + 0.5) / _TENDERS,
        )
        spread = 0.95 + 0.1 * rng.random() if winner == firm else 0.5 + 1.5 * rng.random()
        wanted = _PRICE * (times if winner == firm else 1.0) * spread
        process.scale(wanted / process.won_cents)
        process.taken = process.priced = True
        made.append(process)
    together = [made[0], *made[1 - on_one_day :]]
    last = max(process.awarded for process in made)
    for process in together:
        process.shift((last - process.awarded) // DAY * DAY)
        respect_period(process)
    last = max(process.awarded for process in made)
    for process in together:
        process.awarded = last
        process.signed = working_day(last // DAY * DAY + 8 * DAY + 660)
    return province.bodies[buyer].number, province.companies[firm].number
