"""A register says that the body may not deal with the firm."""

from __future__ import annotations

from collections.abc import Iterator

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
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.officials import body_rank
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene, dealt, too_weak


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each firm that such a register names, where the body is named."""
    if scene.body is None:
        return
    for one in scene.subjects:
        found = [
            _finding(scene, match, pair, scene.body)
            for match, pair in dealt(scene, one, "restricted")
        ]
        if found:
            yield conclude([scene.names(one), scene.names(scene.body)], found)


def _finding(scene: Scene, match: Match, pair: Dealing, body: Identity) -> Finding:
    held = pair.held_for.on(scene.day)
    of_body, possible = body_rank(scene, body, pair.other)
    lowest = min(match.rank, pair.rank)
    doubt = too_weak(match, pair.rank, of_body)
    answer: str = HIT
    reason: str | None = None
    if not possible:
        answer, reason = CLEAR, "excluded:other_body"
    elif held == NO:
        answer, reason = CLEAR, "excluded:not_in_force"
    elif doubt is not None:
        answer, reason = CANNOT_TELL, doubt
    elif held != YES:
        answer, reason = CANNOT_TELL, f"window:restriction_{held}"
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{scene.picture.name(pair.entity)} and {scene.picture.name(pair.other)} are a pair that "
            f"may not deal with each other, from {pair.held_for.may_from} on"
        ),
        rung=rung_of(lowest) if lowest else match.rung,
        records=(pair.record,),
        facts={"body": pair.other},
    )


QUESTION = Question(
    id="restricted_pair",
    title="Does a register restrict the body from dealing with the firm?",
    version="1.0",
    basis="UN Convention against Corruption, articles 7(4) and 12(2)(e): conflicts of interest",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "A public company with a seat on its board by virtue of the post",
        "An exception that the law allows",
    ),
    cures=("The exception granted, with its reasons", "The register's note that it has ended"),
)
