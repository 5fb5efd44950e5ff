"""What one act is: the event that is logged, the content beside it, and the hashes of both.

The event says who did what to which thing, when and by which rule, in opaque ids and codes. Names,
texts and documents are content: encrypted, outside the hash, and tied to the event by a salted
commitment. When the salt is gone the content can be neither read nor guessed, and every proof
still holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from typing import Any

import msgspec
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from plumbrule.journal.canonical import canonical
from plumbrule.journal.keys import Keys
from plumbrule.model.errors import PlumbError

SALT_BYTES = 32
SEAL_BYTES = 16
_ENTRY_LABEL = b"plumb-log-v1"
_CONTENT_LABEL = b"plumb-content-v1"
# Each content has a key of its own, so the nonce never repeats under one key.
_NONCE = bytes(24)


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The logged part of an act: opaque ids and codes only, never a name or a text.

    Attributes:
        id: id of the act, 32 hex digits.
        t: when it was recorded (UTC, ISO 8601 with ``Z``); never earlier than the act before.
        at: when it took effect, if that is another moment.
        stream: the thing it belongs to, ``kind/id``.
        version: which act of that thing this is, from 1.
        act: what was done, ``kind.verb``.
        actor: opaque id of the user.
        role: the role in which the user acted.
        agency: the body the user acted for.
        purpose: the case or mandate it was done for.
        state: the state of the thing after the act.
        before: the state before.
        decision: ``allow`` or ``deny``, of an access decision.
        rule: id of the rule that decided.
        reason: a code from a list.
        approval: the approval that a second person gave.
        break_glass: the emergency opening under which it was done.
        objects: opaque ids of other things it touched.
        count: how many things it touched, when they are not listed.
        digest: SHA-256 of the list of ids, or of what was looked at or sent.
        positions: log positions it speaks of (an erasure).
        content: commitment to the content, if there is any.
    """

    id: str
    t: str
    stream: str
    version: int
    act: str
    actor: str
    at: str | None = None
    role: str | None = None
    agency: str | None = None
    purpose: str | None = None
    state: str | None = None
    before: str | None = None
    decision: str | None = None
    rule: str | None = None
    reason: str | None = None
    approval: str | None = None
    break_glass: str | None = None
    objects: tuple[str, ...] = ()
    count: int | None = None
    digest: str | None = None
    positions: tuple[int, ...] = ()
    content: str | None = None
    v: int = msgspec.field(default=1, name="v")


@dataclass(frozen=True)
class Draft:
    """An act that someone wants recorded; the journal adds id, time, version and place."""

    stream: str
    act: str
    actor: str
    content: Mapping[str, Any] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """An act as recorded.

    Attributes:
        position: its place in the log, from 0.
        event: the logged part; None once its retention ended and it was erased.
        content: the content; None when there never was any, when it was erased, or when the
            reader has no key (``event.content`` tells the first case from the others).
    """

    position: int
    event: Event
    content: Mapping[str, Any] | None = None


_EVENTS = msgspec.json.Encoder(order="sorted")
_READ_EVENT = msgspec.json.Decoder(Event)
_READ_CONTENT = msgspec.json.Decoder(dict[str, Any])


def encode_event(event: Event) -> bytes:
    """Return the canonical bytes of an event."""
    return _EVENTS.encode(event)


def decode_event(data: bytes) -> Event:
    """Read an event.

    Raises:
        PlumbError: the bytes are not an event.
    """
    try:
        return _READ_EVENT.decode(data)
    except msgspec.DecodeError as error:
        raise PlumbError("an act in the journal cannot be read: run plumb verify") from error


def entry_hash(nonce: bytes, event: bytes) -> bytes:
    """Return what goes into the Merkle tree: SHA-256(label + nonce + event)."""
    return sha256(_ENTRY_LABEL + nonce + event).digest()


def seal_mark(keys: Keys, position: int, entry: bytes) -> bytes:
    """Return the keyed mark that ties an entry to its position (BLAKE2b, 16 bytes)."""
    return blake2b(
        position.to_bytes(8, "big") + entry, key=keys.seal, digest_size=SEAL_BYTES
    ).digest()


def commitment(salt: bytes, content: bytes) -> str:
    """Return the salted commitment to a content, in hex."""
    return sha256(_CONTENT_LABEL + salt + content).hexdigest()


def lock(keys: Keys, salt: bytes, content: bytes) -> bytes:
    """Encrypt a content (XChaCha20-Poly1305) under the key that belongs to its salt."""
    return crypto_aead_xchacha20poly1305_ietf_encrypt(
        content, _CONTENT_LABEL, _NONCE, _content_key(keys, salt)
    )


def unlock(keys: Keys, salt: bytes, sealed: bytes) -> bytes:
    """Decrypt a content.

    Raises:
        PlumbError: it was altered, or the key is another one.
    """
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, _CONTENT_LABEL, _NONCE, _content_key(keys, salt)
        )
    except CryptoError as error:
        raise PlumbError("a content in the journal was altered, or its key is another") from error


def encode_content(content: Mapping[str, Any]) -> bytes:
    """Return the canonical bytes of a content."""
    return canonical(dict(content))


def decode_content(data: bytes) -> dict[str, Any]:
    """Read a content from its canonical bytes."""
    return _READ_CONTENT.decode(data)


def _content_key(keys: Keys, salt: bytes) -> bytes:
    return blake2b(salt, key=keys.content, digest_size=32).digest()
