"""The lake's folder: its current snapshot, and the one door by which a new one comes in.

A writer prepares parts in a folder of its own, writes the manifest of the next snapshot and then
replaces the one-line file ``CURRENT`` in one step. Whoever reads keeps the snapshot it began with.
Interrupted at any moment, the lake is as it was before or as it is after.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from plumbrule.lake.manifest import Manifest
from plumbrule.model import PlumbError


class Lake:
    """A folder of Parquet parts with a pointer to the current set of them.

    Args:
        folder: created when first written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def exists(self) -> bool:
        """Whether anything was ever loaded."""
        return (self.folder / "CURRENT").is_file()

    def require_loaded(self) -> None:
        """Refuse to go on where nothing was ever loaded.

        Raises:
            PlumbError: says how to load.
        """
        if not self.exists:
            raise PlumbError(
                "nothing is loaded; load files with `plumb load FILE...`", file=str(self.folder)
            )

    def manifest(self) -> Manifest:
        """Give the current snapshot's manifest; that of an empty lake when there is none."""
        pointer = self.folder / "CURRENT"
        if not pointer.is_file():
            return Manifest()
        name = pointer.read_text(encoding="ascii").strip()
        path = self.folder / "snapshots" / name
        if not path.is_file():
            raise PlumbError(
                f"CURRENT names the snapshot {name}, which is not there; "
                "point CURRENT to one of the files in snapshots/, or load again into a new folder",
                file=str(pointer),
            )
        return Manifest.read(path)

    def loaded_at(self, number: int) -> datetime:
        """Give the UTC time at which a snapshot was written.

        Raises:
            PlumbError: there is no such snapshot.
        """
        path = self.folder / "snapshots" / f"{number:06d}.json"
        try:
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except FileNotFoundError:
            raise PlumbError("there is no such snapshot", file=str(path)) from None

    def original(self, file: str) -> Path:
        """Give the path of the kept copy of a loaded file, by its short hash."""
        return self.folder / "originals" / file

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Hold the writer's lock and give an empty folder for new parts.

        Whatever is left in the folder at the end is removed; ``publish`` moves parts out of it.

        Raises:
            PlumbError: another process is writing to this lake, or it cannot be written to.
        """
        try:
            with self._locked() as workshop:
                yield workshop
        except OSError as error:
            raise PlumbError(
                f"the lake cannot be written to ({error.strerror or error}); it is as it was "
                "before; free some space or choose another folder with --lake",
                file=str(self.folder),
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[Path]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PlumbError(
                    "another load is writing to this lake; wait for it to end",
                    file=str(self.folder),
                ) from None
            workshop = self.folder / ".work"
            shutil.rmtree(workshop, ignore_errors=True)
            workshop.mkdir()
            self._sweep()
            try:
                yield workshop
            except BaseException:
                self._sweep()
                raise
            finally:
                shutil.rmtree(workshop, ignore_errors=True)

    def publish(self, manifest: Manifest) -> None:
        """Make a prepared manifest the current snapshot; its parts must be in place."""
        snapshots = self.folder / "snapshots"
        snapshots.mkdir(exist_ok=True)
        name = f"{manifest.number:06d}.json"
        manifest.write(snapshots / name)
        for parts in manifest.parts.values():
            for part in parts:
                _flush(self.folder / part)
        _flush(snapshots / name)
        _flush(snapshots)
        pending = self.folder / "CURRENT.next"
        pending.write_text(f"{name}\n", encoding="ascii")
        _flush(pending)
        pending.replace(self.folder / "CURRENT")
        _flush(self.folder)

    def settle(self, path: Path, table: str, number: int) -> str:
        """Move a finished part out of the workshop to its place; gives its relative path."""
        place = self.folder / "parts" / table
        place.mkdir(parents=True, exist_ok=True)
        order = sum(1 for _ in place.glob(f"{number:06d}-*.parquet"))
        target = place / f"{number:06d}-{order:03d}.parquet"
        path.replace(target)
        return str(target.relative_to(self.folder))

    def _sweep(self) -> None:
        """Remove what no snapshot names: left by a load that was interrupted.

        Snapshots after the current one were never published, and may be cut off.
        """
        current = self.manifest().number
        parts: set[str] = set()
        originals: set[str] = set()
        for path in (self.folder / "snapshots").glob("*.json"):
            if int(path.stem) > current:
                path.unlink()
                continue
            snapshot = Manifest.read(path)
            originals.update(one.file for one in snapshot.files)
            for named in snapshot.parts.values():
                parts.update(named)
        for part in (self.folder / "parts").rglob("*.parquet"):
            if str(part.relative_to(self.folder)) not in parts:
                part.unlink()
        for original in (self.folder / "originals").glob("*"):
            if original.name not in originals:
                original.unlink()


def _flush(path: Path) -> None:
    """Ask the disk to hold what was written, so that a power cut cannot undo a publish."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
