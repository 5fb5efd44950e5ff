"""A check before a decision: asked of the lake, answered with a receipt, and recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.check_record import ASK, allow, keep
from plumbrule.actions.session import Session
from plumbrule.checks.asking import ask_of
from plumbrule.checks.checker import Checker, Outcome
from plumbrule.checks.panel import members
from plumbrule.checks.receipt import content_of
from plumbrule.checks.tender import of_lake, of_release
from plumbrule.model.errors import PlumbError
from plumbrule.sources.derive import FaultKind
from plumbrule.sources.ocds.documents import iter_releases
from plumbrule.sources.ocds.unpack import RawRelease
from plumbrule.sources.ocds.upgrade import upgrade
from plumbrule.sources.source import InputFile

_PARTS = ("ocid", "buyer", "tender", "bids", "awards")
LARGEST_PANEL = 1 << 20
"""Bytes of a file with the members of a panel."""


def checked(
    session: Session, checker: Checker, asked: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Ask, and record a receipt for each answer.

    Args:
        session: who asks, and for what.
        checker: the snapshot made ready.
        asked: what is asked, see ``plumbrule.checks.asking.ask_of``.

    Returns:
        For each: ``answer``, ``tests`` and ``receipt``.

    Raises:
        PlumbError: something asked is not readable, or the user may not ask.
    """
    allowed = allow(session, ASK)
    outcomes = [checker.check(ask_of(given)) for given in asked]
    return recorded(session, checker, outcomes, allowed=allowed)


def recorded(
    session: Session, checker: Checker, outcomes: Sequence[Outcome], *, allowed: Any = None
) -> list[dict[str, Any]]:
    """Make and record the receipts of checks that were made."""
    act = allowed or allow(session, ASK)
    contents = [(content_of(checker, one), checker.manifest.number) for one in outcomes]
    receipts = keep(session, act, contents) if contents else []
    return [
        {
            "answer": one["content"]["overall"],
            "tests": one["content"]["results"],
            "receipt": one,
        }
        for one in receipts
    ]


def tender_given(checker: Checker, name: str) -> dict[str, Any]:
    """Read the tender that a user names: a file with an OCDS release, else a loaded process.

    Raises:
        PlumbError: the file holds no release, or several processes; or there is neither.
    """
    path = Path(name)
    if not path.is_file():
        return of_lake(checker.reading, name)
    faults: list[str] = []

    def on_fault(
        kind: FaultKind, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        del path, value
        if kind == "unreadable":
            faults.append(f"line {line}: {reason}")

    file = InputFile.at(path)
    releases = [_release(one) for one in iter_releases(file, on_fault)]
    if not releases:
        told = f" ({faults[0]})" if faults else ""
        raise PlumbError(f"the file holds no OCDS release{told}", file=name)
    processes = sorted({str(one.get("ocid")) for one in releases})
    if len(processes) > 1:
        raise PlumbError(
            f"the file holds {len(processes)} processes; give one, or load the file and name the "
            f"process, such as {processes[0]}",
            file=name,
        )
    return of_release(_whole(releases), sha256=file.sha256)


def panel_given(path: Path) -> list[dict[str, Any]]:
    """Read the members of a panel from a file.

    Raises:
        PlumbError: there is no such file, or it is not readable.
    """
    try:
        if path.stat().st_size > LARGEST_PANEL:
            raise PlumbError("the file is too large for a panel", file=str(path))
        return members(path.read_bytes(), str(path))
    except OSError as error:
        raise PlumbError(f"the file cannot be read: {error.strerror}", file=str(path)) from None


def _release(one: RawRelease) -> dict[str, Any]:
    release = msgspec.json.decode(one.data, type=dict[str, Any])
    return upgrade(release) if one.version == "1.0" else release


def _whole(releases: list[dict[str, Any]]) -> dict[str, Any]:
    """Take each part that a check needs from the latest release that has it; parties from all."""
    ordered = sorted(releases, key=lambda one: str(one.get("date") or ""))
    whole: dict[str, Any] = {}
    parties: dict[str, Any] = {}
    for one in ordered:
        whole |= {part: one[part] for part in _PARTS if one.get(part)}
        for party in one.get("parties") or ():
            if isinstance(party, dict):
                parties[str(party.get("id") or party.get("name"))] = party
    return {**whole, "parties": list(parties.values())}
