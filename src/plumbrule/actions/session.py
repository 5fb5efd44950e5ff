"""Who is working, on which journal, and for what: what every action starts from."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from plumbrule.dossiers.machinery.registry import kind
from plumbrule.dossiers.machinery.steps import Dossier, fold, fold_all
from plumbrule.journal.access.policy import Subject
from plumbrule.journal.access.roles import ROLES
from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import Journal
from plumbrule.model.errors import PlumbError

LOCAL_USER = "local"
"""The user of an installation to which nobody was added."""


@dataclass(frozen=True)
class Session:
    """One user's work on one journal.

    Attributes:
        journal: the open journal.
        lake: the folder of the lake.
        login: the name the user goes by.
        purpose: the purpose named for this work, ``case/ID`` or ``purpose/ID``.
        emergency: the id of an emergency opening to act under.
    """

    journal: Journal
    lake: Path
    login: str
    purpose: str | None = None
    emergency: str | None = None

    def subject(self) -> Subject:
        """Return who acts, with the rights of this very moment.

        Raises:
            PlumbError: users were added and this is none of them.
        """
        users = all_of(self.journal, "user")
        if not users:
            return Subject(LOCAL_USER, frozenset(ROLES), alone=True)
        for user in users:
            if self.login in (user.data.get("login"), user.id) and user.state == "active":
                return subject_of(user)
        raise PlumbError(
            f"{self.login} may not act here: an administrator adds users with plumb user add"
        )

    def now(self) -> datetime:
        """Return the present moment."""
        return self.journal.clock().astimezone(UTC)

    def close(self) -> None:
        """Give the journal back."""
        self.journal.close()


def open_session(
    lake: Path,
    journal: str | None = None,
    *,
    user: str | None = None,
    purpose: str | None = None,
    emergency: str | None = None,
    create: bool = True,
    environment: Mapping[str, str] = os.environ,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Session:
    """Begin to work.

    Args:
        lake: the folder of the lake.
        journal: a file or an address, if the journal does not lie in the lake.
        user: the sign-in name; else ``PLUMB_USER``, else the account of the machine.
        purpose: what the work is for, ``case/ID`` or ``purpose/ID``.
        emergency: an emergency opening to act under.
        create: make a journal if there is none.
        environment: where ``PLUMB_USER`` is looked up.
        clock: gives the present moment.
    """
    login = user or environment.get("PLUMB_USER") or getpass.getuser()
    opened = open_journal(lake, journal, create=create, clock=clock)
    return Session(opened, lake, login, purpose, emergency)


def load(journal: Journal, kind_name: str, name: str) -> Dossier:
    """Return the thing of that kind and id as it stands."""
    described = kind(kind_name)
    return fold(described, name, journal.stream(f"{kind_name}/{name}"))


def all_of(journal: Journal, kind_name: str) -> list[Dossier]:
    """Return every thing of a kind."""
    return fold_all(kind(kind_name), journal.kind(kind_name))


def subject_of(user: Dossier) -> Subject:
    """Return what a user may be judged by."""
    return Subject(
        user=user.id,
        roles=frozenset(item["role"] for item in user.data.get("roles", ())),
        agency=user.data.get("agency"),
        clearances=frozenset(item["marking"] for item in user.data.get("clearances", ())),
        conflicts=frozenset(item["party"] for item in user.data.get("conflicts", ())),
    )


def is_single(journal: Journal) -> bool:
    """Tell whether one person works on a journal: nobody was added as a user."""
    return not all_of(journal, "user")


def user_signing_in(journal: Journal, login: str) -> Dossier | None:
    """Return the account of a sign-in name, if it may act; None for any other."""
    for user in all_of(journal, "user"):
        if user.state == "active" and user.data.get("login") == login:
            return user
    return None
