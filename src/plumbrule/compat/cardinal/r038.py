"""R038: an unusual share of bids was disqualified, per buyer, procuring entity or tenderer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.quantile import quartiles, upper_fence
from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Group, Results
    from plumbrule.compat.cardinal.settings import DisqualifiedBids

Tally = dict[str, list[int]]
"""Per id: disqualified bids, submitted bids."""


class R038(Rule):
    """Hit with disqualified / submitted bids when that share is at or above the group's upper fence.

    Ids with fewer submitted bids than the minimum are left out of the group and of its fence; the
    minimum is one of *bids* in all three groups. Silent in a group whose fence is not above 0. Each
    member of a consortium has the consortium's bid counted as its own.
    """

    def __init__(self, settings: DisqualifiedBids) -> None:
        self._threshold = settings.threshold
        processes, bids = settings.minimum_contracting_processes, settings.minimum_submitted_bids
        self._minimum: dict[Group, int] = {
            "Buyer": processes,
            "ProcuringEntity": processes,
            "Tenderer": bids,
        }
        self._tallies: dict[Group, Tally] = {group: {} for group in self._minimum}

    def observe(self, process: Process, results: Results) -> None:
        """Count the process's submitted and disqualified bids for everyone concerned."""
        submitted = len(process.submitted)
        if not submitted:
            return
        tenderers = self._tallies["Tenderer"]
        disqualified = 0
        for bid in process.submitted:
            out = bid.status == "disqualified"
            disqualified += out
            for tenderer in bid.tenderers:
                _count(tenderers, tenderer, out, 1)
        if process.buyer is not None:
            _count(self._tallies["Buyer"], process.buyer, disqualified, submitted)
            if disqualified:
                results.map_organisation("ocid_buyer_r038", process.ocid, process.buyer)
        entity = process.procuring_entity
        if entity is not None:
            _count(self._tallies["ProcuringEntity"], entity, disqualified, submitted)
            if disqualified:
                results.map_organisation("ocid_procuringentity_r038", process.ocid, entity)

    def conclude(self, results: Results) -> None:
        """Compare the shares of each group with the group's fence, or with the threshold."""
        for group, tally in self._tallies.items():
            minimum = self._minimum[group]
            shares = {
                id_: disqualified / submitted
                for id_, (disqualified, submitted) in tally.items()
                if submitted >= minimum
            }
            if not shares:
                continue
            fence = self._fence(group, list(shares.values()), results)
            results.record("R038", **{f"{group}_upper_fence": fence})
            if fence > 0.0:
                for id_, share in shares.items():
                    if share >= fence:
                        results.hit(group, id_, "R038", share)

    def _fence(self, group: Group, shares: list[float], results: Results) -> float:
        if self._threshold is not None:
            return self._threshold
        q1, q3 = quartiles(shares)
        results.record("R038", **{f"{group}_q1": q1, f"{group}_q3": q3})
        return upper_fence(q1, q3)


def _count(tally: Tally, key: str, disqualified: int, submitted: int) -> None:
    counts = tally.get(key)
    if counts is None:
        tally[key] = [disqualified, submitted]
    else:
        counts[0] += disqualified
        counts[1] += submitted
