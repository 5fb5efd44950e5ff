"""A person's firms: suppliers of the body, or listed or debarred themselves, on the day."""

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
from plumbrule.checks.entries import in_force, state_reason
from plumbrule.checks.facts.records import LEADING, WORKING, Tie
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import Kin, kin

MONTHS_OF_BUSINESS = 36
_FAMILY = frozenset({"family"})


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each person."""
    gaps = scene.gaps("owners", "sanction", "debarment")
    for one in scene.subjects:
        if one.subject.kind != "person":
            continue
        found = [each for near in _held(scene, one) for each in _findings(scene, *near)]
        yield conclude([scene.names(one)], found, gaps, one.uncertain)


def _held(scene: Scene, one: Identity) -> Iterator[tuple[Match, Kin, Tie]]:
    for match in one.possible:
        for near in kin(scene, match.entity, _FAMILY):
            for tie in scene.ties_from.get(near.who, ()):
                if tie.kind in LEADING | WORKING and tie.held_for.on(scene.day) != NO:
                    yield match, near, tie


def _findings(scene: Scene, match: Match, near: Kin, tie: Tie) -> Iterator[Finding]:
    rank = min(match.rank, near.rank, tie.rank)
    weakest = match.rung if match.rank == rank else rung_of(rank)
    who = scene.picture.name(near.who)
    said = (
        f"{who}{'' if near.tie is None else ', a member of the family,'} has a tie ({tie.kind}) to"
    )
    firm = scene.picture.name(tie.held)
    common = {"firm": tie.held, "relation_id": tie.relation_id}
    records = (*((near.tie.record,) if near.tie else ()), tie.record)
    window = _window(scene, near, tie)
    for entry in scene.listings_of.get(tie.held, ()):
        state = in_force(scene, entry)
        lowest = min(rank, entry.rank)
        answer, reason = CANNOT_TELL, "weak:tie"
        if state == NO:
            answer, reason = CLEAR, "excluded:not_in_force"
        elif lowest < NEEDED:
            reason = f"weak:{weakest if rank == lowest else rung_of(lowest)}"
        elif state != YES:
            reason = state_reason(entry, state)
        yield Finding(
            answer=answer,
            reason=reason,
            what=f"{said} {firm}, which stands on {entry.list} ({entry.kind})",
            rung=rung_of(lowest) if lowest else match.rung,
            records=(*records, entry.record),
            facts=common | {"list": entry.list},
        )
    business = scene.business.get(tie.held)
    if business is None or tie.ex_officio:
        return
    judged: tuple[str, str | None] = (HIT, None)
    if rank < NEEDED:
        judged = CANNOT_TELL, f"weak:{weakest}"
    elif window:
        judged = CANNOT_TELL, window
    yield Finding(
        answer=judged[0],
        reason=judged[1],
        what=f"{said} {firm}, to which the body made {business.awards} awards in the last "
        f"{MONTHS_OF_BUSINESS} months. A declared interest is not a violation.",
        rung=rung_of(rank) if rank else match.rung,
        records=(*records, *business.records),
        facts=common | {"awards": str(business.awards)},
    )


def _window(scene: Scene, near: Kin, tie: Tie) -> str:
    held = tie.held_for.on(scene.day)
    if held != YES:
        return f"window:interest_{held}"
    return "" if near.state == YES else f"window:family_{near.state}"


QUESTION = Question(
    id="own_firms",
    title="Is a firm of the person, or of a relative, a supplier of the body, or listed or debarred?",
    version="1.0",
    basis="UN Convention against Corruption, articles 7(4), 8(5) and 12(2)(e)",
    of=frozenset({"person"}),
    ask=ask,
    innocent=(
        "The interest is declared, and the person stands aside",
        "The stake was sold and the register lags",
        "A namesake",
    ),
    cures=(
        "The declaration of the interest and a rule to stand aside",
        "The sale of the stake",
        "A number or date of birth that differs",
    ),
    needs=("owners", "sanction", "debarment"),
    parameters={
        "months_of_business": Parameter(
            "36", "Months before the day in which awards by the body count", "our proposal"
        ),
    },
)
