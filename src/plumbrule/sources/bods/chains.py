"""Chains of statements that replace each other, in versions before 0.4."""

from __future__ import annotations


class Chains:
    """Groups statements that replace one another; a group is one record.

    Only statements that replace or are replaced take memory.
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._replacing: set[str] = set()
        self.replaced: set[str] = set()
        """Statements that another one replaces."""

    def add(self, statement: str, replaces: list[str]) -> None:
        """Learn that a statement replaces others."""
        for earlier in replaces:
            if earlier != statement:
                self._join(statement, earlier)
                self._replacing.add(statement)
                self.replaced.add(earlier)

    def firsts(self) -> dict[str, str]:
        """Give each statement of a chain the first of its chain.

        The first is the one that replaces none; of several the one whose id sorts first, so that
        the order of the file does not matter.
        """
        first: dict[str, str] = {}
        for statement in list(self._parent):
            if statement in self._replacing:
                continue
            root = self._root(statement)
            first[root] = min(first.get(root, statement), statement)
        return {
            statement: first.get(self._root(statement), self._root(statement))
            for statement in list(self._parent)
        }

    def _root(self, statement: str) -> str:
        parent = self._parent.setdefault(statement, statement)
        while parent != statement:
            self._parent[statement] = self._parent[parent]
            statement, parent = parent, self._parent[parent]
        return statement

    def _join(self, one: str, other: str) -> None:
        """Hang the root that sorts last under the other: the result depends on no order."""
        first, last = sorted((self._root(one), self._root(other)))
        self._parent[last] = first
