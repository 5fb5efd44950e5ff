"""Show one lead whole: its rule, what was compared, and every record it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from plumbrule.actions.flag import Flags, flags, rules
from plumbrule.actions.history import history
from plumbrule.indicators.indicator import Indicator
from plumbrule.indicators.run import evidence
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.leads.lead import Lead
from plumbrule.model import PlumbError


def lead_named(found: Flags, name: str) -> Lead:
    """Find a lead by its id or the beginning of it.

    Raises:
        PlumbError: there is none, or several begin so.
    """
    fitting = [one for one in found.leads if one.id.startswith(name)]
    exact = [one for one in fitting if one.id == name]
    if exact or len(fitting) == 1:
        return (exact or fitting)[0]
    if fitting:
        raise PlumbError(f"{len(fitting)} leads begin with {name}; write more of the id")
    raise PlumbError(f"there is no lead {name}; `plumb leads` lists them")


def evidence_of(
    lake: Lake, leads: Sequence[Lead], folder: Path | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Give the records that leads rest on, by lead id; each down to file, line and path.

    Args:
        lake: the lake.
        leads: any leads of its current snapshot.
        folder: a user's own rules.
    """
    manifest = lake.manifest()
    names = {one.file: one.name for one in manifest.files}
    found: dict[str, list[dict[str, Any]]] = {lead.id: [] for lead in leads}
    by_rule = {rule.id: rule for rule in rules(folder)}
    with connect(lake.folder, manifest, locked=True) as connection:
        for rule in sorted({lead.rule for lead in leads}):
            ids = {lead.subject: lead.id for lead in leads if lead.rule == rule}
            for row in evidence(connection, by_rule[rule], sorted(ids)):
                unit = row.pop("unit_id")
                found[ids[unit]].append({**row, "file_name": names.get(row["file"], row["file"])})
    return found


def show(
    lake: Lake, name: str, folder: Path | None = None
) -> tuple[Lead, Indicator, list[dict[str, Any]]]:
    """Give a lead, its rule and its evidence.

    Raises:
        PlumbError: nothing is loaded, or there is no such lead.
    """
    found = flags(lake, folder=folder)
    if not any(one.id.startswith(name) for one in found.leads):
        _refuse_withdrawn(lake, name)
    lead = lead_named(found, name)
    rule = next(one for one in rules(folder) if one.id == lead.rule)
    return lead, rule, evidence_of(lake, [lead], folder)[lead.id]


def _refuse_withdrawn(lake: Lake, name: str) -> None:
    """Say what became of a lead that was shown once and is no more; say nothing of others."""
    gone = history(lake, name)
    if gone is not None and gone.withdrawn is not None:
        number, at = gone.withdrawn
        why = ", ".join(gone.events[-1].why)
        raise PlumbError(
            f"the lead {name} was withdrawn in snapshot {number}, loaded "
            f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC: {why}"
        )
