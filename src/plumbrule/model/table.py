"""What a table and a column are: a name, a type, a unit, a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The types a column may have; an engine maps each to its own.

    ``MONEY`` is an exact decimal with four digits after the point; its currency stands in a column
    beside it. ``INSTANT`` is a point in time in UTC, to the microsecond.
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    INSTANT = "instant"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """One column: what it is called, what it holds, what it means.

    Args:
        name: lower case, words joined by ``_``.
        kind: the type.
        meaning: one sentence for a reader who knows the field, not the program.
        unit: for numbers: what is counted.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """One kind of record.

    Args:
        name: singular noun.
        meaning: one sentence.
        columns: its own columns.
        key: the columns that name one row.
        loaded: whether its rows come from files and carry where they come from; those that
            linking derives do not.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    loaded: bool = True

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Own columns first, then where the row comes from."""
        return self.columns + PROVENANCE if self.loaded else self.columns


def text(name: str, meaning: str) -> Column:
    """Make a text column."""
    return Column(name, Kind.TEXT, meaning)


def integer(name: str, meaning: str, unit: str = "") -> Column:
    """Make a whole-number column."""
    return Column(name, Kind.INTEGER, meaning, unit)


def number(name: str, meaning: str, unit: str = "") -> Column:
    """Make a column of measures that are not money, such as a share in percent."""
    return Column(name, Kind.NUMBER, meaning, unit)


def boolean(name: str, meaning: str) -> Column:
    """Make a yes-or-no column; null means the source does not say."""
    return Column(name, Kind.BOOLEAN, meaning)


def money(name: str, meaning: str) -> tuple[Column, Column]:
    """Make an exact amount with its currency: ``<name>_amount`` and ``<name>_currency``."""
    return (
        Column(f"{name}_amount", Kind.MONEY, meaning, "units of the currency"),
        Column(f"{name}_currency", Kind.TEXT, "ISO 4217 code of the amount, upper case"),
    )


def moment(name: str, meaning: str) -> tuple[Column, Column, Column]:
    """Make a point in time as an interval of what the source's text can mean.

    ``<name>_earliest`` and ``<name>_latest`` are equal when the source gives an instant with a
    zone. A date alone is a whole day; without a known zone it is widened to every zone on earth
    (UTC+14 to UTC-12). A comparison holds for certain when it holds for both ends.
    """
    return (
        Column(f"{name}_earliest", Kind.INSTANT, f"{meaning}: the earliest it can be", "UTC"),
        Column(f"{name}_latest", Kind.INSTANT, f"{meaning}: the latest it can be", "UTC"),
        Column(f"{name}_text", Kind.TEXT, f"{meaning}: as received"),
    )


def period(name: str, meaning: str) -> tuple[Column, ...]:
    """Make the two ends of a period: ``<name>_start_...`` and ``<name>_end_...``."""
    return moment(f"{name}_start", f"{meaning}, its start") + moment(
        f"{name}_end", f"{meaning}, its end"
    )


PROVENANCE: tuple[Column, ...] = (
    text("source", "Name of the data set the row comes from"),
    text("file", "Short hash of the file's content; the table `file` tells its name and place"),
    integer("line", "Line of the record in the file, from 1 (or its number in the document)"),
    text("path", "JSON pointer or column of the value inside the record"),
)
