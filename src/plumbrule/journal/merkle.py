"""The Merkle tree of RFC 6962 (Certificate Transparency): roots, proofs, and their checks.

Everything here is a pure function of hashes. ``leaf`` hashes an entry, ``node`` joins two
hashes; the tree over n leaves splits at the largest power of two below n (RFC 6962, 2.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from plumbrule.model.errors import PlumbError

EMPTY_ROOT = sha256(b"").digest()
"""The root of the tree without leaves."""

RangeRoot = Callable[[int, int], bytes]
"""The root over the leaves ``start`` to ``end`` (end not included) of one log."""


def leaf(entry: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256(0x00 + entry)."""
    return sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256(0x01 + left + right)."""
    return sha256(b"\x01" + left + right).digest()


def split(size: int) -> int:
    """Return the largest power of two below ``size`` (which is at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root over the given leaf hashes, level by level."""
    if not leaves:
        return EMPTY_ROOT
    level = list(leaves)
    while len(level) > 1:
        joined = [
            sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)
        ]
        # A hash without a partner rises unchanged: the same tree as splitting at powers of two.
        if len(level) % 2:
            joined.append(level[-1])
        level = joined
    return level[0]


def inclusion_proof(index: int, size: int, range_root: RangeRoot) -> list[bytes]:
    """Return the audit path of leaf ``index`` in the tree of ``size`` leaves (RFC 6962, 2.1.1).

    Raises:
        PlumbError: the tree of that size has no such leaf.
    """
    if not 0 <= index < size:
        raise PlumbError(f"position {index} does not exist in a log of {size} acts")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            path.append(range_root(middle, end))
            end = middle
        else:
            path.append(range_root(start, middle))
            start = middle
    return path[::-1]


def root_from_inclusion(index: int, size: int, leaf_hash: bytes, path: Sequence[bytes]) -> bytes:
    """Return the root that an audit path leads to (RFC 9162, 2.1.3.2).

    Raises:
        PlumbError: the path has the wrong length for this position and size.
    """
    if not 0 <= index < size:
        raise PlumbError(f"position {index} does not exist in a log of {size} acts")
    position, last, result = index, size - 1, leaf_hash
    for sibling in path:
        if last == 0:
            raise PlumbError("the proof of inclusion is too long")
        if position & 1 or position == last:
            result = node(sibling, result)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            result = node(result, sibling)
        position >>= 1
        last >>= 1
    if last:
        raise PlumbError("the proof of inclusion is too short")
    return result


def consistency_proof(old: int, new: int, range_root: RangeRoot) -> list[bytes]:
    """Return the proof that the tree of ``new`` leaves extends the one of ``old`` (2.1.2).

    Raises:
        PlumbError: ``old`` is larger than ``new``.
    """
    if not 0 <= old <= new:
        raise PlumbError(f"a log of {new} acts cannot extend one of {old}")
    if old in (0, new):
        return []
    path: list[bytes] = []
    start, end, whole = 0, new, True
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            path.append(range_root(middle, end))
            end = middle
        else:
            path.append(range_root(start, middle))
            start, whole = middle, False
    if not whole:
        path.append(range_root(start, end))
    return path[::-1]


def is_consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Say whether ``path`` proves that the new tree extends the old one (RFC 9162, 2.1.4.2)."""
    if old > new:
        return False
    if old == new:
        return not path and old_root == new_root
    if old == 0:
        return not path and old_root == EMPTY_ROOT
    steps = list(path)
    if old & (old - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position >>= 1
        last >>= 1
    old_result = new_result = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old_result = node(step, old_result)
            new_result = node(step, new_result)
            while not position & 1 and position:
                position >>= 1
                last >>= 1
        else:
            new_result = node(new_result, step)
        position >>= 1
        last >>= 1
    return last == 0 and old_result == old_root and new_result == new_root
