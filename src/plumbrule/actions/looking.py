"""Looking at what the lake says of people, companies and bodies: allowed or not, and recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plumbrule.actions.follow import DeniedError
from plumbrule.actions.need_to_know import purpose_named
from plumbrule.actions.screening_record import ACTION as SCREENING
from plumbrule.actions.session import Session
from plumbrule.journal.access.policy import Action, Context, Object, decide
from plumbrule.journal.access.record import decision_act, listing_act

COVERED_BY_CASE = frozenset({"entity", "network", "declaration", "lead", "check", "record"})
"""What an open case is purpose enough to look at."""


def look(session: Session, kind: str, names: Sequence[str], *, personal: bool = True) -> None:
    """Record that things are looked at: one by its id, several by their number and a hash.

    Args:
        session: who looks, and what for.
        kind: what they are, such as ``entity`` or ``lead``.
        names: their ids.
        personal: whether people's data are in them, so that a purpose is needed.

    Raises:
        DeniedError: the user may not; the refusal is recorded.
    """
    subject = session.subject()
    purpose = purpose_named(session, session.purpose) if session.purpose else None
    if purpose is not None and purpose.name.startswith("case/"):
        purpose = replace(purpose, covers=purpose.covers | COVERED_BY_CASE)
    action = Action(f"{kind}.view", SCREENING.roles, personal=personal, looking=True)
    parties = frozenset(names) if kind == "entity" and len(names) == 1 else frozenset[str]()
    name = f"{kind}/{names[0]}" if len(names) == 1 else kind
    thing = Object(name, kind, parties=parties)
    decision = decide(subject, action, thing, purpose, Context(session.now()))
    if not decision.allow or len(names) == 1:
        act = decision_act(subject, action, thing, decision, purpose=session.purpose)
    else:
        act = listing_act(subject, action, names, purpose=session.purpose)
    session.journal.append([act])
    if not decision.allow:
        raise DeniedError(decision)
