"""The data as pages ask for it: one snapshot, a cursor for each thread, a search index and leads.

A new snapshot is prepared beside the one that is shown and takes its place when it is whole, so
nobody waits and no page mixes two.
"""

from __future__ import annotations

import logging
import multiprocessing
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from plumbrule.actions.prepared.building import (
    ENTITY_PROCESS,
    INDEX,
    OVERVIEW,
    Overview,
    build,
    place_of,
    sweep,
)
from plumbrule.actions.prepared.index import open_index
from plumbrule.actions.prepared.lead_table import (
    LeadsWanted,
    best_leads,
    lead_of,
    leads_by,
    leads_count,
    leads_page,
)
from plumbrule.actions.prepared.search import Found, Vocabulary, search
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest
from plumbrule.leads.lead import Lead
from plumbrule.model import PlumbError

MEMORY = "300MB"
THREADS = 2
SMALL = 32 << 20
"""Bytes of files loaded up to which a snapshot is prepared in this process, not in one of its own."""

_log = logging.getLogger(__name__)


class NotPreparedError(PlumbError):
    """The snapshot is still being prepared for pages."""


class Held:
    """One snapshot, open; safe in threads.

    Args:
        lake: the lake.
        manifest: the snapshot.
        place: what was prepared of it; None while that is being made.
    """

    def __init__(self, lake: Lake, manifest: Manifest, place: Path | None) -> None:
        self.manifest = manifest
        self.place = place
        beside = {"entity_process": place / ENTITY_PROCESS} if place else {}
        self._connection = connect(
            lake.folder, manifest, threads=THREADS, memory=MEMORY, locked=True, beside=beside
        )
        self._local = threading.local()
        self._lock = threading.Lock()
        self._vocabulary: Vocabulary | None = None
        self.overview: Overview | None = None
        if place:
            text = (place / OVERVIEW).read_bytes()
            self.overview = msgspec.json.decode(text, type=Overview)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Give this thread's cursor."""
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._connection.cursor()
        cursor: duckdb.DuckDBPyConnection = self._local.cursor
        return cursor

    def index(self) -> sqlite3.Connection:
        """Give this thread's connection to the search index.

        Raises:
            NotPreparedError: it is still being made.
        """
        if self.place is None:
            raise NotPreparedError("this is still being prepared; look again in a moment")
        if not hasattr(self._local, "index"):
            self._local.index = open_index(self.place / INDEX)
        index: sqlite3.Connection = self._local.index
        return index

    def vocabulary(self) -> Vocabulary:
        """Give the words of the search index, read once."""
        with self._lock:
            if self._vocabulary is None:
                self._vocabulary = Vocabulary(self.index())
            return self._vocabulary


class Door:
    """The way to the data.

    Args:
        lake: the lake.
    """

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.fault = ""
        self._held: Held | None = None
        self._pointer = ""
        self._failed = ""
        self._lock = threading.Lock()
        self._preparing = threading.Lock()
        self._closed = False
        self._apart: SpawnProcess | None = None

    def prepare(self) -> None:
        """Begin to prepare the current snapshot, beside whatever else is done."""
        threading.Thread(target=self.prepare_now, name="pages", daemon=True).start()

    def prepare_now(self) -> None:
        """Prepare the current snapshot, unless that is being done already, and show it."""
        if self._closed or not self._preparing.acquire(blocking=False):
            return
        pointer = self._current()
        try:
            if self.lake.exists:
                self._build()
                self.fault = ""
        except PlumbError as error:
            self.fault = str(error)
            _log.warning("the pages could not be prepared: %s", error)
        except Exception:  # noqa: BLE001 a thread tells nobody: pages and /health say that it failed
            self.fault = "preparing the pages failed; the server's log says where"
            _log.exception("the pages could not be prepared")
        finally:
            self._failed = pointer if self.fault else ""
            self._preparing.release()

    def _build(self) -> None:
        manifest = self.lake.manifest()
        place = place_of(self.lake, manifest)
        if not place.is_dir():
            if sum(one.size for one in manifest.files) <= SMALL:
                place = build(self.lake)
            else:
                self._build_apart()
                if not place.is_dir():  # another snapshot came meanwhile; it will be asked for
                    return
        held = Held(self.lake, manifest, place)
        with self._lock:
            self._held, self._pointer = held, self._current()
        sweep(self.lake, place)

    def close(self) -> None:
        """Prepare nothing more; waits for the end of what is being prepared in this process."""
        self._closed = True
        if self._apart is not None:
            self._apart.terminate()
        with self._preparing:
            self._held = None

    def held(self) -> Held:
        """Give the snapshot that is shown; begins to prepare a newer one.

        Raises:
            PlumbError: nothing is loaded.
        """
        pointer = self._current()
        if not pointer:
            self.lake.require_loaded()
        with self._lock:
            if self._held is None:
                manifest = self.lake.manifest()
                place = place_of(self.lake, manifest)
                ready = place if place.is_dir() else None
                self._held, self._pointer = Held(self.lake, manifest, ready), pointer
            held = self._held
        wanted = pointer != self._pointer or held.place is None
        if wanted and pointer != self._failed:  # what failed is not tried again and again
            self.prepare()
        return held

    @property
    def loaded(self) -> bool:
        """Whether anything is loaded."""
        return bool(self._current())

    @property
    def ready(self) -> bool:
        """Whether the current snapshot is prepared; asking begins nothing."""
        held = self._held
        return held is not None and held.place is not None and self._pointer == self._current()

    @property
    def manifest(self) -> Manifest:
        """The manifest of the snapshot that is shown."""
        return self.held().manifest

    @property
    def overview(self) -> Overview:
        """The snapshot in a few numbers.

        Raises:
            NotPreparedError: they are still being counted.
        """
        found = self.held().overview
        if found is None:
            raise NotPreparedError("this is still being prepared; look again in a moment")
        return found

    def rows(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[dict[str, Any]]:
        """Ask the tables of the model and ``entity_process``; give rows by column.

        Args:
            sql: a query of ours, never one that was typed.
            parameters: its values.
        """
        cursor = self.held().cursor()
        cursor.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def search(self, text: str, limit: int = 10) -> Found:
        """Find entities by name or number, and processes by number or title; see `search`."""
        held = self.held()
        return search(held.index(), held.vocabulary(), text, limit=limit)

    def best_leads(self, count: int = 5) -> list[Lead]:
        """Give the leads to open first; they differ in their rules."""
        return best_leads(self.held().index(), count)

    def lead(self, name: str) -> Lead | None:
        """Give a lead by its id; None when there is none."""
        return lead_of(self.held().index(), name)

    def leads(self, wanted: LeadsWanted, offset: int = 0, limit: int = 25) -> list[Lead]:
        """Give some of the leads that are wanted, in their order."""
        return leads_page(self.held().index(), wanted, offset, limit)

    def leads_count(self, wanted: LeadsWanted) -> int:
        """Count the leads that are wanted."""
        return leads_count(self.held().index(), wanted)

    def leads_by(self, column: str) -> dict[str, int]:
        """Count leads by rule, country, year, rung or currency."""
        return leads_by(self.held().index(), column)

    def _current(self) -> str:
        pointer = self.lake.folder / "CURRENT"
        return pointer.read_text(encoding="ascii").strip() if pointer.is_file() else ""

    def _build_apart(self) -> None:
        """Prepare a large snapshot in a process of its own, whose memory is given back at its end.

        Raises:
            PlumbError: it failed.
        """
        context = multiprocessing.get_context("spawn")
        self._apart = context.Process(target=build, args=(self.lake,), daemon=True)
        self._apart.start()
        self._apart.join()
        failed, self._apart = self._apart.exitcode != 0, None
        if failed and not self._closed:
            raise PlumbError("the snapshot could not be prepared for pages; see what is said above")
