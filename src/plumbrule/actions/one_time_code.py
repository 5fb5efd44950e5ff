"""The six digits of a second factor: time-based one-time passwords (RFC 6238, from RFC 4226)."""

from __future__ import annotations

import hmac
from base64 import b32encode
from datetime import datetime
from urllib.parse import quote

STEP_SECONDS = 30
DIGITS = 6
_DRIFT = 1
"""Steps before and after the present one that are accepted, for clocks that differ."""


def code_at(key: bytes, step: int, digits: int = DIGITS) -> str:
    """Give the digits of one step of time (RFC 4226, section 5.3, with SHA-1)."""
    mac = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    start = mac[-1] & 15
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**digits).zfill(digits)


def step_of(key: bytes, given: str, now: datetime) -> int | None:
    """Tell of which step some digits are; None when they are of none near the present."""
    typed = "".join(given.split())
    present = int(now.timestamp()) // STEP_SECONDS
    found = None
    for step in range(present - _DRIFT, present + _DRIFT + 1):
        if hmac.compare_digest(code_at(key, step).encode(), typed.encode()):
            found = step
    return found


def written(key: bytes) -> str:
    """Write a key as programs for second factors read it, in groups of four."""
    text = b32encode(key).decode().rstrip("=")
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def address(key: bytes, login: str) -> str:
    """Give the address that opens a program for second factors."""
    text = b32encode(key).decode().rstrip("=")
    return f"otpauth://totp/plumbrule:{quote(login)}?secret={text}&issuer=plumbrule"
