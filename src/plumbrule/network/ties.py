"""All ties known, of every day: where a graph takes its edges from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from plumbrule.network.tie import Node, Tie


class Unnamed(NamedTuple):
    """Why owners of a company are not named.

    Args:
        reason: BODS unspecified reason, or empty.
        description: as received.
        stated: the day of the statement, when told.
        source, file, line: where it stands.
    """

    reason: str
    description: str = ""
    stated: date | None = None
    source: str = ""
    file: str = ""
    line: int | None = None


class Ties(Protocol):
    """Gives the ties at an entity, and what is known of it."""

    def into(self, entity: str) -> Sequence[Tie]:
        """Give the ties of those who own, control or direct an entity, by id."""

    def node(self, entity: str) -> Node:
        """Tell what is known of an entity."""

    def unnamed(self, entity: str) -> Sequence[Unnamed]:
        """Give the reasons why owners of a company are not named."""


class TiesInMemory:
    """Ties given one by one.

    Args:
        ties: in any order.
        nodes: what is known of the entities; one that is missing is of unknown kind.
        unnamed: by company, reasons why owners are not named.
    """

    def __init__(
        self,
        ties: Iterable[Tie],
        nodes: Iterable[Node] = (),
        unnamed: dict[str, Sequence[Unnamed]] | None = None,
    ) -> None:
        self._into: dict[str, list[Tie]] = defaultdict(list)
        for tie in sorted(ties, key=lambda one: one.id):
            self._into[tie.owned].append(tie)
        self._nodes = {node.id: node for node in nodes}
        self._unnamed = unnamed or {}

    def into(self, entity: str) -> Sequence[Tie]:
        """Give the ties of those who own, control or direct an entity, by id."""
        return self._into.get(entity, ())

    def node(self, entity: str) -> Node:
        """Tell what is known of an entity."""
        return self._nodes.get(entity) or Node(entity)

    def unnamed(self, entity: str) -> Sequence[Unnamed]:
        """Give the reasons why owners of a company are not named."""
        return self._unnamed.get(entity, ())
