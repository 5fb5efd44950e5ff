"""What two parties have in common on the day: people, firms, relatives, and marks such as a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plumbrule.checks.answer import CANNOT_TELL, HIT, NEEDED, Finding, Record, rung_of
from plumbrule.checks.day import YES
from plumbrule.checks.identity import Identity
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import EX_OFFICIO, Kin, Way, interest_class, kin, told, ways


@dataclass(frozen=True)
class Reach:
    """Someone whom a party is, or who stands behind it.

    Args:
        who: the entity.
        rank, rung: the weakest identity between the party and it.
        way: from the party up to it; None for the party itself.
        itself: whether it is so for certain, and not somebody who may be it. Two who may both be
            a third are not thereby one: their own records may speak against it.
    """

    who: str
    rank: int
    rung: str
    way: Way | None
    itself: bool


def reaches(scene: Scene, one: Identity) -> Iterator[Reach]:
    """Give a party and everyone behind it, with those that they may be."""
    for match in one.possible:
        yield Reach(match.entity, match.rank, match.rung, None, match.rank >= NEEDED)
        for way in ways(scene, match.entity):
            for other, rank, rung in scene.maybe(way.top):
                lowest = min(match.rank, way.rank, rank)
                named = rung if rank == lowest else rung_of(lowest)
                yield Reach(other, lowest, named, way, rank >= NEEDED)


def shared_people(scene: Scene, one: Identity, other: Identity) -> Iterator[Finding]:
    """Say whom two firms have in common: one person or firm behind both, or one behind the other."""
    mine = list(reaches(scene, one))
    theirs: dict[str, list[Reach]] = {}
    for each in reaches(scene, other):
        theirs.setdefault(each.who, []).append(each)
    for a in mine:
        for b in theirs.get(a.who, ()):
            if (a.way is None and b.way is None) or not (a.itself or b.itself):
                continue
            yield _shared(scene, a, b)
        yield from _through_family(scene, a, theirs)


def shared_marks(scene: Scene, one: Identity, other: Identity) -> Iterator[Finding]:
    """Say which telephone, e-mail or postal address two parties have in common."""
    mine, theirs = _marks(scene, one), _marks(scene, other)
    common = sorted(mine.keys() & theirs.keys())
    strong = {kind for kind, _ in common} - {"address"}
    for kind, mark in common:
        a, b = mine[kind, mark], theirs[kind, mark]
        # An address is often that of a building or an agent; a telephone or mailbox is somebody's.
        sure = bool(strong)
        yield Finding(
            answer=HIT if sure else CANNOT_TELL,
            reason=None if sure else "weak:address",
            what=f"{scene.names(one)} and {scene.names(other)} give the same {kind}: {a.value}",
            records=tuple(record for record in (a, b) if record.file),
            facts={"kind": kind},
        )


def _shared(scene: Scene, a: Reach, b: Reach) -> Finding:
    ranks = min(a.rank, b.rank)
    rung = a.rung if a.rank <= b.rank else b.rung
    held = [way for way in (a.way, b.way) if way is not None]
    answer: str = HIT
    reason: str | None = None
    if any(interest_class(scene, way, family=False) == EX_OFFICIO for way in held):
        answer, reason = "clear", f"excluded:{EX_OFFICIO}"
    elif ranks < NEEDED:
        answer, reason = CANNOT_TELL, f"weak:{rung}"
    elif any(way.state != YES for way in held):
        answer, reason = CANNOT_TELL, "window:edge"
    return Finding(
        answer=answer,
        reason=reason,
        what="; ".join(told(scene, way) for way in held),
        rung=rung_of(ranks) if ranks else rung,
        records=tuple(tie.record for way in held for tie in way.ties),
        facts={"shared": a.who, "path": " | ".join(_path(way) for way in held)},
    )


def _through_family(scene: Scene, a: Reach, theirs: dict[str, list[Reach]]) -> Iterator[Finding]:
    for near in kin(scene, a.who, frozenset({"family"})):
        if near.tie is None:
            continue
        for b in theirs.get(near.who, ()):
            if not (a.itself or b.itself):
                continue
            yield _kin_finding(scene, a, b, near)


def _kin_finding(scene: Scene, a: Reach, b: Reach, near: Kin) -> Finding:
    ranks = min(a.rank, b.rank, near.rank)
    held = [way for way in (a.way, b.way) if way is not None]
    answer: str = HIT
    reason: str | None = None
    if ranks < NEEDED:
        answer, reason = CANNOT_TELL, f"weak:{a.rung if a.rank <= b.rank else b.rung}"
    elif near.state != YES or any(way.state != YES for way in held):
        answer, reason = CANNOT_TELL, "window:edge"
    said = "; ".join(told(scene, way) for way in held)
    names = f"{scene.picture.name(a.who)} and {scene.picture.name(b.who)}"
    return Finding(
        answer=answer,
        reason=reason,
        what=f"{names} are tied by family{'; ' if said else ''}{said}",
        rung=rung_of(ranks) if ranks else min(a.rung, b.rung),
        records=(
            *(tie.record for way in held for tie in way.ties),
            *((near.tie.record,) if near.tie else ()),
        ),
        facts={"one": a.who, "other": b.who, "path": " | ".join(_path(way) for way in held)},
    )


def _marks(scene: Scene, one: Identity) -> dict[tuple[str, str], Record]:
    found = {
        (mark.kind, mark.mark): mark.record
        for match in one.sure
        for mark in scene.marks_of.get(match.entity, ())
    }
    for given in one.subject.contacts:
        record = Record("as the tender names it", "", "", "", None, "", given.kind, given.text)
        found.setdefault((given.kind, given.mark), record)
    return found


def _path(way: Way) -> str:
    return " > ".join(tie.relation_id for tie in way.ties)
