"""Asking for a second person's approval, and giving or refusing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plumbrule.actions import approvals
from plumbrule.actions.follow import DeniedError, Judged, judge, look_at_all, new_id, take_step
from plumbrule.actions.session import Session, load
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.model.errors import PlumbError


def ask(
    session: Session, thing: str, action: str, inputs: Mapping[str, Any], reason: str
) -> Dossier:
    """Ask for the approval of one exact act; the answer's id is what the act is done with.

    Args:
        session: who asks.
        thing: ``kind/id``.
        action: the step.
        inputs: what the step will say; any change needs another approval.
        reason: why it is to be done.
    """
    said = approvals.request_inputs(session, thing, action, inputs, reason)
    return take_step(session, "approval", new_id(session), "request", said)


def waiting(session: Session) -> list[Dossier]:
    """Return what waits for a second person and concerns the user: asked for, or able to approve."""
    user = session.subject().user
    return look_at_all(
        session,
        "approval",
        lambda asked: (
            asked.state in ("requested", "granted")
            and (asked.steps[0].actor == user or _could(session, asked))
        ),
    )


def grant(session: Session, approval: str) -> Dossier:
    """Approve what was asked for.

    Raises:
        DeniedError: the approver could not do the act either.
        RefusedError: the approver asked for it, has not had time to read it, or it is too old.
    """
    asked = load(session.journal, "approval", approval)
    if asked.state is None:
        raise PlumbError(f"there is no approval {approval}")
    judged = _judged(session, asked)
    if not judged.decision.allow and judged.decision.rule != "EYES":
        session.journal.append([judged.record()])
        own = f"an approver needs the right to do it: {judged.decision.why}"
        raise DeniedError(replace(judged.decision, why=own))
    said = {"digest": asked.data["digest"]}
    return take_step(session, "approval", approval, "grant", said)


def refuse(session: Session, approval: str, reason: str) -> Dossier:
    """Refuse what was asked for."""
    return take_step(session, "approval", approval, "refuse", {"reason": reason})


def _could(session: Session, asked: Dossier) -> bool:
    judged = _judged(session, asked)
    return judged.decision.allow or judged.decision.rule == "EYES"


def _judged(session: Session, asked: Dossier) -> Judged:
    kind_name, _, name = asked.data["thing"].partition("/")
    dossier = load(session.journal, kind_name, name)
    action = asked.data["act"].partition(".")[2]
    return judge(session, dossier, action, asked.data.get("inputs", {}), now=session.now())
