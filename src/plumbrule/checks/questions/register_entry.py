"""In a register of companies on the day, and not dissolved."""

from __future__ import annotations

from collections.abc import Iterator

from plumbrule.checks.answer import (
    CANNOT_TELL,
    CLEAR,
    HIT,
    NEEDED,
    Finding,
    Record,
    Result,
    conclude,
    rung_of,
)
from plumbrule.checks.facts.records import Known
from plumbrule.checks.identity import Match
from plumbrule.checks.question import Question
from plumbrule.checks.scene import Scene

ENDED = frozenset(
    [
        "dissolved",
        "liquidated",
        "deregistered",
        "closed",
        "ceased",
        "cancelled",
        "struck",
        "removed",
        "inactive",
    ]
)
"""Words of a register's status that say that a firm is no more."""


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each company: hit when it was dissolved, or not yet founded, on the day."""
    gaps = scene.gaps("register")
    for one in scene.subjects:
        if one.subject.kind != "company":
            continue
        found = [
            _finding(scene, match, known)
            for match in one.possible
            if (known := scene.described(match.entity)) is not None
        ]
        described = (scene.described(match.entity) for match in one.sure)
        registered = any(known is not None and known.registered for known in described)
        missing = [] if registered else ["missing:register_entry"]
        yield conclude([scene.names(one)], [each for each in found if each], [*gaps, *missing])


def _finding(scene: Scene, match: Match, known: Known) -> Finding | None:
    answer, reason, said = _judged(scene, match, known)
    if not said:
        return None
    return Finding(
        answer=answer,
        reason=reason,
        what=f"{scene.picture.name(match.entity)} {said}",
        rung=rung_of(match.rank),
        records=tuple(
            Record(one.role, one.table, one.source, one.file, one.line, one.path, "status", None)
            for one in known.records
        ),
        facts={"entity": match.entity, "statuses": "; ".join(known.statuses)},
    )


def _judged(scene: Scene, match: Match, known: Known) -> tuple[str, str | None, str]:
    day = scene.day
    said = ""
    certain = True
    if known.dissolved is not None and known.dissolved.first <= day:
        certain = known.dissolved.last <= day
        said = f"was dissolved on {known.dissolved.first}"
    elif known.founded is not None and known.founded.last > day:
        certain = known.founded.first > day
        said = f"was founded on {known.founded.last}, after the day asked about"
    elif known.dissolved is None and any(_ended(status) for status in known.statuses):
        # A status tells how it is now; without a date it does not tell how it was on the day.
        certain = False
        said = f"has the status {', '.join(known.statuses)}, without a date"
    if not said:
        return CLEAR, None, ""
    if match.rank < NEEDED:
        return CANNOT_TELL, f"weak:{match.rung}", said
    if not certain:
        return CANNOT_TELL, "window:register", said
    return HIT, None, said


def _ended(status: str) -> bool:
    return bool(set(status.casefold().replace("-", " ").split()) & ENDED)


QUESTION = Question(
    id="register_entry",
    title="Is it out of the register of companies on the day: dissolved, or not yet founded?",
    version="1.0",
    basis="A party that does not exist cannot be bound by a contract",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=("The register lags", "It was restored", "A branch of a foreign firm"),
    cures=("An extract of the register of the day",),
    needs=("register",),
)
