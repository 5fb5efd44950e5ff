"""Ask rules now, on the engine of one's choice, and give every count and hit as data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.flag import Answers, answers_of, chosen, rules
from plumbrule.actions.progress import Progress, Silent
from plumbrule.indicators.indicator import ANSWER_COLUMNS, Indicator
from plumbrule.indicators.limits import is_own
from plumbrule.indicators.run import Outcome, Results, run
from plumbrule.indicators.run_spark import run_on_spark
from plumbrule.lake import Lake, spark
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError

DUCKDB = "duckdb"
"""The engine that comes with the program."""

ENGINES = f"{DUCKDB}, spark, local[N] or spark://host:port"


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
        engine: ``duckdb``; or ``spark`` in this process, ``local[N]`` on N threads of it,
            ``spark://host:port`` on a cluster, with the extra ``plumbrule[spark]``.
        folder: a user's own rules.
        only: ids of the rules to ask; none asks all.
        progress: told what is being done.

    Raises:
        PlumbError: nothing is loaded, an id is unknown, or there is no such engine.
    """
    lake.require_loaded()
    if engine != DUCKDB and not spark.is_spark(engine):
        raise PlumbError(f"there is no engine {engine!r}; expected {ENGINES}")
    asked = chosen(rules(folder), only)
    manifest = lake.manifest()
    (progress or Silent()).step(f"asking {len(asked)} rules on {engine}")
    if engine == DUCKDB:
        with connect(lake.folder, manifest, locked=True) as connection:
            outcomes = run(connection, asked)
    else:
        outcomes = _on_spark(engine, lake, asked)
    return Asked(
        manifest.number,
        engine,
        [answers_of(outcome) for outcome in outcomes],
        [hit for outcome in outcomes for hit in hits_of(outcome)],
    )


def _on_spark(engine: str, lake: Lake, asked: Sequence[Indicator]) -> Results:
    """Ask on Spark; a user's own rules are not, since it cannot be closed as DuckDB can."""
    own = next((rule for rule in asked if is_own(rule)), None)
    if own is not None:
        raise PlumbError(
            "a rule of one's own runs on duckdb only, where it can be held to the lake's tables",
            file=str(own.file),
        )
    with spark.session(engine) as opened:
        spark.provide(opened, lake.folder.resolve(), lake.manifest())
        return run_on_spark(opened, asked)


def hits_of(outcome: Outcome) -> list[dict[str, Any]]:
    """Give the hits of an outcome as rows of the fixed columns."""
    rows = outcome.hits.select(list(ANSWER_COLUMNS)) if outcome.hits.num_rows else outcome.hits
    return [{"rule": outcome.indicator.id, **row} for row in rows.to_pylist()]
