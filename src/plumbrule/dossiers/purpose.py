"""A mandate: what personal data may be looked at for, on which legal basis, until when.

A case is a purpose of its own; a mandate serves work that is not yet a case, such as the yearly
verification of declarations.
"""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, State, Transition

GIVERS = frozenset({"supervisor", "data_protection_officer"})

KIND = Kind(
    name="purpose",
    meaning="a mandate to look at personal data",
    fields={
        "title": Field("text", "what it is for"),
        "legal_basis": Field("text", "the provision that allows it"),
        "covers": Field("text", "the kinds of thing it covers", many=True),
        "until": Field("date", "the day on which it ends"),
        "reason": Field("text", "why"),
    },
    states={
        "open": State("it may be acted for", "ours", due="until"),
        "closed": State("it has ended", "nobody", final=True),
    },
    transitions={
        "open": Transition(
            (None,),
            "open",
            GIVERS,
            "give a mandate",
            needs=("title", "legal_basis", "covers", "until"),
        ),
        "prolong": Transition(
            ("open",),
            None,
            GIVERS,
            "set another day",
            needs=("until", "reason"),
            second_person=True,
        ),
        "close": Transition(("open",), "closed", GIVERS, "end it", may=("reason",)),
    },
    columns=("title", "legal_basis", "until"),
    watchers=frozenset({"inspector"}),
    personal=False,
)
