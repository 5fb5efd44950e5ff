"""On a list of sanctions on the day."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import Result, conclude
from plumbrule.checks.entries import entries
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each subject."""
    gaps = scene.gaps("sanction")
    for one in scene.subjects:
        yield conclude(
            [scene.names(one)], list(entries(scene, one, {"sanction"})), gaps, one.uncertain
        )


QUESTION = Question(
    id="listed",
    title="Is the party on a list of sanctions on the day?",
    version="1.0",
    basis="The legal act named with each entry of a list",
    of=frozenset({"person", "company", "tender"}),
    ask=ask,
    innocent=(
        "A namesake",
        "The entry was lifted, or a court suspended it",
        "Listed by another State, without effect in this one",
        "A licence or exemption was granted",
    ),
    cures=(
        "An official number or a whole date of birth that differs from the entry's",
        "The act that lifts or suspends the entry, or the licence",
        "A newer version of the list",
    ),
    needs=("sanction",),
    parameters={
        "allowed_age_award": Parameter(
            "7", "Most days a list may be old before an award or payment", "our proposal"
        ),
        "allowed_age": Parameter("30", "Most days a list may be old else", "our proposal"),
    },
)
