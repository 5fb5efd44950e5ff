"""R030: a bid of the winner is dated after the deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results


class R030(Rule):
    """Hit with 1 when a valid bid's date stands after ``tender.tenderPeriod.endDate`` as text.

    Any valid bid that lists a supplier of an active award is looked at, whether or not it is the
    bid that won. The texts are compared character by character, so zones play no part. The
    supplier gets 1 as well.
    """

    def observe(self, process: Process, results: Results) -> None:
        """Look for late valid bids of the suppliers of active awards."""
        deadline = process.period_end
        if deadline is None or not process.active_awards:
            return
        suppliers = {id_ for award in process.active_awards for id_ in award.suppliers}
        for bid in process.bids:
            if bid.status != "valid" or bid.date is None or bid.date <= deadline:
                continue
            for tenderer in bid.tenderers:
                if tenderer in suppliers:
                    results.hit("OCID", process.ocid, "R030", 1.0)
                    results.hit("Tenderer", tenderer, "R030", 1.0)
                    results.map_tenderer("ocid_tenderer_r030", process.ocid, tenderer)
