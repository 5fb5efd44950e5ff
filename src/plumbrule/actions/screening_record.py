"""Screening is recorded: who asked, what for, how many, of which lists; never the names.

The journal holds a keyed hash of what was asked, so that it can be shown later that a given input
was, or was not, what was screened; without the journal's keys the hash tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from plumbrule.actions.follow import DeniedError
from plumbrule.actions.need_to_know import purpose_named
from plumbrule.actions.session import Session, open_session
from plumbrule.journal import database
from plumbrule.journal.access.policy import Action, Context, Object, decide
from plumbrule.journal.access.record import decision_act
from plumbrule.journal.access.roles import ROLES
from plumbrule.journal.decisions import keyed_id
from plumbrule.journal.entry import Draft

KIND = "screening"
ACTION = Action(
    "screening.ask",
    frozenset(ROLES) - {"administrator", "inspector", "witness", "key_officer"},
)
"""Asking names against lists: for all who work on contents, with a purpose."""


@contextmanager
def session_if_any(
    lake: Path, journal: str | None, *, user: str | None = None, purpose: str | None = None
) -> Iterator[Session | None]:
    """Give a session on the journal of a lake; None when there is no journal to record in."""
    place = database.address(lake, journal)
    prefix = "sqlite:///"
    if place.startswith(prefix) and not Path(place.removeprefix(prefix)).exists():
        yield None
        return
    session = open_session(lake, journal, user=user, purpose=purpose, create=False)
    try:
        yield session
    finally:
        session.close()


def allow(session: Session, watchlist: str) -> Draft:
    """Decide whether the user may screen for the purpose named, and give the act to record.

    Raises:
        DeniedError: the user may not; the refusal is recorded.
    """
    subject = session.subject()
    purpose = purpose_named(session, session.purpose) if session.purpose else None
    if purpose is not None and purpose.name.startswith("case/"):
        purpose = replace(purpose, covers=purpose.covers | {KIND})
    thing = Object(f"{KIND}/{watchlist}", KIND)
    decision = decide(subject, ACTION, thing, purpose, Context(session.now()))
    act = decision_act(subject, ACTION, thing, decision, purpose=session.purpose)
    if not decision.allow:
        session.journal.append([act])
        raise DeniedError(decision)
    return act


def record(session: Session, allowed: Draft, asked: bytes, facts: Mapping[str, Any]) -> None:
    """Record a run: one act for a whole batch.

    Args:
        session: who asked.
        allowed: what ``allow`` gave.
        asked: the input, byte for byte; only its keyed hash is kept.
        facts: counts and versions, no names.
    """
    digest = None
    if session.journal.keys is not None:
        digest = keyed_id(session.journal.keys, KIND, asked.hex())
    fields = {**allowed.fields, "count": facts.get("queries"), "digest": digest}
    session.journal.append([replace(allowed, content=dict(facts), fields=fields)])
