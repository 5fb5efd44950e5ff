"""Holders of public posts behind a firm: the official, the relative, the interest, and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plumbrule.checks.answer import (
    CANNOT_TELL,
    CLEAR,
    HIT,
    NEEDED,
    NEEDED_OF_BODY,
    SUREST,
    Finding,
    rung_of,
)
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import Seat
from plumbrule.checks.identity import Identity, Match
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import (
    EX_OFFICIO,
    MANAGEMENT,
    Kin,
    Way,
    interest_class,
    kin,
    told,
    ways,
)

_FAMILY = frozenset({"family"})


@dataclass(frozen=True)
class Behind:
    """A holder of a public post, or a relative of one, who stands behind a firm.

    Args:
        match: how the firm of the lake is tied to the one asked about.
        way: from the firm to the person.
        relative: the person, or the relative who holds the post.
        seat: the post.
        rank, rung: the weakest identity between the firm and the holder of the post.
    """

    match: Match
    way: Way
    relative: Kin
    seat: Seat
    rank: int
    rung: str


def behind(scene: Scene, one: Identity) -> Iterator[Behind]:
    """Give everyone behind a firm who holds a post, held once, or may be someone who does.

    Posts at the firm itself are left out: a public company's own staff is no conflict.
    """
    for match in one.possible:
        for way in ways(scene, match.entity):
            for person, rank, rung in scene.maybe(way.top):
                for relative in kin(scene, person, _FAMILY):
                    # Two who may both be a third are not thereby one.
                    aliases = scene.maybe(relative.who)[: None if relative.tie else 1]
                    for official, other_rank, other_rung in aliases:
                        if relative.tie is not None and official == person:
                            continue
                        lowest = min(match.rank, way.rank, rank, relative.rank, other_rank)
                        weakest = other_rung if other_rank < rank else rung
                        named = weakest if min(rank, other_rank) == lowest else rung_of(lowest)
                        for seat in scene.seats_of.get(official, ()):
                            if seat.body != match.entity:
                                yield Behind(match, way, relative, seat, lowest, named)


def body_rank(scene: Scene, body: Identity, entity: str | None) -> tuple[int, bool]:
    """Tell how surely a body of the lake is the one named: rank, and whether it may be at all."""
    best = -1
    for match in body.possible:
        for other, rank, _ in scene.maybe(match.entity):
            if other == entity:
                best = max(best, min(match.rank, rank))
    return best, best >= 0


def finding(scene: Scene, one: Behind, body: Identity | None) -> Finding:
    """Say what an official behind a firm means on the day, for one body or for any."""
    held = one.seat.held_for.on(scene.day)
    answer, reason = _judged(scene, one, body, held)
    through = ""
    if one.relative.tie is not None:
        through = " (through a member of the family)"
    where = scene.picture.name(one.seat.body) if one.seat.body else "a body that is not named"
    holds = {YES: "holds", NO: "does not hold, on the day,"}.get(held, "may hold, on the day,")
    return Finding(
        answer=answer,
        reason=reason,
        what=(
            f"{told(scene, one.way)}; {scene.picture.name(one.seat.official)}{through} {holds} a "
            f"post in {where} ({one.seat.title or 'title not stated'}). A declared interest is not "
            "a violation."
        ),
        rung=rung_of(one.rank) if one.rank else one.rung,
        records=(
            *(tie.record for tie in one.way.ties),
            *((one.relative.tie.record,) if one.relative.tie else ()),
            one.seat.record,
        ),
        facts={
            "official": one.seat.official,
            "body": one.seat.body or "",
            "class": interest_class(scene, one.way, family=one.relative.tie is not None),
            "holding_id": one.seat.holding_id,
            "path": " > ".join(tie.relation_id for tie in one.way.ties),
            "share_min": "" if one.way.share is None else f"{one.way.share:.4g}",
        },
    )


def _judged(scene: Scene, one: Behind, body: Identity | None, held: str) -> tuple[str, str | None]:
    if held == NO:
        return CLEAR, "excluded:not_in_post"
    rank_of_body = SUREST
    if body is not None:
        rank_of_body, possible = body_rank(scene, body, one.seat.body)
        if not possible:
            return CLEAR, "excluded:other_body"
    kind = interest_class(scene, one.way, family=one.relative.tie is not None)
    if kind == EX_OFFICIO:
        return CLEAR, f"excluded:{EX_OFFICIO}"
    if min(one.rank, one.seat.person_rank) < NEEDED:
        return CANNOT_TELL, f"weak:{one.rung}"
    if min(rank_of_body, one.seat.body_rank) < NEEDED_OF_BODY:
        return CANNOT_TELL, f"weak:{rung_of(min(rank_of_body, one.seat.body_rank))}"
    if kind == MANAGEMENT:
        return CANNOT_TELL, f"weak:{MANAGEMENT}"
    if one.way.state != YES:
        return CANNOT_TELL, f"window:interest_{one.way.state}"
    if one.relative.state != YES:
        return CANNOT_TELL, f"window:family_{one.relative.state}"
    if held != YES:
        return CANNOT_TELL, f"window:post_{held}"
    return HIT, None
