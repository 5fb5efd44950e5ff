"""R027: a steady bidder stays away for a while, and one rival wins in its place."""

from datetime import date

from plumbrule.demo.clock import DAY, minute_of
from plumbrule.demo.markets import LAUNDRY, YEARS
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete, respect_period

_RULE = "R027"
_QUARTERS = tuple((year, month) for year in YEARS for month in (2, 5, 8))
_AWAY = (6, 7)
"""Places of the quarters in which the bidder stays away."""


def plant(province: Province) -> None:
    """Plant a bidder whose rival wins meanwhile; its rival, who never stays away, is the twin.

    A third firm stays away in the same quarters, but came too seldom before to be missed.
    """
    steady, rival, seldom = (province.add_company("Laundries") for _ in range(3))
    for place, (year, month) in enumerate(_QUARTERS):
        for count in range(2):
            away = place in _AWAY
            third = seldom if place in {0, 3, 8} and count == 0 else province.occasional_firm()
            present = [(rival,), (third,)] if away else [(steady,), (rival,), (third,)]
            if away:
                present.append((province.occasional_firm(),))
            elif (place + count) % 2:
                present[0], present[1] = present[1], present[0]
            process = compete(
                province,
                LAUNDRY,
                year,
                int(province.rng.random() * province.ordinary_buyers),
                present,
                fraction=(place + 0.5) / len(_QUARTERS),
            )
            process.taken = True
            day = minute_of(date(year, month, 3 + 9 * count)) // DAY
            process.shift((day - process.opens // DAY) * DAY)
            respect_period(process)
    market = f"XA, {province.name}, class {LAUNDRY.division}"
    for firm, why, twin in (
        (steady, "six quarters present, two away while one rival won all, then back", False),
        (rival, "never away", True),
        (seldom, "away as well, but seldom there before", True),
    ):
        unit = f"{province.companies[firm].number} in {market}"
        province.plant(_RULE, "supplier", unit, why, twin=twin)
