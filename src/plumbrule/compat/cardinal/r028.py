"""R028: different tenderers bid the same price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import Settings


class R028(Rule):
    """Hit with 1 when two different sets of tenderers submitted one amount in one currency.

    Every tenderer at that price gets 1. Sets that overlap, such as a consortium and its member, are
    different sets, and 0 is a price like any other.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def observe(self, process: Process, results: Results) -> None:
        """Group the process's submitted bids by price."""
        if len(process.submitted) < 2:
            return
        if not self._settings.prices_comparable(process.method_details):
            return
        at_price: dict[tuple[float, str], set[frozenset[str]]] = {}
        for bid in process.submitted:
            price = bid.price
            if price is not None and bid.tenderers:
                at_price.setdefault(price, set()).add(frozenset(bid.tenderers))
        for bidders in at_price.values():
            if len(bidders) > 1:
                results.hit("OCID", process.ocid, "R028", 1.0)
                for tenderer in frozenset[str]().union(*bidders):
                    results.hit("Tenderer", tenderer, "R028", 1.0)
                    results.map_tenderer("ocid_tenderer_r028", process.ocid, tenderer)
