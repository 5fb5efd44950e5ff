"""Say how two parties are connected on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plumbrule.actions.owners import answer_fields, node_fields
from plumbrule.actions.parties import latest_day, loaded_days, named_entity
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.network import Connections, Path, Step, paths_between
from plumbrule.network.connections import Evidence
from plumbrule.network.paths import DEEPEST

MOST_DEEP = 8
"""Longest path that can be asked for; in a dense register much shorter ones join everybody."""


def path(
    lake: Lake, one: str, other: str, *, as_of: date | None = None, deepest: int = DEEPEST
) -> dict[str, Any]:
    """Find the paths between two parties.

    Args:
        lake: the lake.
        one: entity id, party id, ``SCHEME:VALUE``, or a name that one party bears.
        other: the same.
        as_of: the day; None for the last on which any loaded file was seen.
        deepest: most steps.

    Returns:
        What ``plumb path --json`` writes.

    Raises:
        PlumbError: nothing is loaded, or nobody or several are meant, or both are one.
    """
    if not 1 <= deepest <= MOST_DEEP:
        raise PlumbError(f"expected --deepest from 1 to {MOST_DEEP}, not {deepest}")
    manifest = lake.manifest()
    seen = loaded_days(lake, manifest)
    with connect(lake.folder, manifest, locked=True) as connection:
        begin, finish = named_entity(connection, one), named_entity(connection, other)
        if begin == finish:
            raise PlumbError(f"both are one and the same: {begin}")
        connections = Connections(connection, seen)
    day = as_of or latest_day(seen)
    found = paths_between(connections, begin, finish, day, deepest=deepest)
    files = {file.file: file.name for file in manifest.files}
    return {
        "from": begin,
        "to": finish,
        "as_of": day.isoformat(),
        "deepest": deepest,
        **answer_fields(found.answer),
        "paths": [_path(one_path, files) for one_path in found.paths],
        "on_other_days": [_path(one_path, files) for one_path in found.ever],
        "hubs": [node_fields(hub) | {"steps": steps} for hub, steps in found.hubs],
    }


def _path(found: Path, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        **answer_fields(found.answer),
        "length": found.length,
        "cost": found.cost,
        "confidence": round(found.confidence, 6),
        "least_confidence": found.least,
        "holds": _days(found.sure),
        "may_hold": _days(found.possible),
        "steps": [_step(step, files) for step in found.steps],
    }


def _step(step: Step, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "from": node_fields(step.start),
        "to": node_fields(step.end),
        "kind": step.kind,
        "forward": step.forward,
        "state": step.state.value,
        "weak": step.weak or None,
        "holds": _days(step.sure),
        "may_hold": _days(step.possible),
        "statements": [_statement(one, files) for one in step.evidence],
    }


def _statement(evidence: Evidence, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": evidence.id,
        "kind": evidence.kind,
        "role": evidence.role or None,
        "rung": evidence.rung,
        "source": evidence.source,
        "file": files.get(evidence.file, evidence.file),
        "line": evidence.line,
        "path": evidence.path,
    }


def _days(days: tuple[date | None, date | None] | None) -> list[str | None] | None:
    return [day.isoformat() if day else None for day in days] if days else None
