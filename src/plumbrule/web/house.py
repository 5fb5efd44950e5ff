"""What all pages share: the data, the journal, who is signed in, and how the server was started."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plumbrule.actions.data_door import Door
from plumbrule.actions.screening_desk import Desk
from plumbrule.actions.session import LOCAL_USER, Session, all_of, is_single
from plumbrule.actions.signing_in import Credentials
from plumbrule.journal.store import Journal
from plumbrule.web.limits import Allowance
from plumbrule.web.visitors import OneTimeLink, Visitors


@dataclass(frozen=True)
class Nav:
    """A page's place in the navigation.

    Args:
        title: its English name, marked with ``wording``.
        path: its address.
        place: order, from 0; Home is 0, Leads 10, and so on.
    """

    title: str
    path: str
    place: int


@dataclass
class House:
    """What stands behind every page.

    Args:
        folder: the lake.
        door: the data.
        desk: the watchlists, read when first asked for.
        clock: gives the present moment.
        journal: where acts are recorded; None for the public portal, which records none.
        credentials: passphrases and second factors of a team.
        link: the way in where one person works alone.
        public: whether only open pages are served.
        https: whether a proxy in front speaks HTTPS.
        nav: what the navigation shows, in order.
    """

    folder: Path
    door: Door
    desk: Desk
    clock: Callable[[], datetime]
    journal: Journal | None
    credentials: Credentials | None
    link: OneTimeLink
    public: bool = False
    https: bool = False
    nav: tuple[Nav, ...] = ()
    visitors: Visitors = field(default_factory=Visitors)
    attempts: Allowance = field(default_factory=lambda: Allowance(10, 600))
    requests: Allowance = field(default_factory=lambda: Allowance(3_000, 60))
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @property
    def alone(self) -> bool:
        """Whether one person works here, and nobody was added."""
        return self.journal is None or is_single(self.journal)

    def may_act(self, user: str) -> bool:
        """Tell whether whoever is signed in as a user still may act here."""
        if self.journal is None:
            return False
        users = all_of(self.journal, "user")
        if not users:
            return user == LOCAL_USER
        return any(one.id == user and one.state == "active" for one in users)

    def session(self, user: str, purpose: str | None = None) -> Session:
        """Give a user's work on the journal.

        Args:
            user: id of the user.
            purpose: what the work is for.
        """
        if self.journal is None:
            raise RuntimeError("the public portal has no journal")
        return Session(self.journal, self.folder, user, purpose)

    def close(self) -> None:
        """Give back what was opened."""
        self.door.close()
        self.desk.close()
        if self.journal is not None:
            self.journal.close()
