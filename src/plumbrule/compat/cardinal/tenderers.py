"""Who submitted bids in which process: the map that R025, R038 and R048 hits are read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plumbrule.compat.cardinal.rule import Rule

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results


class Tenderers(Rule):
    """Maps every process to the tenderers on its submitted bids."""

    def observe(self, process: Process, results: Results) -> None:
        """Map the tenderers of one process."""
        for bid in process.submitted:
            for tenderer in bid.tenderers:
                results.map_tenderer("ocid_tenderer", process.ocid, tenderer)
