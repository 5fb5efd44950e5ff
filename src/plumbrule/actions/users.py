"""The people who may act, and what happens when someone must act in an emergency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from plumbrule.actions.follow import look_at_all, new_id, take_step
from plumbrule.actions.need_to_know import told_in_emergency
from plumbrule.actions.session import Session, all_of, load
from plumbrule.actions.signing_in import Credentials, Invitation, place_of
from plumbrule.dossiers.break_glass import REVIEW_DAYS, TOLD, VALID
from plumbrule.dossiers.machinery.registry import kind
from plumbrule.dossiers.machinery.steps import Dossier, Wish, attempt
from plumbrule.journal.entry import Draft
from plumbrule.model.errors import PlumbError


def add_user(session: Session, inputs: Mapping[str, Any], roles: Sequence[str] = ()) -> Dossier:
    """Add a person, with roles.

    The first one added ends single-user work, so it must be someone who can add others.

    Raises:
        PlumbError: the first user would not be an administrator, or the sign-in name is taken.
    """
    users = all_of(session.journal, "user")
    if not users and "administrator" not in roles:
        raise PlumbError("the first user must be an administrator, or nobody could add another one")
    name = new_id(session)
    taken = sum(user.data.get("login") == inputs.get("login") for user in users)
    return take_step(
        session,
        "user",
        name,
        "add",
        inputs,
        related=lambda _: {"same_login": taken},
        after=_granting(session, name, roles),
    )


def step_on_user(
    session: Session,
    login: str,
    action: str,
    inputs: Mapping[str, Any],
    approval: str | None = None,
) -> Dossier:
    """Take a step on the account of a user named by sign-in name or id."""
    user = find_user(session, login)
    return take_step(session, "user", user.id, action, inputs, approval=approval)


def invite_user(session: Session, login: str) -> tuple[Dossier, Invitation]:
    """Let a user choose a passphrase and a second factor; give the code to tell that person.

    Args:
        session: of an administrator.
        login: sign-in name or id of the user.
    """
    user = step_on_user(session, login, "invite", {})
    return user, Credentials(place_of(session.lake)).invite(user.id, session.now())


def find_user(session: Session, login: str) -> Dossier:
    """Return the account of a user named by sign-in name or id.

    Raises:
        PlumbError: there is none.
    """
    for user in all_of(session.journal, "user"):
        if login in (user.id, user.data.get("login")):
            return user
    raise PlumbError(f"there is no user {login}")


def open_emergency(session: Session, purpose: str, reason: str) -> tuple[Dossier, list[str]]:
    """Open access in an emergency; return the opening, and the users who were told at once."""
    told = told_in_emergency(session, TOLD)
    name = new_id(session)
    actor = session.subject().user
    notices = [
        Draft(
            f"notice/{user}",
            "notice.break_glass",
            actor,
            None,
            {"objects": (f"break_glass/{name}",)},
        )
        for user in told
    ]
    said = {"reason": reason, "purpose": purpose, "told": told}
    return take_step(session, "break_glass", name, "open", said, after=notices), told


def notices(session: Session) -> list[Dossier]:
    """Return the emergency openings that the user was told of and nobody has reviewed."""
    user = session.subject().user
    told = {name for act in session.journal.stream(f"notice/{user}") for name in act.event.objects}
    return look_at_all(
        session, "break_glass", lambda one: one.stream in told and one.state != "reviewed"
    )


def emergency_answer(
    session: Session, name: str, now: datetime
) -> tuple[Literal["hit", "clear", "cannot_tell"], str]:
    """Say whether an emergency opening was used and reviewed as it should be (rule BRK-1).

    ``hit``: no review within five days, or acts under it after its hour or for another purpose;
    ``cannot_tell``: no purpose is recorded.
    """
    opening = load(session.journal, "break_glass", name)
    purpose = opening.data.get("purpose")
    if not purpose:
        return "cannot_tell", "no purpose is recorded"
    began = opening.steps[0].at
    for act in session.journal.acts(opening.steps[0].position):
        if act.event.break_glass != name:
            continue
        if act.event.purpose != purpose:
            return (
                "hit",
                f"act {act.position} was for {act.event.purpose}, the opening for {purpose}",
            )
        if datetime.fromisoformat(act.event.t) - began > VALID:
            return "hit", f"act {act.position} came after its hour"
    if opening.state != "reviewed" and now - began > timedelta(days=REVIEW_DAYS):
        return "hit", f"it was not reviewed within {REVIEW_DAYS} days"
    return "clear", "within its hour and purpose" + (
        ", and reviewed" if opening.state == "reviewed" else "; the review is not due yet"
    )


def _granting(session: Session, name: str, roles: Sequence[str]) -> list[Draft]:
    subject = session.subject()
    drafts: list[Draft] = []
    dossier = Dossier(kind("user"), name, "active", 1)
    for role in roles:
        wish = Wish("grant", {"role": role}, subject.user, session.now(), alone=subject.alone)
        drafts.append(attempt(dossier, wish))
        held = [*dossier.data.get("roles", ()), {"role": role}]
        dossier = replace(
            dossier, data={**dossier.data, "roles": held}, version=dossier.version + 1
        )
    return drafts
