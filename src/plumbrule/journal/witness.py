"""A witness: someone outside who signs each checkpoint that extends the one signed before.

The rules and answers are those of C2SP ``tlog-witness``. A witness keeps one small file per log,
and writes it before it answers, so that it can never sign two histories.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path

from sqlalchemy import delete, insert, select

from plumbrule.journal import database, merkle, note, schema, tree
from plumbrule.journal.store import Journal, writing
from plumbrule.model.errors import PlumbError

MAX_PROOF = 63


@dataclass(frozen=True)
class Answer:
    """What a witness answers.

    Attributes:
        status: as in HTTP: 200 signed; 400 malformed or old size larger than new; 403 signature;
            404 unknown log; 409 the witness knows another old size; 422 proof or root wrong.
        text: the signature line (200), the size the witness knows (409), else a sentence.
    """

    status: int
    text: str


@dataclass(frozen=True)
class Witness:
    """A witness with its key, the logs it follows, and its memory.

    Attributes:
        name: the name it signs under.
        seed: its Ed25519 seed, 32 bytes.
        folder: where it remembers the last checkpoint of each log.
        logs: public keys of the logs it follows, by origin.
    """

    name: str
    seed: bytes
    folder: Path
    logs: dict[str, note.Verifier]

    def verifier(self) -> note.Verifier:
        """Return the public key that readers check its signatures with."""
        return note.verifier_for(self.name, self.seed, note.COSIGNATURE)

    def add_checkpoint(self, request: str, seconds: int) -> Answer:
        """Answer a request to sign; ``seconds`` is the present Unix time."""
        try:
            old, proof, signed = _parse_request(request)
            checkpoint = note.parse(signed)
        except PlumbError as error:
            return Answer(400, str(error))
        if checkpoint.origin not in self.logs:
            return Answer(404, f"this witness does not follow {checkpoint.origin}")
        try:
            names = note.signers(signed, self.logs)
        except PlumbError as error:
            return Answer(403, str(error))
        if checkpoint.origin not in names:
            return Answer(403, "the log has not signed this checkpoint")
        if old > checkpoint.size:
            return Answer(400, "the old size is larger than the new one")
        with self._memory(checkpoint.origin) as path:
            return self._judge(path, old, proof, signed, seconds)

    def _judge(self, path: Path, old: int, proof: list[bytes], signed: str, seconds: int) -> Answer:
        new = note.parse(signed)
        known = note.parse(path.read_text(encoding="utf-8")) if path.exists() else None
        size, root = (known.size, known.root) if known else (0, merkle.EMPTY_ROOT)
        if old != size:
            return Answer(409, f"{size}\n")
        if not merkle.is_consistent(size, root, new.size, new.root, proof):
            return Answer(422, "the proof does not show that the log was only extended")
        _replace(path, signed)
        line = note.cosign(signed, self.name, self.seed, seconds).splitlines(keepends=True)[-1]
        return Answer(200, line)

    @contextmanager
    def _memory(self, origin: str) -> Iterator[Path]:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{sha256(origin.encode()).hexdigest()}.checkpoint"
        with (self.folder / "lock").open("a", encoding="utf-8") as held:
            flock(held, LOCK_EX)
            yield path


def request(journal: Journal, old: int) -> str:
    """Return what the journal sends to a witness that has last signed size ``old``."""
    signed = journal.checkpoint()
    size = note.parse(signed).size
    with database.reading(journal.engine) as connection:
        proof = tree.consistency_proof(connection, old, size)
    lines = [f"old {old}", *(base64.b64encode(item).decode() for item in proof)]
    return "\n".join(lines) + f"\n\n{signed}"


def keep(journal: Journal, line: str, witness: note.Verifier, size: int) -> str:
    """Store a witness's signature line under the checkpoint of ``size``; return the whole note.

    Raises:
        PlumbError: the journal has no checkpoint of that size, or the signature is not the
            witness's.
    """
    with writing(journal) as connection:
        signed = connection.execute(
            select(schema.checkpoint.c.note).where(schema.checkpoint.c.size == size)
        ).scalar_one_or_none()
        if signed is None:
            raise PlumbError(f"the journal has no checkpoint of {size} acts")
        whole = str(signed) + line
        if witness.name not in note.signers(whole, {witness.name: witness}):
            raise PlumbError(f"the line is not a signature by {witness.name}")
        table = schema.cosignature
        connection.execute(
            delete(table).where(table.c.size == size, table.c.witness == witness.name)
        )
        connection.execute(insert(table).values(size=size, witness=witness.name, note=whole))
    return whole


def _parse_request(text: str) -> tuple[int, list[bytes], str]:
    head, gap, signed = text.partition("\n\n")
    lines = head.split("\n")
    try:
        word, old = lines[0].split(" ")
        proof = [base64.b64decode(line, validate=True) for line in lines[1:]]
        size = int(old)
    except (ValueError, binascii.Error) as error:
        raise PlumbError("a request has 'old SIZE', then the proof, one hash a line") from error
    if word != "old" or not gap or size < 0 or len(proof) > MAX_PROOF:
        raise PlumbError("a request has 'old SIZE', then the proof, then the checkpoint")
    return size, proof, signed


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
