"""Verifying the journal, and keeping its last checkpoint where the journal is not.

After each piece of work the checkpoint is written beside the lake. A database that was cut, or put
back to an older copy, no longer fits it.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plumbrule.journal import database, merkle, note, tree
from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import Journal
from plumbrule.journal.verification import Report
from plumbrule.journal.verification import verify as verify_journal
from plumbrule.model.errors import PlumbError

KEPT = "journal.checkpoint"
"""The file in the lake's folder that holds the last checkpoint seen from here."""


def verify(lake: Path, journal: str | None, against: Sequence[Path] = ()) -> Report:
    """Prove that nothing in the journal was altered or removed.

    Args:
        lake: the folder of the lake; the checkpoint kept in it is held against the journal too.
        journal: a file or an address, if the journal does not lie in the lake.
        against: files with checkpoints kept elsewhere.

    Raises:
        PlumbError: there is no journal, or a checkpoint is not one of this journal.
    """
    files = [*against, *([lake / KEPT] if (lake / KEPT).exists() else [])]
    opened = open_journal(lake, journal, create=False)
    try:
        return verify_journal(opened, [read_text(path) for path in files])
    finally:
        opened.close()


def sentence(report: Report) -> str:
    """Return the one line that says what was proven."""
    proven = f"journal holds: {report.size} acts, root {base64.b64encode(report.root).decode()}"
    held = f"held against {report.checkpoints} checkpoints, {report.kept} of them kept outside"
    erased = f"; {report.erased} erased as recorded" if report.erased else ""
    keys = "" if report.sealed else "; without the keys, seals and contents were not checked"
    return f"{proven}; {held}{erased}{keys}"


def as_json(report: Report) -> dict[str, Any]:
    """Return the report for a program."""
    return {
        "holds": not report.faults,
        "size": report.size,
        "root": base64.b64encode(report.root).decode(),
        "checkpoints": report.checkpoints,
        "kept": report.kept,
        "erased": report.erased,
        "seals_checked": report.sealed,
        "faults": [
            {"kind": fault.kind, "start": fault.start, "end": fault.end, "text": str(fault)}
            for fault in report.faults
        ],
    }


def keep_checkpoint(journal: Journal, lake: Path) -> None:
    """Write the present checkpoint beside the lake, if it extends the one that lies there.

    Raises:
        PlumbError: it does not: the journal was cut, replaced, or put back to an older copy.
    """
    path = lake / KEPT
    # Read before signing: another program may go on meanwhile, but never back.
    old = note.parse(read_text(path)) if path.exists() else None
    signed = journal.checkpoint()
    if old is not None and not _extends(journal, old, note.parse(signed)):
        raise PlumbError(
            f"the journal does not continue the {old.size} acts it had when it was last used "
            "from here: run plumb verify, and keep this file",
            file=str(path),
        )
    draft = path.with_name(f".{KEPT}.{os.getpid()}")
    draft.write_text(signed, encoding="utf-8")
    draft.replace(path)


def _extends(journal: Journal, old: note.Checkpoint, new: note.Checkpoint) -> bool:
    if old.origin != new.origin or old.size > new.size:
        return False
    with database.reading(journal.engine) as connection:
        proof = tree.consistency_proof(connection, old.size, new.size)
    return merkle.is_consistent(old.size, old.root, new.size, new.root, proof)


def read_text(path: Path) -> str:
    """Read a checkpoint, request or signature from a file.

    Raises:
        PlumbError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlumbError("the file cannot be read", file=str(path)) from error
