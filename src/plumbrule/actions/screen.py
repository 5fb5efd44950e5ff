"""Screen a table: every row is answered, in its order, whatever is wrong with it."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from plumbrule.actions.progress import Progress, Silent
from plumbrule.actions.screening_record import allow, record, session_if_any
from plumbrule.actions.watchlist import of_lists
from plumbrule.checks.screening.columns import Columns, columns_of, query_of
from plumbrule.checks.screening.index import ALERT, Run
from plumbrule.checks.screening.listing import MAX_AGE
from plumbrule.checks.screening.watchlist import Screened, Watchlist
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.sources.mapping.delimited import Delimited
from plumbrule.sources.mapping.layout import Layout
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.source import InputFile

ANSWER_COLUMNS = (
    *("answer", "reasons", "found", "score", "matched_name", "entity_id", "rung", "lists"),
    *("others", "margin", "near_misses", "why", "notes"),
)
"""Columns that are added to each row; those that the table has already get ``plumb_`` before."""

RUN = 20_000
"""Rows that share what words call up; then it is forgotten, so that memory stays bounded."""


@dataclass(frozen=True)
class Options:
    """How to screen.

    Args:
        lists: names of lists or data sets; everyone listed without any.
        limit: most candidates to give for a row.
        threshold: score from which a person should look.
        day: the day asked about.
        max_age: days after which a list is too old to clear anyone.
        kind: kind of party where a row does not tell.
        user: who asks, see ``open_session``.
        purpose: what for.
    """

    day: date
    lists: tuple[str, ...] = ()
    limit: int = 5
    threshold: float = ALERT
    max_age: int = MAX_AGE
    kind: str | None = None
    user: str | None = None
    purpose: str | None = None


@dataclass
class Summary:
    """What screening a table gave.

    Args:
        rows: rows answered.
        answers: how many of each answer.
        unused: headings that were not understood and only copied.
        coverage: each list with its day and why it could not clear anyone, or an empty text.
    """

    rows: int = 0
    answers: dict[str, int] = field(
        default_factory=lambda: {"hit": 0, "cannot_tell": 0, "clear": 0}
    )
    unused: tuple[str, ...] = ()
    coverage: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Row:
    """A row of the table: its line, its cells, and what could not be read in it."""

    line: int
    cells: Sequence[str]
    faults: list[str] = field(default_factory=list)


def screen(
    lake: Lake,
    table: Path,
    target: Path,
    options: Options,
    *,
    journal: str | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Answer each row of a CSV file into another; the file appears whole or not at all.

    Raises:
        PlumbError: the table cannot be read, has no names, or there is no such list.
        DeniedError: the user may not screen.
    """
    say = progress or Silent()
    source = _input(table)
    header, rows = _read(source)
    columns = columns_of(header)
    with session_if_any(
        lake.folder, journal, user=options.user, purpose=options.purpose
    ) as session:
        say.step("reading lists")
        allowed = allow(session, " ".join(options.lists) or "default") if session else None
        watchlist = of_lists(lake, options.lists)
        summary = Summary(unused=columns.unused, coverage=covered(watchlist, options))
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            with draft.open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out)
                writer.writerow([safe_cell(name) for name in _heads(header)])
                for row, found, notes in _answered(watchlist, columns, rows, options):
                    summary.rows += 1
                    summary.answers[found.answer] += 1
                    cells = [*row.cells, *[""] * (len(header) - len(row.cells))]
                    answer = [told(found, notes)[name] for name in ANSWER_COLUMNS]
                    writer.writerow([safe_cell(cell) for cell in [*cells[: len(header)], *answer]])
                    if summary.rows % 1000 == 0:
                        say.step(f"{summary.rows:,} rows answered")
            draft.replace(target)
        except OSError as error:
            raise PlumbError(
                f"the answers cannot be written ({error.strerror})", file=str(target)
            ) from error
        finally:
            draft.unlink(missing_ok=True)
        if session and allowed:
            facts = {
                "watchlist": watchlist.name,
                "snapshot": watchlist.snapshot,
                "queries": summary.rows,
                **summary.answers,
            }
            record(session, allowed, source.sha256.encode(), facts)
    return summary


def covered(watchlist: Watchlist, options: Options) -> list[dict[str, Any]]:
    """Tell of which lists the answers are, and which of them cannot clear anyone on the day."""
    return [
        {
            "list": version.list,
            "source": version.source,
            "parties": version.parties,
            "day": version.day.isoformat(),
            "stated": version.stated,
            "reason": reason,
        }
        for version, reason in watchlist.coverage(options.day, options.max_age)
    ]


def told(found: Screened, notes: Sequence[str]) -> dict[str, str]:
    """Write an answer as cells."""
    best = found.results[0] if found.results else None
    lists = sorted({one.list for entry in best.entries for one in entry.listings}) if best else []
    return {
        "answer": found.answer,
        "reasons": "; ".join(found.reasons),
        "found": str(found.total),
        "score": f"{best.candidate.score:.2f}" if best else "",
        "matched_name": best.candidate.name if best else "",
        "entity_id": best.candidate.entity_id if best else "",
        "rung": best.candidate.rung if best else "",
        "lists": "; ".join(lists),
        "others": "; ".join(
            f"{one.candidate.name} ({one.candidate.score:.2f}, {one.candidate.entity_id})"
            for one in found.results[1:]
        ),
        "margin": f"{found.margin:.2f}" if best and found.margin is not None else "",
        "near_misses": str(found.near_misses),
        "why": "; ".join(best.candidate.why) if best else "",
        "notes": "; ".join(notes),
    }


def safe_cell(text: str) -> str:
    """Write a cell so that no spreadsheet runs it: what begins like a formula gets an apostrophe."""
    bare = text.lstrip()
    return (
        f"'{text}" if bare[:1] in {"=", "+", "-", "@"} or text[:1] in {"\t", "\r", "\0"} else text
    )


def _input(table: Path) -> InputFile:
    try:
        return InputFile.at(table)
    except OSError as error:
        raise PlumbError(f"the table cannot be read ({error.strerror})", file=str(table)) from error


def _read(source: InputFile) -> tuple[Sequence[str], Iterator[Row]]:
    """Give the names of the columns and the rows below them."""
    reader = Delimited(source, Settings(""))
    try:
        delimiter = next(iter(reader.samples()))[0]
        taken = _Faults()
        found = reader.rows(Layout((), 0, delimiter), taken)
        for _, cells in found:
            if any(cell.strip() for cell in cells):
                return cells, _rows(found, taken, len(cells))
    except (OSError, EOFError) as error:
        raise PlumbError("the table cannot be read", file=source.name) from error
    raise PlumbError(
        "the table is empty; expected a first row with the names of columns", file=source.name
    )


class _Faults:
    """Takes what the reader of the table could not read."""

    def __init__(self) -> None:
        self.lost: list[Row] = []

    def fault(
        self, kind: str, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        """Keep a row that is lost, to be answered in its place."""
        del path, value
        if kind == "unreadable" and line is not None:
            self.lost.append(Row(line, (), [f"line {line}: {reason}"]))


def _rows(found: Iterator[tuple[int, Sequence[str]]], taken: _Faults, width: int) -> Iterator[Row]:
    for line, cells in found:
        yield from taken.lost
        taken.lost.clear()
        if not any(cell.strip() for cell in cells):
            continue
        faults = []
        if any(cell.strip() for cell in cells[width:]):
            faults.append(
                f"line {line}: {len(cells)} cells under {width} headings; the last are left out"
            )
        if any("\n" in cell for cell in cells):
            faults.append(f"line {line}: a cell goes over several lines; is a quote not closed?")
        yield Row(line, cells, faults)
    yield from taken.lost


def _answered(
    watchlist: Watchlist, columns: Columns, rows: Iterator[Row], options: Options
) -> Iterator[tuple[Row, Screened, list[str]]]:
    run = Run()
    for number, row in enumerate(rows, 1):
        query, notes = query_of(columns, row.cells, options.kind)
        found = watchlist.screen(
            query,
            options.day,
            limit=options.limit,
            threshold=options.threshold,
            max_age=options.max_age,
            run=run,
        )
        yield row, found, [*row.faults, *(f"line {row.line}: {note}" for note in notes)]
        if number % RUN == 0:
            run = Run()


def _heads(header: Sequence[str]) -> list[str]:
    taken = {name.strip() for name in header}
    return [*header, *(f"plumb_{name}" if name in taken else name for name in ANSWER_COLUMNS)]
