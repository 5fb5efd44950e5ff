"""Signing in where several people work: a passphrase that is kept as a hash, and a second factor.

Invitations, hashes and the keys of second factors lie in a file of their own beside the journal's
keys, readable by its owner only: they are secrets, and what can be read in the journal must hold
none. Who was invited, enrolled, signed in or was refused is in the journal.
"""

from __future__ import annotations

import hmac
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from plumbrule.actions.one_time_code import step_of
from plumbrule.actions.secret_hash import LONGEST, fits, hashed
from plumbrule.journal.opening import KEY_FOLDER
from plumbrule.model import PlumbError

FILE_NAME = "sign_in.sqlite"
LEAST, MOST = 15, LONGEST
"""Characters of a passphrase."""

INVITED_FOR = timedelta(hours=72)
FAILURES = 10
"""Wrong tries in a row after which a user waits."""

WAIT = timedelta(minutes=15)
_TABLES = """
create table if not exists credential (
    user text primary key,
    passphrase blob,
    totp blob not null,
    last_step integer not null default 0,
    failures integer not null default 0,
    waits_until text,
    invitation blob,
    invited_until text
)
"""
_COLUMNS = "passphrase, totp, last_step, failures, waits_until, invitation, invited_until"


@dataclass(frozen=True)
class Invitation:
    """What a new user is told by a way that is not this program.

    Args:
        code: works once, for 72 hours.
        until: its end.
    """

    code: str
    until: datetime


class _Kept(NamedTuple):
    """A row of the table."""

    passphrase: bytes | None
    totp: bytes
    last_step: int
    failures: int
    waits_until: str | None
    invitation: bytes | None
    invited_until: str | None


class Credentials:
    """The secrets by which users are known.

    Args:
        file: where they are kept; made when first written to.
        random: gives unguessable bytes.
    """

    def __init__(self, file: Path, random: Callable[[int], bytes] = os.urandom) -> None:
        self.file = file
        self._random = random
        self._nobody = hashed("nobody knows this passphrase")

    def invite(self, user: str, now: datetime) -> Invitation:
        """Let a user choose a passphrase; what was chosen before works until then.

        Args:
            user: id of the user.
            now: the present moment.
        """
        code = secrets.token_urlsafe(18)
        until = now + INVITED_FOR
        with self._writing() as database:
            database.execute(
                "insert into credential (user, totp, invitation, invited_until) values (?, ?, ?, ?) "
                "on conflict (user) do update set invitation = excluded.invitation, "
                "invited_until = excluded.invited_until",
                (user, self._random(20), _digest(code), until.isoformat()),
            )
        return Invitation(code, until)

    def second_factor(self, user: str, code: str, now: datetime) -> bytes | None:
        """Give the key of the second factor to who holds the invitation; None to anyone else."""
        row = self._row(user)
        if row is None or row.invitation is None or row.invited_until is None:
            return None
        if datetime.fromisoformat(row.invited_until) < now:
            return None
        return row.totp if hmac.compare_digest(row.invitation, _digest(code)) else None

    def enrol(self, user: str, code: str, passphrase: str, digits: str, now: datetime) -> None:
        """Set the passphrase of who holds the invitation and shows that the second factor works.

        Raises:
            PlumbError: the invitation, the digits or the passphrase will not do.
        """
        key = self.second_factor(user, code, now)
        if key is None:
            raise PlumbError("this invitation is not valid any more; ask for another one")
        if not LEAST <= len(passphrase) <= MOST:
            raise PlumbError(f"a passphrase has {LEAST} to {MOST} characters; a sentence does well")
        step = step_of(key, digits, now)
        if step is None:
            raise PlumbError("the six digits are not right; look whether the clocks agree")
        with self._writing() as database:
            database.execute(
                "update credential set passphrase = ?, last_step = ?, failures = 0, "
                "waits_until = null, invitation = null, invited_until = null where user = ?",
                (hashed(passphrase), step, user),
            )

    def verify(self, user: str | None, passphrase: str, digits: str, now: datetime) -> bool:
        """Tell whether passphrase and digits are right; takes as long for unknown users.

        Digits work once. After ten wrong tries in a row a user waits a quarter of an hour.
        """
        row = self._row(user) if user is not None else None
        kept = row.passphrase if row is not None else None
        right = fits(kept or self._nobody, passphrase) and kept is not None
        if row is None or user is None:
            return False
        if row.waits_until is not None and datetime.fromisoformat(row.waits_until) > now:
            return False
        step = step_of(row.totp, digits, now)
        if right and step is not None and self._use(user, step):
            return True
        self._failed(user, now)
        return False

    def forget(self, user: str) -> None:
        """Forget a user's secrets, as when access ends."""
        with self._writing() as database:
            database.execute("delete from credential where user = ?", (user,))

    def knows(self, user: str) -> bool:
        """Tell whether a user has chosen a passphrase."""
        row = self._row(user)
        return row is not None and row.passphrase is not None

    def _use(self, user: str, step: int) -> bool:
        """Use up a step of the second factor; False when it was used before."""
        with self._writing() as database:
            done = database.execute(
                "update credential set last_step = ?, failures = 0, waits_until = null "
                "where user = ? and last_step < ?",
                (step, user, step),
            )
            return done.rowcount == 1

    def _failed(self, user: str, now: datetime) -> None:
        with self._writing() as database:
            database.execute(
                "update credential set failures = failures + 1, "
                "waits_until = case when failures + 1 >= ? then ? end where user = ?",
                (FAILURES, (now + WAIT).isoformat(), user),
            )

    def _row(self, user: str) -> _Kept | None:
        if not self.file.exists():
            return None
        with self._open() as database:
            found = database.execute(
                f"select {_COLUMNS} from credential where user = ?",  # noqa: S608 fixed names
                (user,),
            )
            row = found.fetchone()
            return _Kept(*row) if row else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self.file.exists():
            self.file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))
        with self._open() as database, database:
            database.execute(_TABLES)
            yield database

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self.file, timeout=30)
        try:
            yield database
        finally:
            database.close()


def _digest(code: str) -> bytes:
    return sha256(code.encode()).digest()


def place_of(lake: Path) -> Path:
    """Give the file in which the credentials of a lake's users are kept."""
    return lake / KEY_FOLDER / FILE_NAME
