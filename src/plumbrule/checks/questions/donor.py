"""The firm, or somebody who may be it, gave money to a party or campaign in the last years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plumbrule.checks.answer import (
    CANNOT_TELL,
    CLEAR,
    HIT,
    Finding,
    Result,
    conclude,
    rung_of,
)
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import Dealing
from plumbrule.checks.identity import Match
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene, dealt, too_weak

YEARS = 4


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each firm, where donations are loaded."""
    if "donation" not in scene.told:
        return
    for one in scene.subjects:
        found = [_finding(scene, match, gift) for match, gift in dealt(scene, one, "donation")]
        yield conclude([scene.names(one)], found, (), one.uncertain)


def _finding(scene: Scene, match: Match, gift: Dealing) -> Finding:
    first = scene.day - timedelta(days=YEARS * 365 + 1)
    when = gift.held_for.between(first, scene.day)
    lowest = min(match.rank, gift.rank)
    doubt = too_weak(match, gift.rank)
    answer: str = HIT
    reason: str | None = None
    if when == NO:
        answer, reason = CLEAR, "excluded:long_ago"
    elif doubt is not None:
        answer, reason = CANNOT_TELL, doubt
    elif when != YES:
        answer, reason = CANNOT_TELL, "window:donation"
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{scene.picture.name(gift.entity)} gave to {scene.picture.name(gift.other)} "
            f"({gift.record.value or 'no date'}). A donation within the law is no fault."
        ),
        rung=rung_of(lowest) if lowest else match.rung,
        records=(gift.record,),
        facts={"recipient": gift.other},
    )


QUESTION = Question(
    id="donor",
    title="Did the firm give money to a party or campaign in the last four years?",
    version="1.0",
    basis="UN Convention against Corruption, article 7(3): transparency in the funding of parties",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=("A donation within the law", "A large company that gives to all parties"),
    cures=("The decision is made by somebody who does not depend on the recipient",),
    parameters={
        "years": Parameter("4", "Years before the day for which donations count", "our proposal")
    },
)
