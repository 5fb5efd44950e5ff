"""The demonstration: a synthetic country is written, loaded, linked, flagged, and can be scored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plumbrule.actions.flag import Flags, flags
from plumbrule.actions.load import load
from plumbrule.actions.load_report import LoadReport
from plumbrule.actions.progress import Progress, Silent
from plumbrule.demo.country import DemoFiles, write
from plumbrule.demo.score import Score, read_truth, score
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.leads.lead import Lead
from plumbrule.model import PlumbError

BY_NUMBER = frozenset({"R025", "R038", "R046", "R048"})
"""Rules whose planted units are written as the number of a company or body."""

COMPONENT = "suppressed:component_of_cri"
"""Why the hits of a component are no leads: they speak in the index, but are scored all the same."""

_NUMBERED = re.compile(r"X[AB]-[A-Z]{3}:")
"""The register before an official number, which the truth file leaves out."""


@dataclass(frozen=True)
class Demonstration:
    """What was made.

    Args:
        files: the files written.
        report: what loading them did.
        flags: the answers and leads.
    """

    files: DemoFiles
    report: LoadReport
    flags: Flags


def demonstrate(
    folder: Path, lake: Lake, *, seed: int, scale: float, progress: Progress | None = None
) -> Demonstration:
    """Write the country, load it through the same door as anyone's files, and ask every rule.

    Args:
        folder: where the country's files go.
        lake: where to load them.
        seed: another seed is another country.
        scale: size in thousands of processes.
        progress: told what is being done.

    Raises:
        PlumbError: a file of the country was not loaded, so that its schemes could not be found.
    """
    say = progress or Silent()

    def written(done: int, provinces: int) -> None:
        say.step(f"writing province {done} of {provinces}")

    files = write(folder, seed, scale, workers=2 if scale >= 4 else 1, progress=written)
    report = load(lake, list(files.load), progress=say)
    for one in report.files:
        if one.outcome == "not loaded":
            raise PlumbError(f"not loaded: {one.sentence}", file=one.name)
    return Demonstration(files, report, flags(lake, say))


def scored(demonstration: Demonstration, lake: Lake) -> Score:
    """Compare the leads with what was planted, scheme by scheme."""
    leads = [lead for lead in demonstration.flags.leads if lead.suppressed_by in {None, COMPONENT}]
    numbers = _numbers(lake)
    return score(
        read_truth(demonstration.files.truth),
        [(lead.rule, _unit(lead, numbers)) for lead in leads],
    )


def _numbers(lake: Lake) -> dict[str, str]:
    """Give the official number of each entity that has one."""
    with connect(lake.folder, lake.manifest()) as connection:
        rows = connection.execute(
            "select entity_id, identifier from entity where identifier is not null"
        ).fetchall()
    return dict(rows)


def _unit(lead: Lead, numbers: dict[str, str]) -> str:
    """Write the unit of a lead as the truth file writes it."""
    if lead.rule in BY_NUMBER:
        return numbers.get(lead.entity or "", lead.subject)
    if lead.rule == "CI-01":
        return f"{lead.ocid}/{numbers.get(lead.entity or '', lead.entity)}"
    return _NUMBERED.sub("", lead.subject)
