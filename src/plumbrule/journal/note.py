"""Signed notes and checkpoints: a log's size and root, in text, with signatures.

Formats: C2SP ``signed-note`` and ``tlog-checkpoint`` for the log's own signature, and
``tlog-cosignature`` version 1 for a witness. Ed25519 throughout; unknown signatures are kept and
ignored, as the format asks.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from plumbrule.model.errors import PlumbError

ED25519 = 0x01
COSIGNATURE = 0x04
_DASH = "\u2014"


@dataclass(frozen=True)
class Checkpoint:
    """A log at one moment: where it is (``origin``), how many entries, and their root."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """Return the text that is signed: three lines, each with its line end."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class Verifier:
    """A public key and the name it signs under; written ``name+id+key`` as in C2SP."""

    name: str
    kind: int
    key: bytes

    def key_id(self) -> bytes:
        """Return the four bytes that lead a signature: SHA-256(name, LF, kind, key)[:4]."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.key).digest()[:4]

    def __str__(self) -> str:
        encoded = base64.b64encode(bytes([self.kind]) + self.key).decode()
        return f"{self.name}+{self.key_id().hex()}+{encoded}"


def parse_verifier(text: str) -> Verifier:
    """Read a public key as written by ``str(verifier)``.

    Raises:
        PlumbError: the text is not such a key, or its short id does not belong to it.
    """
    parts = text.strip().split("+", 2)
    try:
        raw = base64.b64decode(parts[2], validate=True)
        verifier = Verifier(parts[0], raw[0], raw[1:])
    except (IndexError, binascii.Error) as error:
        raise PlumbError("a public key is written name+id+key: this text is not one") from error
    if len(verifier.key) != 32 or verifier.key_id().hex() != parts[1]:
        raise PlumbError(f"the public key of {parts[0]} does not belong to its id {parts[1]}")
    return verifier


def verifier_for(name: str, seed: bytes, kind: int = ED25519) -> Verifier:
    """Return the public side of a signing seed of 32 bytes."""
    return Verifier(name, kind, bytes(SigningKey(seed).verify_key))


def sign(checkpoint: Checkpoint, name: str, seed: bytes) -> str:
    """Return the signed note of a checkpoint: body, empty line, signature line."""
    body = checkpoint.body()
    signature = SigningKey(seed).sign(body.encode()).signature
    return f"{body}\n{_line(verifier_for(name, seed), signature)}"


def cosign(note: str, name: str, seed: bytes, seconds: int) -> str:
    """Return ``note`` with a witness's signature added; ``seconds`` is Unix time."""
    body, lines = _split(note)
    message = f"cosignature/v1\ntime {seconds}\n{body}".encode()
    signature = seconds.to_bytes(8, "big") + SigningKey(seed).sign(message).signature
    line = _line(verifier_for(name, seed, COSIGNATURE), signature)
    return f"{body}\n{lines}{line}"


def parse(note: str) -> Checkpoint:
    """Read the checkpoint in a note without judging its signatures.

    Raises:
        PlumbError: the text is not a checkpoint.
    """
    body, _ = _split(note)
    lines = body.split("\n")
    try:
        size, root = int(lines[1]), base64.b64decode(lines[2], validate=True)
    except (IndexError, ValueError) as error:
        raise PlumbError("a checkpoint has three lines: origin, size, root in base64") from error
    checkpoint = Checkpoint(lines[0], size, root)
    if checkpoint.body() != body or size < 0 or len(root) != 32:
        raise PlumbError("the checkpoint is not written in its one valid form")
    return checkpoint


def signers(note: str, trusted: Mapping[str, Verifier]) -> list[str]:
    """Return the names of trusted keys that signed ``note``, each signature checked.

    Signatures by keys that are not trusted are ignored, as the format asks.

    Raises:
        PlumbError: a signature by a trusted key does not fit the text.
    """
    body, lines = _split(note)
    found = []
    for line in lines.splitlines():
        name, raw = _parse_line(line)
        verifier = trusted.get(name)
        if verifier is None or raw[:4] != verifier.key_id():
            continue
        message = body.encode()
        signature = raw[4:]
        if verifier.kind == COSIGNATURE:
            seconds = int.from_bytes(signature[:8], "big")
            message = f"cosignature/v1\ntime {seconds}\n".encode() + message
            signature = signature[8:]
        try:
            VerifyKey(verifier.key).verify(message, signature)
        except (BadSignatureError, ValueError) as error:
            raise PlumbError(f"the signature of {name} does not fit the checkpoint") from error
        found.append(name)
    return found


def _line(verifier: Verifier, signature: bytes) -> str:
    encoded = base64.b64encode(verifier.key_id() + signature).decode()
    return f"{_DASH} {verifier.name} {encoded}\n"


def _split(note: str) -> tuple[str, str]:
    body, gap, lines = note.partition("\n\n")
    if not gap:
        raise PlumbError("a signed note has an empty line between text and signatures")
    return f"{body}\n", lines


def _parse_line(line: str) -> tuple[str, bytes]:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != _DASH:
        raise PlumbError("a signature line of the note is not '\u2014 name signature'")
    try:
        raw = base64.b64decode(parts[2], validate=True)
    except binascii.Error as error:
        raise PlumbError(f"the signature of {parts[1]} is not base64") from error
    return parts[1], raw
