"""The order to erase contents from the journal: which acts, why, and by whom it was approved."""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, State, Transition

REASONS = {
    "retention": "the time for which it may be kept has ended",
    "request": "the person concerned asked for it, and has the right to",
    "unlawful": "it should not have been recorded",
    "court": "a court or authority ordered it",
}

KIND = Kind(
    name="erasure",
    meaning="the order to erase contents from the journal",
    fields={
        "positions": Field("count", "the positions of the acts concerned", many=True),
        "extent": Field(
            "code", "how much", {"content": "the contents", "whole": "who did what, too"}
        ),
        "reason": Field("code", "why", REASONS),
    },
    states={"ordered": State("it was ordered and carried out", "nobody", final=True)},
    transitions={
        "order": Transition(
            (None, "ordered"),
            "ordered",
            frozenset({"data_protection_officer"}),
            "erase",
            needs=("positions", "extent", "reason"),
            second_person=True,
        ),
    },
    columns=("positions", "extent", "reason"),
    watchers=frozenset({"inspector", "key_officer"}),
    personal=False,
)
