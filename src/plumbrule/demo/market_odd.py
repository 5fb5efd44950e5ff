"""Markets whose structure explains what would look odd elsewhere, and purchases without a market."""

from plumbrule.demo.markets import FUEL, GAS, SMALL, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete, direct_award, special

_FUEL_TENDERS = 40
_GAS_TENDERS = 54
_GAS_CONTESTED = 2
_DIRECT_AWARDS = 45
_BARE = 10
_CANCELLED = 6


def buy_fuel(province: Province) -> None:
    """Fuel has a public price: four firms bid within one percent of each other, all through 2024."""
    rng = province.rng
    firms = [province.add_company("Fuels") for _ in range(4)]
    strata = list(range(_FUEL_TENDERS))
    rng.shuffle(strata)
    for count, stratum in enumerate(strata):
        order = [(firms[(count + step) % 4],) for step in range(3)]
        buyer = count % province.ordinary_buyers
        process = compete(province, FUEL, 2024, buyer, order, fraction=0.5)
        process.taken = True
        winning = process.bids[0].cents
        share = (stratum + rng.random()) / _FUEL_TENDERS
        process.bids[1].cents = round(winning * (1.004 + 0.005 * share))
        process.bids[2].cents = round(process.bids[1].cents * (1.003 + 0.004 * rng.random()))
        province.plant(
            "R024",
            "process",
            process.ocid,
            "fuel has a public price and every tender of its market is this close",
            twin=True,
        )


def connect_gas(province: Province) -> None:
    """One firm owns the gas pipes: in its market nearly every tender of 2025 has a single bid."""
    utility = province.add_company("Gas Network")
    for count in range(_GAS_TENDERS):
        buyer = count % province.ordinary_buyers
        process = special(province, GAS, 2025, utility, buyer)
        if count < _GAS_CONTESTED:
            continue
        del process.bids[1:]
        province.plant(
            "R018",
            "process",
            process.ocid,
            "one firm owns the gas network and nearly all tenders of its market have one bid",
            twin=True,
        )


def award_directly(province: Province) -> None:
    """Small purchases without competition; three of them stand in the truth as twins."""
    for count in range(_DIRECT_AWARDS):
        market = SMALL[count % len(SMALL)]
        firm = province.occasional_firm()
        process = direct_award(province, market, YEARS[count % len(YEARS)], firm)
        if count < 3:
            province.plant(
                "R018", "process", process.ocid, "a direct award has one bid by nature", twin=True
            )


def leave_gaps(province: Province) -> None:
    """Tenders of which only the number of bidders was published, and tenders that were cancelled."""
    for count in range(_BARE):
        process = _extra(province, count)
        process.bids_hidden = True
    for count in range(_CANCELLED):
        process = _extra(province, count)
        process.outcome = "cancelled" if count % 2 else "active"
        process.winners = []


def _extra(province: Province, count: int) -> Process:
    market = SMALL[count % len(SMALL)]
    return special(province, market, YEARS[count % len(YEARS)], province.occasional_firm())
