"""Who is signed in, kept in memory: when the server ends, so does every sitting.

Only a hash of what a browser holds is kept. Rights are no part of it: they are asked of the journal
at every request, so that what is taken away is gone at once.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

IDLE = timedelta(minutes=30)
"""How long a sitting of a team member lasts without a request."""

LONGEST = timedelta(hours=12)
"""How long any sitting lasts."""

MOST = 5_000
"""Sittings held at once; the oldest ends when there are more."""


@dataclass
class Sitting:
    """One person's work in one browser, from sign-in to sign-out.

    Args:
        user: opaque id of the user; ``local`` where one person works alone.
        name: how the person is greeted.
        begun: when it began.
        idle: how long it lasts without a request.
        seen: the last request.
        purpose: what the work is for now, ``case/ID`` or ``purpose/ID``.
        told: sentences to show once, on the next page.
        key: secret that the tokens of forms are made from.
    """

    user: str
    name: str
    begun: datetime
    idle: timedelta
    seen: datetime
    purpose: str | None = None
    told: list[str] = field(default_factory=list)
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def over(self, now: datetime) -> bool:
        """Tell whether it has ended by itself."""
        return now - self.seen > self.idle or now - self.begun > LONGEST


class Visitors:
    """The sittings there are; safe in threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sittings: dict[bytes, Sitting] = {}

    def begin(self, user: str, name: str, now: datetime, idle: timedelta = IDLE) -> str:
        """Begin a sitting and give the secret that its browser holds (256 bits)."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._drop_over(now)
            self._sittings[_kept(secret)] = Sitting(user, name, now, idle, now)
        return secret

    def find(self, secret: str | None, now: datetime) -> Sitting | None:
        """Give the sitting of a secret, if it has not ended."""
        if not secret:
            return None
        with self._lock:
            sitting = self._sittings.get(_kept(secret))
            if sitting is None:
                return None
            if sitting.over(now):
                del self._sittings[_kept(secret)]
                return None
            sitting.seen = now
            return sitting

    def end(self, secret: str | None) -> None:
        """End a sitting."""
        with self._lock:
            self._sittings.pop(_kept(secret or ""), None)

    def end_all(self, user: str) -> None:
        """End every sitting of a user, as when a passphrase changes."""
        with self._lock:
            for key in [key for key, one in self._sittings.items() if one.user == user]:
                del self._sittings[key]

    def _drop_over(self, now: datetime) -> None:
        for key in [key for key, one in self._sittings.items() if one.over(now)]:
            del self._sittings[key]
        while len(self._sittings) >= MOST:
            del self._sittings[next(iter(self._sittings))]


class OneTimeLink:
    """The way in for the one person who started the server: works once, then there is a next one.

    Args:
        tell: gets each new key, to print the link where only that person reads it.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._key = b""

    def renew(self) -> None:
        """Make the next link and tell it."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._key = _kept(key)
        self._tell(key)

    def use(self, key: str) -> bool:
        """Tell whether it is the key; if so, it works no more and the next one is told."""
        with self._lock:
            right = bool(self._key) and secrets.compare_digest(_kept(key), self._key)
            if right:
                self._key = b""
        if right:
            self.renew()
        return right


def _kept(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
