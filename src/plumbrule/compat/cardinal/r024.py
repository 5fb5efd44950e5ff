"""R024: the second-lowest bid is unusually close to the winning bid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.quantile import lower_fence, quartiles
from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.difference import Differences
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import Ratio


class R024(Rule):
    """Hit with the difference d when d is at or below the lower fence of all differences.

    Silent when the first quartile or the fence is not above 0. The winner and the runner-up of a
    hit get 0.
    """

    def __init__(self, settings: Ratio, differences: Differences) -> None:
        self._threshold = settings.threshold
        self._differences = differences

    def conclude(self, results: Results) -> None:
        """Compare every difference with the fence, or with the threshold when one is set."""
        fence = self._fence(results)
        results.record("R024", lower_fence=fence)
        if not fence > 0.0:
            return
        for ocid, difference in self._differences.by_ocid.items():
            if difference.ratio <= fence:
                results.hit("OCID", ocid, "R024", difference.ratio)
                for tenderer in (difference.winner, difference.runner_up):
                    results.hit("Tenderer", tenderer, "R024", 0.0)
                    results.map_tenderer("ocid_tenderer_r024", ocid, tenderer)

    def _fence(self, results: Results) -> float:
        if self._threshold is not None:
            return self._threshold
        q1, q3 = quartiles(self._differences.ratios)
        results.record("R024", q1=q1, q3=q3)
        return lower_fence(q1, q3)
