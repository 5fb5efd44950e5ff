"""R003: the time to prepare bids is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rfc3339 import nanoseconds, whole_days
from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import ShortPeriod


class R003(Rule):
    """Hit with 1 when the tender period lasts fewer whole days than the threshold.

    Both ends must be RFC 3339 date-times with a zone. Days are cut toward zero, so a period that
    ends before it starts lasts 0 or fewer days and is a hit too.
    """

    def __init__(self, settings: ShortPeriod) -> None:
        self._settings = settings

    def observe(self, process: Process, results: Results) -> None:
        """Compare the period's days with the threshold of its procurement method."""
        methods = self._settings.procurement_methods
        if methods and process.method not in methods:
            return
        if process.period_start is None or process.period_end is None:
            return
        start, end = nanoseconds(process.period_start), nanoseconds(process.period_end)
        if start is None or end is None:
            return
        if whole_days(start, end) < self._threshold(process.method_details):
            results.hit("OCID", process.ocid, "R003", 1.0)

    def _threshold(self, details: str | None) -> int:
        overrides = self._settings.procurement_method_details
        if details is not None and details in overrides:
            return overrides[details]
        return self._settings.threshold
