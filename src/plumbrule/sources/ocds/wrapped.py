"""Releases out of packages, records and other documents, a bounded number at a time."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from plumbrule.sources.ocds.careful import decode, tidy
from plumbrule.sources.ocds.documents import RawRelease, iter_releases
from plumbrule.sources.ocds.fit import Note
from plumbrule.sources.ocds.staging import Placed, Stage
from plumbrule.sources.ocds.upgrade import upgrade
from plumbrule.sources.source import InputFile

_PARTY = re.compile(r"/parties/(\d+)")

RELEASES = 5_000
"""Releases staged at once."""

BYTES = 64 << 20
"""Bytes of releases staged at once."""


def read_wrapped(file: InputFile, stage: Stage) -> None:
    """Read every release of a document into the stage's sink."""
    waiting: list[Placed] = []
    size = 0
    for one in iter_releases(file, stage.sink.fault):
        notes: list[Note] = []
        data = compiled_line(one, notes)
        for kind, reason, path, value in notes:
            stage.sink.fault(kind, reason, one.line, f"{one.path}{path}", value)
        if data is None:
            continue
        waiting.append(Placed(data, one.line, one.path))
        size += len(data)
        if len(waiting) >= RELEASES or size >= BYTES:
            _write(waiting, stage)
            waiting, size = [], 0
    _write(waiting, stage)


def compiled_line(one: RawRelease, notes: list[Note]) -> bytes | None:
    """Bring one raw release of any version into one tidy line of 1.1, or None with a note why."""
    try:
        value = decode(one.data)
    except (msgspec.DecodeError, RecursionError) as error:
        notes.append(("unreadable", f"not valid JSON: {error}", "", ""))
        return None
    value = of_this_version(value, one)
    met: list[Note] = []
    data = tidy(value, met)
    notes += [(kind, reason, _place_of(path, value), seen) for kind, reason, path, seen in met]
    return data


def of_this_version(value: Any, one: RawRelease) -> Any:
    """Bring a decoded release to 1.1, with a date where only its package has one.

    A release without parties is taken for one of 1.0 whatever its package says, so that the
    wrapping does not matter.
    """
    if not isinstance(value, dict):
        return value
    for party in value["parties"] if isinstance(value.get("parties"), list) else ():
        if isinstance(party, dict):
            party.pop("_at", None)
    if one.version == "1.0" or value.get("parties") is None:
        value = upgrade(value, mark_places=True)
    if value.get("date") is None and one.published is not None:
        value["date"] = one.published
    return value


def _place_of(path: str, release: Any) -> str:
    """Where a value stands as received, though its party was moved from a reference."""
    match = _PARTY.match(path)
    if match is None or not isinstance(release, dict):
        return path
    party = release["parties"][int(match[1])]
    at = party.get("_at") if isinstance(party, dict) else None
    return path if at is None else f"{at}{path[match.end() :]}"


def _write(waiting: list[Placed], stage: Stage) -> None:
    if waiting:
        stage.add(waiting)
        stage.write()
