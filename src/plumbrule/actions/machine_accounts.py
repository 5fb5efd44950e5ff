"""Accounts of programs that ask the platform's lists: a secret kept as a hash, a view, a token.

A secret is made here, shown once and kept as an Argon2id hash beside the journal's keys. A token is
kept as a hash in memory only, and is worth nothing after an hour or when the server stops.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec

from plumbrule.actions.secret_hash import fits, hashed
from plumbrule.journal.opening import KEY_FOLDER
from plumbrule.model import PlumbError
from plumbrule.packs.profiles import profile_named

LASTS = timedelta(hours=1)
FAILURES, WAIT = 10, timedelta(minutes=15)
"""Wrong secrets in a row after which an account waits, and how long."""

_FILE = "machine_accounts.json"
_SECRET_BYTES = 32
_MOST_TOKENS = 10_000


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program that may ask.

    Args:
        name: by which it signs in.
        profile: what its tokens let it see.
        secret: Argon2id hash.
    """

    name: str
    profile: str
    secret: str


def add(lake: Path, name: str, profile: str) -> str:
    """Add an account, or give it a new secret and view; return the secret, which is kept nowhere.

    Raises:
        PlumbError: the name is not made of letters, digits, ``-``, ``_`` or ``.``; no such profile.
    """
    if not name or len(name) > 60 or not all(one.isalnum() or one in "-_." for one in name):
        raise PlumbError("an account's name has up to 60 letters, digits, -, _ and .")
    profile_named(profile)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    account = Account(name, profile, hashed(secret).decode())
    kept = {one.name: one for one in accounts(lake)} | {name: account}
    place = lake / KEY_FOLDER / _FILE
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{_FILE}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(msgspec.json.encode([kept[one] for one in sorted(kept)]))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(place)
    return secret


def accounts(lake: Path) -> list[Account]:
    """Read the accounts of a lake.

    Raises:
        PlumbError: their file is damaged.
    """
    place = lake / KEY_FOLDER / _FILE
    if not place.exists():
        return []
    try:
        return msgspec.json.decode(place.read_bytes(), type=list[Account])
    except msgspec.DecodeError as error:
        raise PlumbError("the accounts of programs are damaged", file=str(place)) from error


@dataclass
class _Tries:
    count: int = 0
    until: datetime | None = None


class Gate:
    """Lets accounts in and knows their tokens.

    Args:
        lake: folder of the lake.
        clock: gives the present moment.
    """

    def __init__(self, lake: Path, clock: Callable[[], datetime]) -> None:
        self._accounts = {one.name: one for one in accounts(lake)}
        self._clock = clock
        self._tokens: dict[bytes, tuple[str, datetime]] = {}
        self._tries: dict[str, _Tries] = {}
        self._lock = threading.Lock()
        # An unknown name takes as long as a wrong secret.
        self._nobody = hashed(secrets.token_urlsafe(_SECRET_BYTES))

    def sign_in(self, name: str, secret: str) -> str | None:
        """Give a token; None when name and secret do not fit, or after too many wrong ones."""
        account, now = self._accounts.get(name), self._clock()
        with self._lock:
            tries = self._tries.get(name)
            if tries is not None and tries.until is not None and now < tries.until:
                return None
        right = fits(account.secret.encode() if account else self._nobody, secret)
        with self._lock:
            if account is None:
                return None
            tries = self._tries.setdefault(name, _Tries())
            if not right:
                tries.count += 1
                if tries.count >= FAILURES:
                    tries.count, tries.until = 0, now + WAIT
                return None
            del self._tries[name]
            self._tokens = {one: kept for one, kept in self._tokens.items() if now < kept[1]}
            if len(self._tokens) >= _MOST_TOKENS:
                return None
            token = secrets.token_urlsafe(_SECRET_BYTES)
            self._tokens[sha256(token.encode()).digest()] = name, now + LASTS
            return token

    def account(self, token: str) -> Account | None:
        """Give whose token it is; None when it is nobody's or too old."""
        with self._lock:
            kept = self._tokens.get(sha256(token.encode()).digest())
        return self._accounts[kept[0]] if kept and self._clock() < kept[1] else None
