"""An access decision as an act of the journal: who asked for what, why, and what the answer was."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from plumbrule.journal.access.policy import Action, Decision, Object, Subject
from plumbrule.journal.entry import Draft

ACT = "access.decision"


def decision_act(
    subject: Subject,
    action: Action,
    thing: Object,
    decision: Decision,
    *,
    purpose: str | None,
    emergency: str | None = None,
    rule: str | None = None,
) -> Draft:
    """Return the act that records one decision.

    Args:
        subject: who asked.
        action: for what.
        thing: on which thing.
        decision: the answer.
        purpose: the purpose that was named.
        emergency: the emergency opening it was made under.
        rule: the rule that decided after access was given (a refused step), if another.
    """
    fields = {
        "decision": "allow" if decision.allow and rule is None else "deny",
        "rule": rule or decision.rule,
        "reason": action.name,
        "agency": subject.agency,
        "purpose": purpose,
        "objects": (thing.name,),
        "break_glass": emergency,
        "count": len(decision.mask) or None,
    }
    return Draft(f"access/{subject.user}", ACT, subject.user, None, fields)


def listing_act(
    subject: Subject, action: Action, names: Sequence[str], *, purpose: str | None
) -> Draft:
    """Return the act that records that a list was looked at: how many, and a hash of which."""
    fields = {
        "decision": "allow",
        "rule": "LIST",
        "reason": action.name,
        "agency": subject.agency,
        "purpose": purpose,
        "count": len(names),
        "digest": sha256("\n".join(sorted(names)).encode()).hexdigest(),
    }
    return Draft(f"access/{subject.user}", ACT, subject.user, None, fields)
