"""Where the names of the columns stand, and what lies between the cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plumbrule.model import PlumbError
from plumbrule.sources.mapping.notation import Node, did_you_mean
from plumbrule.sources.mapping.settings import Settings
from plumbrule.sources.mapping.template import Template, column_name

DELIMITERS = (",", ";", "\t", "|")
"""Signs tried, in this order among equals."""

SEARCHED = 60
"""Rows from the top among which the names of the columns are looked for."""

NumberedRow = tuple[int, Sequence[str]]
"""A row with the line it begins on."""


@dataclass(frozen=True)
class Layout:
    """How a table is laid out.

    Args:
        names: names of the columns from left to right; a column may have none.
        header: line of the names; 0 when they were given in the mapping.
        choice: sign between the cells of a CSV file, name of the sheet in a workbook.
    """

    names: tuple[str, ...]
    header: int
    choice: str


def sample_rows(text: str, delimiter: str, quote: str = '"') -> list[NumberedRow]:
    """Cut the beginning of a text into rows, with their lines."""
    rows: list[NumberedRow] = []
    lines = io.StringIO(text.replace("\0", ""), newline="")
    reader = csv.reader(lines, delimiter=delimiter, **quoting(quote))
    while len(rows) < SEARCHED:
        line = reader.line_num + 1
        try:
            rows.append((line, next(reader)))
        except StopIteration:
            break
        except csv.Error:
            continue
    return rows


def quoting(quote: str) -> dict[str, Any]:
    """Give the arguments of the CSV reader for a quote sign, or for none."""
    return {"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE, "quotechar": None}


def likely_delimiter(text: str, quote: str = '"') -> str:
    """Tell the delimiter by which most rows have the same, greatest number of cells."""

    def regular(delimiter: str) -> tuple[float, int]:
        rows = [row for _, row in sample_rows(text, delimiter, quote) if row]
        widths = Counter(len(row) for row in rows)
        width, times = widths.most_common(1)[0] if widths else (1, 0)
        return (times / len(rows) if width > 1 else 0.0, width)

    best = max(DELIMITERS, key=lambda sign: (*regular(sign), -DELIMITERS.index(sign)))
    return best if regular(best)[1] > 1 else ","


def lay_out(
    samples: Iterable[tuple[str, list[NumberedRow]]],
    templates: Sequence[Template],
    split: Sequence[str],
    settings: Settings,
    file: str,
) -> Layout:
    """Find the row of names.

    Args:
        samples: the first rows, for each delimiter or sheet that is possible.
        templates: all that the mapping reads; the row must have the columns they name.
        split: further columns it names.
        settings: may say which row it is, or that there is none.
        file: name of the table, for errors.

    Raises:
        PlumbError: no row has all the columns; the columns that are missing are told.
    """
    wanted = {name for template in templates for name in template.columns}
    wanted |= {*split, *settings.fill_down}
    single = {name for name, _, _ in settings.cells}
    wanted = {name for name in wanted if not name.startswith("#")} - single
    best: tuple[int, Layout] | None = None
    for choice, rows in samples:
        for line, names in _candidates(rows, settings):
            found = len(wanted.intersection(names))
            if best is None or found > best[0]:
                best = (found, Layout(_padded(names, rows, line), line, choice))
    if best is None:
        raise PlumbError("the table is empty; expected a row with the names of columns", file=file)
    layout = best[1]
    if best[0] < len(wanted):
        raise _missing(layout, wanted, templates, file)
    return layout


def _candidates(rows: list[NumberedRow], settings: Settings) -> list[tuple[int, list[str]]]:
    if settings.no_header:
        width = max((len(row) for _, row in rows), default=0)
        given = list(settings.columns)
        return [(0, given + [""] * max(0, width - len(given)))] if rows else []
    named = [(line, [column_name(cell) for cell in row]) for line, row in rows]
    if settings.header is not None:
        return [(line, names) for line, names in named if line == settings.header]
    return [(line, names) for line, names in named if any(names)]


def _padded(names: Sequence[str], rows: list[NumberedRow], line: int) -> tuple[str, ...]:
    """Add nameless columns where most rows below have more cells than there are names."""
    widths = Counter(len(row) for at, row in rows if at > line and any(row))
    usual = widths.most_common(1)[0][0] if widths else len(names)
    return tuple(names) + ("",) * max(0, usual - len(names))


def _missing(
    layout: Layout, wanted: set[str], templates: Sequence[Template], file: str
) -> PlumbError:
    name = min(wanted.difference(layout.names))
    known = [column for column in layout.names if column]
    reason = (
        f"{file} has no column {name!r}{did_you_mean(name, known)}; "
        f"its columns are {', '.join(known[:40]) or 'not named'}"
    )
    for template in templates:
        if name in template.columns:
            return template.node.error(reason)
    return PlumbError(reason)


def places(
    layout: Layout,
    templates: Sequence[Template],
    split: Sequence[str],
    single: Sequence[str] = (),
) -> dict[str, int]:
    """Give the index of each column that the mapping names.

    Args:
        layout: the layout.
        templates: all that the mapping reads.
        split: further columns it names.
        single: names of single cells; they stand behind the last column.

    Raises:
        PlumbError: a name belongs to two columns, or a number to none.
    """
    found: dict[str, int] = {}
    nodes = {name: template.node for template in templates for name in template.columns}
    for name in {*nodes, *split}:
        node = nodes.get(name)
        if name in single:
            index = len(layout.names) + single.index(name)
        elif name.startswith("#") and name[1:].isdigit():
            index = int(name[1:]) - 1
            if not 0 <= index < len(layout.names):
                raise _at(node, f"expected a column from #1 to #{len(layout.names)}, found {name}")
        elif name.startswith("#") and name not in layout.names:
            raise _at(node, f"expected #line, #piece or a number such as #3, found {name}")
        elif layout.names.count(name) > 1:
            first = layout.names.index(name) + 1
            raise _at(node, f"two columns are called {name!r}; write {{#{first}}} for the first")
        else:
            index = layout.names.index(name)
        found[name] = index
    return found


def _at(node: Node | None, message: str) -> PlumbError:
    return PlumbError(message) if node is None else node.error(message)
