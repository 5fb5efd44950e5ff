"""How far the runner-up was from the winner: what R024 and R058 share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import Settings


class Difference(NamedTuple):
    """The difference of one process.

    Attributes:
        ratio: (lowest bid of others - winner's lowest bid) / winner's lowest bid, a share of the
            winning price; infinite when that price is 0.
        winner: the winner's id.
        runner_up: the id of the first listed of the others' lowest bids.
    """

    ratio: float
    winner: str
    runner_up: str


class Differences(Rule):
    """Collects the difference of each process that has one.

    A process has one when awards are final, one active award names one supplier, and both that
    supplier and another tenderer have a valid bid of a single tenderer, priced in the currency of
    the run, the winner's lowest not above the others' lowest.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.by_ocid: dict[str, Difference] = {}

    def observe(self, process: Process, results: Results) -> None:
        """Keep the process's difference; a later line of the same ocid replaces it."""
        winner = process.single_winner
        if winner is None or not self._settings.prices_comparable(process.method_details):
            return
        winning: float | None = None
        lowest: float | None = None
        runner_up = ""
        for tenderer, amount in self._prices(process, results):
            if tenderer == winner:
                if winning is None or amount < winning:
                    winning = amount
            elif lowest is None or amount < lowest:
                lowest, runner_up = amount, tenderer
        if winning is None or lowest is None or lowest < winning:
            return
        ratio = _divide(lowest - winning, winning)
        if math.isnan(ratio):
            results.note(
                f"{process.file}, line {process.line}: the winning and the second-lowest bid of "
                f"{process.ocid} are both 0, so the process is left out of R024 and R058"
            )
            return
        self.by_ocid[process.ocid] = Difference(ratio, winner, runner_up)

    @property
    def ratios(self) -> list[float]:
        """The ratios of all processes, in no particular order."""
        return [difference.ratio for difference in self.by_ocid.values()]

    def _prices(self, process: Process, results: Results) -> Iterator[tuple[str, float]]:
        for bid in process.bids:
            if bid.status != "valid" or bid.sole_tenderer is None:
                continue
            if bid.amount is None or bid.currency is None:
                continue
            if bid.currency == self._settings.currency:
                yield bid.sole_tenderer, bid.amount
            else:
                results.other_currency["R024 and R058"] += 1


def _divide(numerator: float, denominator: float) -> float:
    """Divide as IEEE 754 does: x/0 is infinite and 0/0 is NaN, where Python would raise."""
    if denominator == 0.0:
        if numerator == 0.0:
            return math.nan
        return math.copysign(math.inf, numerator) * math.copysign(1.0, denominator)
    return numerator / denominator
