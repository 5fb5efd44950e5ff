"""Receipts in the journal: each check is an act, and receipts are chained one to the next.

The log holds opaque ids, the receipt's hash and a keyed hash of what was asked, never a name. The
receipt itself is the act's content: encrypted, and erasable without breaking a proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plumbrule.actions.follow import DeniedError
from plumbrule.actions.need_to_know import purpose_named
from plumbrule.actions.session import Session
from plumbrule.checks import receipt as form
from plumbrule.journal.access.policy import Action, Context, Object, decide
from plumbrule.journal.access.record import decision_act
from plumbrule.journal.access.roles import ROLES
from plumbrule.journal.canonical import canonical
from plumbrule.journal.decisions import keyed_id
from plumbrule.journal.entry import Act, Draft
from plumbrule.journal.store import ConflictError, instant
from plumbrule.model.errors import PlumbError

KIND = "receipt"
CHAIN = "receipts/chain"
MADE, LINKED = "receipt.made", "receipts.linked"
_WORKING = frozenset(ROLES) - {"administrator", "inspector", "witness", "key_officer"}
ASK = Action("check.ask", _WORKING)
LOOK = Action("receipt.view", _WORKING, looking=True)
_ATTEMPTS = 20
_ID_BYTES = 16


@dataclass(frozen=True)
class Kept:
    """A receipt as the journal holds it.

    Args:
        id: its id.
        position: of its act in the log.
        hash: of the receipt, as the log has it.
        document: the receipt; None when its content was erased or the keys are not here.
        made_at: when it was recorded.
    """

    id: str
    position: int
    hash: str
    document: Mapping[str, Any] | None
    made_at: str


def allow(session: Session, action: Action) -> Draft:
    """Decide whether the user may do this for the purpose named, and give the act to record.

    Raises:
        DeniedError: the user may not; the refusal is recorded.
    """
    subject = session.subject()
    purpose = purpose_named(session, session.purpose) if session.purpose else None
    if purpose is not None and purpose.name.startswith("case/"):
        purpose = replace(purpose, covers=purpose.covers | {"check"})
    thing = Object("check/any", "check")
    decision = decide(subject, action, thing, purpose, Context(session.now()))
    act = decision_act(subject, action, thing, decision, purpose=session.purpose)
    if not decision.allow:
        session.journal.append([act])
        raise DeniedError(decision)
    return act


def keep(
    session: Session, allowed: Draft, contents: Sequence[tuple[Mapping[str, Any], int]]
) -> list[dict[str, Any]]:
    """Make receipts of the contents of checks, chain them and record them, all or none.

    Args:
        session: who asked.
        allowed: the access decision, see ``allow``.
        contents: each content with the number of the lake's snapshot.

    Raises:
        ConflictError: others made receipts at the same moment, again and again.
    """
    for _ in range(_ATTEMPTS):
        last = session.journal.last(CHAIN)
        try:
            return _kept(session, allowed, contents, last)
        except ConflictError:
            continue
    raise ConflictError("others make receipts at this very moment: ask again")


def _kept(
    session: Session,
    allowed: Draft,
    contents: Sequence[tuple[Mapping[str, Any], int]],
    last: Act | None,
) -> list[dict[str, Any]]:
    keys = session.journal.keys
    if keys is None:
        raise PlumbError("the keys of the journal are not here, so no receipt can be made")
    subject = session.subject()
    previous = (last.event.digest if last else None) or form.FIRST
    drafts, receipts = [allowed], []
    for content, snapshot in contents:
        made = form.sealed(
            content,
            receipt_id=session.journal.random(_ID_BYTES).hex(),
            made_at=instant(session.now()),
            asked_by=subject.user,
            office=subject.agency,
            previous=previous,
            snapshot=snapshot,
        )
        previous = made["receipt_hash"]
        asked = keyed_id(keys, "check", canonical(content["input_as_given"]).hex())
        common = {"purpose": session.purpose, "agency": subject.agency, "digest": previous}
        stream = f"{KIND}/{made['receipt_id']}"
        drafts.append(Draft(stream, MADE, subject.user, made, {**common, "objects": (asked,)}))
        drafts.append(Draft(CHAIN, LINKED, subject.user, None, {**common, "objects": (stream,)}))
        receipts.append(made)
    session.journal.append(drafts, expected={CHAIN: last.event.version if last else 0})
    return receipts


def kept(session: Session, receipt_id: str) -> Kept | None:
    """Find a receipt by its id, or the beginning of it; None when there is none.

    Raises:
        PlumbError: several begin so.
    """
    exact = session.journal.last(f"{KIND}/{receipt_id}")
    if exact is not None:
        return _of_act(exact)
    found = [one for one in every(session) if one.id.startswith(receipt_id)] if receipt_id else []
    if len(found) > 1:
        raise PlumbError(f"{len(found)} receipts begin with {receipt_id}: write more of the id")
    return found[0] if found else None


def every(session: Session) -> list[Kept]:
    """Return all receipts, in the order in which they were made."""
    return [_of_act(act) for act in session.journal.kind(KIND)]


def chain(session: Session) -> list[tuple[str, str]]:
    """Return the chain: stream and hash of each receipt, in order."""
    return [
        (act.event.objects[0], act.event.digest or "")
        for act in session.journal.stream(CHAIN)
        if act.event.objects
    ]


def _of_act(act: Act) -> Kept:
    return Kept(
        id=act.event.stream.partition("/")[2],
        position=act.position,
        hash=act.event.digest or "",
        document=act.content,
        made_at=act.event.t,
    )
