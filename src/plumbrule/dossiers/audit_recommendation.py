"""An audit recommendation: from the finding to what was verified to have been done about it.

Only the auditor verifies, never the body it was made to; a finding that comes back opens the
closed recommendation again.
"""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition

AUDITOR = frozenset({"auditor"})
ADDRESSEE = frozenset({"addressee"})

RESPONSES = {
    "accepted": "it will be done",
    "partly": "a part of it will be done",
    "refused": "it will not be done",
}


def _answer_complete(situation: Situation) -> str | None:
    if situation.inputs["response"] != "accepted" and not situation.inputs.get("text"):
        return "a response that does not accept the whole needs its reasons in a text"
    return None


def _refused(situation: Situation) -> str | None:
    if situation.data.get("response") == "accepted":
        return "it was accepted: wait for the action, or set a new day"
    return None


def _by_the_auditor(situation: Situation) -> str | None:
    if situation.alone:
        return None
    if situation.agency is not None and situation.agency == situation.data.get("addressee"):
        return "the body it was made to cannot verify its own action"
    if situation.actor == situation.doers.get("act"):
        return "whoever acted on it cannot verify the action"
    return None


def _again(situation: Situation) -> str | None:
    if situation.inputs.get("repeat_of") or situation.inputs.get("text"):
        return None
    return "say why, or name the repeated finding"


KIND = Kind(
    name="audit_recommendation",
    meaning="a recommendation after an audit, followed until it was verified",
    fields={
        "title": Field("text", "what is recommended, in a few words"),
        "report": Field("document", "the audit report"),
        "finding": Field("text", "the code of the finding"),
        "addressee": Field("text", "the body it is made to"),
        "contracts": Field("ref", "contracts it concerns", many=True),
        "officials": Field("ref", "officials it concerns", many=True),
        "repeat_of": Field("ref", "an earlier recommendation with the same finding"),
        "answer_due": Field("date", "the day until which the body answers"),
        "due": Field("date", "the day until which the action is done"),
        "response": Field("code", "what the body answers", RESPONSES),
        "text": Field("text", "free text"),
        "action": Field("text", "what was done"),
        "evidence": Field("document", "what shows that it was done"),
        "verification": Field("text", "what the auditor looked at, and found"),
        "committee": Field("text", "the parliamentary committee that was told"),
        "hearing": Field("date", "the day of its hearing"),
    },
    states={
        "issued": State("it awaits an answer", "theirs", due="answer_due"),
        "answered": State("it awaits action", "theirs", due="due"),
        "acted": State("the action awaits verification", "ours"),
        "partial": State("a part was verified; the rest awaits action", "theirs", due="due"),
        "closed_implemented": State("verified as done", "nobody", final=True),
        "closed_not_implemented": State("not done, and not pursued", "nobody", final=True),
    },
    transitions={
        "issue": Transition(
            (None,),
            "issued",
            AUDITOR,
            "make the recommendation",
            needs=("title", "report", "finding", "addressee", "answer_due"),
            may=("contracts", "officials", "repeat_of", "due", "text"),
        ),
        "respond": Transition(
            ("issued",),
            "answered",
            ADDRESSEE,
            "answer it",
            needs=("response",),
            may=("text", "due"),
            guard=_answer_complete,
        ),
        "act": Transition(
            ("answered", "partial"),
            "acted",
            ADDRESSEE,
            "report what was done",
            needs=("action", "evidence"),
            may=("text",),
        ),
        "accept_refusal": Transition(
            ("answered",),
            "closed_not_implemented",
            AUDITOR,
            "end it undone",
            needs=("text",),
            guard=_refused,
        ),
        "verify": Transition(
            ("acted",),
            "closed_implemented",
            AUDITOR,
            "find it done",
            needs=("verification",),
            may=("evidence",),
            guard=_by_the_auditor,
        ),
        "verify_partial": Transition(
            ("acted",),
            "partial",
            AUDITOR,
            "find a part of it done",
            needs=("verification", "due"),
            may=("evidence",),
            guard=_by_the_auditor,
        ),
        "reject": Transition(
            ("acted",),
            "answered",
            AUDITOR,
            "find it not done",
            needs=("verification",),
            may=("due",),
            guard=_by_the_auditor,
        ),
        "notify_committee": Transition(
            ("issued", "answered", "acted", "partial", "closed_not_implemented"),
            None,
            AUDITOR,
            "tell the parliamentary committee",
            needs=("committee",),
            may=("hearing",),
            collects="committees",
        ),
        "reopen": Transition(
            ("closed_implemented", "closed_not_implemented"),
            "answered",
            AUDITOR,
            "open it again",
            may=("text", "repeat_of", "due"),
            guard=_again,
            second_person=True,
        ),
    },
    columns=("title", "addressee", "finding", "due"),
    watchers=frozenset({"auditor", "addressee", "statistician"}),
    personal=False,
)
