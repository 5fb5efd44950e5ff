"""The Merkle tree of the log as stored: full subtrees from 256 leaves up, and the leaves.

With leaves alone a proof would read the whole log; with every node the log would double. Keeping
levels 8 and above costs one row in 128 and leaves at most 255 leaves to hash for any proof.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, insert, select

from plumbrule.journal import merkle
from plumbrule.journal.frontier import BASE_LEVEL, BLOCK
from plumbrule.journal.schema import act, subtree
from plumbrule.model.errors import PlumbError


def grow(connection: Connection, size: int, entries: Sequence[bytes]) -> None:
    """Store the subtrees that become full when ``entries`` follow a log of ``size`` entries."""
    end = size + len(entries)
    first, last = size // BLOCK, end // BLOCK
    if first == last:
        return
    head = _leaves(connection, first * BLOCK, size)
    leaves = head + [merkle.leaf(entry) for entry in entries]
    full = {
        (BASE_LEVEL, number): merkle.root(leaves[(number - first) * BLOCK :][:BLOCK])
        for number in range(first, last)
    }
    for number in range(first, last):
        _join_upwards(connection, full, number)
    connection.execute(
        insert(subtree),
        [{"level": key[0], "number": key[1], "hash": value} for key, value in full.items()],
    )


def _join_upwards(connection: Connection, full: dict[tuple[int, int], bytes], number: int) -> None:
    level = BASE_LEVEL
    while number % 2:
        left = full.get((level, number - 1)) or _stored(connection, level, number - 1)
        full[level + 1, number // 2] = merkle.node(left, full[level, number])
        level, number = level + 1, number // 2


def range_root(connection: Connection, start: int, end: int) -> bytes:
    """Return the root over the leaves ``start`` to ``end``, reading stored subtrees.

    ``start`` must be where RFC 6962 begins a subtree, as it is in every proof.

    Raises:
        PlumbError: the stored tree has a hole.
    """
    size = end - start
    if size == 0:
        return merkle.EMPTY_ROOT
    if size < BLOCK:
        return merkle.root(_leaves(connection, start, end))
    level = size.bit_length() - 1
    if size == 1 << level and start % size == 0:
        return _stored(connection, level, start >> level)
    middle = start + merkle.split(size)
    return merkle.node(range_root(connection, start, middle), range_root(connection, middle, end))


def inclusion_proof(connection: Connection, position: int, size: int) -> list[bytes]:
    """Return the audit path of the act at ``position`` in the log of ``size`` acts."""
    return merkle.inclusion_proof(position, size, lambda a, b: range_root(connection, a, b))


def consistency_proof(connection: Connection, old: int, new: int) -> list[bytes]:
    """Return the proof that the log of ``new`` acts extends the log of ``old`` acts."""
    return merkle.consistency_proof(old, new, lambda a, b: range_root(connection, a, b))


def _leaves(connection: Connection, start: int, end: int) -> list[bytes]:
    rows = connection.execute(
        select(act.c.entry)
        .where(and_(act.c.position >= start, act.c.position < end))
        .order_by(act.c.position)
    ).scalars()
    leaves = [merkle.leaf(entry) for entry in rows]
    if len(leaves) != end - start:
        raise PlumbError(f"acts are missing between positions {start} and {end}: run plumb verify")
    return leaves


def _stored(connection: Connection, level: int, number: int) -> bytes:
    found = connection.execute(
        select(subtree.c.hash).where(and_(subtree.c.level == level, subtree.c.number == number))
    ).scalar_one_or_none()
    if found is None:
        raise PlumbError("a part of the stored tree is missing: run plumb verify")
    return bytes(found)
