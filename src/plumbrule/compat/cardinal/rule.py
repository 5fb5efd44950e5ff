"""What an indicator is to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plumbrule.compat.cardinal.process import Process
    from plumbrule.compat.cardinal.results import Results


class Rule:
    """One indicator, or something two indicators share, for one run.

    A rule about a single process records its hits while it observes. A rule about a distribution
    counts while it observes and records its hits when it concludes.
    """

    def observe(self, process: Process, results: Results) -> None:
        """Take one contracting process into account."""

    def conclude(self, results: Results) -> None:
        """Record what only the whole file can tell."""
