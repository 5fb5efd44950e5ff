"""R018: one bid was received in a competitive procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results
    from plumbrule.compat.cardinal.settings import SingleBid


class R018(Rule):
    """Hit with 1 when ``tender.numberOfTenderers`` is the JSON integer 1.

    The bids themselves are not counted, and ``1.0`` or ``"1"`` is not the integer 1.
    """

    def __init__(self, settings: SingleBid) -> None:
        self._methods = settings.procurement_methods

    def observe(self, process: Process, results: Results) -> None:
        """Look at the stated number of tenderers in the methods asked for."""
        if self._methods and process.method not in self._methods:
            return
        if process.tenderers_counted == 1:
            results.hit("OCID", process.ocid, "R018", 1.0)
