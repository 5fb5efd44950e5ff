"""R025: a frequent tenderer wins unusually seldom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.quantile import lower_fence, quantile, quartiles
from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import UnsuccessfulBids


class R025(Rule):
    """Hit with wins / processes when a tenderer is frequent and that ratio is low.

    Frequent: as many processes as the percentile of all tenderers' numbers of processes. Low: at or
    below the lower fence of all tenderers' ratios. Silent when the first quartile or the fence is
    not above 0. A tenderer counts once per process, and prices play no part.
    """

    def __init__(self, settings: UnsuccessfulBids) -> None:
        self._settings = settings
        self._processes: Counter[str] = Counter()
        self._wins: Counter[str] = Counter()

    def observe(self, process: Process, results: Results) -> None:  # noqa: ARG002
        """Count who had a valid bid of its own, and who won."""
        winner = process.single_winner
        if winner is None:
            return
        tenderers = {bid.sole_tenderer for bid in process.bids if bid.status == "valid"}
        for tenderer in tenderers:
            if tenderer is not None:
                self._processes[tenderer] += 1
                self._wins[tenderer] += tenderer == winner

    def conclude(self, results: Results) -> None:
        """Compare each frequent tenderer's ratio with the fence or the threshold."""
        counts = sorted(float(count) for count in self._processes.values())
        frequent = quantile(counts, self._settings.percentile / 100.0)
        ratios = {id_: self._wins[id_] / count for id_, count in self._processes.items()}
        fence = self._fence(list(ratios.values()), results)
        results.record("R025", upper_fence=frequent, lower_fence=fence)
        if not fence > 0.0:
            return
        for tenderer, ratio in ratios.items():
            if self._processes[tenderer] >= frequent and ratio <= fence:
                results.hit("Tenderer", tenderer, "R025", ratio)

    def _fence(self, ratios: list[float], results: Results) -> float:
        if self._settings.threshold is not None:
            return self._settings.threshold
        q1, q3 = quartiles(ratios)
        results.record("R025", q1=q1, q3=q3)
        return lower_fence(q1, q3)
