"""The one function that decides who may do what. Pure; everything is denied that no rule allows.

The rules carry the ids of the access rules in docs/journal.md. Taking away a role, a clearance or
a purpose never adds access (POL-5, tested as a property).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

METADATA_ONLY = "supervisor"
"""The role that sees that work is done on a thing, but not the contents."""

NO_EMERGENCY = frozenset({"reporter_identity"})
"""Kinds of thing that no emergency opens."""


@dataclass(frozen=True)
class Subject:
    """Who asks.

    Attributes:
        user: opaque id.
        roles: roles held now.
        agency: the body the user acts for.
        clearances: markings the user may see.
        conflicts: keys of people and companies the user is too close to.
        alone: whether the installation has a single user, who then holds every role.
    """

    user: str
    roles: frozenset[str] = frozenset()
    agency: str | None = None
    clearances: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()
    alone: bool = False


@dataclass(frozen=True)
class Action:
    """What is asked for.

    Attributes:
        name: ``kind.verb``.
        roles: roles that may do it.
        watchers: roles that may do it without belonging to the team.
        personal: whether personal data are seen or changed, so that a purpose is needed.
        second_person: whether someone else must have approved it.
        looking: whether it only looks.
    """

    name: str
    roles: frozenset[str]
    watchers: frozenset[str] = frozenset()
    personal: bool = True
    second_person: bool = False
    looking: bool = False


@dataclass(frozen=True)
class Object:
    """What it is asked about.

    Attributes:
        name: ``kind/id``.
        kind: its kind.
        team: users who work on it; empty when it belongs to nobody in particular.
        marking: a marking that needs a clearance.
        parties: keys of the people and companies in it.
        fields: its fields.
        reserved: those that its publication profile or marking keeps back.
    """

    name: str
    kind: str
    team: frozenset[str] = frozenset()
    marking: str | None = None
    parties: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    reserved: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Purpose:
    """What it is asked for: an open case or mandate, and the kinds of thing it covers."""

    name: str
    covers: frozenset[str]
    open: bool = True


@dataclass(frozen=True)
class Context:
    """The circumstances.

    Attributes:
        at: when.
        approved_by: who approved exactly this act, if anyone did.
        emergency: an emergency opening that is in force now for this user and purpose.
    """

    at: datetime
    approved_by: str | None = None
    emergency: str | None = None


@dataclass(frozen=True)
class Decision:
    """The answer.

    Attributes:
        allow: yes or no.
        rule: id of the rule that decided.
        why: a sentence for the person who asked.
        mask: fields to leave out.
        hidden: whether the thing must look as if it did not exist.
    """

    allow: bool
    rule: str
    why: str
    mask: frozenset[str] = field(default_factory=frozenset)
    hidden: bool = False


def decide(
    subject: Subject, action: Action, thing: Object, purpose: Purpose | None, context: Context
) -> Decision:
    """Return whether the subject may do this to the thing, for this purpose, now."""
    if subject.conflicts & thing.parties:
        return Decision(False, "POL-4", f"there is no {thing.name}", hidden=True)
    if subject.alone:
        return Decision(True, "SINGLE", "the only user of this installation")
    held = subject.roles & (action.roles | action.watchers)
    supervising = action.looking and METADATA_ONLY in subject.roles
    if not held and not supervising:
        needed = ", ".join(sorted(action.roles)) or "nobody"
        return Decision(False, "ROLE", f"{action.name} is for {needed}")
    if thing.marking is not None and thing.marking not in subject.clearances:
        return Decision(False, "MARK", f"it is marked {thing.marking}")
    refused = _purpose_refusal(action, thing, purpose)
    if refused is not None:
        return refused
    reserved = thing.reserved if thing.marking not in subject.clearances else frozenset[str]()
    inside = not thing.team or subject.user in thing.team or bool(held & action.watchers)
    if not held or not inside:
        return _outside(subject, action, thing, context, supervising=supervising, held=bool(held))
    if action.second_person and context.approved_by in (None, subject.user):
        return Decision(False, "EYES", f"{action.name} needs the approval of a second person")
    return Decision(True, "POL-2", "role, purpose and need to know", mask=reserved)


def _purpose_refusal(action: Action, thing: Object, purpose: Purpose | None) -> Decision | None:
    if not action.personal:
        return None
    if purpose is None:
        return Decision(
            False, "POL-1", "personal data need a purpose: name an open case or mandate"
        )
    if not purpose.open:
        return Decision(False, "POL-1", f"the purpose {purpose.name} is closed")
    if thing.kind not in purpose.covers:
        return Decision(False, "POL-1", f"the purpose {purpose.name} does not cover {thing.kind}")
    return None


def _outside(
    subject: Subject,
    action: Action,
    thing: Object,
    context: Context,
    *,
    supervising: bool,
    held: bool,
) -> Decision:
    emergency = context.emergency is not None and thing.kind not in NO_EMERGENCY
    if held and emergency and not action.second_person:
        return Decision(True, "BREAK", "under an emergency opening, which will be reviewed")
    if supervising:
        return Decision(True, "POL-2S", "supervision: without contents", mask=thing.fields)
    return Decision(False, "POL-2", f"{subject.user} does not belong to the team of {thing.name}")
