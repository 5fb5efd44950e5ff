"""R036: the lowest bid was disqualified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import Settings


class R036(Rule):
    """Hit with 1 when the lowest submitted bid is disqualified and a priced bid is valid.

    At least one award must be active. Only bids in the currency of the run are compared. Of equally
    low bids the first listed decides, so a hit can depend on the order of bids in the release.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def observe(self, process: Process, results: Results) -> None:
        """Find the first listed lowest bid of the process and its status."""
        if not process.active_awards:
            return
        if not self._settings.prices_comparable(process.method_details):
            return
        lowest: float | None = None
        lowest_status = ""
        any_valid = False
        for bid in process.submitted:
            if bid.amount is None or bid.currency is None:
                continue
            if bid.currency != self._settings.currency:
                results.other_currency["R036"] += 1
                continue
            if lowest is None or bid.amount < lowest:
                lowest, lowest_status = bid.amount, bid.status
            any_valid = any_valid or bid.status == "valid"
        if any_valid and lowest_status == "disqualified":
            results.hit("OCID", process.ocid, "R036", 1.0)
