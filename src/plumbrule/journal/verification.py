"""Proof that nothing in the journal was altered or removed, from the first act to the last.

One pass reads every act, hashes it, checks its seal and its content, rebuilds the Merkle tree and
compares it with the stored subtrees and with every checkpoint: those in the journal, those a
witness signed, and those that the caller kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, or_, select

from plumbrule.journal import database, entry, merkle, note, schema
from plumbrule.journal.faults import Fault, at, joined
from plumbrule.journal.frontier import Frontier
from plumbrule.journal.store import Journal
from plumbrule.model.errors import PlumbError

# Above this many faults the search for where an act came from looks at neighbours only.
_SEARCH_ALL = 300


@dataclass(frozen=True)
class Report:
    """The outcome of a verification.

    Attributes:
        size: acts found.
        root: root of the tree over them.
        faults: what is wrong, in order of position; empty when all holds.
        erased: acts whose content, or whose whole text, was erased by a recorded erasure.
        checkpoints: how many checkpoints the history was held against.
        kept: how many of these came from outside the journal.
        sealed: whether positions and contents were checked too, for which the keys are needed.
    """

    size: int
    root: bytes
    faults: tuple[Fault, ...]
    erased: int
    checkpoints: int
    kept: int
    sealed: bool


class _Brief(msgspec.Struct):
    stream: str
    version: int
    act: str
    content: str | None = None
    positions: tuple[int, ...] = ()


@dataclass
class _Pass:
    frontier: Frontier = field(default_factory=Frontier)
    faults: list[Fault] = field(default_factory=list)
    unsealed: dict[int, bytes] = field(default_factory=dict)
    no_content: set[int] = field(default_factory=set)
    no_text: set[int] = field(default_factory=set)
    erasures: set[int] = field(default_factory=set)
    rows: int = 0
    next: int = 0


def verify(journal: Journal, kept: Sequence[str] = ()) -> Report:
    """Check the whole journal.

    Args:
        journal: the journal; with its keys, seals and contents are checked too.
        kept: checkpoints (signed notes of this journal) kept outside of it.

    Raises:
        PlumbError: a kept checkpoint is of another log or does not carry its signature.
    """
    outside = [_checked_note(journal, text) for text in kept]
    with database.reading(journal.engine) as connection:
        inside, bad = _stored_checkpoints(connection, journal)
        known = sorted(inside + outside, key=lambda item: item.size)
        stored = _stored_subtrees(connection)
        state = _Pass(faults=bad)
        roots = _walk(connection, journal, state, {item.size for item in known}, stored)
        counted = int(connection.execute(select(schema.log.c.size)).scalar_one())
        state.faults += _stream_gaps(connection)
    _judge_seals(journal, state)
    _judge_ends(state, counted)
    _judge_erasures(state)
    if not any(fault.kind == "missing" for fault in state.faults):
        state.faults += _judge_checkpoints(known, roots, state.next)
    return Report(
        size=state.rows,
        root=state.frontier.root(),
        faults=tuple(joined(state.faults)),
        erased=len((state.no_content | state.no_text) & state.erasures),
        checkpoints=len(known),
        kept=len(outside),
        sealed=journal.keys is not None,
    )


def _walk(
    connection: Connection,
    journal: Journal,
    state: _Pass,
    sizes: set[int],
    stored: dict[tuple[int, int], bytes],
) -> dict[int, bytes]:
    roots = {0: merkle.EMPTY_ROOT}
    query = (
        select(
            schema.act.c.position,
            schema.act.c.stream,
            schema.act.c.version,
            schema.act.c.event,
            schema.act.c.nonce,
            schema.act.c.entry,
            schema.act.c.seal,
            schema.content.c.salt,
            schema.content.c.sealed,
        )
        .select_from(schema.act)
        .outerjoin(schema.content, schema.content.c.position == schema.act.c.position)
        .order_by(schema.act.c.position)
    )
    brief = msgspec.json.Decoder(_Brief)
    with database.streaming(connection, query) as rows:
        for row in rows:
            _examine(journal, state, row, brief)
            for level, number, root in state.frontier.add(merkle.leaf(row.entry)):
                if stored.get((level, number)) != root:
                    state.faults.append(
                        Fault("tree_changed", number << level, (number + 1) << level)
                    )
            if state.next in sizes:
                roots[state.next] = state.frontier.root()
    return roots


def _examine(
    journal: Journal, state: _Pass, row: Row[*tuple[Any, ...]], brief: msgspec.json.Decoder[_Brief]
) -> None:
    position, stream, version, event, nonce, hashed, seal, salt, sealed = row
    state.rows += 1
    if position != state.next:
        state.faults.append(Fault("missing", state.next, position))
    state.next = position + 1
    keys = journal.keys
    if keys is not None and entry.seal_mark(keys, position, hashed) != seal:
        state.unsealed[position] = hashed
    if event is None or nonce is None:
        state.no_text.add(position)
        return
    if entry.entry_hash(nonce, event) != hashed:
        state.faults.append(at("changed", position))
    try:
        said = brief.decode(event)
    except msgspec.DecodeError:
        state.faults.append(at("changed", position, "it cannot be read"))
        return
    if said.stream != stream or said.version != version:
        state.faults.append(at("mislabelled", position, f"it says {said.stream}"))
    if said.positions and said.act.endswith(".erase"):
        state.erasures.update(said.positions)
    if said.content is not None and sealed is None:
        state.no_content.add(position)
    elif sealed is not None and not _content_fits(journal, salt, sealed, said.content):
        state.faults.append(at("content_changed", position))


def _content_fits(journal: Journal, salt: bytes, sealed: bytes, committed: str | None) -> bool:
    if committed is None:
        return False
    if journal.keys is None:
        return True
    try:
        plain = entry.unlock(journal.keys, salt, sealed)
    except PlumbError:
        return False
    return entry.commitment(salt, plain) == committed


def _judge_seals(journal: Journal, state: _Pass) -> None:
    keys = journal.keys
    if keys is None or not state.unsealed:
        return
    seals = _seals_at(journal, state.unsealed)
    changed = {fault.start for fault in state.faults if fault.kind == "changed"}
    everywhere = len(state.unsealed) <= _SEARCH_ALL
    for position, hashed in state.unsealed.items():
        if position in changed:
            continue
        near = range(max(0, position - 2), position + 3)
        home = next(
            (
                place
                for place in (*near, *(seals if everywhere else ()))
                if entry.seal_mark(keys, place, hashed) == seals.get(position) and place != position
            ),
            None,
        )
        if home is None:
            state.faults.append(at("foreign", position))
        else:
            state.faults.append(at("moved", position, f"from {home - position:+d}"))


def _seals_at(journal: Journal, positions: dict[int, bytes]) -> dict[int, bytes]:
    wanted = sorted(positions)
    found: dict[int, bytes] = {}
    with database.reading(journal.engine) as connection:
        for start in range(0, len(wanted), 500):
            query = select(schema.act.c.position, schema.act.c.seal).where(
                schema.act.c.position.in_(wanted[start : start + 500])
            )
            found.update((place, bytes(seal)) for place, seal in connection.execute(query))
    return found


def _judge_ends(state: _Pass, counted: int) -> None:
    if state.next < counted:
        state.faults.append(Fault("cut", state.next, counted, f"the log counted {counted}"))
    elif state.next > counted:
        state.faults.append(Fault("unlogged", counted, state.next))


def _judge_erasures(state: _Pass) -> None:
    for position in state.no_content - state.erasures:
        state.faults.append(at("content_removed", position))
    for position in state.no_text - state.erasures:
        state.faults.append(at("act_removed", position))


def _judge_checkpoints(
    known: Sequence[note.Checkpoint], roots: dict[int, bytes], size: int
) -> list[Fault]:
    found: list[Fault] = []
    sound = 0
    for item in known:
        if item.size > size:
            found.append(
                Fault("cut", size, item.size, f"a checkpoint was signed for {item.size} acts")
            )
        elif roots.get(item.size) != item.root:
            found.append(Fault("forked", sound, item.size, "held against a signed checkpoint"))
            break
        else:
            sound = item.size
    return found


def _stored_checkpoints(
    connection: Connection, journal: Journal
) -> tuple[list[note.Checkpoint], list[Fault]]:
    notes = [
        *connection.execute(select(schema.checkpoint.c.size, schema.checkpoint.c.note)),
        *connection.execute(select(schema.cosignature.c.size, schema.cosignature.c.note)),
    ]
    good, bad = [], []
    for size, text in notes:
        try:
            item = _checked_note(journal, text)
        except PlumbError as error:
            bad.append(at("checkpoint_changed", max(0, size - 1), str(error)))
            continue
        if item.size != size:
            bad.append(at("checkpoint_changed", max(0, size - 1), "filed under another size"))
        good.append(item)
    return good, bad


def _checked_note(journal: Journal, text: str) -> note.Checkpoint:
    item = note.parse(text)
    if item.origin != journal.origin:
        raise PlumbError(f"the checkpoint is of {item.origin}, the journal is {journal.origin}")
    if journal.origin not in note.signers(text, {journal.origin: journal.verifier}):
        raise PlumbError("the checkpoint is not signed by the journal")
    return item


def _stored_subtrees(connection: Connection) -> dict[tuple[int, int], bytes]:
    rows = connection.execute(
        select(schema.subtree.c.level, schema.subtree.c.number, schema.subtree.c.hash)
    )
    return {(level, number): bytes(root) for level, number, root in rows}


def _stream_gaps(connection: Connection) -> list[Fault]:
    last = func.max(schema.act.c.version)
    first = func.min(schema.act.c.version)
    query = (
        select(schema.act.c.stream, func.min(schema.act.c.position))
        .group_by(schema.act.c.stream)
        .having(or_(last != func.count(), first != 1))
    )
    return [at("stream_gap", position, name) for name, position in connection.execute(query)]
