"""What people made of a lead: dismissed, confirmed or sent on, each with a reason from a list.

The review keeps the evidence as it was seen. A dismissed lead stays dismissed on later loads
until its evidence is another one. Reviews are what the measured precision of a rule is counted
from; each reason says how it counts.
"""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition
from plumbrule.journal.reviews import REASONS

REVIEWERS = frozenset({"analyst", "investigator", "fiu_analyst", "verifier", "auditor"})

EFFECTS = {
    "none": "the answer changes nothing",
    "explains": "the answer explains what the records show",
    "refutes": "the answer shows that a link is wrong",
    "corrects": "the answer shows that a record is wrong",
}


def _reason_fits(outcome: str) -> frozenset[str]:
    return frozenset(code for code, reason in REASONS.items() if reason.outcome == outcome)


def _guard(outcome: str) -> Transition:
    allowed = _reason_fits(outcome)

    def fits(situation: Situation) -> str | None:
        if situation.inputs["reason"] not in allowed:
            return f"reasons here are {', '.join(sorted(allowed))}"
        if situation.inputs["reason"].endswith("other") and not situation.inputs.get("text"):
            return "this reason needs a text"
        return None

    meaning = {
        "dismissed": "set the lead aside",
        "confirmed": "find that the lead deserves work",
        "sent_on": "give the lead to another body",
    }[outcome]
    return Transition(
        tuple(state for state in (None, "in_review", *_ENDS) if state != outcome),
        outcome,
        REVIEWERS,
        meaning,
        needs=("reason", "rules", "evidence", *(("sent_to",) if outcome == "sent_on" else ())),
        may=("text",),
        guard=fits,
    )


_ENDS = ("dismissed", "confirmed", "sent_on")

KIND = Kind(
    name="lead_review",
    meaning="what people made of a lead",
    fields={
        "rules": Field("text", "the rules that the lead rests on", many=True),
        "evidence": Field("json", "the lead's evidence as it was seen"),
        "reason": Field("code", "why", {code: item.meaning for code, item in REASONS.items()}),
        "text": Field("text", "free text"),
        "sent_to": Field("text", "the body it was given to"),
        "asked": Field("text", "who was asked to answer"),
        "answer_due": Field("date", "the day until which an answer is awaited"),
        "answer": Field("text", "the answer"),
        "effect": Field("code", "what the answer changes", EFFECTS),
        "answer_public": Field(
            "code",
            "whether whoever answered wants the answer published",
            {"yes": "it may be published", "no": "it may not"},
        ),
        "document": Field("document", "a file or address, its SHA-256 and the day it was seen"),
    },
    states={
        "in_review": State("someone looks at it"),
        "asked": State("the person or body concerned was asked", "theirs", due="answer_due"),
        "dismissed": State("set aside", "nobody"),
        "confirmed": State("it deserves work", "nobody"),
        "sent_on": State("another body has it", "nobody"),
    },
    transitions={
        "take": Transition(
            (None, *_ENDS), "in_review", REVIEWERS, "begin, or begin again", may=("text",)
        ),
        "ask": Transition(
            ("in_review",),
            "asked",
            REVIEWERS,
            "ask the person or body concerned",
            needs=("asked", "answer_due"),
            may=("text", "document"),
        ),
        "record_answer": Transition(
            ("asked",),
            "in_review",
            REVIEWERS,
            "keep the answer",
            needs=("answer", "effect"),
            may=("answer_public", "document"),
        ),
        "no_answer": Transition(
            ("asked",),
            "in_review",
            REVIEWERS,
            "note that no answer came",
            guard=lambda s: (
                None
                if s.at.date().isoformat() > s.data["answer_due"]
                else f"an answer is awaited until {s.data['answer_due']}"
            ),
        ),
        "dismiss": _guard("dismissed"),
        "confirm": _guard("confirmed"),
        "send_on": _guard("sent_on"),
    },
    columns=("reason", "rules"),
    personal=False,
)
