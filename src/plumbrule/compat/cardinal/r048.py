"""R048: a supplier supplies an unusual variety of things."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.quantile import quartiles, upper_fence
from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import VariedSupplies


class R048(Rule):
    """Hit with the number of item classes when it is at or above the upper fence of all suppliers.

    Active awards with one supplier count; a class is the first characters of an item's
    classification id, whatever its scheme. Suppliers with fewer processes than the minimum are left
    out. Nothing guards against a spread of zero: when all suppliers are alike, all are hits.
    """

    def __init__(self, settings: VariedSupplies) -> None:
        self._settings = settings
        self._processes: Counter[str] = Counter()
        self._classes: defaultdict[str, set[str]] = defaultdict(set)

    def observe(self, process: Process, results: Results) -> None:  # noqa: ARG002
        """Collect the classes of each supplier; a supplier counts once per process."""
        suppliers = set()
        for award in process.active_awards:
            if award.sole_supplier is not None and award.item_classes:
                suppliers.add(award.sole_supplier)
                self._classes[award.sole_supplier].update(
                    code[: self._settings.digits] for code in award.item_classes
                )
        self._processes.update(suppliers)

    def conclude(self, results: Results) -> None:
        """Compare each supplier's number of classes with the fence, or with the threshold."""
        varieties = {
            supplier: float(len(classes))
            for supplier, classes in self._classes.items()
            if self._processes[supplier] >= self._settings.minimum_contracting_processes
        }
        fence = self._fence(list(varieties.values()), results)
        results.record("R048", upper_fence=fence)
        for supplier, variety in varieties.items():
            if variety >= fence:
                results.hit("Tenderer", supplier, "R048", variety)

    def _fence(self, varieties: list[float], results: Results) -> float:
        if self._settings.threshold is not None:
            return float(self._settings.threshold)
        q1, q3 = quartiles(varieties)
        results.record("R048", q1=q1, q3=q3)
        return upper_fence(q1, q3)
