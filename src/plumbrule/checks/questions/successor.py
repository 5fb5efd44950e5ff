"""A firm of the same people or contacts as a debarred one, founded around the same time."""

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
from plumbrule.checks.day import NO, YES
from plumbrule.checks.entries import in_force, state_reason
from plumbrule.checks.facts.records import LEADING, Listing
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import owner_gaps

WINDOW_DAYS = 731
LEAST_MARKS = 2


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each company."""
    gaps = scene.gaps("debarment", "owners")
    for one in scene.subjects:
        if one.subject.kind == "company":
            missing = owner_gaps(scene, one)
            found = list(_findings(scene, one))
            yield conclude([scene.names(one)], found, [*gaps, *missing])


def _findings(scene: Scene, one: Identity) -> Iterator[Finding]:
    own = set(one.entities)
    for match in one.possible:
        for other, rank, records, said in [
            *_same_people(scene, match.entity),
            *_same_marks(scene, one, match.entity),
        ]:
            for entry in scene.listings_of.get(other, ()):
                if entry.kind == "debarment" and other not in own:
                    yield _finding(scene, match, entry, min(match.rank, rank), (records, said))


def _same_people(scene: Scene, firm: str) -> Iterator[tuple[str, int, tuple[Record, ...], str]]:
    for tie in scene.ties_to.get(firm, ()):
        if tie.kind not in LEADING or tie.ex_officio:
            continue
        for other in scene.ties_from.get(tie.holder, ()):
            if other.kind in LEADING and not other.ex_officio and other.held != firm:
                said = f"{scene.picture.name(tie.holder)} stands behind both"
                yield other.held, min(tie.rank, other.rank), (tie.record, other.record), said


def _same_marks(
    scene: Scene, one: Identity, firm: str
) -> Iterator[tuple[str, int, tuple[Record, ...], str]]:
    mine = {(mark.kind, mark.mark) for mark in scene.marks_of.get(firm, ())}
    mine |= {(given.kind, given.mark) for given in one.subject.contacts}
    for other in sorted(scene.marks_of.keys() - set(one.entities)):
        shared = [m for m in scene.marks_of[other] if (m.kind, m.mark) in mine]
        kinds = sorted({mark.kind for mark in shared})
        if len(kinds) >= LEAST_MARKS:
            records = tuple(mark.record for mark in shared)
            yield other, NEEDED, records, f"the two share {' and '.join(kinds)}"


def _finding(
    scene: Scene,
    match: Match,
    entry: Listing,
    rank: int,
    shared: tuple[tuple[Record, ...], str],
) -> Finding:
    records, said = shared
    lowest = min(rank, entry.rank)
    state = in_force(scene, entry)
    apart = _days_apart(scene, match.entity, entry)
    answer, reason = _judged(entry, state, lowest, apart, match)
    founded = "on a day that is not known" if apart is None else f"{apart} days from its start"
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{scene.picture.name(entry.entity)} stands on {entry.list} (debarment); "
            f"{scene.picture.name(match.entity)} was founded {founded}, and {said}"
        ),
        rung=rung_of(lowest) if lowest else match.rung,
        records=(*records, entry.record),
        facts={"debarred": entry.entity, "days": "" if apart is None else str(apart)},
    )


def _judged(
    entry: Listing, state: str, lowest: int, apart: int | None, match: Match
) -> tuple[str, str | None]:
    if state == NO:
        return CLEAR, "excluded:not_in_force"
    if apart is not None and apart > WINDOW_DAYS:
        return CLEAR, "excluded:founded_long_apart"
    if lowest < NEEDED:
        return CANNOT_TELL, f"weak:{match.rung if match.rank == lowest else rung_of(lowest)}"
    if state != YES:
        return CANNOT_TELL, state_reason(entry, state)
    if entry.start is None:
        return CANNOT_TELL, "missing:listing_start"
    if apart is None:
        return CANNOT_TELL, "missing:founded"
    return HIT, None


def _days_apart(scene: Scene, firm: str, entry: Listing) -> int | None:
    known = scene.described(firm)
    if known is None or known.founded is None or entry.start is None:
        return None
    return abs((known.founded.first - entry.start.first).days)


QUESTION = Question(
    id="successor",
    title="Is it a new firm with the people or contacts of a debarred one?",
    version="1.0",
    basis="UN Convention against Corruption, article 34: consequences of acts of corruption",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "The business was sold to new owners",
        "A business centre or registration agent",
        "A professional director",
    ),
    cures=("The contract of the sale", "The decision that lifts the debarment"),
    needs=("debarment", "owners", "register"),
    parameters={
        "window_days": Parameter(
            "731", "Most days between founding and debarment, before or after", "our proposal"
        ),
        "least_marks": Parameter(
            "2",
            "Kinds of contact that must be shared when nobody stands behind both",
            "our proposal",
        ),
    },
)
