"""The markets of a province: what is bought, how often, and by which kind of competition.

Four large markets are big enough that each year alone makes a comparison group of thirty or more;
seven small ones reach thirty only over three years. Two markets are structurally odd, so that a rule
which does not look at the market would speak wrongly: fuel, where the price is public and all bids
lie close together, and gas distribution, where one firm owns the pipes.
"""

from dataclasses import dataclass

YEARS = (2023, 2024, 2025)


@dataclass(frozen=True, slots=True)
class Market:
    """One division of the Common Procurement Vocabulary as bought in a province.

    Attributes:
        division: first two digits of the code.
        category: ``goods``, ``services`` or ``works``.
        yearly: competitive processes per year in each province.
        code: the full code used for items.
        words: what is bought, for titles.
    """

    division: str
    category: str
    yearly: int
    code: str
    words: str


LARGE = (
    Market("45", "works", 56, "45233141-9", "Road maintenance works"),
    Market("33", "goods", 40, "33140000-3", "Medical consumables"),
    Market("15", "goods", 40, "15800000-6", "Food for public kitchens"),
    Market("90", "services", 40, "90910000-9", "Cleaning services"),
)
SMALL = (
    Market("30", "goods", 14, "30192000-1", "Office supplies"),
    Market("39", "goods", 14, "39130000-2", "Office furniture"),
    Market("44", "goods", 14, "44111000-1", "Building materials"),
    Market("50", "services", 14, "50110000-9", "Repair of vehicles"),
    Market("71", "services", 14, "71320000-7", "Engineering design"),
    Market("72", "services", 14, "72260000-5", "Software services"),
    Market("79", "services", 14, "79713000-5", "Guard services"),
)
ORDINARY = LARGE + SMALL
FUEL = Market("09", "goods", 0, "09134200-9", "Diesel fuel")
GAS = Market("65", "services", 0, "65210000-8", "Gas distribution")
VEHICLES = Market("34", "goods", 0, "34110000-1", "Passenger cars")
FIRE = Market("35", "goods", 0, "35110000-8", "Fire equipment")
LAUNDRY = Market("98", "services", 0, "98310000-9", "Washing and dry-cleaning")

MARKET_OF = {market.division: market for market in (*ORDINARY, FUEL, GAS, VEHICLES, FIRE, LAUNDRY)}
