"""A task: a piece of work on a case, for one person, until a day."""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition

WORKERS = frozenset({"investigator", "analyst", "fiu_analyst", "verifier"})
GIVERS = WORKERS | {"supervisor"}


def _assigned(situation: Situation) -> str | None:
    assignee = situation.data.get("assignee")
    if assignee and situation.actor != assignee and not situation.alone:
        return f"it is the task of {assignee}: ask for it to be handed over first"
    return None


def _future(situation: Situation) -> str | None:
    if situation.inputs["due"] < situation.at.date().isoformat():
        return f"the day {situation.inputs['due']} has passed already"
    return None


KIND = Kind(
    name="task",
    meaning="a piece of work on a case, for one person, until a day",
    fields={
        "title": Field("text", "what is to be done"),
        "case": Field("ref", "the case it belongs to"),
        "assignee": Field("user", "who does it"),
        "due": Field("date", "the day by which it is done"),
        "text": Field("text", "free text"),
        "result": Field("text", "what came out"),
        "document": Field("document", "a file or address, its SHA-256 and the day it was seen"),
        "waits_for": Field("text", "whom or what it waits for"),
        "reason": Field("text", "why"),
    },
    states={
        "open": State("it is to be done", due="due"),
        "waiting": State("someone else must act first", clock="theirs", due="due"),
        "done": State("it was done", clock="nobody", final=True),
        "dropped": State("it is no longer needed", clock="nobody", final=True),
    },
    transitions={
        "open": Transition(
            (None,),
            "open",
            GIVERS,
            "give a task",
            needs=("title", "case", "due"),
            may=("assignee", "text"),
            guard=_future,
        ),
        "hand_over": Transition(
            ("open", "waiting"),
            None,
            GIVERS,
            "give it to someone else",
            needs=("assignee",),
            may=("text",),
        ),
        "set_due": Transition(
            ("open", "waiting"),
            None,
            GIVERS,
            "set another day",
            needs=("due", "reason"),
            guard=_future,
        ),
        "wait": Transition(
            ("open",), "waiting", WORKERS, "wait for someone else", needs=("waits_for",)
        ),
        "resume": Transition(("waiting",), "open", WORKERS, "go on", may=("text",)),
        "finish": Transition(
            ("open", "waiting"),
            "done",
            WORKERS,
            "report what came out",
            needs=("result",),
            may=("document",),
            guard=_assigned,
        ),
        "drop": Transition(
            ("open", "waiting"), "dropped", GIVERS, "end it undone", needs=("reason",)
        ),
        "reopen": Transition(
            ("done", "dropped"),
            "open",
            GIVERS,
            "open it again",
            needs=("reason", "due"),
            guard=_future,
            second_person=True,
        ),
    },
    columns=("title", "case", "assignee", "due"),
)
