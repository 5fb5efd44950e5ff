"""An emergency opening: access to what one is not part of, for an hour, with a review afterwards.

The data protection officer and the inspector are told when it begins; every act under it is
marked; the review is due within five days.
"""

from __future__ import annotations

from datetime import timedelta

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition
from plumbrule.journal.access.roles import ROLES

VALID = timedelta(minutes=60)
REVIEW_DAYS = 5
TOLD = ("data_protection_officer", "inspector")
REVIEWERS = frozenset(TOLD)
EVERYONE = frozenset(ROLES)

FINDINGS = {
    "justified": "the emergency was real",
    "exercise": "it was an exercise",
    "unjustified": "there was no emergency, or more was looked at than it needed",
}


def _by_another(situation: Situation) -> str | None:
    if situation.actor == situation.doers["open"] and not situation.alone:
        return "whoever opened it cannot review it"
    return None


KIND = Kind(
    name="break_glass",
    meaning="access in an emergency, for an hour, reviewed afterwards",
    fields={
        "reason": Field("text", "what the emergency is"),
        "purpose": Field("ref", "the case or mandate it is for"),
        "told": Field("user", "who was told at once", many=True),
        "finding": Field("code", "what the review found", FINDINGS),
        "text": Field("text", "free text"),
    },
    states={
        "open": State("access is open, or its review is due", "ours", days=REVIEW_DAYS),
        "ended": State("access has ended; its review is due", "ours", days=REVIEW_DAYS),
        "reviewed": State("someone else has looked at what was done", "nobody", final=True),
    },
    transitions={
        "open": Transition(
            (None,),
            "open",
            EVERYONE,
            "open in an emergency",
            needs=("reason", "purpose"),
            may=("told",),
        ),
        "end": Transition(("open",), "ended", EVERYONE, "end it early", may=("text",)),
        "review": Transition(
            ("open", "ended"),
            "reviewed",
            REVIEWERS,
            "say what the review found",
            needs=("finding", "text"),
            guard=_by_another,
        ),
    },
    columns=("reason", "purpose", "finding"),
    watchers=REVIEWERS,
    personal=False,
)
