"""Owned or controlled, on the day, by someone who is listed or debarred."""

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
from plumbrule.checks.facts.records import Listing
from plumbrule.checks.holdings import held_together
from plumbrule.checks.identity import Identity
from plumbrule.checks.question import Parameter, Question
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import LEAST_SHARE, Way, owner_gaps, told, ways

_KINDS = ("sanction", "debarment")


def ask(scene: Scene) -> Iterator[Result]:
    """Answer for each company."""
    for one in scene.subjects:
        if one.subject.kind != "company":
            continue
        found = [
            _finding(scene, way, entry, _weakest(match.rank, way.rank, rank, rung, entry.rank))
            for match in one.possible
            for way in ways(scene, match.entity)
            for other, rank, rung in scene.maybe(way.top)
            for entry in scene.listings_of.get(other, ())
            if entry.kind in _KINDS
        ]
        if all(each.answer != HIT for each in found):
            found += _together(scene, one)
        gaps = [*scene.gaps(*_KINDS, "owners"), *owner_gaps(scene, one)]
        yield conclude([scene.names(one)], found, gaps)


def _together(scene: Scene, one: Identity) -> list[Finding]:
    """Add up what several listed parties hold, or one by several ways, where no way alone suffices."""
    found = []
    for match in one.sure:
        above = {way.top: way for way in ways(scene, match.entity) if way.rank >= NEEDED}
        entries = {
            who: entry
            for who in sorted(above)
            for entry in scene.listings_of.get(who, ())
            if entry.kind in _KINDS and entry.rank >= NEEDED and in_force(scene, entry) == YES
        }
        if not entries or held_together(scene, match.entity, entries).answer.answer != HIT:
            continue
        names = ", ".join(scene.picture.name(who) for who in entries)
        found.append(
            Finding(
                answer=HIT,
                reason=None,
                what=(
                    f"together {LEAST_SHARE:g} % or more of {scene.picture.name(match.entity)} is "
                    f"held, through all ways, by those listed: {names}"
                ),
                rung=rung_of(min(match.rank, *(above[who].rank for who in entries))),
                records=(
                    *(tie.record for who in entries for tie in above[who].ties),
                    *(entry.record for entry in entries.values()),
                ),
                facts={"listed": " ".join(entries), "firm": match.entity},
            )
        )
    return found


def _weakest(subject: int, way: int, owner: int, rung: str, listed: int) -> tuple[int, str]:
    lowest = min(subject, way, owner, listed)
    return lowest, rung if owner == lowest else rung_of(lowest)


def _finding(scene: Scene, way: Way, entry: Listing, weakest: tuple[int, str]) -> Finding:
    lowest, rung = weakest
    state = in_force(scene, entry)
    answer, reason = _judged(way, entry, state, lowest, rung)
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{told(scene, way)}; {scene.picture.name(entry.entity)} stands on {entry.list} "
            f"({entry.kind})"
        ),
        rung=rung_of(lowest) if lowest else rung,
        records=(*(tie.record for tie in way.ties), entry.record),
        facts={
            "list": entry.list,
            "owner": way.top,
            "listed": entry.entity,
            "share_min": "" if way.share is None else f"{way.share:.4g}",
            "path": " > ".join(tie.relation_id for tie in way.ties),
        },
    )


def _judged(way: Way, entry: Listing, state: str, lowest: int, rung: str) -> tuple[str, str | None]:
    if state == NO:
        return CLEAR, "excluded:not_in_force"
    if lowest < NEEDED:
        return CANNOT_TELL, f"weak:{rung}"
    if state != YES:
        return CANNOT_TELL, state_reason(entry, state)
    if way.state != YES:
        return CANNOT_TELL, "window:edge"
    if not way.owns:
        # A director who is listed is a tie to look at; the law is about owners and controllers.
        return CANNOT_TELL, "weak:tie"
    if way.share is None:
        return CANNOT_TELL, "undisclosed_share"
    if way.share < LEAST_SHARE:
        return CANNOT_TELL, "straddle" if _may_reach(way) else "weak:tie"
    return HIT, None


def _may_reach(way: Way) -> bool:
    most = 100.0
    for tie in way.ties:
        most *= (100.0 if tie.share_max is None else tie.share_max) / 100.0
    return most >= LEAST_SHARE


QUESTION = Question(
    id="owner_listed",
    title="Is it owned or controlled, on the day, by someone who is listed or debarred?",
    version="1.1",
    basis="The regime of each list on entities owned or controlled by listed parties",
    of=frozenset({"company", "tender"}),
    ask=ask,
    innocent=(
        "The stake was sold, or is frozen and ring-fenced",
        "A court-appointed manager",
        "A namesake of the owner",
    ),
    cures=(
        "The register's extract on the owners of the day",
        "A number or whole date of birth of the owner that differs from the entry's",
    ),
    needs=("sanction", "debarment", "owners"),
    parameters={
        "least_share": Parameter(
            "25",
            "Percent held at least, at its lower bound",
            "our proposal, common in owner registers",
        )
    },
)
