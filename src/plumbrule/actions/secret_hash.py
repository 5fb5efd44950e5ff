"""Secrets kept as Argon2id hashes: made and compared a few at a time, for each takes 64 MiB."""

from __future__ import annotations

import threading

from nacl import pwhash
from nacl.exceptions import InvalidkeyError

LONGEST = 200
"""Characters of a secret that count; what is longer fits no hash."""

_OPERATIONS, _MEMORY = 3, 64 << 20
_busy = threading.Semaphore(2)


def hashed(secret: str) -> bytes:
    """Make the hash of a secret."""
    with _busy:
        return pwhash.argon2id.str(secret.encode(), _OPERATIONS, _MEMORY)


def fits(kept: bytes, secret: str) -> bool:
    """Tell whether a secret is the one of a hash."""
    with _busy:
        try:
            return pwhash.verify(kept, secret[: LONGEST + 1].encode())
        except InvalidkeyError:
            return False
