"""Statistics of every rule over the loaded data, with the precision that people measured."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from plumbrule.actions.decisions import standing_at
from plumbrule.actions.flag import Flags, flags
from plumbrule.actions.progress import Progress
from plumbrule.journal.reviews import Precision, precision
from plumbrule.lake import Lake
from plumbrule.leads.base_rates import Counted, Rates, rates

NOT_REVIEWED = Precision(0, 0, None, None, None)


class Measured(msgspec.Struct, frozen=True):
    """One rule: what the data say of it, and what people who reviewed its leads say.

    Args:
        title: of the rule.
        rates: statistics over the snapshot.
        precision: how often its reviewed leads mattered.
    """

    title: str
    rates: Rates
    precision: Precision


def base_rates(
    lake: Lake,
    journal: str | None = None,
    folder: Path | None = None,
    only: Sequence[str] = (),
    progress: Progress | None = None,
) -> list[Measured]:
    """Give the statistics of every rule over the current snapshot, by id.

    Args:
        lake: the lake.
        journal: a file or an address, if the journal does not lie in the lake.
        folder: a user's own rules.
        only: ids of the rules to ask; none asks all.
        progress: told what is being done.

    Raises:
        PlumbError: nothing is loaded.
    """
    found = flags(lake, progress, folder, only)
    reviewed = precision(standing_at(lake.folder, journal).reviews.values())
    titles = {one.id: one.title for one in found.answers}
    return [
        Measured(titles[one.rule], one, reviewed.get(one.rule, NOT_REVIEWED))
        for one in rates_of(found)
    ]


def rates_of(found: Flags) -> list[Rates]:
    """Give the statistics of flags already raised."""
    return rates(
        [
            Counted(
                one.id,
                one.cannot_tell,
                [(year, answer, units) for _, year, answer, units in one.groups],
            )
            for one in found.answers
        ],
        [(lead.rule, lead.ocid, lead.entity) for lead in found.leads],
    )
