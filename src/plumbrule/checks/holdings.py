"""Effective shares behind a firm, worked out exactly through chains and rings by ``plumbrule.network``."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from plumbrule.checks.answer import rung_of
from plumbrule.checks.facts.records import LEADING, Tie
from plumbrule.checks.scene import Scene
from plumbrule.checks.ways import LEAST_SHARE
from plumbrule.network import Caught, Graph, Node, Share, TiesInMemory, effective, owned_by_listed
from plumbrule.network import Tie as Holding

REGIME = effective(Fraction(int(LEAST_SHARE), 100))
"""An effective share of a quarter or more, listed parties taken together."""


def held_together(scene: Scene, firm: str, listed: Collection[str]) -> Caught:
    """Tell whether some parties together hold a quarter or more of a firm on the day.

    Args:
        scene: what is known.
        firm: the firm.
        listed: those who are certainly listed on the day.
    """
    return owned_by_listed(graph(scene), firm, listed, REGIME)


def graph(scene: Scene) -> Graph:
    """Make the graph of the day of what was read around the parties."""
    ties = [_holding(scene, tie) for tie in scene.picture.ties if tie.kind in LEADING]
    nodes = [
        Node(one.entity, one.kind or "", one.name or "", one.country or "", one.publicly_owned)
        for one in scene.picture.known.values()
    ]
    return Graph.on(TiesInMemory(ties, nodes), scene.day)


def _holding(scene: Scene, tie: Tie) -> Holding:
    return Holding(
        id=tie.relation_id,
        owner=tie.holder,
        owned=tie.held,
        kind=tie.kind,
        interest=tie.interest,
        share=Share.of_percent(tie.share_min, tie.share_max, tie.least_open, tie.most_open),
        directness=tie.directness,
        beneficial=tie.beneficial,
        joint=tie.joint,
        telling=tie.telling,
        primary=tie.primary,
        closed=tie.closed,
        start=tie.start,
        end=tie.end,
        stated=tie.stated.last if tie.stated else None,
        # Whether the register is fresh enough is asked of its version: see ``Scene.gaps``.
        seen=scene.day,
        rung=rung_of(tie.rank),
        role=tie.role or "",
        source=tie.record.source,
        file=tie.record.file,
        line=tie.record.line,
        path=tie.record.path,
    )
