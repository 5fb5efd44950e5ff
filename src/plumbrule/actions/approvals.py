"""Four eyes: asking for, giving and using the approval of one exact act."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from plumbrule.actions.session import Session, load
from plumbrule.dossiers.machinery.steps import Dossier, Wish, attempt
from plumbrule.journal.canonical import canonical
from plumbrule.journal.entry import Draft
from plumbrule.model.errors import PlumbError

_LABEL = b"plumb-approve-v1"
_NONCE_BYTES = 32


def digest(nonce: str, thing: str, action: str, inputs: Mapping[str, Any]) -> str:
    """Return what an approver approves: SHA-256(label + nonce + the act in canonical JSON)."""
    told = {"thing": thing, "action": action, "inputs": dict(inputs)}
    return sha256(_LABEL + bytes.fromhex(nonce) + canonical(told)).hexdigest()


def request_inputs(
    session: Session, thing: str, action: str, inputs: Mapping[str, Any], reason: str
) -> dict[str, Any]:
    """Return what a request for approval of that act says."""
    nonce = session.journal.random(_NONCE_BYTES).hex()
    return {
        "act": f"{thing.partition('/')[0]}.{action}",
        "thing": thing,
        "inputs": dict(inputs),
        "nonce": nonce,
        "digest": digest(nonce, thing, action, inputs),
        "reason": reason,
    }


def approver(
    session: Session, approval: str, dossier: Dossier, action: str, inputs: Mapping[str, Any]
) -> str | None:
    """Return who gave the approval, if it was given for exactly this act and is unused."""
    given = load(session.journal, "approval", approval)
    if given.state != "granted" or not _fits(given, dossier, action, inputs):
        return None
    return next(step.actor for step in reversed(given.steps) if step.action == "grant")


def use(session: Session, approval: str, dossier: Dossier, wish: Wish) -> tuple[Draft, int]:
    """Return the act that uses up an approval, and the version it was seen at.

    Raises:
        RefusedError: it is not granted, too old, another person's, or for another act.
    """
    given = load(session.journal, "approval", approval)
    if given.state is None:
        raise PlumbError(f"there is no approval {approval}")
    said = digest(given.data["nonce"], dossier.stream, wish.action, wish.inputs)
    taken = Wish("use", {"digest": said}, wish.actor, session.now(), wish.role, wish.agency)
    return attempt(given, taken), given.version


def _fits(given: Dossier, dossier: Dossier, action: str, inputs: Mapping[str, Any]) -> bool:
    nonce = given.data.get("nonce")
    if not isinstance(nonce, str):
        return False
    return bool(digest(nonce, dossier.stream, action, inputs) == given.data.get("digest"))
