"""Receipts afterwards: shown, listed, proven, and asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.check_record import LOOK, Kept, allow, chain, every, kept
from plumbrule.actions.session import Session
from plumbrule.checks import receipt as form
from plumbrule.checks.asking import ask_of
from plumbrule.checks.checker import Checker
from plumbrule.journal.canonical import canonical
from plumbrule.lake import Lake
from plumbrule.lake.manifest import Manifest
from plumbrule.model.errors import PlumbError

LARGEST = 64 << 20
"""Bytes of a receipt's file."""


@dataclass(frozen=True)
class Verified:
    """What verifying a receipt gave.

    Args:
        receipt_id: its id, as it says.
        defects: a sentence for each; none when all holds.
        notes: what is worth knowing and no defect.
        replayed: whether it was asked again.
    """

    receipt_id: str
    defects: tuple[str, ...]
    notes: tuple[str, ...]
    replayed: bool = False


def show(session: Session, name: str) -> dict[str, Any]:
    """Return a receipt by its id or the beginning of it; the look is recorded.

    Raises:
        PlumbError: there is none, or its content was erased.
    """
    session.journal.append([allow(session, LOOK)])
    found = kept(session, name)
    if found is None:
        raise PlumbError(f"there is no receipt {name}; plumb receipt list names them")
    if found.document is None:
        raise PlumbError(
            f"the content of receipt {found.id} was erased, or the keys of the journal are not here; "
            f"its hash was {found.hash}"
        )
    return dict(found.document)


def listing(session: Session) -> list[dict[str, Any]]:
    """Return a line for each receipt, the latest first; the look is recorded."""
    session.journal.append([allow(session, LOOK)])
    return [_line(one) for one in reversed(every(session))]


def read(path: Path) -> dict[str, Any]:
    """Read a receipt from a file: the receipt alone, or the whole answer of ``plumb check --json``.

    Raises:
        PlumbError: it cannot be read as JSON, or is no object.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise PlumbError("the file is too large for a receipt", file=str(path))
        value = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise PlumbError(f"the file cannot be read: {error.strerror}", file=str(path)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise PlumbError(f"the file is no JSON: {error}", file=str(path)) from None
    if isinstance(value, dict) and isinstance(value.get("receipt"), dict):
        value = value["receipt"]
    if not isinstance(value, dict):
        raise PlumbError("the file holds no receipt: an object was expected", file=str(path))
    return value


def verify(session: Session, name: str, *, replay: bool = False) -> Verified:
    """Prove a receipt, or say what is wrong with it.

    Args:
        session: who asks; the journal it must be in.
        name: a file, or an id (or the beginning of one) of the journal.
        replay: ask again on the same snapshot, and compare byte for byte.

    Raises:
        PlumbError: there is neither a file nor a receipt of this name.
    """
    path = Path(name)
    document = read(path) if path.is_file() else show(session, name)
    found = _defects(session, document)
    notes = []
    content = document.get("content")
    if isinstance(content, Mapping):
        today = session.now().date().isoformat()
        if str(content.get("valid_until", "")) < today:
            notes.append(f"it was good until {content.get('valid_until')}: ask again before acting")
    replayed = False
    if replay and not found:
        again, told = _replayed(session, document)
        found += again
        notes += told
        replayed = True
    return Verified(str(document.get("receipt_id", "")), tuple(found), tuple(notes), replayed)


def _defects(session: Session, document: Mapping[str, Any]) -> list[str]:
    try:
        found = form.defects(document)
    except PlumbError as error:
        return [f"it holds a value that no receipt holds: {error}"]
    receipt_id = str(document.get("receipt_id", ""))
    held = kept(session, receipt_id) if len(receipt_id) == 32 else None
    if held is None:
        return [*found, f"the journal here holds no receipt {receipt_id or 'without an id'}"]
    if held.hash != document.get("receipt_hash"):
        found.append(f"the journal holds another hash for it, at position {held.position}")
    return [*found, *_chain_defects(session, held, document)]


def _chain_defects(session: Session, held: Kept, document: Mapping[str, Any]) -> list[str]:
    links = chain(session)
    places = [n for n, (stream, _) in enumerate(links) if stream == f"receipt/{held.id}"]
    if not places:
        return ["it is not in the chain of receipts"]
    place = places[0]
    before = links[place - 1][1] if place else form.FIRST
    if document.get("previous_receipt_hash") != before:
        return ["the receipt before it in the chain is another than it says"]
    return []


def _replayed(session: Session, document: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    content = document["content"]
    path = session.lake / "snapshots" / f"{int(document['snapshot']):06d}.json"
    if not path.is_file():
        return [
            f"snapshot {document['snapshot']} is no longer in the lake: it cannot be asked again"
        ], []
    checker = Checker(Lake(session.lake), Manifest.read(path))
    try:
        again = form.content_of(checker, checker.check(ask_of(content["input_as_given"])))
    finally:
        checker.close()
    if canonical(again) == canonical(content):
        return [], ["asked again on the same snapshot: the same, byte for byte"]
    parts = sorted(key for key in {*again, *content} if again.get(key) != content.get(key))
    why = ""
    if "rules_hash" in parts or "program" in parts:
        why = "; the program or its rules are of another version than then"
    return [f"asked again, it differs in {', '.join(parts)}{why}"], []


def _line(one: Kept) -> dict[str, Any]:
    content = (one.document or {}).get("content", {})
    given = content.get("input_normalised") or []
    return {
        "receipt_id": one.id,
        "made_at": one.made_at,
        "kind": content.get("kind"),
        "about": [each.get("name") or ", ".join(each.get("ids", ())) for each in given],
        "as_of": content.get("as_of"),
        "answer": content.get("overall"),
        "valid_until": content.get("valid_until"),
        "erased": one.document is None,
    }
