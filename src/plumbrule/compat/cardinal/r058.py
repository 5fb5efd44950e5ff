"""R058: the winning bid is unusually far below the second-lowest bid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.quantile import quartiles, upper_fence
from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.difference import Differences
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import Ratio


class R058(Rule):
    """Hit with the difference d when d is at or above the upper fence of all differences.

    Silent when the fence is not above 0. The winner of a hit gets 0. A winning price of 0 makes d
    infinite, which is above any fence and is written as null.
    """

    def __init__(self, settings: Ratio, differences: Differences) -> None:
        self._threshold = settings.threshold
        self._differences = differences

    def conclude(self, results: Results) -> None:
        """Compare every difference with the fence, or with the threshold when one is set."""
        fence = self._fence(results)
        results.record("R058", upper_fence=fence)
        if not fence > 0.0:
            return
        for ocid, difference in self._differences.by_ocid.items():
            if difference.ratio >= fence:
                results.hit("OCID", ocid, "R058", difference.ratio)
                results.hit("Tenderer", difference.winner, "R058", 0.0)
                results.map_tenderer("ocid_tenderer_r058", ocid, difference.winner)

    def _fence(self, results: Results) -> float:
        if self._threshold is not None:
            return self._threshold
        q1, q3 = quartiles(self._differences.ratios)
        results.record("R058", q1=q1, q3=q3)
        return upper_fence(q1, q3)
