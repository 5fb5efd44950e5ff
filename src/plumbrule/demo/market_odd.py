"""Markets whose structure explains what would look odd elsewhere, and purchases without a market."""

from plumbrule.demo.markets import FUEL, GAS, LARGE, SMALL, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete, direct_award, ladder, special

_FUEL_TENDERS = 52
_GAS_TENDERS = 54
_GAS_CONTESTED = 2
_DIRECT_AWARDS = 45
_BARE = 10
_CANCELLED = 6


def buy_fuel(province: Province) -> None:
    """Fuel has a public price: six firms bid within one percent of each other, all through 2024.

    What is innocent for one rule is what another looks for: no two bids are nearer than half a
    percent though all are within one, amounts begin with a four, and pairs of firms win together.
    """
    rng = province.rng
    firms = [province.add_company("Fuels") for _ in range(6)]
    strata = list(range(_FUEL_TENDERS))
    rng.shuffle(strata)
    for count, stratum in enumerate(strata):
        block = count // len(firms)
        winner = firms[count % len(firms)]
        others = [firm for firm in firms if firm != winner]
        rng.shuffle(others)
        order = [(winner, others[4]) if count % 4 == 1 else (winner,)]
        order += [(firm,) for firm in others[:3]]
        buyer = (count + block) % province.ordinary_buyers
        process = compete(province, FUEL, 2024, buyer, order, fraction=0.5)
        process.taken = process.priced = True
        lowest = round(400_000 * (1 + 0.15 * rng.random()) * 10 ** ((block + 1) % 3))
        first = 0.0058 + 0.0027 * (stratum + rng.random()) / _FUEL_TENDERS
        for bid, cents in zip(process.bids, ladder(lowest, first, 4, rng), strict=True):
            bid.cents = cents
        process.estimate = round(lowest * 1.05)
        why = "fuel has a public price and every tender of its market is this close"
        province.plant("R024", "process", process.ocid, why, twin=True)
    place = f"XA, {province.name}, class {FUEL.division}, 2024"
    why = "a quarter of the awards of fuel go to two firms together"
    province.plant("R026", "market", place, why)
    why = "six firms share the market of fuel"
    province.plant("R051", "market", place, why, twin=True)
    unit = f"{province.companies[firms[0]].number} in {place}"
    province.plant("R050", "supplier", unit, why, twin=True)
    if province.index == 0:
        why = "no two bids are nearer than half a percent, while all are within one"
        province.plant("SCR-MISS", "market", f"XA, goods, class {FUEL.division}, AVL", why)
        why = "bids are as near or far as the cost of firms makes them"
        province.plant("SCR-MISS", "market", "XA, works, class 45, AVL", why, twin=True)
        why = "prices from four thousand to half a million all begin with a four"
        province.plant("R029", "market", f"market XA, class {FUEL.division}, AVL", why)
        why = "prices begin with every digit"
        province.plant("R029", "market", "market XA, class 33, AVL", why, twin=True)


def join_forces(province: Province) -> None:
    """Now and then two firms win together in the large markets, which is no sign of anything."""
    for market in LARGE:
        for year in YEARS[:2]:
            for _ in range(2):
                process = special(province, market, year, province.occasional_firm())
                partner = province.occasional_firm({bid.firms[0] for bid in process.bids})
                process.bids[0].firms = (process.bids[0].firms[0], partner)
        place = f"XA, {province.name}, class {market.division}, {YEARS[0]}"
        province.plant("R026", "market", place, "two joint awards among many", twin=True)


def connect_gas(province: Province) -> None:
    """One firm owns the gas pipes: in its market nearly every tender of 2025 has a single bid."""
    rng = province.rng
    utility = province.add_company("Gas Network")
    for count in range(_GAS_TENDERS):
        buyer = count % province.ordinary_buyers
        process = special(province, GAS, 2025, utility, buyer)
        process.scale((100_000 + 2.5 * int(rng.random() * 40_000)) * 100 / process.won_cents)
        process.priced = True
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
    place = f"XA, {province.name}, class {GAS.division}, 2025"
    why = "one firm owns the gas network"
    province.plant("R051", "market", place, why)
    unit = f"{province.companies[utility].number} in {place}"
    province.plant("R050", "supplier", unit, why)


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
        if province.index == 0:
            why = "an old export with a placeholder for the estimate"
            province.plant("DOC-EST0", "process", process.ocid, why)
    for count in range(_CANCELLED):
        process = _extra(province, count)
        process.outcome = "cancelled" if count % 2 else "active"
        process.winners = []


def _extra(province: Province, count: int) -> Process:
    market = SMALL[count % len(SMALL)]
    return special(province, market, YEARS[count % len(YEARS)], province.occasional_firm())
