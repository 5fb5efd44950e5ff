"""A value of a record that the source has wrong; applied again on every load."""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition

DECIDERS = frozenset({"analyst", "investigator", "verifier", "data_protection_officer"})


def _differs(situation: Situation) -> str | None:
    if situation.inputs["value"] == situation.inputs["seen"]:
        return "the corrected value is the one that the source has"
    return None


KIND = Kind(
    name="correction",
    meaning="a value that the source has wrong",
    fields={
        "table": Field("text", "the table"),
        "record": Field("text", "the record's key; parts of a key joined by /"),
        "field": Field("text", "the field"),
        "seen": Field(
            "text", "the value that the source has; the correction holds while it has it"
        ),
        "value": Field("text", "the right value"),
        "reason": Field("text", "how it is known"),
        "document": Field("document", "what shows it"),
    },
    states={
        "corrected": State("the right value is used", "nobody"),
        "revoked": State("the source's value is used", "nobody"),
    },
    transitions={
        "correct": Transition(
            (None, "corrected", "revoked"),
            "corrected",
            DECIDERS,
            "use another value",
            needs=("table", "record", "field", "seen", "value", "reason"),
            may=("document",),
            guard=_differs,
        ),
        "revoke": Transition(
            ("corrected",), "revoked", DECIDERS, "use the source's value", needs=("reason",)
        ),
    },
    columns=("table", "record", "field", "value"),
    personal=False,
)
