"""Score the pairs of names in a table: anyone can measure the comparison on names of their own."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from plumbrule.linking.names import PERSON, analyse
from plumbrule.linking.names.answer import Answered, answer_for
from plumbrule.linking.names.name import ORGANISATION
from plumbrule.model import PlumbError
from plumbrule.sources.mapping.delimited import Delimited
from plumbrule.sources.mapping.layout import DELIMITERS, Layout, NumberedRow
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.source import InputFile

NEEDED = ("name_a", "name_b", "kind")
ADDED = ("score", "answer", "rung")
"""Columns that are added to each row; a column of the table with such a name is replaced."""
_PERSONS = frozenset(
    ("person", "per", "persons", "people", "individual", "natural_person", "human")
)
_ORGANISATIONS = frozenset(
    [
        "organisation",
        "org",
        "organization",
        "company",
        "body",
        "entity",
        "legalentity",
        "legal_entity",
        "publicbody",
        "public_body",
        "arrangement",
        "trust",
        "firm",
        "vessel",
        "state",
        "institution",
    ]
)


@dataclass
class Scored:
    """What scoring a table gave.

    Args:
        rows: pairs scored.
        answers: how many of each answer.
        notes: what was odd in the table, in sentences.
    """

    rows: int = 0
    answers: dict[str, int] = field(
        default_factory=lambda: {"hit": 0, "cannot_tell": 0, "clear": 0}
    )
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ScoredRow:
    """A row of the table with its answer.

    Args:
        line: the line it begins on.
        cells: its cells, as many as there are columns.
        answered: what the two names tell.
    """

    line: int
    cells: tuple[str, ...]
    answered: Answered

    @property
    def added(self) -> tuple[str, str, str]:
        """The cells of the added columns."""
        return f"{self.answered.score:.4f}", self.answered.answer, self.answered.rung


class PairTable:
    """A table of pairs of names: CSV with ``name_a``, ``name_b``, ``kind``, other columns kept.

    Args:
        path: the file; UTF-8, UTF-16 or Windows-1252; cells between commas, semicolons, tabs, bars.

    Raises:
        PlumbError: it cannot be read, is empty, or lacks a needed column.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._source = InputFile.at(path)
        except OSError as error:
            raise PlumbError(
                f"the table cannot be read ({error.strerror})", file=str(path)
            ) from error
        self.done = Scored()
        self._found, self.header, self._line = self._begin()
        names = [name.strip().strip("\ufeff").casefold() for name in self.header]
        self._places = {name: names.index(name) for name in names}
        missing = [name for name in NEEDED if name not in self._places]
        if missing:
            raise PlumbError(
                f"there is no column {' or '.join(missing)}; expected the columns name_a, name_b, "
                "kind and, if known, country_a and country_b",
                file=self._source.name,
                line=self._line,
            )
        self.kept = [place for place, name in enumerate(names) if name not in ADDED]

    def rows(self) -> Iterator[ScoredRow]:
        """Score the pairs, row by row."""
        width = len(self.header)
        for line, given in self._found:
            if not any(cell.strip() for cell in given):
                continue
            if len(given) > width and any(cell.strip() for cell in given[width:]):
                self._note(f"line {line}: {len(given)} cells under {width} headings")
            cells = tuple([*given, *[""] * (width - len(given))][:width])
            answered = self._answer(line, cells)
            self.done.rows += 1
            self.done.answers[answered.answer] += 1
            yield ScoredRow(line, cells, answered)
        if not self.done.rows:
            self._note("the table has no rows under its headings")

    def _answer(self, line: int, cells: Sequence[str]) -> Answered:
        kind = self._kind(line, cells[self._places["kind"]])
        ours, theirs = (self._countries(cells, name) for name in ("country_a", "country_b"))
        names = [analyse(cells[self._places[name]], kind) for name in ("name_a", "name_b")]
        for column, name in zip(("name_a", "name_b"), names, strict=True):
            if not name.tokens:
                self._note(f"line {line}: {column} has no letters")
        return answer_for(
            *names,
            countries_differ=bool(ours and theirs and not ours & theirs),
        )

    def _kind(self, line: int, text: str) -> str:
        kind = text.strip().casefold().replace(" ", "_")
        if kind in _PERSONS:
            return PERSON
        if kind not in _ORGANISATIONS:
            self._note(
                f"line {line}: the kind {text.strip()[:40]!r} is not known; compared as "
                "organisations (known are person, company, organisation, body)"
            )
        return ORGANISATION

    def _countries(self, cells: Sequence[str], column: str) -> set[str]:
        place = self._places.get(column)
        if place is None:
            return set()
        return set(cells[place].casefold().replace(";", " ").replace(",", " ").split())

    def _begin(self) -> tuple[Iterator[NumberedRow], Sequence[str], int]:
        """Find the headings, with the delimiter that gives most of the needed columns."""
        reader = Delimited(self._source, Settings(""))
        try:
            delimiter = max(DELIMITERS, key=lambda sign: _fitting(reader, sign))
            found = reader.rows(Layout((), 0, delimiter), self)
            for line, cells in found:
                if any(cell.strip() for cell in cells):
                    return found, cells, line
        except (OSError, EOFError) as error:
            raise PlumbError("the table cannot be read", file=self._source.name) from error
        raise PlumbError(
            "the table is empty; expected a first row with the columns name_a, name_b, kind",
            file=self._source.name,
        )

    def fault(
        self, kind: str, reason: str, line: int | None, path: str = "", value: object = ""
    ) -> None:
        """Take what the reader could not read as it stands."""
        del kind, path, value
        self._note(f"line {line}: {reason}")

    def _note(self, text: str) -> None:
        if len(self.done.notes) < 20:
            self.done.notes.append(text)


def _fitting(reader: Delimited, delimiter: str) -> int:
    for sign, rows in Delimited(reader.file, Settings("", delimiter=delimiter)).samples():
        if sign == delimiter:
            for _, cells in rows:
                if any(cell.strip() for cell in cells):
                    names = {cell.strip().strip("\ufeff").casefold() for cell in cells}
                    return len(names & {*NEEDED, "country_a", "country_b"})
    return 0


def score_pairs(table: Path, target: Path) -> Scored:
    """Score a table of pairs into another table; the file appears whole or not at all.

    Raises:
        PlumbError: the table cannot be read, or the other not be written.
    """
    pairs = PairTable(table)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            write_pairs(pairs, out)
        draft.replace(target)
    except OSError as error:
        raise PlumbError(
            f"the scores cannot be written ({error.strerror})", file=str(target)
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return pairs.done


def write_pairs(pairs: PairTable, out: TextIO) -> None:
    """Write the scored rows as CSV."""
    writer = csv.writer(out)
    writer.writerow([safe_cell(pairs.header[place]) for place in pairs.kept] + list(ADDED))
    for row in pairs.rows():
        writer.writerow([safe_cell(row.cells[place]) for place in pairs.kept] + list(row.added))


def safe_cell(text: str) -> str:
    """Write a cell so that no spreadsheet runs it: what begins like a formula gets an apostrophe."""
    return f"'{text}" if text.lstrip()[:1] in {"=", "+", "-", "@"} else text
