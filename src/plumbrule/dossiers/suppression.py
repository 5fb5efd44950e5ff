"""A link, person or document that is kept out of public output, known by its fingerprint alone."""

from __future__ import annotations

from plumbrule.dossiers.machinery.kinds import Field, Kind, State, Transition

DECIDERS = frozenset({"publisher", "data_protection_officer"})

LEVELS = {
    "link": "the link between a person and a company",
    "person": "everything about a person",
    "document": "a document",
}
REASONS = {
    "safety": "someone's life, safety or health",
    "minor": "a minor",
    "court": "a court or authority ordered it",
    "void_evidence": "the evidence was annulled",
    "wrong_person": "it is another person",
    "right_of_reply": "an answer is awaited",
    "no_public_interest": "the public has no interest that outweighs the person's",
}

KIND = Kind(
    name="suppression",
    meaning="something kept out of public output",
    fields={
        "level": Field("code", "what is kept out", LEVELS),
        "fingerprint": Field("text", "the keyed fingerprint of it, in hex"),
        "key_version": Field("count", "the version of the key the fingerprint was made with"),
        "reason": Field("code", "why", REASONS),
        "text": Field("text", "free text, without names"),
    },
    states={
        "suppressed": State("it is kept out", "nobody", final=True),
        "lifted": State("it may be published again", "nobody"),
    },
    transitions={
        "suppress": Transition(
            (None, "lifted"),
            "suppressed",
            DECIDERS,
            "keep it out",
            needs=("level", "fingerprint", "key_version", "reason"),
            may=("text",),
        ),
        "rekey": Transition(
            ("suppressed",),
            None,
            DECIDERS | {"key_officer"},
            "give it the fingerprint of a new key",
            needs=("fingerprint", "key_version"),
        ),
        "lift": Transition(
            ("suppressed",),
            "lifted",
            DECIDERS,
            "let it be published again",
            needs=("text",),
            second_person=True,
        ),
    },
    columns=("level", "reason", "fingerprint"),
    personal=False,
)
