"""Whether two records are one person or company, as people decided; applied again on every load.

It names records by their source keys, never an entity that a later load may cut differently.
"""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, Situation, State, Transition

DECIDERS = frozenset({"analyst", "investigator", "fiu_analyst", "verifier"})


def _two(situation: Situation) -> str | None:
    if situation.inputs["record_a"] >= situation.inputs["record_b"]:
        return "a link is between two records, named in the order of their keys"
    known = situation.data.get("record_a")
    pair = (situation.inputs["record_a"], situation.inputs["record_b"])
    if known is not None and (known, situation.data["record_b"]) != pair:
        return "this dossier is about another pair of records"
    return None


KIND = Kind(
    name="link",
    meaning="a decision whether two records are one person or company",
    fields={
        "record_a": Field("text", "the first record's key"),
        "record_b": Field("text", "the second record's key"),
        "reason": Field("text", "why"),
        "evidence": Field("json", "what was compared, as it was seen"),
    },
    states={
        "same": State("the two are one", "nobody"),
        "not_same": State("the two are not one", "nobody"),
        "revoked": State("the decision was taken back: the rules decide again", "nobody"),
    },
    transitions={
        "same": Transition(
            (None, "not_same", "revoked"),
            "same",
            DECIDERS,
            "say that the two are one",
            needs=("record_a", "record_b", "reason"),
            may=("evidence",),
            guard=_two,
        ),
        "not_same": Transition(
            (None, "same", "revoked"),
            "not_same",
            DECIDERS,
            "say that the two are not one",
            needs=("record_a", "record_b", "reason"),
            may=("evidence",),
            guard=_two,
        ),
        "revoke": Transition(
            ("same", "not_same"), "revoked", DECIDERS, "take the decision back", needs=("reason",)
        ),
    },
    columns=("record_a", "record_b", "reason"),
    personal=False,
)
