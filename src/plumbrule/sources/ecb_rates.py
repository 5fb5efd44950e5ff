"""Euro reference rates of the European Central Bank: what one euro was worth on each day.

Read as published at https://www.ecb.europa.eu/stats/eurofxref/ (CSV with a column for each currency,
or XML), and as its data portal gives them (a row for each observation, of any two currencies). The
bank fixes them on working days, for information only; a day without a rate has no row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import BinaryIO, NamedTuple

import defusedxml
import defusedxml.ElementTree

from plumbrule.model import PlumbError
from plumbrule.sources.dates import span
from plumbrule.sources.encoding import head_text
from plumbrule.sources.mapping.delimited import csv_rows
from plumbrule.sources.mapping.layout import NumberedRow, sample_rows
from plumbrule.sources.sink import Sink
from plumbrule.sources.source import InputFile, ReadOptions

_CODE = re.compile(r"[A-Z]{3}")
_NONE = frozenset({"", "N/A", "-", "NaN"})
"""What stands where no rate was fixed."""

_OBSERVATION = ("CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE")


class _Quote(NamedTuple):
    """A rate as written, and where."""

    base: str
    currency: str
    day: str
    rate: str
    line: int
    path: str


_Reader = Callable[[Iterator[NumberedRow]], Iterator[_Quote]]


class ReferenceRates:
    """The reference rates in any of their forms."""

    name = "ecb"
    title = "Euro reference rates of the European Central Bank, CSV or XML"

    def recognises(self, file: InputFile, head: bytes, options: ReadOptions) -> bool:  # noqa: ARG002
        """Tell by the names of the columns, or by the outermost element and its rates."""
        text = head_text(head)
        return _is_xml(text) or _reader(_first(text)) is not None

    def read(self, file: InputFile, sink: Sink, options: ReadOptions) -> None:
        """Read the rates; one that is no number above zero, or has no day, is a fault.

        Raises:
            PlumbError: the file is no well-formed XML from its first rate on.
        """
        sink.source = options.source or self.name
        if _is_xml(head_text(file.head())):
            with file.open() as stream:
                try:
                    _write(_of_xml(stream), sink)
                except (SyntaxError, defusedxml.DefusedXmlException, OSError, EOFError) as error:
                    if sink.records == 0:
                        raise PlumbError(
                            f"expected reference rates in XML ({error})", file=file.name
                        ) from None
                    reason = f"the file breaks off here ({error}); the rest is not read"
                    sink.fault("unreadable", reason, sink.records)
            return
        rows = csv_rows(file, sink)
        _, names = next(rows)
        reader = _reader(names)
        if reader is None:
            raise PlumbError("expected a column of days and columns of currencies", file=file.name)
        _write(reader(rows), sink)


def _first(text: str) -> list[str]:
    rows = sample_rows(text, ",")
    return [cell.strip() for cell in rows[0][1]] if rows else []


def _reader(names: Sequence[str]) -> _Reader | None:
    """Give what reads rows under these names of columns, or None when they are others."""
    cells = [name.strip() for name in names]
    if set(_OBSERVATION) <= set(cells):
        places = [cells.index(name) for name in _OBSERVATION]
        return lambda rows: _of_observations(rows, places)
    codes = [cell for cell in cells[1:] if cell]
    if cells and cells[0] == "Date" and len(codes) >= 2 and all(map(_CODE.fullmatch, codes)):
        return lambda rows: _of_columns(rows, cells)
    return None


def _of_columns(rows: Iterator[NumberedRow], names: list[str]) -> Iterator[_Quote]:
    for line, cells in rows:
        for name, cell in zip(names[1:], cells[1:], strict=False):
            if name and cell.strip() not in _NONE:
                yield _Quote("EUR", name, cells[0].strip(), cell.strip(), line, name)


def _of_observations(rows: Iterator[NumberedRow], places: list[int]) -> Iterator[_Quote]:
    for line, cells in rows:
        if len(cells) > max(places):
            currency, base, day, rate = (cells[place].strip() for place in places)
            if rate not in _NONE:
                yield _Quote(base, currency, day, rate, line, "OBS_VALUE")


def _of_xml(stream: BinaryIO) -> Iterator[_Quote]:
    day, number = "", 0
    for event, element in defusedxml.ElementTree.iterparse(
        stream, events=("start", "end"), forbid_dtd=True
    ):
        if event == "start":
            day = element.get("time", day)
        elif "currency" in element.attrib:
            number += 1
            rate = element.get("rate", "")
            yield _Quote("EUR", element.get("currency", ""), day, rate, number, f"{day}/rate")
        else:
            element.clear()


def _write(quotes: Iterator[_Quote], sink: Sink) -> None:
    days: dict[str, date | None] = {}
    for quote in quotes:
        if quote.day not in days:
            days[quote.day] = _day(quote.day)
        day, rate = days[quote.day], _rate(quote.rate)
        if day is None or rate is None or not _coded(quote):
            reason = "expected a day, a currency and a rate above zero"
            shown = f"{quote.day} {quote.currency} {quote.rate}"
            sink.fault("unreadable", reason, quote.line, quote.path, shown)
            continue
        row = {"base": quote.base, "currency": quote.currency, "day": day, "rate": rate}
        sink.add("exchange_rate", row, line=quote.line, path=quote.path)
        sink.records += 1
        sink.period(day, day)


def _coded(quote: _Quote) -> bool:
    return all(map(_CODE.fullmatch, (quote.base, quote.currency)))


def _day(text: str) -> date | None:
    found = span(text)
    if found is None or found.first != found.last or len(found.first) != len("2020-12-31"):
        return None
    return date.fromisoformat(found.first)


def _rate(text: str) -> float | None:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return None
    return float(rate) if rate.is_finite() and 0 < rate < 10**12 else None


def _is_xml(text: str) -> bool:
    start = text.lstrip("\ufeff \r\n\t")
    return start.startswith("<") and "eurofxref" in text and "<Cube" in text


SOURCE = ReferenceRates()
"""The format, found by listing the folder of sources."""
