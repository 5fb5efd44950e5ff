"""R038: a buyer disqualifies far more bids than its peers."""

from plumbrule.demo.markets import MARKET_OF, YEARS, Market
from plumbrule.demo.province import Province
from plumbrule.demo.tender import compete

_RULE = "R038"


def plant(province: Province) -> None:
    """Plant three buyers that refuse most bids, and buyers about whom too little is known."""
    for division in ("33", "90", "45"):
        buyer = _refusing_buyer(province, MARKET_OF[division], refused=(5, 4, 5, 4, 5))
        province.plant(_RULE, "buyer", buyer, "disqualified 23 of 33 bids in five tenders")
    for division in ("33", "90"):
        buyer = _refusing_buyer(province, MARKET_OF[division], refused=(2, 3))
        province.plant(
            _RULE, "buyer", buyer, "disqualified five of nine bids, too few to tell", twin=True
        )
    buyer = _refusing_buyer(province, MARKET_OF["15"], refused=(9,))
    province.plant(
        _RULE, "buyer", buyer, "disqualified nine of eleven bids, but in one tender only", twin=True
    )


def _refusing_buyer(province: Province, market: Market, refused: tuple[int, ...]) -> str:
    """A new buyer whose every tender leaves two valid bids and refuses some dearer ones.

    Returns:
        The number of the buyer.
    """
    place = province.add_body("Works Directorate" if market.category == "works" else "School Board")
    for count, number in enumerate(refused):
        present: set[int] = set()
        while len(present) < number + 2:
            present.add(province.occasional_firm(present))
        tenderers = [(firm,) for firm in sorted(present)]
        province.rng.shuffle(tenderers)
        process = compete(
            province,
            market,
            YEARS[count % len(YEARS)],
            place,
            tenderers,
            fraction=0.1 + 0.8 * province.rng.random(),
        )
        process.taken = True
        for bid in process.bids[2:]:
            bid.status = "disqualified"
    return province.bodies[place].number
