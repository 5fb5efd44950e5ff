"""The person holds a public post on the day, or is close to someone who does."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import (
    CANNOT_TELL,
    CLEAR,
    HIT,
    NEEDED,
    Finding,
    Result,
    conclude,
    rung_of,
)
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import Seat
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import Kin, kin


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each person."""
    gaps = scene.gaps("posts")
    for one in scene.subjects:
        if one.subject.kind == "person":
            yield conclude([scene.names(one)], list(_findings(scene, one)), gaps, one.uncertain)


def _findings(scene: Scene, one: Identity) -> Iterator[Finding]:
    for match in one.matches:
        for near in kin(scene, match.entity):
            for seat in scene.seats_of.get(near.who, ()):
                yield _finding(scene, one, match, near, seat)


def _finding(scene: Scene, one: Identity, match: Match, near: Kin, seat: Seat) -> Finding:
    held = seat.held_for.on(scene.day)
    rank = min(match.rank, near.rank, seat.person_rank)
    answer, reason = _judged(match, near, held, rank)
    who = scene.picture.name(seat.official)
    tie = "" if near.tie is None else f"; tie: {near.tie.role or near.tie.kind}"
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{who} {'holds' if held == YES else 'held or may hold'} the post "
            f"{seat.title or '(title not stated)'} in "
            f"{scene.picture.name(seat.body) if seat.body else 'a body that is not named'}{tie}; "
            f"{scene.names(one)}: {match.why}"
        ),
        rung=rung_of(rank) if match.rank else match.rung,
        records=(*((near.tie.record,) if near.tie else ()), seat.record),
        facts={"official": seat.official, "body": seat.body or "", "holding_id": seat.holding_id},
    )


def _judged(match: Match, near: Kin, held: str, rank: int) -> tuple[str, str | None]:
    if not match.possible:
        return CLEAR, match.rung
    if held == NO:
        return CLEAR, "excluded:not_in_post"
    if rank < NEEDED:
        return CANNOT_TELL, f"weak:{match.rung if match.rank == rank else rung_of(rank)}"
    if near.state != YES:
        return CANNOT_TELL, f"window:family_{near.state}"
    if held != YES:
        return CANNOT_TELL, f"window:post_{held}"
    return HIT, None


QUESTION = Question(
    id="official",
    title="Does the person hold a public post on the day, or is the person close to someone who does?",
    version="1.0",
    basis="UN Convention against Corruption, article 52(1) and (2)",
    of=frozenset({"person"}),
    ask=ask,
    innocent=("A public post is no fault", "A namesake", "The post ended and the register lags"),
    cures=(
        "A number or whole date of birth that differs",
        "The register's extract on the post",
    ),
    needs=("posts", "family ties"),
)
