"""Someone who left the deciding body not long ago and now owns, directs or works for the firm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plumbrule.checks.answer import (
    CANNOT_TELL,
    HIT,
    NEEDED,
    NEEDED_OF_BODY,
    Finding,
    Result,
    conclude,
    rung_of,
)
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import UP, Seat, Tie
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.officials import body_rank
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import owner_gaps

COOLING_DAYS = 731


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each firm, where the body is named."""
    if scene.body is None:
        return
    gaps = scene.gaps("posts", "owners")
    for one in scene.subjects:
        if one.subject.kind == "company":
            found = list(_findings(scene, one, scene.body))
            missing = owner_gaps(scene, one)
            yield conclude([scene.names(one), scene.names(scene.body)], found, [*gaps, *missing])


def _findings(scene: Scene, one: Identity, body: Identity) -> Iterator[Finding]:
    first = scene.day - timedelta(days=COOLING_DAYS)
    for match in one.possible:
        for tie in scene.ties_to.get(match.entity, ()):
            now = tie.held_for.on(scene.day)
            if tie.kind not in UP or tie.ex_officio or now == NO:
                continue
            for person, rank, rung in scene.maybe(tie.holder):
                for seat in scene.seats_of.get(person, ()):
                    left = seat.held_for.may_to
                    gone = seat.held_for.on(scene.day) == NO and left is not None and left >= first
                    sure, possible = body_rank(scene, body, seat.body)
                    # Whoever held the firm while in the post is asked about by own_body.
                    since = tie.held_for.sure_from
                    joined_after = since is None or (left is not None and since > left)
                    if gone and possible and joined_after:
                        yield _finding(scene, match, tie, seat, (rank, rung, sure, now))


def _finding(
    scene: Scene, match: Match, tie: Tie, seat: Seat, sureness: tuple[int, str, int, str]
) -> Finding:
    rank, rung, of_body, now = sureness
    lowest = min(match.rank, tie.rank, rank, seat.person_rank)
    answer: str = HIT
    reason: str | None = None
    if lowest < NEEDED:
        answer, reason = CANNOT_TELL, f"weak:{rung if rank == lowest else rung_of(lowest)}"
    elif min(of_body, seat.body_rank) < NEEDED_OF_BODY:
        answer, reason = CANNOT_TELL, f"weak:{rung_of(min(of_body, seat.body_rank))}"
    elif now != YES:
        answer, reason = CANNOT_TELL, f"window:interest_{now}"
    elif tie.held_for.sure_from is None or tie.held_for.may_from is None:
        answer, reason = CANNOT_TELL, "window:interest_start"
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{scene.picture.name(tie.holder)} left the post {seat.title or '(title not stated)'} in "
            f"{scene.picture.name(seat.body or '')} by {seat.held_for.may_to} and is tied to "
            f"{scene.picture.name(tie.held)} ({tie.role or tie.kind})"
        ),
        rung=rung_of(lowest) if lowest else rung,
        records=(tie.record, seat.record),
        facts={"official": seat.official, "firm": tie.held, "holding_id": seat.holding_id},
    )


QUESTION = Question(
    id="revolving_door",
    title="Does someone who left the deciding body not long ago own, direct or work for the firm?",
    version="1.0",
    basis="UN Convention against Corruption, article 12(2)(e)",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "Return to a former profession",
        "The ethics body gave its permission",
        "The matter is none that the person dealt with",
    ),
    cures=("The permission of the ethics body", "Nobody who worked with the person decides"),
    needs=("posts", "owners"),
    parameters={
        "cooling_days": Parameter(
            "731", "Days after leaving that count", "our proposal, 24 months"
        ),
    },
)
