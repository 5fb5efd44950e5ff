"""The body met the firm, or who speaks for it, in the months before the decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plumbrule.checks.answer import (
    CANNOT_TELL,
    CLEAR,
    Finding,
    Result,
    conclude,
    rung_of,
)
from plumbrule.checks.day import NO
from plumbrule.checks.facts.records import Dealing
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.officials import body_rank
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene, dealt, too_weak

DAYS = 365


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each bidder, where the body is named and meetings are loaded."""
    if scene.body is None or "meeting" not in scene.told:
        return
    for one in scene.subjects:
        found = [
            _finding(scene, match, met, scene.body) for match, met in dealt(scene, one, "meeting")
        ]
        yield conclude([scene.names(one), scene.names(scene.body)], found)


def _finding(scene: Scene, match: Match, met: Dealing, body: Identity) -> Finding:
    when = met.held_for.between(scene.day - timedelta(days=DAYS), scene.day)
    of_body, possible = body_rank(scene, body, met.other)
    lowest = min(match.rank, met.rank)
    # Whether it fell between notice and award, only the day of the notice tells.
    answer, reason = CANNOT_TELL, "window:notice"
    if not possible:
        answer, reason = CLEAR, "excluded:other_body"
    elif when == NO:
        answer, reason = CLEAR, "excluded:long_ago"
    else:
        reason = too_weak(match, met.rank, of_body) or reason
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{scene.picture.name(met.other)} met {scene.picture.name(met.entity)} "
            f"({met.record.value or 'no date'}); hold it against the day of the notice"
        ),
        rung=rung_of(lowest) if lowest else match.rung,
        records=(met.record,),
        facts={"body": met.other},
    )


QUESTION = Question(
    id="met_before",
    title="Did the body meet the bidder between notice and award?",
    version="1.0",
    basis="UN Convention against Corruption, article 9(1): transparency and competition",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=("A visit of the site for all bidders", "A meeting about something else"),
    cures=("The note of what was spoken about, given to all bidders",),
    parameters={
        "days": Parameter(
            "365", "Days before the decision in which meetings are shown", "our proposal"
        )
    },
)
