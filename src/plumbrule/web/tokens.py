"""The token in each form, which shows that the form is one of ours.

It is masked anew each time, so that it is never the same text twice on compressed pages.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256

FIELD = "token"
"""Name of the form field."""

_BYTES = 32


def token(key: bytes) -> str:
    """Make a token for whoever holds a key."""
    mask = secrets.token_bytes(_BYTES)
    return urlsafe_b64encode(mask + _mixed(mask, _true(key))).decode()


def is_token(key: bytes, given: str) -> bool:
    """Tell whether a token was made with a key."""
    try:
        raw = urlsafe_b64decode(given.encode("ascii"))
    except (Error, ValueError):
        return False
    mask, rest = raw[:_BYTES], raw[_BYTES:]
    return len(rest) == _BYTES and hmac.compare_digest(_mixed(mask, rest), _true(key))


def _true(key: bytes) -> bytes:
    return hmac.digest(key, b"plumb-form-v1", sha256)


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
