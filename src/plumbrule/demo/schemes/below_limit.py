"""R002, R011, R049, R055, THR-BUNCH: values kept below the limit from which competition is due."""

from plumbrule.demo.clock import DAY
from plumbrule.demo.law import limit
from plumbrule.demo.markets import FIRE, VEHICLES, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete, direct_award

_GATHERED = 34
_ESTIMATE = 1.12
"""Estimate over price where the estimate is what matters."""


def plant(province: Province) -> None:
    """Plant estimates and direct awards kept below the limit, and others that merely lie there."""
    _gather(province)
    _split(province)
    _repeat(province)


def market_of(category: str) -> str:
    """The market of a limit as the rules name it."""
    cents, law = limit("competition_value", category)
    return f"XA, competition_value {cents // 100} AVL, {law}"


def _gather(province: Province) -> None:
    """One buyer whose estimates all stand just below the limit for goods."""
    top, _ = limit("competition_value", "goods")
    buyer = province.add_body("Vehicle Pool")
    for count in range(_GATHERED):
        tenderers = [(province.occasional_firm(),) for _ in range(3)]
        process = compete(
            province,
            VEHICLES,
            YEARS[count % len(YEARS)],
            buyer,
            tenderers,
            fraction=(count + 0.5) / _GATHERED,
        )
        estimate = round(top * (0.91 + 0.085 * province.rng.random()))
        process.scale(estimate / _ESTIMATE / process.won_cents)
        process.estimate = estimate
        process.taken = process.priced = True
    number = province.bodies[buyer].number
    why = f"{_GATHERED} estimates just below the limit for goods"
    province.plant("R002", "buyer", f"{number} at {market_of('goods')}", why)
    if province.index == 0:
        why = "estimates of goods gather below the limit, in every province"
        province.plant("THR-BUNCH", "market", market_of("goods"), why)
    for category in ("services", "works"):
        why = f"estimates of {category} lie evenly around the limit"
        if province.index == 0:
            province.plant("THR-BUNCH", "market", market_of(category), why, twin=True)
        other = f"{province.bodies[0].number} at {market_of(category)}"
        province.plant("R002", "buyer", other, why, twin=True)


def _award(province: Province, buyer: int, firm: int, share: float, day: int) -> Process:
    """A direct award of this share of the limit, made that many days after the first of January."""
    process = direct_award(province, FIRE, YEARS[1], firm, buyer)
    process.bids[0].cents = round(limit("competition_value", "goods")[0] * share)
    process.estimate = round(process.bids[0].cents * _ESTIMATE)
    year_began = process.opens - (process.published.timetuple().tm_yday - 1) * DAY
    process.shift(year_began + day * DAY - process.awarded)
    process.priced = True
    return process


def _pair(province: Province, buyer: int, firm: int) -> str:
    return f"{province.bodies[buyer].number} with {province.companies[firm].number}"


def _split(province: Province) -> None:
    """One need bought in parts from several firms, within weeks or over the year."""
    for count in range(6):
        buyer, within = province.add_body("Fire Brigade"), count < 3
        for part in range(3):
            firm = province.occasional_firm()
            _award(province, buyer, firm, 0.4, 40 + part * (20 if within else 100))
        why = (
            "three purchases of one class within forty days, together above the limit"
            if within
            else "three purchases of one class, a hundred days apart"
        )
        unit = f"{province.bodies[buyer].number}, class {FIRE.code[:4]}"
        province.plant("R011", "buyer", unit, why, twin=not within)


def _repeat(province: Province) -> None:
    """The same firm again and again, by direct awards."""
    cases = (
        ((0.4, 0.4, 0.4), 110, "R055", None, "three awards to one firm, together above the limit"),
        ((0.4, 0.4), 110, None, "R055", "two awards to one firm, together below the limit"),
        ((0.95, 0.97), 200, "R055 R049", None, "two awards to one firm just below the limit"),
        ((0.82, 0.84), 200, "R055", "R049", "two awards to one firm, a sixth below the limit"),
    )
    for _ in range(3):
        for shares, gap, hits, twin_of, why in cases:
            buyer = province.add_body("Fire Brigade")
            firm = province.add_company("Rescue Supply")
            for step, share in enumerate(shares):
                _award(province, buyer, firm, share, 30 + step * gap)
            unit = _pair(province, buyer, firm)
            for rule in (hits or "").split():
                province.plant(rule, "pair", unit, why)
            if twin_of:
                province.plant(twin_of, "pair", unit, why, twin=True)
