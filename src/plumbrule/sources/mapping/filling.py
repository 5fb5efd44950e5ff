"""Texts to typed columns: each different text is read once, what cannot be read is reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from plumbrule.lake.schema import INSTANT, MONEY
from plumbrule.model.keys import identifier_value
from plumbrule.sources.contacts import contact_value
from plumbrule.sources.countries import country_code
from plumbrule.sources.dates import Order, Told, span, told
from plumbrule.sources.derive import FaultKind
from plumbrule.sources.mapping.format import Value
from plumbrule.sources.mapping.numbers import Amount, read_amount, read_decimal
from plumbrule.sources.mapping.rows import Rows
from plumbrule.sources.mapping.settings import IN_THE_CELL, Settings
from plumbrule.sources.mapping.vocabulary import Form
from plumbrule.sources.sink import Sink

_TRUE = frozenset({"true", "yes", "y", "1", "t"})
_FALSE = frozenset({"false", "no", "n", "0", "f"})

Columns = dict[str, pa.Array]


class Texts(NamedTuple):
    """What the cells of a field say.

    Args:
        texts: one for each row; ``""`` where the cell is empty.
        rows: the rows, for their lines.
        path: columns the texts come from.
    """

    texts: Sequence[str]
    rows: Rows
    path: str


@dataclass(frozen=True)
class Filler:
    """Makes typed columns and tells the sink what could not be read.

    Args:
        settings: how the file writes things.
        sink: takes the faults; its zone is that of the dates.
    """

    settings: Settings
    sink: Sink

    def worded(self, value: Value, cells: Texts) -> Texts:
        """Replace words by their values."""
        if value.nothing:
            texts = ["" if text in value.nothing else text for text in cells.texts]
            cells = cells._replace(texts=texts)
        if value.words is None and value.empty is None:
            return cells
        words, memo, unknown = value.words, {"": value.empty or ""}, set()
        for text in dict.fromkeys(cells.texts):
            if words is not None and text in words:
                memo[text] = words[text]
            elif text and (words is None or value.keep):
                memo[text] = text
            elif text and value.otherwise is not None:
                memo[text] = value.otherwise
            elif text:
                memo[text] = ""
                unknown.add(text)
        if unknown:
            listed = ", ".join(words or {}) or "no word"
            self._report(f"expected one of {listed[:150]}", cells, unknown)
        return cells._replace(texts=[memo[text] for text in cells.texts])

    def filled(self, name: str, form: Form, value: Value, cells: Texts) -> Columns:
        """Make the columns of one field; amounts are made by `amounts`."""
        texts = cells.texts
        match form:
            case Form.COUNTRY | Form.COUNTRIES:
                reason = "expected an ISO country code or an English country name"
                read = country_code if form is Form.COUNTRY else _countries
                return {name: self._read(cells, read, pa.string(), reason)}
            case Form.CURRENCY:
                reason = "expected an ISO currency code such as EUR"
                return {name: self._read(cells, currency_code, pa.string(), reason)}
            case Form.INTEGER:
                reason = "expected a whole number"
                return {name: self._read(cells, self._whole(value), pa.int64(), reason)}
            case Form.NUMBER:
                reason = self._number_reason(value)
                read_number = self._number(value)
                return {name: self._read(cells, read_number, pa.float64(), reason)}
            case Form.BOOLEAN:
                reason = "expected yes or no; list other words under `values`"
                return {name: self._read(cells, _boolean, pa.bool_(), reason)}
            case Form.DAY:
                return {name: self._days(value, cells)}
            case Form.MOMENT:
                return self._moments(name, value, cells)
            case Form.IDENTIFIER:
                return _identifiers(name, texts)
            case Form.CONTACT:
                return {name: _array(map(contact_value, texts)), f"{name}_text": _array(texts)}
            case _:
                return {name: _array(texts)}

    def amounts(self, name: str, value: Value, cells: Texts, explicit: pa.Array | None) -> Columns:
        """Make an amount and its currency: the column's, else the cell's, else the file's."""
        style = value.numbers or self.settings.numbers

        def read(text: str) -> Amount | None:
            return read_amount(text, style, value.times)

        encoded, known = _distinct(cells.texts)
        bands = value.bands or {}
        amounts = [
            Amount(bands[text].low, None, rounded=False)
            if text in bands
            else read(text)
            if text
            else None
            for text in known
        ]
        reason = "expected a number or a band that is listed under `bands`"
        reason = reason if value.bands else self._number_reason(value)
        self._report(reason, cells, _unread(known, amounts))
        cut = {
            text for text, amount in zip(known, amounts, strict=True) if amount and amount.rounded
        }
        self._report("kept to four decimal places", cells, cut, "changed")
        money = pa.array([a.value if a else None for a in amounts], MONEY).take(encoded)
        told = pa.array([a.currency if a else None for a in amounts], pa.string()).take(encoded)
        default = None if self.settings.currency == IN_THE_CELL else self.settings.currency
        currency = pc.coalesce(
            *([] if explicit is None else [explicit]), told, pa.scalar(default, pa.string())
        )
        bare = pc.and_(pc.is_valid(money), pc.is_null(currency))
        if pc.any(bare).as_py():
            for row in pc.indices_nonzero(bare).to_pylist():
                self.sink.fault(
                    "dropped",
                    "expected an amount with its currency; give `currency` in the mapping",
                    cells.rows.lines[row],
                    cells.path,
                    cells.texts[row],
                )
            money = pc.if_else(bare, pa.scalar(None, MONEY), money)
        currency = pc.if_else(pc.is_valid(money), currency, pa.scalar(None, pa.string()))
        made = {f"{name}_amount": money, f"{name}_currency": currency}
        if value.bands is not None:
            tops = [bands[text].high if text in bands else None for text in known]
            most = pa.array(tops, MONEY).take(encoded)
            made[f"{name}_max_amount"] = most
            made[f"{name}_max_currency"] = pc.if_else(
                pc.is_valid(most), currency, pa.scalar(None, pa.string())
            )
            open_ended = [bands[text].high is None if text in bands else None for text in known]
            made["open_ended"] = pa.array(open_ended, pa.bool_()).take(encoded)
        return made

    def _moments(self, name: str, value: Value, cells: Texts) -> Columns:
        orders = value.dates or self.settings.dates
        encoded, known = _distinct(cells.texts)
        read = [_told(text, orders, self.sink.zone) if text else None for text in known]
        self._report(self._date_reason(value), cells, _unread(known, read))
        wide = {text for text, one in zip(known, read, strict=True) if one and one.text is None}
        self._report(
            "a date that is a range, approximate or written two ways; kept as both ends",
            cells,
            wide,
            "noted",
        )
        earliest = [one.earliest if one else None for one in read]
        latest = [one.latest if one else None for one in read]
        texts = [one.text if one else text for text, one in zip(known, read, strict=True)]
        return {
            f"{name}_earliest": pa.array(earliest, INSTANT).take(encoded),
            f"{name}_latest": pa.array(latest, INSTANT).take(encoded),
            f"{name}_text": _array(texts).take(encoded),
        }

    def _days(self, value: Value, cells: Texts) -> pa.Array:
        orders = value.dates or self.settings.dates

        def read(text: str) -> date | None:
            readings = {span(text, order) for order in orders or (None,)} - {None}
            found = readings.pop() if len(readings) == 1 else None
            if found is None or found.first != found.last or len(found.first) < 10:
                return None
            return date.fromisoformat(found.first[:10])

        return self._read(cells, read, pa.date32(), self._date_reason(value))

    def _number(self, value: Value) -> Callable[[str], float | None]:
        style = value.numbers or self.settings.numbers

        def read(text: str) -> float | None:
            number = read_decimal(text, style)
            return None if number is None else float(number * (value.times or 1))

        return read

    def _whole(self, value: Value) -> Callable[[str], int | None]:
        style = value.numbers or self.settings.numbers

        def read(text: str) -> int | None:
            number = read_decimal(text, style)
            return int(number) if number is not None and _is_whole(number) else None

        return read

    def _number_reason(self, value: Value) -> str:
        style = value.numbers or self.settings.numbers
        return (
            f"expected a number such as {style.example}; say how the file writes it with `numbers`"
        )

    def _date_reason(self, value: Value) -> str:
        orders = value.dates or self.settings.dates
        if not orders:
            return "expected a date such as 2021-06-30; say how the file writes it with `dates`"
        return f"expected a date, {' or '.join(orders)}, that exists"

    def _read(
        self, cells: Texts, read: Callable[[str], object], kind: pa.DataType, reason: str
    ) -> pa.Array:
        encoded, known = _distinct(cells.texts)
        values = [read(text) if text else None for text in known]
        self._report(reason, cells, _unread(known, values))
        return pa.array(values, kind).take(encoded)

    def _report(
        self, reason: str, cells: Texts, wrong: set[str], kind: FaultKind = "dropped"
    ) -> None:
        if not wrong:
            return
        for row, text in enumerate(cells.texts):
            if text in wrong:
                self.sink.fault(kind, reason, cells.rows.lines[row], cells.path, text)


def _told(text: str, orders: tuple[Order, ...], zone: tzinfo | None) -> Told | None:
    """Read a date; one that two orders read differently is as wide as both."""
    readings = {one for order in orders or (None,) if (one := told(text, order, zone))}
    if len(readings) <= 1:
        return next(iter(readings), None)
    earliest = min(one.earliest for one in readings)
    return Told(earliest, max(one.latest for one in readings), None)


def _distinct(texts: Sequence[str]) -> tuple[pa.Array, list[str]]:
    """Give the different texts, and for each row the index of its own."""
    encoded = pa.array(texts, pa.string()).dictionary_encode()
    return encoded.indices, encoded.dictionary.to_pylist()


def _unread(texts: Sequence[str], values: Sequence[object]) -> set[str]:
    return {text for text, value in zip(texts, values, strict=True) if text and value is None}


def _array(texts: Any) -> pa.Array:
    return pa.array([text or None for text in texts], pa.string())


def _identifiers(name: str, texts: Sequence[str]) -> Columns:
    values = pa.array([identifier_value(text) if text else None for text in texts], pa.string())
    return {name: values, f"{name}_text": _array(texts)}


def currency_code(text: str) -> str | None:
    """Give an ISO 4217 code in upper case; None when it is not three Latin letters."""
    word = text.strip()
    return word.upper() if len(word) == 3 and word.isascii() and word.isalpha() else None


def _countries(text: str) -> str | None:
    if whole := country_code(text):
        return whole
    codes = [country_code(part) for part in text.replace(",", ";").split(";") if part.strip()]
    return ";".join(code for code in codes if code) if codes and all(codes) else None


def _boolean(text: str) -> bool | None:
    word = text.casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value() and abs(number) < 2**63
