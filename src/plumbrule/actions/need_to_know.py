"""What the access rules must know about a thing: its team, its parties, its purpose.

A case belongs to whoever opened it and to its team; a task belongs to the team of its case and to
the person who does it. Everything else belongs to the roles that may work on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from plumbrule.actions.session import Session, all_of, load
from plumbrule.dossiers.break_glass import VALID
from plumbrule.dossiers.machinery.kinds import Kind
from plumbrule.dossiers.machinery.steps import Dossier
from plumbrule.journal.access.policy import Action, Object, Purpose

CASE_WORK = frozenset({"case", "task"})


def thing_of(session: Session, dossier: Dossier, inputs: Mapping[str, Any]) -> Object:
    """Return the thing as the access rules see it."""
    case = _case_of(session, dossier, inputs)
    team: set[str] = set()
    if case is not None:
        team |= {item["member"] for item in case.data.get("team", ())}
        team |= {case.steps[0].actor} if case.steps else set()
    if team and dossier.data.get("assignee"):
        team.add(dossier.data["assignee"])
    parties = {
        party
        for source in (dossier.data, inputs, case.data if case else {})
        for party in source.get("parties", ())
    }
    return Object(
        name=dossier.stream,
        kind=dossier.kind.name,
        team=frozenset(team),
        marking=(case or dossier).data.get("marking"),
        parties=frozenset(parties),
        fields=frozenset(dossier.kind.fields),
    )


def purpose_of(
    session: Session, dossier: Dossier, inputs: Mapping[str, Any], action: str
) -> Purpose | None:
    """Return the purpose that was named, or the case itself for work on it."""
    if session.purpose is not None:
        return purpose_named(session, session.purpose)
    case = _case_of(session, dossier, inputs)
    if case is None:
        return None
    going_on = case.state != "closed" or action == "reopen"
    return Purpose(case.stream, CASE_WORK, going_on)


def emergency_of(session: Session, user: str, purpose: Purpose | None, at: datetime) -> str | None:
    """Return the emergency opening in force for this user and purpose, if one was named."""
    if session.emergency is None or purpose is None:
        return None
    opening = load(session.journal, "break_glass", session.emergency)
    if opening.state != "open" or opening.steps[0].actor != user:
        return None
    in_time = at - opening.steps[0].at <= VALID
    return opening.id if in_time and opening.data.get("purpose") == purpose.name else None


def step_action(kind: Kind, name: str) -> Action:
    """Return a step as the access rules see it; an unknown one is for everyone to be told so."""
    transition = kind.transitions.get(name)
    everyone = frozenset(role for step in kind.transitions.values() for role in step.who)
    return Action(
        name=f"{kind.name}.{name}",
        roles=transition.who if transition else everyone,
        personal=kind.personal,
        second_person=transition.second_person if transition else False,
    )


def look_action(kind: Kind, verb: str) -> Action:
    """Return looking at a thing (``view``) or at a list (``list``) as the access rules see it."""
    everyone = frozenset(role for step in kind.transitions.values() for role in step.who)
    return Action(
        name=f"{kind.name}.{verb}",
        roles=everyone,
        watchers=kind.watchers,
        personal=kind.personal,
        looking=True,
    )


def masked(dossier: Dossier, mask: frozenset[str]) -> Dossier:
    """Return the thing without the fields that its reader may not see."""
    if not mask:
        return dossier
    steps = tuple(
        replace(
            step,
            inputs={name: value for name, value in (step.inputs or {}).items() if name not in mask},
        )
        for step in dossier.steps
    )
    collected = {step.collects for step in dossier.kind.transitions.values() if step.collects}
    hidden = mask | (collected if mask >= set(dossier.kind.fields) else frozenset())
    data = {name: value for name, value in dossier.data.items() if name not in hidden}
    return replace(dossier, data=data, steps=steps)


def told_in_emergency(session: Session, roles: tuple[str, ...]) -> list[str]:
    """Return the users who must be told of an emergency opening."""
    return [
        user.id
        for user in all_of(session.journal, "user")
        if user.state == "active"
        and any(item["role"] in roles for item in user.data.get("roles", ()))
    ]


def _case_of(session: Session, dossier: Dossier, inputs: Mapping[str, Any]) -> Dossier | None:
    if dossier.kind.name == "case":
        return dossier
    named = dossier.data.get("case") or inputs.get("case")
    if not isinstance(named, str) or not named:
        return None
    return load(session.journal, "case", named.removeprefix("case/"))


def purpose_named(session: Session, name: str) -> Purpose | None:
    """Return the case or mandate of a name, ``case/ID`` or ``purpose/ID``; None if there is none."""
    kind_name, _, ident = name.partition("/")
    if kind_name == "case":
        case = load(session.journal, "case", ident)
        return Purpose(name, CASE_WORK, case.state in ("open", "suspended"))
    if kind_name == "purpose":
        mandate = load(session.journal, "purpose", ident)
        if mandate.state is None:
            return None
        in_time = session.now().date().isoformat() <= mandate.data.get("until", "")
        covers = frozenset(mandate.data.get("covers", ()))
        return Purpose(name, covers, mandate.state == "open" and in_time)
    return None
