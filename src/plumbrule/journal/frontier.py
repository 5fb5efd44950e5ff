"""The right edge of a growing Merkle tree: all that is needed to go on and to know the root."""

from __future__ import annotations

from plumbrule.journal import merkle

BASE_LEVEL = 8
BLOCK = 1 << BASE_LEVEL
"""Leaves are hashed together 256 at a time; subtrees of that size and up are kept."""


class Frontier:
    """The full subtrees and loose leaves of a tree that is read from its first leaf on."""

    def __init__(self) -> None:
        self.size = 0
        self._full: list[tuple[int, bytes]] = []
        self._leaves: list[bytes] = []

    def add(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Add a leaf hash; return (level, number, root) of each kept subtree it completes."""
        self.size += 1
        self._leaves.append(leaf)
        if len(self._leaves) < BLOCK:
            return []
        level, root = BASE_LEVEL, merkle.root(self._leaves)
        self._leaves = []
        number = self.size // BLOCK - 1
        done = [(level, number, root)]
        while self._full and self._full[-1][0] == level:
            root = merkle.node(self._full.pop()[1], root)
            level, number = level + 1, number // 2
            done.append((level, number, root))
        self._full.append((level, root))
        return done

    def root(self) -> bytes:
        """Return the root of the tree as it stands."""
        parts = [root for _, root in self._full]
        if self._leaves:
            parts.append(merkle.root(self._leaves))
        if not parts:
            return merkle.EMPTY_ROOT
        result = parts.pop()
        for left in reversed(parts):
            result = merkle.node(left, result)
        return result
