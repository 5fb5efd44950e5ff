"""Suppressions without names: keyed fingerprints, and output that stops when the key is missing.

The fingerprint is HMAC-SHA256 under a key that lies neither in the journal nor in what is
published. Output that cannot check the list must not be made at all (it fails closed).
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from plumbrule.journal.keys import KEY_BYTES, write_secret
from plumbrule.model.errors import PlumbError

FILE_NAME = "suppression.key"
LEVELS = ("link", "person", "document")


class _Stored(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    key: str


@dataclass(frozen=True)
class SuppressionKey:
    """The key of the fingerprints, and its version."""

    version: int
    key: bytes = field(repr=False)

    def fingerprint(self, level: str, subject: str) -> str:
        """Return the fingerprint of a link, person or document named by its canonical key.

        Raises:
            PlumbError: the level is unknown or the key is empty.
        """
        if level not in LEVELS or not subject:
            raise PlumbError(f"a suppression is of a {', '.join(LEVELS)} named by its key")
        return hmac.digest(self.key, f"{level}\n{subject}".encode(), "sha256").hex()


@dataclass(frozen=True)
class Suppression:
    """One entry of the list."""

    fingerprint: str
    key_version: int
    level: str
    reason: str
    at: str


@dataclass(frozen=True)
class SuppressionList:
    """The entries in force, and the key to compare with.

    Raises:
        PlumbError: there are entries and the key is missing, or an entry was made with another
            version of the key. Public output must stop there.
    """

    entries: tuple[Suppression, ...]
    key: SuppressionKey | None

    def __post_init__(self) -> None:
        """Fail closed: a list that cannot be compared is no list."""
        if not self.entries:
            return
        if self.key is None:
            raise PlumbError(
                f"{len(self.entries)} suppressions are in force and their key is missing: nothing "
                "can be published until it is brought back"
            )
        stale = [item for item in self.entries if item.key_version != self.key.version]
        if stale:
            raise PlumbError(
                f"{len(stale)} suppressions were made with another version of the key than "
                f"{self.key.version}: nothing can be published until they are derived again"
            )

    def holds(self, level: str, subject: str) -> bool:
        """Say whether this link, person or document is kept out of public output."""
        if self.key is None:
            return False
        wanted = self.key.fingerprint(level, subject)
        return any(
            item.level == level and hmac.compare_digest(item.fingerprint, wanted)
            for item in self.entries
        )

    def unmatched(self, built: Iterable[tuple[str, str]]) -> tuple[Suppression, ...]:
        """Return the entries that fit none of the things built, given as (level, key).

        An entry without a match is not harmless: a key was written differently or a body renamed,
        and the link is published again. The build must stop and the entry be derived again.
        """
        if self.key is None:
            return ()
        present = {self.key.fingerprint(level, subject) for level, subject in built}
        return tuple(item for item in self.entries if item.fingerprint not in present)


def load(folder: Path) -> SuppressionKey | None:
    """Read the key in ``folder``; None when there is none.

    Raises:
        PlumbError: the file is damaged.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return None
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        key = SuppressionKey(stored.version, bytes.fromhex(stored.key))
    except (msgspec.DecodeError, ValueError) as error:
        raise PlumbError("the key of the suppressions is damaged", file=str(path)) from error
    if len(key.key) != KEY_BYTES or key.version < 1:
        raise PlumbError("the key of the suppressions is damaged", file=str(path))
    return key


def make(folder: Path, random: Callable[[int], bytes] = os.urandom) -> SuppressionKey:
    """Make a first key in ``folder`` unless there is one, and return the one that counts."""
    stored = _Stored(1, random(KEY_BYTES).hex())
    write_secret(folder / FILE_NAME, msgspec.json.encode(stored) + b"\n", random)
    found = load(folder)
    if found is None:
        raise PlumbError("the key of the suppressions could not be kept", file=str(folder))
    return found
