"""The receipt of a check: what was asked, of which lists, by which rules, with which answer; sealed.

The content holds everything that the answer depends on and nothing else, so the same question put to
the same records has the same content hash. Id, time, asker and the receipt before it lie around it
and are covered by the receipt's own hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from plumbrule import __version__
from plumbrule.checks.answer import MOST_EVIDENCE, NEEDED, Finding, Result, rung_of
from plumbrule.checks.checker import Checker, Outcome
from plumbrule.checks.facts.records import ListVersion
from plumbrule.checks.identity import Identity
from plumbrule.checks.question import Question, questions
from plumbrule.journal.canonical import canonical
from plumbrule.lake.manifest import Manifest
from plumbrule.linking import names

FORM = "plumbrule receipt 1"
FIRST = ""
"""What stands for the hash of the receipt before the first."""


def content_of(checker: Checker, outcome: Outcome) -> dict[str, Any]:
    """Write what was asked and answered, in exact JSON (no fractions: measures are text)."""
    ask = outcome.ask
    asked = [one for one in questions() if ask.kind in one.of]
    return {
        "form": FORM,
        "kind": ask.kind,
        "as_of": ask.day.isoformat(),
        "purpose": ask.purpose,
        "legal_basis": ask.legal_basis,
        "input_as_given": _exact(ask.given),
        "input_normalised": [one.subject.given() for one in outcome.identities],
        "identities": [_identity(one) for one in outcome.identities],
        "lists": [_list(one, outcome) for one in outcome.lists],
        "not_consulted": _not_consulted(asked, outcome),
        "rules": [_rule(one) for one in asked],
        "rules_hash": rules_hash(),
        "linking": {"names": names.version(), "needed_rung": rung_of(NEEDED)},
        "lake": lake_of(checker.manifest),
        "results": [result_of(question, result) for question, result in outcome.results],
        "suppressed_count": 0,
        "view": {"profile": "full", "version": "1"},
        "overall": outcome.answer,
        "valid_until": outcome.valid_until,
        "program": __version__,
    }


def result_of(question: Question, result: Result) -> dict[str, Any]:
    """Write one result: the answer with its evidence, and what would clear or cure it."""
    shown = result.findings[:MOST_EVIDENCE]
    return {
        "id": question.id,
        "title": question.title,
        "subjects": list(result.subjects),
        "answer": result.answer,
        "reasons": list(result.reasons),
        "evidence": [_evidence(one) for one in shown],
        "more_evidence": len(result.findings) - len(shown),
        "innocent": list(question.innocent) if result.findings else [],
        "cures": list(question.cures) if result.answer != "clear" else [],
    }


def sealed(
    content: Mapping[str, Any],
    *,
    receipt_id: str,
    made_at: str,
    asked_by: str,
    office: str | None,
    previous: str,
    snapshot: int,
) -> dict[str, Any]:
    """Close a receipt over its content.

    Args:
        content: see ``content_of``.
        receipt_id: 32 hex digits that cannot be guessed.
        made_at: when, UTC.
        asked_by: opaque id of the user.
        office: the body the user acts for.
        previous: hash of the installation's receipt before this one.
        snapshot: number of the lake's snapshot, on which it can be asked again.
    """
    whole = {
        "receipt_id": receipt_id,
        "made_at": made_at,
        "asked_by": asked_by,
        "office": office,
        "previous_receipt_hash": previous,
        "snapshot": snapshot,
        "content": dict(content),
        "content_hash": digest(content),
    }
    return whole | {"receipt_hash": digest(whole)}


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical JSON (RFC 8785) of a value, in hex."""
    return sha256(canonical(value)).hexdigest()


def defects(receipt: Mapping[str, Any]) -> list[str]:
    """Say in one sentence each what is wrong with a receipt by itself; an empty list when nothing is."""
    missing = sorted(
        {"receipt_id", "content", "content_hash", "receipt_hash", "snapshot"} - receipt.keys()
    )
    if missing:
        return [f"it is no receipt: {', '.join(missing)} is missing"]
    found = []
    if digest(receipt["content"]) != receipt["content_hash"]:
        found.append("its content was changed: the content hash does not fit")
    around = {key: value for key, value in receipt.items() if key != "receipt_hash"}
    if digest(around) != receipt["receipt_hash"]:
        found.append("something in it was changed: the receipt hash does not fit")
    return found


def lake_of(manifest: Manifest) -> dict[str, Any]:
    """Name a snapshot by what is in it, so that the order of loading does not matter."""
    files = sorted({(one.sha256, one.settings) for one in manifest.files})
    return {
        "files": len(files),
        "files_hash": digest([list(one) for one in files]),
        "decisions": manifest.decisions,
        "corrections_hash": digest(sorted(repr(one) for one in manifest.corrections)),
        "schema": manifest.schema,
    }


@cache
def rules_hash() -> str:
    """Return a hash of all code that answers depend on: the files of the folder ``checks``."""
    parts = []
    pending = [("", resources.files("plumbrule.checks"))]
    while pending:
        above, folder = pending.pop()
        for one in folder.iterdir():
            if one.is_dir() and one.name != "__pycache__":
                pending.append((f"{above}{one.name}/", one))
            elif one.name.endswith((".py", ".sql")):
                parts.append([f"{above}{one.name}", sha256(one.read_bytes()).hexdigest()])
    return digest(sorted(parts))


def _identity(one: Identity) -> dict[str, Any]:
    return {
        "name": one.subject.name,
        "candidates": [
            {"entity": match.entity, "rung": match.rung, "why": match.why}
            for match in one.matches[:MOST_EVIDENCE]
        ],
        "seen": len(one.matches),
        "namesakes": one.namesakes,
    }


def _list(one: ListVersion, outcome: Outcome) -> dict[str, Any]:
    age = (outcome.ask.day - one.data_date).days if one.data_date else None
    return {
        "name": one.name,
        "kind": one.kind,
        "files": list(one.files),
        "data_date": one.data_date.isoformat() if one.data_date else None,
        "dated_by": one.dated_by,
        "rows": one.rows,
        "coverage": list(one.countries),
        "age_days": None if age is None else max(age, 0),
        "allowed_age_days": outcome.allowed_age,
    }


def _not_consulted(asked: list[Question], outcome: Outcome) -> list[dict[str, str]]:
    there = {one.kind for one in outcome.lists}
    needed = sorted({kind for one in asked for kind in one.needs} - there)
    found = [{"list": kind, "reason": f"unavailable:{kind}"} for kind in needed]
    if outcome.ask.kind != "person" and outcome.ask.body is None:
        found.append({"list": "posts of the deciding body", "reason": "missing:body"})
    if outcome.ask.kind == "tender" and not outcome.ask.panel:
        found.append({"list": "members of the panel", "reason": "missing:panel"})
    return found


def _rule(one: Question) -> dict[str, Any]:
    return {
        "id": one.id,
        "version": one.version,
        "basis": one.basis,
        "parameters": {
            name: {"value": each.value, "meaning": each.meaning, "source": each.source}
            for name, each in sorted((one.parameters or {}).items())
        },
    }


def _evidence(one: Finding) -> dict[str, Any]:
    return one.written()


def _exact(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _exact(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_exact(item) for item in value]
    return value if value is None or isinstance(value, (str, bool, int)) else str(value)
