"""The history of leads, kept beside the flags: one small Parquet file for each time rules were asked.

Files are only added, never changed. Their names sort in the order they were written.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from plumbrule.lake import Lake
from plumbrule.lake.schema import INSTANT, MONEY
from plumbrule.leads.history import Event, Fact, History, history_of

FOLDER = "history"
"""Inside the lake's folder ``flags``."""

SCHEMA = pa.schema(
    [
        ("what", pa.string()),
        ("lead", pa.string()),
        ("snapshot", pa.int64()),
        ("at", INSTANT),
        ("rule", pa.string()),
        ("version", pa.string()),
        ("value", pa.float64()),
        ("amount", MONEY),
        ("currency", pa.string()),
        ("evidence", pa.string()),
        ("why", pa.list_(pa.string())),
    ]
)
"""Columns of a file; ``leads.history`` says what they mean."""


def past(lake: Lake, lead: str | None = None) -> list[Event]:
    """Give the events of a lake, in order.

    Args:
        lake: the lake.
        lead: only those of this lead, and those that say when rules were asked.
    """
    wanted = None
    if lead is not None:
        wanted = [[("lead", "==", lead)], [("what", "==", "asked")]]
    return [
        _event(row)
        for path in sorted(_folder(lake).glob("*.parquet"))
        for row in pq.read_table(path, schema=SCHEMA, filters=wanted).to_pylist()
    ]


def add(lake: Lake, events: Sequence[Event]) -> None:
    """Write events into a file of their own, in one step; no events write nothing."""
    if not events:
        return
    folder = _folder(lake)
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_row(event) for event in events]
    table = pa.table(
        {name: [row[place] for row in rows] for place, name in enumerate(SCHEMA.names)},
        schema=SCHEMA,
    )
    writing = folder / f".{os.getpid()}"
    pq.write_table(table, writing, compression="zstd")
    for number in range(10_000):
        try:
            # A link fails where a rename would replace: two runs at once lose nothing.
            os.link(writing, folder / f"{events[0].snapshot:06d}-{number:04d}.parquet")
        except FileExistsError:
            continue
        break
    writing.unlink()


def history(lake: Lake, lead: str) -> History | None:
    """Give the history of one lead, or None when nothing is known of it."""
    return history_of(past(lake, lead), lead)


def _folder(lake: Lake) -> Path:
    return lake.folder / "flags" / FOLDER


def _row(event: Event) -> tuple[Any, ...]:
    fact = event.fact
    return (
        *(event.what, event.lead, event.snapshot, event.at, fact.rule, fact.version),
        *(fact.value, fact.amount, fact.currency, fact.evidence, list(event.why)),
    )


def _event(row: dict[str, Any]) -> Event:
    fact = Fact(*(row[name] for name in Fact.__struct_fields__))
    return Event(row["what"], row["lead"], row["snapshot"], row["at"], fact, tuple(row["why"]))
