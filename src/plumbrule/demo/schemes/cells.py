"""Choosing processes from different comparison groups, so that schemes do not hide each other."""

from itertools import product

from plumbrule.demo.markets import LARGE, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.schemes.picking import pick


def pick_from_cells(province: Province, count: int, bidders: int | None = None) -> list[Process]:
    """Take ``count`` open processes, each from another market and year, all markets being large.

    Args:
        province: where to look.
        count: how many are needed.
        bidders: with how many bidders; any number when None.

    A comparison group of forty with one or two planted values keeps its quartiles.
    """
    cells = province.rng.sample(list(product(LARGE, YEARS)), count)
    chosen: list[Process] = []
    for market, year in cells:
        chosen.extend(
            pick(
                province,
                1,
                lambda process, market=market, year=year: (  # type: ignore[misc]
                    process.method == "open"
                    and process.division == market.division
                    and process.year == year
                    and bidders in {None, len(process.bids)}
                ),
            )
        )
    return chosen
