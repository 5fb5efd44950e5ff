"""What was declared about the owners of a company beside what its statements add up to (rule OW-6).

A declared owner is a person whom a statement about the whole calls one: an indirect holding, or a
holding stated to be beneficial. What a chain of direct holdings gives is computed apart and the two
are laid side by side; the filing period leaves a declaration time to follow a change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from plumbrule.network.answer import Answer, Owner, Owners
from plumbrule.network.graph import Graph
from plumbrule.network.interests import MANAGEMENT, NOMINATOR, NOMINEE
from plumbrule.network.shares import steps_between
from plumbrule.network.tie import Node, Share, Tie

SLACK = Fraction(1, 100)
"""Declared and computed shares may differ by one point, for rounding."""

FILING = timedelta(days=30)
"""Time to declare a change, unless the law gives another."""


@dataclass(frozen=True)
class Declared:
    """One owner as declared, against what is computed.

    Args:
        node: who.
        ties: the statements that declare him; none when nobody did.
        share: as declared; None when no share is.
        verdict: ``agrees``, ``undeclared``, ``unsupported``, ``differs`` or ``cannot_tell``.
        reasons: of ``cannot_tell``.
    """

    node: Node
    ties: tuple[Tie, ...]
    share: Share | None
    verdict: str
    reasons: tuple[str, ...] = ()


def compared(
    graph: Graph, found: Owners, filing: timedelta = FILING
) -> tuple[Answer, tuple[Declared, ...]]:
    """Compare the declared owners of a company with those computed.

    Args:
        graph: the ties of the day.
        found: what ``owners_of`` gave on that graph.
        filing: time that the law gives to declare a change.

    Returns:
        The answer of rule OW-6 (``hit`` when anything differs; ``cannot_tell`` when nobody declared
        anything), and each person declared or computed.
    """
    company = found.company.id
    declared: dict[str, list[Tie]] = {}
    for tie in graph.live(company):
        if _declares(tie) and graph.node(tie.owner).kind == "person":
            declared.setdefault(tie.owner, []).append(tie)
    if not declared:
        return Answer("cannot_tell", ("missing:declaration",)), ()
    computed = {owner.node.id: owner for owner in found.owners}
    names = sorted(declared.keys() | computed.keys())
    rows = tuple(
        row
        for row in (
            _row(graph, found, name, declared.get(name, []), computed.get(name), filing=filing)
            for name in names
        )
        if row is not None
    )
    verdicts = {row.verdict for row in rows}
    if verdicts & {"undeclared", "unsupported", "differs"}:
        return Answer("hit"), rows
    reasons = sorted({reason for row in rows for reason in row.reasons})
    return (Answer("cannot_tell", tuple(reasons)) if reasons else Answer("clear")), rows


def _declares(tie: Tie) -> bool:
    """Whether a tie says that somebody is an owner of the whole, rather than a link of a chain."""
    if tie.interest in MANAGEMENT or tie.interest in {NOMINEE, NOMINATOR} or not tie.owner:
        return False
    return tie.declared or tie.beneficial


def _row(
    graph: Graph,
    found: Owners,
    name: str,
    ties: list[Tie],
    owner: Owner | None,
    *,
    filing: timedelta,
) -> Declared | None:
    node = graph.node(name)
    share = _stated(ties)
    if not ties:
        return _undeclared(graph, found, owner, filing) if owner else None
    doubts = {tie.doubt(graph.day) for tie in ties} - {""}
    if doubts:
        return Declared(node, tuple(ties), share, "cannot_tell", tuple(sorted(doubts)))
    if owner is None:
        # What nobody named holds may be his; only then is he not found above the company.
        hidden = found.undisclosed[1] + found.circular > found.threshold.share
        verdict = "cannot_tell" if hidden else "unsupported"
        return Declared(node, tuple(ties), share, verdict, ("undisclosed_share",) if hidden else ())
    verdict, reasons = _verdict(found, owner, share)
    return Declared(node, tuple(ties), share, verdict, reasons)


def _verdict(found: Owners, owner: Owner, share: Share | None) -> tuple[str, tuple[str, ...]]:
    """Lay a declared share beside the computed one."""
    passes, measure = _passes(owner), owner.measure
    if passes == "clear" and _large(share, found):
        return "unsupported", ()
    if share is None:
        if passes != "cannot_tell":
            return "agrees", ()
        return "cannot_tell", tuple(sorted({*owner.answer.reasons, *owner.control.reasons}))
    if share.least - SLACK > measure.most_open or share.most + SLACK < measure.least:
        return "differs", ()
    return "agrees", ()


def _large(share: Share | None, found: Owners) -> bool:
    """Whether what is declared would make somebody an owner: a share over the threshold, or none told."""
    return share is None or found.threshold.passed((share.least, share.least_open))


def _passes(owner: Owner) -> str:
    answers = {owner.answer.answer, owner.control.answer}
    return next(one for one in ("hit", "cannot_tell", "clear") if one in answers)


def _undeclared(graph: Graph, found: Owners, owner: Owner, filing: timedelta) -> Declared | None:
    """Somebody passes by computation and nobody declared him: unless the change is still fresh."""
    if _passes(owner) != "hit":
        return None
    since = _since(graph, found, owner)
    if since is not None and since + filing >= graph.day:
        return Declared(owner.node, (), None, "cannot_tell", ("window:filing",))
    return Declared(owner.node, (), None, "undeclared")


def _since(graph: Graph, found: Owners, owner: Owner) -> date | None:
    """Give the first day on which all the ties to an owner held; None when it is not known."""
    web = graph.above(found.company.id, owner.measure.basis)
    days = [
        sure[0]
        for _, stake in steps_between(web, owner.node.id)
        for tie in stake.ties
        if (sure := tie.surely()) is not None
    ]
    return max(days, default=None)


def _stated(ties: list[Tie]) -> Share | None:
    """Give the share declared: that of the statement about the whole before those of its parts."""
    shares = [tie.share for tie in ties if tie.share and tie.declared]
    shares = shares or [tie.share for tie in ties if tie.share]
    if not shares:
        return None
    least, most = max(shares, key=lambda one: one.least), max(shares, key=lambda one: one.most)
    return Share(least.least, most.most, least.least_open, most.most_open)
