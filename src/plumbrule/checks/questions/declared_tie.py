"""An official of the deciding body declared the firm: as owned, as payer, client, creditor, landlord or donor."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import (
    CANNOT_TELL,
    CLEAR,
    HIT,
    NEEDED,
    NEEDED_OF_BODY,
    Finding,
    Result,
    conclude,
    rung_of,
)
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import Dealing, Seat
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.officials import body_rank
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene, dealt, weak
from plumbrule.checks.ways import EX_OFFICIO

_WORDS = {
    "interest": "a stake in",
    "role": "a role in",
    "payer": "income from",
    "client": "as a client",
    "creditor": "a debt to",
    "landlord": "a thing lent by",
    "gift": "a gift of",
}


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each firm, where the body is named and declarations are loaded."""
    if scene.body is None or "declared" not in scene.told:
        return
    for one in scene.subjects:
        found = [
            _finding(scene, match, tie, seat, scene.body)
            for match, tie in dealt(scene, one, "declared")
            for seat in scene.seats_of.get(tie.other, ())
        ]
        yield conclude([scene.names(one), scene.names(scene.body)], found, scene.gaps("posts"))


def _finding(scene: Scene, match: Match, tie: Dealing, seat: Seat, body: Identity) -> Finding:
    answer, reason = _judged(scene, match, tie, seat, body)
    lowest = min(match.rank, tie.rank)
    family = ", or a member of the household," if tie.holder != "own" else ""
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{scene.picture.name(tie.other)}{family} declared {_WORDS[tie.kind]} "
            f"{scene.picture.name(tie.entity)}, last on {tie.held_for.sure_to}, and has or had the "
            f"post {seat.title or '(title not stated)'} in {scene.picture.name(seat.body or '')}. "
            "A declared tie is not a violation."
        ),
        rung=rung_of(lowest) if lowest else match.rung,
        records=(tie.record, seat.record),
        facts={"official": tie.other, "kind": tie.kind, "class": _class(tie)},
    )


def _class(tie: Dealing) -> str:
    if tie.by_post:
        return EX_OFFICIO
    owner = "family" if tie.holder == "family" else "private"
    return f"{owner}_ownership" if tie.kind == "interest" else f"declared_{tie.kind}"


def _judged(
    scene: Scene, match: Match, tie: Dealing, seat: Seat, body: Identity
) -> tuple[str, str | None]:
    held, tied = seat.held_for.on(scene.day), tie.held_for.on(scene.day)
    of_body, possible = body_rank(scene, body, seat.body)
    checks = (
        (held == NO, CLEAR, "excluded:not_in_post"),
        (not possible, CLEAR, "excluded:other_body"),
        (tied == NO, CLEAR, "excluded:not_held"),
        (tie.by_post, CLEAR, f"excluded:{EX_OFFICIO}"),
        (match.rank < NEEDED, CANNOT_TELL, weak(match)),
        (tie.rank < NEEDED, CANNOT_TELL, f"weak:{rung_of(tie.rank)}"),
        (tie.holder == "unknown", CANNOT_TELL, "missing:holder"),
        (
            min(of_body, seat.body_rank) < NEEDED_OF_BODY,
            CANNOT_TELL,
            f"weak:{rung_of(min(of_body, seat.body_rank))}",
        ),
        (tied != YES, CANNOT_TELL, f"window:interest_{tied}"),
        (held != YES, CANNOT_TELL, f"window:post_{held}"),
    )
    return next(((answer, reason) for met, answer, reason in checks if met), (HIT, None))


QUESTION = Question(
    id="declared_tie",
    title="Did an official of the deciding body declare the firm: owned, paying, lending, giving?",
    version="1.0",
    basis="UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e): conflicts of interest",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "A seat on the board by virtue of the post",
        "A loan of a bank on the terms that all get",
        "It was sold or ended since the last form",
        "The official takes no part in the decision and said so",
    ),
    cures=(
        "The official stands aside, in writing, before the decision",
        "The official says in writing whether the tie still holds",
    ),
    needs=("posts",),
)
