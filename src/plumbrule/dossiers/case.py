"""A case: a matter that people work on, from a lead or report to an outcome.

Steps and guards follow the table of cases in docs/journal.md; a case cannot be closed while work
on it is open, and a closed one is opened again only by two people.
"""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition

TEAM = frozenset({"investigator", "analyst", "fiu_analyst", "verifier"})
LEADERS = TEAM | {"supervisor"}

OUTCOMES = {
    "conviction": "a court found someone guilty",
    "acquittal": "a court found no guilt",
    "confiscation_order": "assets were confiscated without a conviction",
    "settlement": "the matter was settled",
    "discontinued": "the proceedings were ended without a decision",
    "administrative_sanction": "an authority imposed a measure",
    "recovery": "money or assets came back",
    "correction": "a record, a declaration or a procedure was corrected",
    "no_finding": "the facts were explained",
}
CLOSED_REASONS = {
    "outcome": "an outcome was reached",
    "explained": "the facts have an innocent explanation",
    "no_evidence": "the evidence does not suffice",
    "time_barred": "the time limit has passed",
    "handed_over": "another body took the matter over",
    "duplicate": "another case covers it",
    "other": "another reason, given in the text",
}


def _team_member(situation: Situation) -> str | None:
    members = {item.get("member") for item in situation.data.get("team", ())}
    if situation.inputs["member"] in members:
        return f"{situation.inputs['member']} belongs to the team already"
    return None


def _known_member(situation: Situation) -> str | None:
    members = {item.get("member") for item in situation.data.get("team", ())}
    if situation.inputs["member"] not in members:
        return f"{situation.inputs['member']} was not added to the team"
    return None


def _closable(situation: Situation) -> str | None:
    tasks = situation.related.get("open_tasks", 0)
    if tasks:
        return f"{tasks} of its tasks are still open: finish or drop them first"
    reason = situation.inputs["closed_reason"]
    if reason == "outcome" and not situation.data.get("outcomes"):
        return "no outcome was recorded: record it first, or give another reason"
    if reason == "other" and not situation.inputs.get("text"):
        return "the reason 'other' needs a text"
    return None


KIND = Kind(
    name="case",
    meaning="a matter that people work on, from a lead or report to an outcome",
    fields={
        "title": Field("text", "what it is about, in a few words"),
        "purpose": Field("text", "what it is for"),
        "legal_basis": Field("text", "the provision that allows the work"),
        "lead": Field("ref", "the lead it comes from"),
        "source": Field("ref", "the report, request or finding it comes from"),
        "evidence": Field("json", "the lead's evidence as it was seen"),
        "marking": Field("text", "a marking that readers need a clearance for"),
        "parties": Field("ref", "the people and companies it is about", many=True),
        "offences": Field("text", "the offences that may be concerned", many=True),
        "member": Field("user", "a user"),
        "text": Field("text", "free text"),
        "document": Field("document", "a file or address, its SHA-256 and the day it was seen"),
        "record": Field("record", "a record as it was seen, with source and SHA-256"),
        "decision": Field("text", "what was decided"),
        "outcome": Field("code", "what came of it", OUTCOMES),
        "day": Field("date", "the day it happened"),
        "amount": Field("money", "an amount with currency and day"),
        "reason": Field("text", "why"),
        "review_day": Field("date", "the day on which it is looked at again"),
        "closed_reason": Field("code", "why it ends", CLOSED_REASONS),
    },
    states={
        "open": State("people work on it"),
        "suspended": State("it waits for something", clock="nobody", due="review_day"),
        "closed": State("it has ended", clock="nobody", final=True),
    },
    transitions={
        "open": Transition(
            (None,),
            "open",
            LEADERS,
            "begin a case",
            needs=("title", "purpose", "legal_basis"),
            may=("lead", "source", "evidence", "marking", "parties", "offences"),
            guard=lambda s: (
                None
                if s.inputs.get("lead") or s.inputs.get("source")
                else "a case comes from a lead, report, request or finding: name it"
            ),
        ),
        "add_member": Transition(
            ("open", "suspended"),
            None,
            LEADERS,
            "add someone to the team",
            needs=("member",),
            guard=_team_member,
            collects="team",
        ),
        "remove_member": Transition(
            ("open", "suspended"),
            None,
            LEADERS,
            "take someone off the team",
            needs=("member",),
            may=("text",),
            guard=_known_member,
            drops="team",
        ),
        "note": Transition(
            ("open", "suspended", "closed"),
            None,
            TEAM,
            "write a note",
            needs=("text",),
            collects="notes",
        ),
        "attach": Transition(
            ("open", "suspended"),
            None,
            TEAM,
            "add a document",
            needs=("document",),
            may=("text",),
            collects="documents",
        ),
        "link": Transition(
            ("open", "suspended"),
            None,
            TEAM,
            "keep a record as it was seen",
            needs=("record",),
            may=("text",),
            collects="records",
        ),
        "decide": Transition(
            ("open",),
            None,
            LEADERS,
            "record a decision",
            needs=("decision", "reason"),
            may=("document",),
            collects="decisions",
        ),
        "record_outcome": Transition(
            ("open",),
            None,
            TEAM,
            "record what came of it",
            needs=("outcome", "day"),
            may=("amount", "document", "text"),
            collects="outcomes",
        ),
        "suspend": Transition(
            ("open",),
            "suspended",
            LEADERS,
            "let it wait",
            needs=("reason", "review_day"),
        ),
        "resume": Transition(("suspended",), "open", LEADERS, "go on", may=("reason",)),
        "close": Transition(
            ("open",),
            "closed",
            LEADERS,
            "end it",
            needs=("closed_reason",),
            may=("text",),
            guard=_closable,
        ),
        "reopen": Transition(
            ("closed",),
            "open",
            LEADERS,
            "open it again",
            needs=("reason",),
            may=("document",),
            second_person=True,
        ),
    },
    columns=("title", "lead"),
    watchers=frozenset({"data_protection_officer"}),
)
