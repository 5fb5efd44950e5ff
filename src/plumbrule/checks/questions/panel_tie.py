"""A member of the panel, signatory or requester tied to a bidder."""

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
from plumbrule.checks.common_ground import shared_marks, shared_people
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import WORKING, Tie
from plumbrule.checks.identity import Identity
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import kin, owner_gaps

YEARS_OF_EMPLOYMENT = 5


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each bidder and each member."""
    gaps = scene.gaps("owners", "family ties")
    for bidder in scene.subjects:
        for member in scene.panel:
            found = [
                *shared_people(scene, bidder, member),
                *shared_marks(scene, bidder, member),
                *_employed(scene, bidder, member),
            ]
            missing = owner_gaps(scene, bidder)
            names = [scene.names(bidder), scene.names(member)]
            yield conclude(names, found, [*gaps, *missing])


def _employed(scene: Scene, bidder: Identity, member: Identity) -> Iterator[Finding]:
    firms = {match.entity: match for match in bidder.possible}
    for match in member.possible:
        for near in kin(scene, match.entity, frozenset({"family"})):
            for other, rank, rung in scene.maybe(near.who):
                for tie in scene.ties_from.get(other, ()):
                    if tie.kind in WORKING and tie.held in firms:
                        lowest = min(match.rank, near.rank, rank, tie.rank, firms[tie.held].rank)
                        named = (
                            rung if rank == lowest else rung_of(lowest) if lowest else match.rung
                        )
                        yield _employment(scene, tie, lowest, named, own=near.tie is None)


def _employment(scene: Scene, tie: Tie, lowest: int, rung: str, *, own: bool) -> Finding:
    first = scene.day.replace(year=scene.day.year - YEARS_OF_EMPLOYMENT, day=min(scene.day.day, 28))
    held = tie.held_for.between(first, scene.day)
    answer: str = HIT
    reason: str | None = None
    if held == NO:
        answer, reason = CLEAR, "excluded:long_ago"
    elif lowest < NEEDED:
        answer, reason = CANNOT_TELL, f"weak:{rung}"
    elif held != YES:
        answer, reason = CANNOT_TELL, f"window:employment_{held}"
    who = scene.picture.name(tie.holder)
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{who}{'' if own else ', a member of the family,'} works or worked for "
            f"{scene.picture.name(tie.held)} ({tie.role or tie.kind})"
        ),
        rung=rung_of(lowest) if lowest else rung,
        records=(tie.record,),
        facts={"who": tie.holder, "employer": tie.held},
    )


QUESTION = Question(
    id="panel_tie",
    title="Is somebody who decides, or a relative, tied to a bidder?",
    version="1.0",
    basis="UN Convention against Corruption, articles 7(4), 8(5) and 9(1)(e)",
    of=frozenset({"tender"}),
    ask=ask,
    innocent=(
        "A common surname",
        "A large employer",
        "A business centre's address",
        "A shared accountant",
    ),
    cures=(
        "Replace the member before the bids are opened or evaluated",
        "The member stands aside, in writing",
        "A number or date of birth that differs",
    ),
    needs=("owners", "family ties"),
    parameters={
        "years_of_employment": Parameter(
            "5", "Years for which former employment counts", "our proposal"
        ),
    },
)
