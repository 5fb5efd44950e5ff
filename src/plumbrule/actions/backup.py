"""Backup and restore of lake, journal and keys, each proven before it is called done.

A backup holds the journal as a SQLite file, whatever database it came from, so that a backup is
also the way from one database to the other.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import msgspec

from plumbrule.actions.session import Session
from plumbrule.actions.signing_in import FILE_NAME as SIGN_IN
from plumbrule.actions.verify import KEPT, keep_checkpoint
from plumbrule.journal import copying, database, keys
from plumbrule.journal.entry import Draft
from plumbrule.journal.fingerprints import FILE_NAME as SUPPRESSION_KEY
from plumbrule.journal.opening import KEY_FOLDER, open_journal
from plumbrule.journal.store import Journal, instant
from plumbrule.journal.verification import verify
from plumbrule.model.errors import PlumbError

MANIFEST = "manifest.json"
FORMAT = "plumbrule-backup/1"
LAKE_FOLDER = "lake"


class Manifest(msgspec.Struct, forbid_unknown_fields=True):
    """What a backup holds: rows per table, and the SHA-256 of every file by its path."""

    format: str
    made: str
    origin: str
    checkpoint: str
    rows: dict[str, int]
    files: dict[str, str]


@dataclass(frozen=True)
class Done:
    """What was backed up or restored, after it was proven."""

    acts: int
    files: int
    with_keys: bool


def backup(session: Session, folder: Path, *, with_keys: bool) -> Done:
    """Write a backup into a new folder.

    Args:
        session: who makes it; that it was made is an act of the journal.
        folder: the folder, which must not exist or be empty.
        with_keys: include the keys. A backup without them can only be read together with keys
            kept elsewhere; a backup with them must be guarded like the journal itself.

    Raises:
        PlumbError: the folder is in use, or the copy could not be proven; no backup is left then.
    """
    _require_empty(folder)
    user = session.subject().user
    session.journal.append([Draft("log/backup", "log.backup", user)])
    draft = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    try:
        done = _fill(session, draft, with_keys=with_keys)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return done


def restore(folder: Path, lake: Path, journal: str | None = None) -> Done:
    """Bring a backup back into an empty lake and an empty journal, and prove it.

    Raises:
        PlumbError: a file of the backup is damaged or missing, the target is not empty, or the
            restored journal does not prove to be the one that was backed up.
    """
    manifest = _checked_manifest(folder)
    url = database.address(lake, journal)
    _require_empty(lake)
    target = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
    if target is not None and target.exists():
        raise PlumbError("there is a journal here already: nothing was restored", file=str(target))
    lake.mkdir(parents=True, exist_ok=True)
    for name in manifest.files:
        part = Path(name)
        if part.parts[0] in (LAKE_FOLDER, KEY_FOLDER):
            place = lake / (part if part.parts[0] == KEY_FOLDER else part.relative_to(LAKE_FOLDER))
            _copy_file(folder / name, place, private=part.parts[0] == KEY_FOLDER)
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
    source, engine = copying.engine_for(folder / database.FILE_NAME), database.open_engine(url)
    try:
        rows = copying.copy(source, engine)
    finally:
        source.dispose()
        engine.dispose()
    restored = open_journal(lake, journal, create=False)
    try:
        _prove(restored, manifest, rows)
        if restored.keys is not None:
            restored.append([Draft("log/backup", "log.restore", "system")])
            keep_checkpoint(restored, lake)
    finally:
        restored.close()
    return Done(rows["act"], len(manifest.files), restored.keys is not None)


def _fill(session: Session, draft: Path, *, with_keys: bool) -> Done:
    journal, lake = session.journal, session.lake
    checkpoint = journal.checkpoint()
    files: dict[str, str] = {}
    for path in _lake_files(lake):
        _copy_file(path, draft / LAKE_FOLDER / path.relative_to(lake))
    for name in (keys.FILE_NAME, SUPPRESSION_KEY, SIGN_IN) if with_keys else ():
        if (lake / KEY_FOLDER / name).exists():
            _copy_file(lake / KEY_FOLDER / name, draft / KEY_FOLDER / name, private=True)
    place = draft / database.FILE_NAME
    os.close(os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    engine = copying.engine_for(place)
    try:
        rows = copying.copy(journal.engine, engine)
        copied = Journal(
            engine, journal.keys, journal.origin, journal.verifier, journal.clock, journal.random
        )
        made = Manifest(FORMAT, instant(journal.clock()), journal.origin, checkpoint, rows, files)
        _prove(copied, made, rows)
    finally:
        # The last connection to close writes everything into the one file that is hashed next.
        engine.dispose()
    files.update((str(path.relative_to(draft)), _hash(path)) for path in _files(draft))
    (draft / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1))
    return Done(rows["act"], len(files), with_keys)


def _prove(journal: Journal, manifest: Manifest, rows: dict[str, int]) -> None:
    report = verify(journal, [manifest.checkpoint])
    if report.faults:
        raise PlumbError(f"the copy does not prove to be the journal: {report.faults[0]}")
    if rows != manifest.rows or copying.counts(journal.engine) != rows:
        raise PlumbError("the copy does not have as many rows as the journal")


def _checked_manifest(folder: Path) -> Manifest:
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise PlumbError("this folder is not a whole backup", file=str(path)) from error
    if manifest.format != FORMAT:
        raise PlumbError(f"the backup has the format {manifest.format}", file=str(path))
    for name, expected in manifest.files.items():
        part = Path(name)
        if part.is_absolute() or ".." in part.parts:
            raise PlumbError(f"the backup names a file outside of it: {name}", file=str(path))
        if not (folder / part).is_file() or _hash(folder / part) != expected:
            raise PlumbError("the file is missing or damaged", file=str(folder / part))
    return manifest


def _lake_files(lake: Path) -> Iterator[Path]:
    # The pointer first: what it points to never changes, so a load meanwhile does no harm.
    pointer = lake / "CURRENT"
    if pointer.exists():
        yield pointer
    for path in _files(lake):
        inside = path.relative_to(lake)
        own = inside.parts[0] == KEY_FOLDER or path.name.startswith(database.FILE_NAME)
        if path != pointer and not own and path.name not in (KEPT, ".lock"):
            yield path


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _copy_file(source: Path, target: Path, *, private: bool = False) -> None:
    target.parent.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError as error:
        raise PlumbError(
            "the file went away while it was copied: make the backup again", file=str(source)
        ) from error
    if private:
        target.chmod(0o600)


def _hash(path: Path) -> str:
    with path.open("rb") as source:
        return file_digest(source, "sha256").hexdigest()


def _require_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PlumbError("the folder is not empty: choose another one", file=str(folder))
