"""Ask rules now, on the engine of one's choice, and give every count and hit as data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.flag import Answers, answers_of, chosen, rules
from plumbrule.actions.progress import Progress, Silent
from plumbrule.indicators.indicator import ANSWER_COLUMNS
from plumbrule.indicators.run import Outcome, run
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError

DUCKDB = "duckdb"
"""The engine that comes with the program."""


class Asked(msgspec.Struct, frozen=True):
    """What rules answered.

    Args:
        snapshot: number of the snapshot asked about.
        engine: what computed it.
        rules: counts of each rule, by id.
        hits: every hit, suppressed ones included, by rule and unit: ``rule`` and the columns of
            ``ANSWER_COLUMNS``.
    """

    snapshot: int
    engine: str
    rules: list[Answers]
    hits: list[dict[str, Any]]


def ask(
    lake: Lake,
    engine: str = DUCKDB,
    *,
    folder: Path | None = None,
    only: Sequence[str] = (),
    progress: Progress | None = None,
) -> Asked:
    """Compute the answers of rules over the current snapshot; nothing is kept.

    Args:
        lake: the lake.
        engine: ``duckdb``.
        folder: a user's own rules.
        only: ids of the rules to ask; none asks all.
        progress: told what is being done.

    Raises:
        PlumbError: nothing is loaded, an id is unknown, or there is no such engine.
    """
    if not lake.exists:
        raise PlumbError(
            "nothing is loaded; load files with `plumb load FILE...`", file=str(lake.folder)
        )
    if engine != DUCKDB:
        raise PlumbError(f"there is no engine {engine!r}; expected {DUCKDB}")
    asked = chosen(rules(folder), only)
    manifest = lake.manifest()
    (progress or Silent()).step(f"asking {len(asked)} rules on {engine}")
    with connect(lake.folder, manifest, locked=True) as connection:
        outcomes = run(connection, asked)
    return Asked(
        manifest.number,
        engine,
        [answers_of(outcome) for outcome in outcomes],
        [hit for outcome in outcomes for hit in hits_of(outcome)],
    )


def hits_of(outcome: Outcome) -> list[dict[str, Any]]:
    """Give the hits of an outcome as rows of the fixed columns."""
    rows = outcome.hits.select(list(ANSWER_COLUMNS)) if outcome.hits.num_rows else outcome.hits
    return [{"rule": outcome.indicator.id, **row} for row in rows.to_pylist()]
