"""One row of the register: its cells under today's names, with dates and amounts read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from plumbrule.sources.dates import Order, span
from plumbrule.sources.mapping.numbers import NumberStyle, read_amount
from plumbrule.sources.sink import Sink

_STYLE = NumberStyle(".", ",")

CATEGORIES = (
    ("employment and earnings - ad hoc", "1.1"),
    ("employment and earnings - ongoing", "1.2"),
    ("employment and earnings", "1"),
    ("donations and other support", "2"),
    ("gifts, benefits and hospitality from uk", "3"),
    ("visits outside", "4"),
    ("gifts and benefits from sources outside", "5"),
    ("land and property", "6"),
    ("shareholdings", "7"),
    ("miscellaneous", "8"),
    ("family members employed", "9"),
    ("family members engaged", "10"),
)
"""How the names of categories begin, in lower case, and their numbers."""


@dataclass(frozen=True)
class Interest:
    """A row.

    Args:
        cells: what is not empty, by the folded name of the column.
        line: line in its file.
        name: the file, when several are read as one.
        sink: takes what cannot be read.
    """

    cells: dict[str, str]
    line: int
    name: str
    sink: Sink

    @property
    def key(self) -> str:
        """The number that the interest keeps from snapshot to snapshot."""
        return self.cells["id"]

    @cached_property
    def category(self) -> str:
        """The number of the category; empty when its name is not known."""
        text = self.cells.get("category", "").casefold()
        return next((number for begin, number in CATEGORIES if text.startswith(begin)), "")

    def text(self, column: str) -> str | None:
        """Give the text of a column, or None."""
        return self.cells.get(column)

    def path(self, column: str) -> str:
        """Give the place of a cell."""
        return f"{self.name}/{column}" if self.name else column

    def truth(self, column: str) -> bool | None:
        """Give a yes or no; None when it is not told."""
        return {"true": True, "false": False}.get(self.cells.get(column, "").casefold())

    def date(self, column: str) -> str | None:
        """Give a date in ISO form; what cannot be read is a fault."""
        text = self.cells.get(column)
        if text is None:
            return None
        found = span(text, Order.DAY_FIRST)
        if found is None or found.first != found.last:
            self.sink.fault("dropped", "expected a date", self.line, self.path(column), text)
            return None
        return found.first

    def amount(self, column: str) -> Decimal | None:
        """Give an amount in pounds; what cannot be read is a fault."""
        text = self.cells.get(column)
        if text is None:
            return None
        found = read_amount(text, _STYLE)
        if found is None or found.currency not in {None, "GBP"}:
            reason = "expected an amount in pounds"
            self.sink.fault("dropped", reason, self.line, self.path(column), text)
            return None
        return found.value

    def add(self, table: str, column: str, **values: object) -> None:
        """Write a row that this interest gives."""
        self.sink.add(table, values, line=self.line, path=self.path(column))
