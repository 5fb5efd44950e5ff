"""The proof without the contents: a file an auditor checks with no access to the journal.

Line 1 is a JSON object: format, log, public key, signed checkpoint. Each further line is one act:
its hash, and where the export says so its event and nonce (opaque ids and codes, no contents).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import select

from plumbrule.journal import database, entry, merkle, note, schema, tree
from plumbrule.journal.faults import Fault, at, joined
from plumbrule.journal.frontier import Frontier
from plumbrule.journal.store import Journal
from plumbrule.model.errors import PlumbError

FORMAT = "plumbrule-log-export/1"
Decoded = TypeVar("Decoded")


class Header(msgspec.Struct, forbid_unknown_fields=True):
    """The first line of an export."""

    format: str
    origin: str
    verifier: str
    checkpoint: str


class Line(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """One act of an export; hashes and nonces in hex, the event as its exact text."""

    p: int
    entry: str
    nonce: str | None = None
    event: str | None = None


class Inclusion(msgspec.Struct, forbid_unknown_fields=True):
    """The proof that one act is in the log: hashes in hex, from the leaf up."""

    position: int
    size: int
    entry: str
    path: list[str]
    checkpoint: str
    verifier: str


@dataclass(frozen=True)
class Checked:
    """What an export shows: its size and root, the faults, and how many events it carried."""

    size: int
    root: bytes
    faults: tuple[Fault, ...]
    events: int


def export(journal: Journal, path: Path, *, events: bool) -> int:
    """Write the export of the journal as it stands to a new file; return the number of acts.

    Raises:
        PlumbError: the file exists already.
    """
    signed = journal.checkpoint()
    size = note.parse(signed).size
    header = Header(FORMAT, journal.origin, str(journal.verifier), signed)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise PlumbError("the file exists already: choose another name", file=str(path)) from error
    with os.fdopen(handle, "wb") as out:
        out.write(msgspec.json.encode(header) + b"\n")
        for line in _lines(journal, size, events=events):
            out.write(msgspec.json.encode(line) + b"\n")
    return size


def check(path: Path, *, kept: Iterable[str] = (), earlier: Path | None = None) -> Checked:
    """Check an export by itself, and against what was kept from before.

    Args:
        path: the export.
        kept: checkpoints of the same log kept from earlier.
        earlier: an earlier export of the same log; the first difference is named exactly.

    Raises:
        PlumbError: the file is not an export, is of another log, or its signature is wrong.
    """
    header = read_header(path)
    signed = _signed(header, header.checkpoint)
    known = sorted([signed, *(_signed(header, text) for text in kept)], key=lambda item: item.size)
    roots, frontier, faults, count = _walk(path, {item.size for item in known})
    for item in known:
        if item.size > frontier.size:
            faults.append(Fault("cut", frontier.size, item.size, "against a signed checkpoint"))
        elif roots.get(item.size, merkle.EMPTY_ROOT) != item.root:
            faults.append(Fault("forked", 0, item.size, "held against a signed checkpoint"))
    if earlier is not None:
        faults += _differences(header, path, earlier)
    return Checked(frontier.size, frontier.root(), tuple(joined(faults)), count)


def read_header(path: Path) -> Header:
    """Read the first line of an export.

    Raises:
        PlumbError: the file is not an export.
    """
    with path.open("rb") as source:
        return _decode(source.readline(), Header, path, 1)


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the acts of an export."""
    with path.open("rb") as source:
        next(source, None)
        for number, text in enumerate(source, start=2):
            yield _decode(text, Line, path, number)


def prove(journal: Journal, position: int) -> Inclusion:
    """Return the proof that the act at ``position`` is in the journal."""
    signed = journal.checkpoint()
    size = note.parse(signed).size
    with database.reading(journal.engine) as connection:
        path = tree.inclusion_proof(connection, position, size)
        hashed = connection.execute(
            select(schema.act.c.entry).where(schema.act.c.position == position)
        ).scalar_one()
    return Inclusion(
        position,
        size,
        bytes(hashed).hex(),
        [item.hex() for item in path],
        signed,
        str(journal.verifier),
    )


def check_inclusion(proof: Inclusion) -> note.Checkpoint:
    """Check a proof of inclusion by itself; return the checkpoint it leads to.

    Raises:
        PlumbError: the proof does not lead to the signed root.
    """
    verifier = note.parse_verifier(proof.verifier)
    item = note.parse(proof.checkpoint)
    if verifier.name not in note.signers(proof.checkpoint, {verifier.name: verifier}):
        raise PlumbError("the checkpoint is not signed by the log")
    leaf = merkle.leaf(bytes.fromhex(proof.entry))
    path = [bytes.fromhex(part) for part in proof.path]
    if merkle.root_from_inclusion(proof.position, item.size, leaf, path) != item.root:
        raise PlumbError(f"the proof does not show that act {proof.position} is in the log")
    return item


def _lines(journal: Journal, size: int, *, events: bool) -> Iterator[Line]:
    columns = (schema.act.c.position, schema.act.c.entry)
    wanted = (*columns, schema.act.c.nonce, schema.act.c.event) if events else columns
    query = select(*wanted).where(schema.act.c.position < size).order_by(schema.act.c.position)
    with (
        database.reading(journal.engine) as connection,
        database.streaming(connection, query) as rows,
    ):
        for row in rows:
            line = Line(row.position, bytes(row.entry).hex())
            if events and row.event is not None:
                line.nonce, line.event = bytes(row.nonce).hex(), bytes(row.event).decode()
            yield line


def _walk(path: Path, sizes: set[int]) -> tuple[dict[int, bytes], Frontier, list[Fault], int]:
    frontier, roots, faults, events = Frontier(), dict[int, bytes](), list[Fault](), 0
    for line in read_lines(path):
        if line.p != frontier.size:
            faults.append(at("missing", frontier.size, f"the file goes on with {line.p}"))
        hashed = bytes.fromhex(line.entry)
        if line.event is not None and line.nonce is not None:
            events += 1
            if entry.entry_hash(bytes.fromhex(line.nonce), line.event.encode()) != hashed:
                faults.append(at("changed", line.p))
        frontier.add(merkle.leaf(hashed))
        if frontier.size in sizes:
            roots[frontier.size] = frontier.root()
    return roots, frontier, faults, events


def _differences(header: Header, path: Path, earlier: Path) -> list[Fault]:
    before = read_header(earlier)
    if (before.origin, before.verifier) != (header.origin, header.verifier):
        raise PlumbError(f"the earlier export is of {before.origin}", file=str(earlier))
    now = read_lines(path)
    for old in read_lines(earlier):
        new = next(now, None)
        if new is None:
            return [Fault("cut", old.p, None, "the earlier export goes on here")]
        if new.entry != old.entry:
            return [at("forked", old.p, "the first act that differs from the earlier export")]
    return []


def _signed(header: Header, text: str) -> note.Checkpoint:
    verifier = note.parse_verifier(header.verifier)
    item = note.parse(text)
    if item.origin != header.origin or verifier.name != header.origin:
        raise PlumbError(f"the checkpoint is of {item.origin}, the export of {header.origin}")
    if header.origin not in note.signers(text, {header.origin: verifier}):
        raise PlumbError("the checkpoint is not signed by the log of the export")
    return item


def _decode(text: bytes, kind: type[Decoded], path: Path, number: int) -> Decoded:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise PlumbError(
            "the line is not one of a log export", file=str(path), line=number
        ) from error
