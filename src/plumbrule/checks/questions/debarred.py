"""Debarred, disqualified or in a restricted pair on the day."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import Result, conclude
from plumbrule.checks.entries import entries
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each subject."""
    for one in scene.subjects:
        gaps = scene.gaps("debarment", country=scene.country(one))
        found = list(entries(scene, one, {"debarment"}, scoped=True))
        yield conclude([scene.names(one)], found, gaps, one.uncertain)


QUESTION = Question(
    id="debarred",
    title="Is the party debarred or disqualified on the day?",
    version="1.0",
    basis="UN Convention against Corruption, articles 30(7) and 34",
    of=frozenset({"person", "company", "tender"}),
    ask=ask,
    innocent=(
        "A namesake",
        "The decision is suspended on appeal",
        "It bars from one body, funder or kind of contract only",
        "Self-cleaning was accepted",
    ),
    cures=(
        "Exclude the bidder, or do not appoint the person",
        "An official number that differs from the entry's",
        "The decision that lifts or suspends the entry",
    ),
    needs=("debarment",),
    parameters={
        "allowed_age_award": Parameter(
            "7", "Most days a list may be old before an award or payment", "our proposal"
        ),
        "allowed_age": Parameter("30", "Most days a list may be old else", "our proposal"),
    },
)
