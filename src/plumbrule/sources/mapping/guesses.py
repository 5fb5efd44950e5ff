"""What a table seems to hold, from the names of its columns and its first values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plumbrule.model import PlumbError
from plumbrule.sources.dates import Order, span
from plumbrule.sources.mapping.layout import NumberedRow
from plumbrule.sources.mapping.numbers import NumberStyle, read_amount
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.mapping.table import looks_like_a_table, open_table
from plumbrule.sources.mapping.template import column_name
from plumbrule.sources.mapping.words import Meaning, meaning_of
from plumbrule.sources.source import InputFile

STYLES = {
    "1234.56": NumberStyle(),
    "1,234.56": NumberStyle(".", ","),
    "1.234,56": NumberStyle(",", "."),
    "1 234,56": NumberStyle(",", " \u00a0\u202f"),
}
"""Styles that are tried, by their example."""

ORDERS = {"31/12/2020": Order.DAY_FIRST, "12/31/2020": Order.MONTH_FIRST}
"""Orders that are tried, by their example."""


@dataclass(frozen=True)
class ColumnGuess:
    """A column and what it seems to hold.

    Args:
        name: its name, or ``#3`` for the third where it has none of its own.
        meaning: from the words of its name.
        values: its first values that are not empty.
    """

    name: str
    meaning: Meaning
    values: tuple[str, ...]

    @property
    def cell(self) -> str:
        """The column in a template."""
        return "{" + self.name + "}"

    def words(self) -> list[str]:
        """Give its different values when they are few and short, as codes and kinds are."""
        different = list(dict.fromkeys(self.values))
        few = len(different) <= 8 and len(self.values) >= 2 * len(different)
        return (
            different
            if few and all(len(word) <= 40 and word.isprintable() for word in different)
            else []
        )


@dataclass(frozen=True)
class TableGuess:
    """A table and what it seems to hold.

    Args:
        columns: its columns.
        header: line of the names.
        sheet: name of the sheet, for a workbook of several.
        dates: example of how it writes dates, when that is not ISO.
        numbers: example of how it writes numbers, when not as 1234.56.
        certain: whether the order of dates was told by a value such as 31/12.
    """

    columns: tuple[ColumnGuess, ...]
    header: int
    sheet: str | None
    dates: str | None
    numbers: str | None
    certain: bool = True
    by_meaning: dict[tuple[str | None, str | None], ColumnGuess] = field(default_factory=dict)

    def find(self, role: str | None, *facets: str | None) -> ColumnGuess | None:
        """Give the first column of a role and one of the facets."""
        return next((c for f in facets if (c := self.by_meaning.get((role, f)))), None)

    def has(self, *roles: str) -> bool:
        """Tell whether any column speaks of one of the roles."""
        return any(column.meaning.role in roles for column in self.columns)

    def has_facet(self, *facets: str) -> bool:
        """Tell whether any column speaks of one of the facts."""
        return any(column.meaning.facet in facets for column in self.columns)


def guess_table(file: InputFile) -> TableGuess:
    """Look at the beginning of a table.

    Raises:
        PlumbError: the file is no table, or has no row that could be the names of columns.
    """
    if not looks_like_a_table(file, file.head()):
        raise PlumbError("expected a CSV or Excel file", file=file.name)
    samples = list(open_table(file, Settings("draft")).samples())
    sheets = len(samples) > 1 and not any(choice in {",", ";", "\t", "|"} for choice, _ in samples)
    choice, rows = max(samples, key=lambda one: len(one[1])) if sheets else samples[0]
    header, names = _header(rows, file.name)
    below = [row for line, row in rows if line > header]
    columns = tuple(
        ColumnGuess(
            name if _may_be_written(name) and names.count(name) == 1 else f"#{i + 1}",
            meaning_of(name),
            tuple(row[i].strip() for row in below if i < len(row) and row[i].strip()),
        )
        for i, name in enumerate(names)
    )
    by_meaning: dict[tuple[str | None, str | None], ColumnGuess] = {}
    for column in columns:
        by_meaning.setdefault((column.meaning.role, column.meaning.facet), column)
    dates, certain = _dates(columns)
    return TableGuess(
        columns, header, choice if sheets else None, dates, _numbers(columns), certain, by_meaning
    )


def _header(rows: Sequence[NumberedRow], file: str) -> tuple[int, list[str]]:
    """Take the first row with as many filled cells as most rows have, none of them a number."""
    filled = [(line, [column_name(cell) for cell in row]) for line, row in rows if any(row)]
    if not filled:
        raise PlumbError("the table is empty; expected a row with the names of columns", file=file)
    most = max(sum(map(bool, row)) for _, row in filled)
    for line, row in filled:
        if sum(map(bool, row)) * 2 > most and not any(_is_number(cell) for cell in row):
            return line, row
    return filled[0]


def _may_be_written(name: str) -> bool:
    """Tell whether a mapping can name a column so."""
    return bool(name) and name.isprintable() and name[0] != "#" and not set(name) & set("{}")


def _is_number(cell: str) -> bool:
    return any(read_amount(cell, style) for style in STYLES.values())


def _dates(columns: Sequence[ColumnGuess]) -> tuple[str | None, bool]:
    """Tell how dates are written, and whether a value such as 31/12 made it certain."""
    values = [v for c in columns for v in c.values if span(v) is None and len(v) <= 22]
    dated = [v for v in values if any(span(v, order) for order in ORDERS.values())]
    if not dated:
        return None, True
    fits = {
        example: sum(span(value, order) is not None for value in dated)
        for example, order in ORDERS.items()
    }
    best = max(fits, key=lambda example: fits[example])
    return best, len(set(fits.values())) > 1


def _numbers(columns: Sequence[ColumnGuess]) -> str | None:
    """Tell how amounts are written; None when as 1234.56."""
    amounts = [v for c in columns if c.meaning.facet in {"amount", "rate"} for v in c.values]
    if not amounts:
        return None
    read = {
        example: sum(read_amount(value, style) is not None for value in amounts)
        for example, style in STYLES.items()
    }
    best = max(read, key=lambda example: read[example])
    return best if read[best] > read["1234.56"] else None
