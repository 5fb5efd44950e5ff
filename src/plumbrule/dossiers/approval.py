"""The approval of one exact act by a second person: asked for, given or refused, used once.

What is approved is the hash of the act as the approver saw it; any change needs a new approval.
"""

from __future__ import annotations

from datetime import timedelta

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition
from plumbrule.journal.access.roles import ROLES

EVERYONE = frozenset(ROLES)
VALID = timedelta(minutes=60)
SHORTEST_READING = timedelta(seconds=3)
"""Nobody reads what they approve in less (OWASP ASVS 5.0, 2.4.2)."""


def _asked_at(situation: Situation) -> timedelta:
    began = situation.since
    return situation.at - began if began is not None else timedelta()


def _grantable(situation: Situation) -> str | None:
    if situation.actor == situation.doers["request"]:
        return "whoever asks for an approval cannot give it"
    if _asked_at(situation) > VALID:
        return "the request is older than 60 minutes: it must be made again"
    if _asked_at(situation) < SHORTEST_READING:
        return "it was asked for less than 3 seconds ago: read it first"
    if situation.inputs["digest"] != situation.data["digest"]:
        return "what you approve is not what was asked for"
    return None


def _usable(situation: Situation) -> str | None:
    if situation.actor != situation.doers["request"]:
        return "only the person who asked for the approval can use it"
    if _asked_at(situation) > VALID:
        return "the approval was given more than 60 minutes ago"
    if situation.inputs["digest"] != situation.data["digest"]:
        return "the act is not the one that was approved"
    return None


KIND = Kind(
    name="approval",
    meaning="the approval of one exact act by a second person",
    fields={
        "act": Field("text", "the act, as kind.verb"),
        "thing": Field("ref", "the thing it is done to"),
        "inputs": Field("json", "what the act says"),
        "digest": Field("text", "SHA-256 of the act in canonical JSON with a nonce"),
        "nonce": Field("text", "32 unguessable bytes in hex"),
        "reason": Field("text", "why"),
    },
    states={
        "requested": State("a second person is to decide", "theirs"),
        "granted": State("the act may be done once", "ours"),
        "refused": State("the act must not be done", "nobody", final=True),
        "used": State("the act was done", "nobody", final=True),
        "withdrawn": State("nobody needs it any more", "nobody", final=True),
    },
    transitions={
        "request": Transition(
            (None,),
            "requested",
            EVERYONE,
            "ask for it",
            needs=("act", "thing", "digest", "nonce", "reason"),
            may=("inputs",),
        ),
        "grant": Transition(
            ("requested",),
            "granted",
            EVERYONE,
            "give it",
            needs=("digest",),
            may=("reason",),
            guard=_grantable,
        ),
        "refuse": Transition(("requested",), "refused", EVERYONE, "refuse it", needs=("reason",)),
        "use": Transition(
            ("granted",), "used", EVERYONE, "do the act", needs=("digest",), guard=_usable
        ),
        "withdraw": Transition(
            ("requested", "granted"),
            "withdrawn",
            EVERYONE,
            "take the request back",
            guard=lambda s: (
                None
                if s.actor == s.doers["request"]
                else "only the person who asked for the approval can take it back"
            ),
        ),
    },
    columns=("act", "thing", "inputs", "reason"),
    personal=False,
)
