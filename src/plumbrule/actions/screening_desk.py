"""The watchlists of a lake held ready for many requests, and renewed when the lake changes."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plumbrule.actions.screening_record import allow, record
from plumbrule.actions.session import Session, open_session
from plumbrule.actions.watchlist import DEFAULT, Listed, catalogue, watchlist
from plumbrule.checks.screening.watchlist import Watchlist
from plumbrule.journal import database
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

PATIENCE = 20.0
"""Seconds that a request waits for lists that are still being read."""

HELD = 4
"""Watchlists held in memory at once; the one longest unused is dropped."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Snapshot:
    """What is held of one snapshot of the lake."""

    number: int
    catalogue: tuple[Listed, ...]


@dataclass
class Reading:
    """A watchlist that is being read: whoever asks for it meanwhile waits for the same."""

    done: threading.Event = field(default_factory=threading.Event)
    made: Watchlist | None = None
    fault: PlumbError | None = None


class NotReadyError(PlumbError):
    """The lists are still being read."""


class Desk:
    """Watchlists ready to be asked; safe in threads.

    Whoever asks gets the lists as they were when it asked: a new snapshot is read beside them and
    takes their place when it is whole.

    Args:
        lake: the folder of the lake.
        journal: where acts are recorded, if not in the lake.
        clock: gives the present moment.
    """

    def __init__(
        self,
        lake: Path,
        journal: str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.lake = Lake(lake)
        self.clock = clock
        self._journal = journal
        self._session: Session | None = None
        self._lock = threading.Lock()
        self._renewing = threading.Lock()
        self._read = threading.Event()
        self._begun = False
        self._held: OrderedDict[str, Watchlist] = OrderedDict()
        self._being_read: dict[str, Reading] = {}
        self._snapshot: Snapshot | None = None
        self._fault = ""

    @property
    def ready(self) -> bool:
        """Whether the lists of everyone listed can be asked."""
        return DEFAULT in self._held

    @property
    def fault(self) -> str:
        """Why the lists could not be read the last time; empty when they could."""
        return self._fault

    @property
    def snapshot(self) -> int | None:
        """Number of the snapshot that is being asked."""
        return self._snapshot.number if self._snapshot else None

    def start(self) -> None:
        """Begin to read the lists, beside whatever else is done."""
        threading.Thread(target=self.renew, name="watchlists", daemon=True).start()

    def begin(self) -> None:
        """Begin to read the lists, unless someone asked for them before."""
        with self._lock:
            begun, self._begun = self._begun, True
        if not begun:
            self.start()

    def renew(self) -> None:
        """Read the lists of the lake's present snapshot, unless that is being done already."""
        if not self._renewing.acquire(blocking=False):
            return
        try:
            number = self.lake.manifest().number
            names = [name for name in self._held if name != DEFAULT]
            known = catalogue(self.lake) if self.lake.exists else []
            made = {
                name: watchlist(self.lake, name)
                for name in [DEFAULT, *names]
                if name == DEFAULT or any(one.name == name for one in known)
            }
            with self._lock:
                self._held = OrderedDict(made)
                self._snapshot = Snapshot(number, tuple(known))
                self._fault = ""
        except PlumbError as error:
            self._fault = str(error)
            _log.warning("the lists could not be read: %s", error)
        finally:
            self._read.set()
            self._renewing.release()

    def refresh(self) -> None:
        """Begin to read the lists anew when the lake has another snapshot by now."""
        if self.lake.exists and self.snapshot not in (None, self.lake.manifest().number):
            self.start()

    def lists(self) -> tuple[Listed, ...]:
        """Give the watchlists there are; waits a while for those that are still being read."""
        self.begin()
        self._read.wait(PATIENCE)
        self.refresh()
        if self._snapshot is None:
            raise NotReadyError(self._fault or "the lists are being read; ask again in a moment")
        return self._snapshot.catalogue

    def watchlist(self, name: str) -> Watchlist:
        """Give a watchlist; one that is not held is read first, while who asks waits a while.

        Raises:
            NotReadyError: the lists are still being read.
            PlumbError: there is none of that name, or it is too large.
        """
        known = self.lists()
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
        if not any(one.name == name for one in known):
            raise PlumbError("there is no list or data set called that; see /catalog")
        with self._lock:
            reading = self._being_read.get(name)
            if reading is None:
                reading = self._being_read[name] = Reading()
                threading.Thread(
                    target=self._hold, args=(name, reading), name="watchlist", daemon=True
                ).start()
        reading.done.wait(PATIENCE)
        if reading.fault is not None:
            raise reading.fault
        if reading.made is None:
            raise NotReadyError("this data set is being read; ask again in a moment")
        return reading.made

    def _hold(self, name: str, reading: Reading) -> None:
        """Read a watchlist and hold it, in place of the one longest unused."""
        try:
            reading.made = watchlist(self.lake, name)
            with self._lock:
                self._held[name] = reading.made
                while len(self._held) > HELD:
                    oldest = next(one for one in self._held if one != DEFAULT)
                    del self._held[oldest]
        except PlumbError as error:
            reading.fault = error
        finally:
            with self._lock:
                self._being_read.pop(name, None)
            reading.done.set()

    def recorded(
        self, name: str, asked: bytes, purpose: str | None, facts: Callable[[], dict[str, Any]]
    ) -> None:
        """Record a batch in the journal, when there is one.

        Args:
            name: the watchlist asked.
            asked: the input; only its keyed hash is kept.
            purpose: what for: ``case/ID`` or ``purpose/ID``.
            facts: gives counts and versions, after the answers are made.

        Raises:
            DeniedError: the user may not ask; nothing was answered.
        """
        session = self._open()
        if session is None:
            facts()
            return
        acting = replace(session, purpose=purpose or session.purpose)
        allowed = allow(acting, name)
        record(acting, allowed, asked, facts())

    def close(self) -> None:
        """Give the journal back."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _open(self) -> Session | None:
        if self._session is None:
            place = database.address(self.lake.folder, self._journal)
            prefix = "sqlite:///"
            if place.startswith(prefix) and not Path(place.removeprefix(prefix)).exists():
                return None
            self._session = open_session(self.lake.folder, self._journal, create=False)
        return self._session
