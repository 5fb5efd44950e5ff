"""Following a thing: take a step, look at it, list those one may see. Every try is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plumbrule.actions import approvals
from plumbrule.actions.need_to_know import (
    emergency_of,
    look_action,
    masked,
    purpose_of,
    step_action,
    thing_of,
)
from plumbrule.actions.session import Session, all_of, load
from plumbrule.dossiers.machinery.steps import Dossier, RefusedError, Wish, attempt
from plumbrule.journal.access.policy import (
    Action,
    Context,
    Decision,
    Object,
    Purpose,
    Subject,
    decide,
)
from plumbrule.journal.access.record import decision_act, listing_act
from plumbrule.journal.entry import Draft
from plumbrule.model.errors import PlumbError

ID_BYTES = 6


class DeniedError(PlumbError):
    """Access was denied; ``rule`` is the id of the rule that decided."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.why)
        self.rule = decision.rule


@dataclass(frozen=True)
class Judged:
    """An access decision with everything it rests on."""

    subject: Subject
    action: Action
    thing: Object
    purpose: Purpose | None
    emergency: str | None
    decision: Decision

    def record(self, rule: str | None = None) -> Draft:
        """Return the act that records the decision."""
        return decision_act(
            self.subject,
            self.action,
            self.thing,
            self.decision,
            purpose=self.purpose.name if self.purpose else None,
            emergency=self.emergency,
            rule=rule,
        )


def new_id(session: Session) -> str:
    """Return an id for a new thing: 12 hex digits."""
    return session.journal.random(ID_BYTES).hex()


def take_step(
    session: Session,
    kind_name: str,
    name: str,
    action: str,
    inputs: Mapping[str, Any],
    *,
    at: datetime | None = None,
    approval: str | None = None,
    related: Callable[[Dossier], Mapping[str, int]] = lambda _: {},
    after: Sequence[Draft] = (),
) -> Dossier:
    """Take one step on a thing and return it as it then stands.

    Args:
        session: who works, and where.
        kind_name: the kind of the thing.
        name: its id.
        action: the step.
        inputs: what the step says, by field.
        at: when it takes effect, if not now.
        approval: id of the approval by a second person.
        related: counts of things elsewhere that a guard asks for.
        after: acts that follow the step and are recorded together with it.

    Raises:
        DeniedError: the user may not take it.
        RefusedError: the state, a field or a guard does not allow it.
        ConflictError: someone else acted on the thing meanwhile.
    """
    dossier = load(session.journal, kind_name, name)
    now = session.now()
    judged = judge(session, dossier, action, inputs, approval=approval, now=now)
    if not judged.decision.allow:
        session.journal.append([judged.record()])
        raise DeniedError(judged.decision)
    wish = Wish(
        action=action,
        inputs=inputs,
        actor=judged.subject.user,
        at=at or now,
        role=_role(judged),
        agency=judged.subject.agency,
        purpose=judged.purpose.name if judged.purpose else None,
        approval=approval,
        break_glass=judged.emergency,
        alone=judged.subject.alone,
        related=related(dossier),
    )
    drafts = [judged.record()]
    expected = {dossier.stream: dossier.version}
    try:
        step = attempt(dossier, wish)
        if judged.action.second_person and approval is not None:
            use, version = approvals.use(session, approval, dossier, wish)
            drafts.append(use)
            expected[use.stream] = version
    except RefusedError as refusal:
        session.journal.append([judged.record(refusal.code)])
        raise
    session.journal.append([*drafts, step, *after], expected)
    return load(session.journal, kind_name, name)


def look(session: Session, kind_name: str, name: str) -> Dossier:
    """Return a thing, cut to what the user may see; the look is recorded.

    Raises:
        DeniedError: the user may not see it.
        PlumbError: there is no such thing.
    """
    dossier = load(session.journal, kind_name, name)
    judged = judge(session, dossier, None, {}, now=session.now())
    session.journal.append([judged.record()])
    if not judged.decision.allow:
        raise DeniedError(judged.decision)
    if dossier.state is None:
        raise PlumbError(f"there is no {dossier.stream}")
    return masked(dossier, judged.decision.mask)


def look_at_all(
    session: Session, kind_name: str, wanted: Callable[[Dossier], bool] = lambda _: True
) -> list[Dossier]:
    """Return the things of a kind that the user may see; the list is recorded as one act."""
    subject = session.subject()
    now = session.now()
    found: list[Dossier] = []
    dossiers = [dossier for dossier in all_of(session.journal, kind_name) if wanted(dossier)]
    for dossier in dossiers:
        judged = judge(session, dossier, None, {}, now=now, subject=subject)
        if judged.decision.allow:
            found.append(masked(dossier, judged.decision.mask))
    names = [dossier.stream for dossier in found]
    if dossiers:
        action = look_action(dossiers[0].kind, "list")
        session.journal.append([listing_act(subject, action, names, purpose=session.purpose)])
    return found


def judge(
    session: Session,
    dossier: Dossier,
    step: str | None,
    inputs: Mapping[str, Any],
    *,
    now: datetime,
    approval: str | None = None,
    subject: Subject | None = None,
) -> Judged:
    """Return the access decision on a step, or on a look when ``step`` is None; nothing is recorded."""
    who = subject or session.subject()
    kind = dossier.kind
    action = look_action(kind, "view") if step is None else step_action(kind, step)
    thing = thing_of(session, dossier, inputs)
    purpose = purpose_of(session, dossier, inputs, step or "view")
    emergency = emergency_of(session, who.user, purpose, now)
    approver = None
    if approval is not None and step is not None:
        approver = approvals.approver(session, approval, dossier, step, inputs)
    context = Context(now, approver, emergency)
    decision = decide(who, action, thing, purpose, context)
    used = emergency if decision.rule == "BREAK" else None
    return Judged(who, action, thing, purpose, used, decision)


def _role(judged: Judged) -> str | None:
    held = sorted(judged.subject.roles & judged.action.roles)
    return held[0] if held and not judged.subject.alone else None
