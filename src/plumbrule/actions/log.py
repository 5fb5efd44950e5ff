"""The log for those who watch it: acts without contents, proofs, witnesses, erasures."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions import second_person
from plumbrule.actions.follow import DeniedError, take_step
from plumbrule.actions.session import Session
from plumbrule.actions.verify import read_text
from plumbrule.dossiers.erasure import REASONS as ERASURE_REASONS
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.journal import decisions, erasure, note, witness
from plumbrule.journal import export as exports
from plumbrule.journal.access.policy import Action, Context, Object, decide
from plumbrule.journal.access.record import decision_act
from plumbrule.journal.entry import Act, Event
from plumbrule.journal.keys import FILE_NAME as KEY_FILE
from plumbrule.journal.keys import KEY_BYTES, write_secret
from plumbrule.model.errors import PlumbError

__all__ = [
    "ERASURE_REASONS",
    "Checked",
    "ask_erasure",
    "check",
    "checkpoint",
    "cosign",
    "erase",
    "export",
    "keep",
    "listed",
    "prove",
]

READERS = frozenset({"inspector", "data_protection_officer"})
_SHOWN = ("act", "stream", "actor", "state", "decision", "rule", "reason", "purpose", "approval")


@dataclass(frozen=True)
class Checked:
    """What checking a file showed: one line each, and whether anything is wrong."""

    lines: tuple[str, ...]
    faults: bool


def listed(session: Session, since: int = 0, about: str | None = None) -> list[dict[str, Any]]:
    """Return acts without their contents, from a position on or on one thing.

    Raises:
        DeniedError: the user may not read the log.
    """
    _require_reader(session, "log.list")
    acts = session.journal.stream(about) if about else session.journal.acts(since)
    return [_row(act) for act in acts]


def checkpoint(session: Session, since: int | None = None) -> str:
    """Return the signed checkpoint, or with ``since`` the request to a witness."""
    if since is None:
        return session.journal.checkpoint()
    return witness.request(session.journal, since)


def export(session: Session, path: Path, *, events: bool) -> int:
    """Write the proof of the whole log; return the number of acts.

    Raises:
        DeniedError: the user may not read the log.
    """
    _require_reader(session, "log.export")
    return exports.export(session.journal, path, events=events)


def prove(session: Session, position: int) -> exports.Inclusion:
    """Return the proof that one act is in the log."""
    return exports.prove(session.journal, position)


def check(path: Path, kept: Sequence[Path] = (), earlier: Path | None = None) -> Checked:
    """Check an export, or the proof of one act, with no access to the journal."""
    proof = _inclusion(path)
    if proof is not None:
        found = exports.check_inclusion(proof)
        line = f"act {proof.position} is in {found.origin}, signed at {found.size} acts"
        return Checked((line,), faults=False)
    notes = [read_text(item) for item in kept]
    result = exports.check(path, kept=notes, earlier=earlier)
    if result.faults:
        return Checked(tuple(str(fault) for fault in result.faults), faults=True)
    told = f", {result.events} of them with their text" if result.events else ""
    return Checked((f"the export holds: {result.size} acts{told}",), faults=False)


def cosign(path: Path, name: str, state: Path, log_key: str) -> tuple[witness.Answer, str]:
    """Answer a request as a witness; return the answer and the witness's public key.

    The witness's key and memory lie in ``state`` and are made on first use.
    """
    verifier = note.parse_verifier(log_key)
    place = state / KEY_FILE
    write_secret(place, os.urandom(KEY_BYTES))
    who = witness.Witness(name, place.read_bytes(), state, {verifier.name: verifier})
    answer = who.add_checkpoint(read_text(path), int(time.time()))
    return answer, str(who.verifier())


def keep(session: Session, line: Path, key: str, size: int) -> str:
    """Keep a witness's signature of the checkpoint of ``size`` acts; return the whole note."""
    return witness.keep(session.journal, read_text(line), note.parse_verifier(key), size)


def ask_erasure(
    session: Session, positions: Sequence[int], reason: str, why: str, *, whole: bool
) -> Dossier:
    """Ask a second person to approve an erasure."""
    said = _order(positions, reason, whole=whole)
    return second_person.ask(session, f"erasure/{_order_id(session, said)}", "order", said, why)


def erase(
    session: Session,
    positions: Sequence[int],
    reason: str,
    *,
    approval: str | None = None,
    whole: bool = False,
) -> Act:
    """Erase contents; every proof keeps holding.

    Raises:
        DeniedError: the user may not, or a second person has not approved it.
    """
    said = _order(positions, reason, whole=whole)
    take_step(session, "erasure", _order_id(session, said), "order", said, approval=approval)
    return erasure.erase(
        session.journal,
        positions,
        actor=session.subject().user,
        reason=reason,
        approval=approval,
        whole=whole,
    )


def _order(positions: Sequence[int], reason: str, *, whole: bool) -> dict[str, Any]:
    extent = "whole" if whole else "content"
    return {"positions": sorted(positions), "extent": extent, "reason": reason}


def _order_id(session: Session, said: dict[str, Any]) -> str:
    if session.journal.keys is None:
        raise PlumbError("the keys of the journal are not here, so it can only be read")
    return decisions.keyed_id(session.journal.keys, "erasure", str(said))


def _require_reader(session: Session, name: str) -> None:
    subject = session.subject()
    # Not a look as the rules mean it: supervision sees single things, the log tells of everyone.
    action = Action(name, READERS, personal=False)
    thing = Object("log/journal", "log")
    decision = decide(subject, action, thing, None, Context(session.now()))
    session.journal.append(
        [decision_act(subject, action, thing, decision, purpose=session.purpose)]
    )
    if not decision.allow:
        raise DeniedError(decision)


def _row(act: Act) -> dict[str, Any]:
    event: Event = act.event
    shown = {name: getattr(event, name) for name in _SHOWN}
    return {"position": act.position, "t": event.t, **shown}


def _inclusion(path: Path) -> exports.Inclusion | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=exports.Inclusion)
    except msgspec.DecodeError:
        return None
    except OSError as error:
        raise PlumbError("the file cannot be read", file=str(path)) from error
