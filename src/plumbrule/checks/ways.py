"""Ways from a firm up to who owns, controls or directs it, and whether they held on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plumbrule.checks.answer import SUREST
from plumbrule.checks.day import NO, YES
from plumbrule.checks.facts.records import KIN, LEADING, OWNING, Tie
from plumbrule.checks.identity import Identity
from plumbrule.checks.scene import Scene

DEEPEST = 4
"""Most ties in a way; from the specification of paths between an official and a contract."""
MOST_WAYS = 500
"""Ways followed from one firm; a web of more is cut, the shortest are kept."""
LEAST_SHARE = 25.0
"""Percent from which an owner matters: our proposal, common in registers of owners."""
EX_OFFICIO, MANAGEMENT = "ex_officio_board", "management_role"
PRIVATE, FAMILY = "private_ownership", "family_ownership"


@dataclass(frozen=True)
class Way:
    """A way from a firm up to someone behind it.

    Args:
        firm: where it begins.
        top: who stands at its end.
        ties: from the firm upwards.
        rank: of the weakest identity on it.
        state: whether all held on the day: yes, or start or end when dates are too coarse.
        share: percent held along it at least; None when a part of it is not known.
    """

    firm: str
    top: str
    ties: tuple[Tie, ...]
    rank: int
    state: str
    share: float | None

    @property
    def last(self) -> Tie:
        """The tie of who stands at the end."""
        return self.ties[-1]

    @property
    def owns(self) -> bool:
        """Whether it is made of ownership and control only."""
        return all(tie.kind in OWNING for tie in self.ties)


@dataclass(frozen=True)
class Kin:
    """Someone and a relative: who, by which tie, how surely, and whether it held on the day."""

    who: str
    tie: Tie | None
    rank: int
    state: str


def ways(scene: Scene, firm: str, *, day: date | None = None) -> list[Way]:
    """Follow ownership and control upwards from a firm, and at each step its directors.

    Args:
        scene: what is known.
        firm: where to begin.
        day: the day on which the ties must hold or may have; the scene's by default.
    """
    when = day or scene.day
    start = Way(firm, firm, (), SUREST, YES, 100.0)
    level, found = [start], list[Way]()
    for _ in range(DEEPEST):
        following = []
        for below in level:
            met = {below.firm, *(tie.holder for tie in below.ties)}
            for tie in scene.ties_to.get(below.top, ()):
                state = tie.held_for.on(when)
                if tie.kind not in LEADING or state == NO or tie.holder in met:
                    continue
                longer = _longer(below, tie, state)
                found.append(longer)
                if tie.kind in OWNING:
                    following.append(longer)
                if len(found) >= MOST_WAYS:
                    return found
        level = following
    return found


def kin(scene: Scene, person: str, kinds: frozenset[str] = KIN) -> Iterator[Kin]:
    """Give a person and those tied to it by family or association, on the day or perhaps."""
    yield Kin(person, None, SUREST, YES)
    for tie in (*scene.ties_from.get(person, ()), *scene.ties_to.get(person, ())):
        state = tie.held_for.on(scene.day)
        if tie.kind in kinds and state != NO:
            # Registers of family ties seldom tell since when: one without dates is taken to hold.
            undated = tie.held_for.may_from is None and tie.held_for.may_to is None
            yield Kin(tie.other(person), tie, tie.rank, YES if undated else state)


def interest_class(scene: Scene, way: Way, *, family: bool) -> str:
    """Return the class of an interest: owned, by the family, by virtue of a post, or only managed.

    A seat on the board goes with a post when the record says so, when the firm is public, or when
    two or more officials sit there and own nothing of it.
    """
    tie = way.last
    if tie.ex_officio:
        return EX_OFFICIO
    if tie.kind == "directorship":
        if _public(scene, tie.held) or _shared_board(scene, tie.held):
            return EX_OFFICIO
        if not _privately_owned(scene, tie.held):
            return MANAGEMENT
    return FAMILY if family else PRIVATE


def owners_known(scene: Scene, firm: str) -> float | None:
    """Return the percent of a firm whose direct owners are known for certain on the day, None of none."""
    found = [
        tie
        for tie in scene.ties_to.get(firm, ())
        if tie.kind in OWNING and tie.held_for.on(scene.day) == YES and not tie.part_of_other
    ]
    if not found:
        return None
    return min(100.0, sum(_share(tie) or 0.0 for tie in found))


def owner_gaps(scene: Scene, one: Identity) -> list[str]:
    """Tell why nobody can be ruled out behind a firm: it, its owners or a large part are not known."""
    if not one.sure:
        return ["not_covered:owners"]
    known = [owners_known(scene, match.entity) for match in one.sure]
    told = [share for share in known if share is not None]
    if not told:
        return ["missing:owners"]
    return [] if max(told) > 100.0 - LEAST_SHARE else ["undisclosed_share"]


def told(scene: Scene, way: Way) -> str:
    """Write a way for a reader, from who stands at its end down to the firm."""
    verbs = {"ownership": "owns", "control": "controls", "directorship": "directs"}
    said = []
    for tie in reversed(way.ties):
        part = _share_words(tie)
        said.append(f"{verbs.get(tie.kind, tie.kind)}{part} {scene.picture.name(tie.held)}")
    return f"{scene.picture.name(way.top)} {', which '.join(said)}"


def _longer(below: Way, tie: Tie, state: str) -> Way:
    share = _share(tie)
    return Way(
        firm=below.firm,
        top=tie.holder,
        ties=(*below.ties, tie),
        rank=min(below.rank, tie.rank),
        state=state if below.state == YES else below.state,
        share=None if share is None or below.share is None else below.share * share / 100.0,
    )


def _share(tie: Tie) -> float | None:
    if tie.share_min is not None:
        return tie.share_min
    return 100.0 if tie.kind == "control" or tie.beneficial else None


def _share_words(tie: Tie) -> str:
    if tie.share_min is None:
        return ""
    if tie.share_max is None or tie.share_max == tie.share_min:
        return f" {tie.share_min:g} % of"
    return f" {tie.share_min:g} to {tie.share_max:g} % of"


def _public(scene: Scene, firm: str) -> bool:
    known = scene.described(firm)
    if known is not None and known.publicly_owned:
        return True
    return any(_kind(scene, tie.holder) == "body" for tie in _owners(scene, firm))


def _privately_owned(scene: Scene, firm: str) -> bool:
    return any(_kind(scene, tie.holder) == "person" for tie in _owners(scene, firm))


def _shared_board(scene: Scene, firm: str) -> bool:
    owners = {tie.holder for tie in _owners(scene, firm)}
    officials = {
        tie.holder
        for tie in scene.ties_to.get(firm, ())
        if tie.kind == "directorship" and tie.holder in scene.seats_of
    }
    return len(officials - owners) >= 2


def _owners(scene: Scene, firm: str) -> list[Tie]:
    return [tie for tie in scene.ties_to.get(firm, ()) if tie.kind in OWNING]


def _kind(scene: Scene, entity: str) -> str | None:
    known = scene.described(entity)
    return known.kind if known else None
