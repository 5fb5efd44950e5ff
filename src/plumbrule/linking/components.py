"""Joining with an eye on what must stay apart, for the few groups where something speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

_STRENGTH = {"id_match": 3, "confirmed": 2, "publisher_id": 1}

Number = tuple[str, str]
"""A scheme with its country, and a value."""


@dataclass(frozen=True, order=True)
class Edge:
    """A ground for joining two nodes: ``confirmed`` by a person, ``id_match`` or ``publisher_id``."""

    node_a: str
    node_b: str
    tie: str


@dataclass(frozen=True)
class Refused:
    """A ground that was not followed, and what spoke against it."""

    edge: Edge
    rung: str
    evidence: str


@dataclass
class _Cluster:
    nodes: set[str]
    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def join(
    nodes: Iterable[str],
    edges: Iterable[Edge],
    apart: Iterable[tuple[str, str]],
    numbers: Mapping[str, Iterable[Number]],
    together: Iterable[tuple[Number, Number]],
) -> tuple[list[frozenset[str]], list[Refused]]:
    """Follow the edges, human ones first and then in order, unless that joins what must stay apart.

    Args:
        nodes: everything that is to be placed.
        edges: grounds for joining.
        apart: pairs of nodes that somebody decided are two.
        numbers: for each node its numbers, only of schemes of which an entity bears one.
        together: pairs of numbers of one scheme that one record bears, and so do not exclude each
            other.

    Returns:
        The groups, and the edges that were refused.
    """
    clusters = {node: _Cluster({node}) for node in nodes}
    for node, borne in numbers.items():
        for scheme, value in borne:
            clusters[node].numbers[scheme].add(value)
    forbidden: dict[str, set[str]] = defaultdict(set)
    for one, other in apart:
        forbidden[one].add(other)
        forbidden[other].add(one)
    allowed = {frozenset(pair) for pair in together}
    refused: list[Refused] = []
    for edge in sorted(edges, key=lambda one: (one.tie != "confirmed", one)):
        left, right = clusters[edge.node_a], clusters[edge.node_b]
        if left is right:
            continue
        obstacle = _obstacle(left, right, forbidden, allowed)
        if obstacle is not None:
            refused.append(Refused(edge, *obstacle))
            continue
        left.nodes |= right.nodes
        for scheme, values in right.numbers.items():
            left.numbers[scheme] |= values
        for node in right.nodes:
            clusters[node] = left
    return sorted({frozenset(one.nodes) for one in clusters.values()}, key=min), refused


def ties(
    anchor: str, group: frozenset[str], edges: Iterable[Edge], *, numbered: bool
) -> dict[str, str]:
    """Tell how surely each node hangs on the anchor: the weakest tie of its surest way there.

    The anchor itself hangs on its number when it is ``numbered``, else on its strongest tie.
    """
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in edges:
        if edge.node_a in group and edge.node_b in group:
            near[edge.node_a].append((edge.node_b, edge.tie))
            near[edge.node_b].append((edge.node_a, edge.tie))
    found: dict[str, str] = {}
    for least in sorted(_STRENGTH, key=lambda tie: -_STRENGTH[tie]):
        waiting = [anchor, *found]
        seen = set(waiting)
        while waiting:
            for node, tie in near[waiting.pop()]:
                if node not in seen and _STRENGTH[tie] >= _STRENGTH[least]:
                    seen.add(node)
                    waiting.append(node)
                    found[node] = least
    own = [tie for _, tie in near[anchor]] or ["publisher_id"]
    return found | {anchor: "id_match" if numbered else max(own, key=_STRENGTH.__getitem__)}


def _obstacle(
    left: _Cluster,
    right: _Cluster,
    forbidden: Mapping[str, set[str]],
    allowed: set[frozenset[Number]],
) -> tuple[str, str] | None:
    fewer, more = sorted((left.nodes, right.nodes), key=len)
    if any(forbidden[node] & more for node in fewer if node in forbidden):
        return "not_same", "a person decided that they are two"
    for scheme in sorted(left.numbers.keys() & right.numbers.keys()):
        for one, other in product(sorted(left.numbers[scheme]), sorted(right.numbers[scheme])):
            if one != other and frozenset(((scheme, one), (scheme, other))) not in allowed:
                return "refuted_id", f"different numbers of {scheme}: {one} and {other}"
    return None
