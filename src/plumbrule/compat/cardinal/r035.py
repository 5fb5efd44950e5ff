"""R035: every bid but the winner's was disqualified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import OthersDisqualified


class R035(Rule):
    """Hit with the number of other tenderers on disqualified bids.

    Awards must be final, valid bids must list one tenderer in all, and that tenderer must be the
    only supplier of the active awards. The tenderer gets 0. Members of a consortium count one by
    one.
    """

    def __init__(self, settings: OthersDisqualified) -> None:
        self._threshold = max(settings.threshold, 1)

    def observe(self, process: Process, results: Results) -> None:
        """Compare the tenderers on valid bids, on disqualified bids and on awards."""
        if not process.awards_final or not process.active_awards:
            return
        valid = _tenderers(process, "valid")
        if len(valid) != 1:
            return
        if valid != {id_ for award in process.active_awards for id_ in award.suppliers}:
            return
        others = len(_tenderers(process, "disqualified") - valid)
        if others >= self._threshold:
            (winner,) = valid
            results.hit("OCID", process.ocid, "R035", float(others))
            results.hit("Tenderer", winner, "R035", 0.0)
            results.map_tenderer("ocid_tenderer_r035", process.ocid, winner)


def _tenderers(process: Process, status: str) -> set[str]:
    return {id_ for bid in process.bids if bid.status == status for id_ in bid.tenderers}
