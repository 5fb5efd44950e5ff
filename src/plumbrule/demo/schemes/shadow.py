"""R023, R034, R053, NET-PAIR: two firms, of which one follows the other like a shadow."""

from plumbrule.demo.clock import instant_text
from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.rings import pair_unit
from plumbrule.demo.tender import compete

_YEARLY = 4
_RATIO = 1.08


def plant(province: Province) -> None:
    """Plant a pair with one winner and one ratio, and a pair that hands in moments apart.

    Each pair is the innocent one where the other is planted.
    """
    fixed = _pair(province, "33")
    for process in fixed[1]:
        lowest = process.bids[0].cents
        process.bids[1].cents = round(lowest * _RATIO)
        process.bids[2].cents = round(lowest * (1.21 + 0.05 * province.rng.random()))
    moments = _pair(province, "15")
    for count, process in enumerate(moments[1]):
        one, other = moments[0]
        if count % 2:
            process.bids[0].firms, process.bids[1].firms = (other,), (one,)
        _together(province, process, one, other)
    _note(province, fixed[0], "33", ("R023", "R053"), ("R034",), "one always wins, eight percent")
    _note(
        province,
        moments[0],
        "15",
        ("R034",),
        ("R023", "R053"),
        "bids within a minute, in one order",
    )


def _pair(province: Province, division: str) -> tuple[tuple[int, int], list[Process]]:
    """Two new firms that meet in four tenders of each year."""
    one, other = (province.add_company("Supplies") for _ in range(2))
    made: list[Process] = []
    for count in range(_YEARLY * len(YEARS)):
        third = province.occasional_firm()
        buyer = int(province.rng.random() * province.ordinary_buyers)
        process = compete(
            province,
            MARKET_OF[division],
            YEARS[count % len(YEARS)],
            buyer,
            [(one,), (other,), (third,)],
            fraction=(count + province.rng.random()) / (_YEARLY * len(YEARS)),
        )
        process.taken = True
        made.append(process)
    return (one, other), made


def _together(province: Province, process: Process, one: int, other: int) -> None:
    """Let the second hand in some seconds after the first."""
    minute = process.closes - 60 - int(province.rng.random() * 3000)
    first = int(province.rng.random() * 20)
    for bid in process.bids:
        if bid.firms in {(one,), (other,)}:
            second = first if bid.firms == (one,) else first + 15 + int(province.rng.random() * 20)
            bid.minute = minute
            bid.date = instant_text(minute).replace(":00+", f":{second:02d}+")


def _note(  # noqa: PLR0917 one row of the truth for each rule
    province: Province,
    pair: tuple[int, int],
    division: str,
    hits: tuple[str, ...],
    twin_of: tuple[str, ...],
    why: str,
) -> None:
    unit = pair_unit(province, pair, division)
    for rule in (*hits, "NET-PAIR"):
        province.plant(rule, "pair", unit, why)
    for rule in twin_of:
        province.plant(rule, "pair", unit, why, twin=True)
