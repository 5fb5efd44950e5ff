"""Checks of a whole table: a row in, a row out, in the same order, each with its receipt."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plumbrule.actions.check import recorded
from plumbrule.actions.check_record import ASK, allow
from plumbrule.actions.session import Session
from plumbrule.checks.asking import ask_of
from plumbrule.checks.checker import Checker, Outcome
from plumbrule.model.errors import PlumbError

COLUMNS = ("kind", "name", "id", "country", "born", "body", "purpose", "as_of")
ADDED = ("answer", "reasons", "receipt_id", "told")
_AT_ONCE = 200


@dataclass(frozen=True)
class Batch:
    """What a table gave.

    Args:
        columns: of the answer: those of the table, then ``ADDED``.
        rows: the rows, in the order of the table.
        receipts: of the rows that could be asked.
        faults: rows that could not, as sentences with their line.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    receipts: tuple[Mapping[str, Any], ...]
    faults: tuple[str, ...]


def batch(
    session: Session, checker: Checker, path: Path, *, defaults: Mapping[str, str | None]
) -> Batch:
    """Check every row of a CSV file.

    Args:
        session: who asks, and for what.
        checker: the snapshot made ready.
        path: CSV with a header: ``name`` or ``id`` (``SCHEME:VALUE``, several joined by ``;``) and,
            where known, kind, country, born, body, purpose, as_of. Other columns are kept.
        defaults: values for columns that are missing or empty.

    Raises:
        PlumbError: the file cannot be read, or has none of the columns.
    """
    columns, table = read_table(path)
    allowed = allow(session, ASK)
    rows, receipts, faults = list[dict[str, str]](), list[Mapping[str, Any]](), list[str]()
    for part in _parts(table):
        asked: list[tuple[dict[str, str], Outcome]] = []
        for line, row in part:
            written = {column: row.get(column) or "" for column in columns}
            rows.append(written)
            try:
                asked.append((written, checker.check(ask_of(_given(row, defaults)))))
            except PlumbError as error:
                said = f"{path.name}, line {line}: {error}"
                faults.append(said)
                written |= {"answer": "", "reasons": "", "receipt_id": "", "told": said}
        answers = recorded(session, checker, [one for _, one in asked], allowed=allowed)
        for (written, outcome), answer in zip(asked, answers, strict=True):
            written |= {
                "answer": answer["answer"],
                "reasons": " ".join(_reasons(outcome)),
                "receipt_id": answer["receipt"]["receipt_id"],
                "told": "",
            }
            receipts.append(answer["receipt"])
    return Batch((*columns, *ADDED), tuple(rows), tuple(receipts), tuple(faults))


def read_table(path: Path) -> tuple[tuple[str, ...], list[tuple[int, dict[str, str]]]]:
    """Read a CSV file: its columns, and each row with the line it ends on.

    Raises:
        PlumbError: it cannot be read as CSV in UTF-8, is empty, or names nobody.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PlumbError(f"the file cannot be read: {error.strerror}", file=str(path)) from None
    except UnicodeDecodeError as error:
        raise PlumbError(
            f"the file is not in UTF-8 (byte {error.start}): save it as CSV UTF-8", file=str(path)
        ) from None
    if "\0" in text:
        raise PlumbError("the file holds zero bytes, so it is no CSV", file=str(path))
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    columns = tuple(name.strip() for name in reader.fieldnames or ())
    if not {"name", "id"} & {name.casefold() for name in columns}:
        raise PlumbError(
            f"no column is called name or id; the columns are {', '.join(COLUMNS)}",
            file=str(path),
            line=1,
        )
    if taken := sorted(set(columns) & set(ADDED)):
        raise PlumbError(
            f"the column {taken[0]} is one that the answer adds: rename it", file=str(path), line=1
        )
    reader.fieldnames = list(columns)
    try:
        return columns, [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise PlumbError(
            f"the CSV cannot be read: {error}", file=str(path), line=reader.line_num
        ) from None


def _given(row: Mapping[str, Any], defaults: Mapping[str, str | None]) -> dict[str, Any]:
    folded = {
        str(key).casefold(): str(value).strip()
        for key, value in row.items()
        if key and isinstance(value, str) and value.strip()
    }
    given = {name: folded.get(name) or defaults.get(name) for name in COLUMNS}
    if None in row:
        raise PlumbError("the row has more cells than the header has columns")
    ids = [part.strip() for part in (given.pop("id") or "").split(";") if part.strip()]
    if given["kind"] not in ("person", "company"):
        raise PlumbError(f"kind is {given['kind']!r}: write person or company")
    return {**given, "ids": ids}


def _parts(
    table: Sequence[tuple[int, dict[str, str]]],
) -> Iterator[Sequence[tuple[int, dict[str, str]]]]:
    for start in range(0, len(table), _AT_ONCE):
        yield table[start : start + _AT_ONCE]


def _reasons(outcome: Outcome) -> list[str]:
    return sorted(
        {
            f"{question.id}={reason}" if result.reasons else question.id
            for question, result in outcome.results
            if result.answer == outcome.answer and outcome.answer != "clear"
            for reason in result.reasons or ("",)
        }
    )
