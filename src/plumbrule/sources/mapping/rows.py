"""Some rows of a table by columns, and what templates give for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from plumbrule.sources.mapping.conditions import Condition
from plumbrule.sources.mapping.template import LINE, PIECE, Template


class Rows:
    """Rows of a batch, each column a sequence of cells; ``""`` is an empty cell.

    Args:
        columns: cells by index of the column.
        lines: line of each row.
        origin: place of each row in the batch.
        pieces: number of the piece, where cells were split.
    """

    def __init__(
        self,
        columns: Mapping[int, Sequence[str]],
        lines: Sequence[int],
        origin: Sequence[int],
        pieces: Sequence[int] | None = None,
    ) -> None:
        self.lines = lines
        self.origin = origin
        self.pieces = pieces
        self._columns = dict(columns)

    def __len__(self) -> int:
        return len(self.lines)

    def column(self, index: int) -> Sequence[str]:
        """Give the cells of a column."""
        return self._columns[index]

    def picked(self, picks: Sequence[int]) -> Rows:
        """Give only some of the rows."""
        if len(picks) == len(self):
            return self
        return Rows(
            {index: [cells[p] for p in picks] for index, cells in self._columns.items()},
            [self.lines[p] for p in picks],
            [self.origin[p] for p in picks],
            None if self.pieces is None else [self.pieces[p] for p in picks],
        )

    def split(self, signs: Mapping[int, str]) -> Rows:
        """Give one row for each piece of the columns' cells, which are split in step."""
        picks: list[int] = []
        pieces: list[int] = []
        cut: dict[int, list[str]] = {index: [] for index in signs}
        for row in range(len(self)):
            parts = [
                [part.strip() for part in self._columns[index][row].split(sign)]
                for index, sign in signs.items()
            ]
            filled = [values for values in zip_longest(*parts, fillvalue="") if any(values)]
            for number, values in enumerate(filled, 1):
                picks.append(row)
                pieces.append(number)
                for index, value in zip(signs, values, strict=True):
                    cut[index].append(value)
        rows = {
            index: cut[index] if index in cut else [cells[p] for p in picks]
            for index, cells in self._columns.items()
        }
        lines, origin = ([of[p] for p in picks] for of in (self.lines, self.origin))
        return Rows(rows, lines, origin, pieces)


@dataclass(frozen=True)
class Bound:
    """A template whose columns have been found.

    Args:
        parts: constant texts, indexes of columns, and the names `LINE` and `PIECE` as cells.
        template: what it was bound from.
    """

    parts: tuple[tuple[bool, str | int], ...]
    template: Template

    @property
    def path(self) -> str:
        """The columns it reads, as the path of a value."""
        return ",".join(self.template.columns)

    def texts(self, rows: Rows) -> Sequence[str]:
        """Give the text for each row; what stands between two cells goes when one is empty."""
        return self._made(rows, strict=False)

    def keys(self, rows: Rows) -> Sequence[str]:
        """Give the text for each row with all that stands between; empty when all cells are."""
        return self._made(rows, strict=True)

    def _made(self, rows: Rows, *, strict: bool) -> Sequence[str]:
        count = len(rows)
        if len(self.parts) == 1:
            is_cell, part = self.parts[0]
            return _cells(rows, part) if is_cell else [str(part)] * count
        if not any(is_cell for is_cell, _ in self.parts):
            return ["".join(str(part) for _, part in self.parts)] * count
        columns = [
            _cells(rows, part) if is_cell else [str(part)] * count for is_cell, part in self.parts
        ]
        kinds = [is_cell for is_cell, _ in self.parts]
        join = _strictly if strict else _gently
        return [join(kinds, values) for values in zip(*columns, strict=True)]


def _cells(rows: Rows, part: str | int) -> Sequence[str]:
    if isinstance(part, int):
        return rows.column(part)
    if part == LINE:
        return [str(line) for line in rows.lines]
    return [str(piece) for piece in rows.pieces] if rows.pieces is not None else ["1"] * len(rows)


def _strictly(kinds: Sequence[bool], values: Sequence[str]) -> str:
    if not any(value for is_cell, value in zip(kinds, values, strict=True) if is_cell):
        return ""
    return "".join(values)


def _gently(kinds: Sequence[bool], values: Sequence[str]) -> str:
    """Join cells; a text between two is written only where both sides have something."""
    made: list[str] = []
    between, seen, filled = "", False, False
    for is_cell, value in zip(kinds, values, strict=True):
        if not is_cell:
            between += value
        else:
            if value:
                made += [between, value] if filled or not seen else [value]
                filled = True
            between, seen = "", True
    return "".join(made) + between if filled else ""


def bound(template: Template, found: Mapping[str, int]) -> Bound:
    """Bind a template to the places of the columns it names."""
    parts: list[tuple[bool, str | int]] = []
    for part in template.parts:
        if isinstance(part, str):
            parts.append((False, part))
        else:
            parts.append((True, part.name if part.name in {LINE, PIECE} else found[part.name]))
    return Bound(tuple(parts), template)


def holding(conditions: Sequence[tuple[Bound, Condition]], rows: Rows) -> list[bool] | None:
    """Tell for each row whether all conditions hold; None when there are none."""
    held: list[bool] | None = None
    for cell, condition in conditions:
        memo: dict[str, bool] = {}
        answers = []
        for text in cell.texts(rows):
            if text not in memo:
                memo[text] = condition.holds(text)
            answers.append(memo[text])
        held = answers if held is None else [a and b for a, b in zip(held, answers, strict=True)]
    return held
