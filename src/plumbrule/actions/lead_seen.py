"""A lead as it was seen: its facts in exact written form, to be kept with what people made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.decisions import LeadState, lead_state, standing_at
from plumbrule.actions.flag import flags
from plumbrule.actions.show import evidence_of, lead_named
from plumbrule.lake import Lake
from plumbrule.leads.lead import Lead

VOLATILE = ("id", "money_rank")
"""What a lead has for its place among other leads, not for itself."""


@dataclass(frozen=True)
class Seen:
    """A lead's id, the rules it rests on, its evidence, and the parties it is about."""

    lead: str
    rules: tuple[str, ...]
    evidence: dict[str, Any]
    parties: tuple[str, ...]


def seen(folder: Path, name: str) -> Seen:
    """Return the lead of that id (or its beginning) as the lake shows it now.

    Raises:
        PlumbError: nothing is loaded, or there is no such lead.
    """
    lake = Lake(folder)
    lead = lead_named(flags(lake), name)
    evidence = _evidence(lead, evidence_of(lake, [lead])[lead.id])
    parties = (lead.entity,) if lead.entity else ()
    return Seen(lead.id, (lead.rule,), evidence, parties)


def reviewed(folder: Path, journal: str | None, leads: Sequence[Lead]) -> dict[str, LeadState]:
    """Return what people made of leads, held against their evidence of today, by lead id.

    Leads nobody looked at are left out. A lead whose ``shown`` is false was dismissed and its
    evidence is the one that was seen: it is not listed again.

    Args:
        folder: the folder of the lake.
        journal: a file or an address, if the journal does not lie in the lake.
        leads: leads of the lake's current snapshot.
    """
    reviews = standing_at(folder, journal).reviews
    known = [lead for lead in leads if lead.id in reviews]
    evidence = evidence_of(Lake(folder), known) if known else {}
    return {
        lead.id: lead_state(reviews, lead.id, _evidence(lead, evidence[lead.id])) for lead in known
    }


def _evidence(lead: Lead, records: list[dict[str, Any]]) -> dict[str, Any]:
    told = {
        key: value
        for key, value in msgspec.structs.asdict(lead).items()
        if key not in VOLATILE and value is not None
    }
    found = written({"lead": told, "records": records})
    return dict(found)


def written(value: Any) -> Any:
    """Return a value in exact JSON: amounts, days and measures become text."""
    if isinstance(value, dict):
        return {str(key): written(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [written(item) for item in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    return str(value)
