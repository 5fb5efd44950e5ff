"""The top of a mapping: how the file writes things, and how it is laid out."""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from plumbrule.model import PlumbError
from plumbrule.model.moments import zone_named
from plumbrule.sources.countries import country_code
from plumbrule.sources.dates import Order, order_of
from plumbrule.sources.mapping.notation import Node
from plumbrule.sources.mapping.numbers import PLAIN, NumberStyle, style_of
from plumbrule.sources.mapping.template import column_name

IN_THE_CELL = "in the cell"


@dataclass(frozen=True)
class Settings:
    """What holds for the whole file; see docs/mapping.md for the meaning of each."""

    data_set: str
    country: str | None = None
    zone: tzinfo | None = None
    dates: tuple[Order, ...] = ()
    numbers: NumberStyle = PLAIN
    currency: str | None = None
    empty: frozenset[str] = frozenset()
    header: int | None = None
    no_header: bool = False
    columns: tuple[str, ...] = ()
    first_row: int | None = None
    delimiter: str | None = None
    quote: str = '"'
    encoding: str | None = None
    sheet: str | None = None
    fill_down: tuple[str, ...] = ()
    cells: tuple[tuple[str, int, int], ...] = ()
    recognised_by: tuple[str, ...] = ()


SETTINGS = tuple(
    name.replace("_", " ") for name in Settings.__dataclass_fields__ if name != "no_header"
)
"""The keys that may stand at the top, beside ``records``."""


def read_settings(parts: dict[str, Node], root: Node) -> Settings:
    """Read all top-level keys but ``records``.

    Raises:
        PlumbError: a value is not what its key expects.
    """
    named = parts.get("data set")
    if named is None:
        raise root.error("expected `data set: ` and a short name such as xa-donations")
    data_set = named.text("a short name such as xa-donations").strip()
    if not data_set or any(sign in data_set for sign in ":/\\ \t\n"):
        raise named.error(f"expected a name without spaces, colons and slashes, found {data_set!r}")
    settings = Settings(data_set)
    for name, node in parts.items():
        if name not in {"data set", "records"}:
            settings = _with(settings, name, node)
    if settings.no_header and not settings.columns and settings.fill_down:
        raise parts["fill down"].error("expected `columns` with the names where there is no header")
    return settings


def _with(settings: Settings, name: str, node: Node) -> Settings:
    match name:
        case "country":
            return replace(settings, country=_country(node))
        case "zone":
            return replace(settings, zone=_zone(node))
        case "dates":
            return replace(settings, dates=read_orders(node))
        case "cells":
            return replace(settings, cells=_cells(node))
        case "recognised by":
            return replace(settings, recognised_by=_columns(node))
        case "numbers":
            return replace(settings, numbers=read_styles(node))
        case "currency":
            return replace(settings, currency=_currency(node))
        case "empty":
            return replace(settings, empty=frozenset(item.text().strip() for item in node.items()))
        case "header":
            none = node.text("a line number or none") == "none"
            return replace(settings, no_header=none, header=None if none else _line(node))
        case "first row":
            return replace(settings, first_row=_line(node))
        case "columns":
            return replace(settings, columns=_columns(node))
        case "fill down":
            return replace(settings, fill_down=_columns(node))
        case "delimiter":
            return replace(settings, delimiter=_delimiter(node))
        case "quote":
            return replace(settings, quote=_sign(node, {"none": ""}))
        case "encoding":
            return replace(settings, encoding=_encoding(node))
        case _:
            return replace(settings, sheet=node.text("the name or number of a sheet"))


def read_orders(node: Node) -> tuple[Order, ...]:
    """Read ``dates``: an example or the name of an order, or several where a column mixes them."""
    return tuple(_order(item) for item in node.items())


def _order(node: Node) -> Order:
    order = order_of(node.text("a date as the file writes it"))
    if order is None:
        raise node.error(
            "expected the last day of 2020 as the file writes it, such as 31/12/2020 or "
            "12/31/2020, or one of day first, month first, excel serial, birth code"
        )
    return order


def read_styles(node: Node) -> NumberStyle:
    """Read ``numbers``: an example, or several in the order in which they are to be tried."""
    styles = [_style(item) for item in node.items()]
    if not styles:
        raise node.error("expected the number 1234.56 as the file writes it")
    return replace(styles[0], others=tuple(styles[1:]))


def _style(node: Node) -> NumberStyle:
    style = style_of(node.text("a number as the file writes it"))
    if style is None:
        raise node.error(
            "expected the number 1234.56 as the file writes it, such as 1,234.56 or 1.234,56"
        )
    return style


def _columns(node: Node) -> tuple[str, ...]:
    return tuple(column_name(item.text("a column")) for item in node.items())


def _cells(node: Node) -> tuple[tuple[str, int, int], ...]:
    """Read names of single cells, such as ``{Year: A1}``: the row and the column, from 1."""
    found = []
    for name, item in node.parts("names of single cells, such as {Year: A1}").items():
        match = re.fullmatch(
            r"([A-Z]{1,2})([1-9]\d?)", item.text("a cell such as A1").strip().upper()
        )
        if match is None:
            raise item.error(f"expected a cell such as A1 or AB12, found {item.value!r}")
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        found.append((column_name(name), int(match[2]), column))
    return tuple(found)


def _country(node: Node) -> str:
    code = country_code(node.text("a country"))
    if code is None:
        raise node.error(f"expected an ISO country code such as KE, found {node.value!r}")
    return code


def _zone(node: Node) -> tzinfo:
    try:
        return zone_named(node.text("a time zone"))
    except PlumbError as error:
        raise node.error(str(error)) from None


def _currency(node: Node) -> str:
    text = node.text("a currency")
    if text == IN_THE_CELL:
        return text
    if not (len(text) == 3 and text.isascii() and text.isalpha()):
        raise node.error(
            f"expected an ISO currency code such as EUR, or {IN_THE_CELL!r}, found {text!r}"
        )
    return text.upper()


def _line(node: Node) -> int:
    text = node.text("a line number")
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1_000_000):
        raise node.error(f"expected a line number from 1, found {text!r}")
    return int(text)


def _delimiter(node: Node) -> str:
    sign = _sign(node, {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "\\t": "\t"})
    if not sign or sign in '"\r\n':
        raise node.error('expected one sign such as ";" or the word tab')
    return sign


def _sign(node: Node, words: dict[str, str]) -> str:
    text = node.text("one sign")
    sign = words.get(text, text)
    if len(sign) > 1:
        raise node.error(f"expected one sign, found {text!r}")
    try:
        csv.reader((), delimiter=sign if sign not in {"", '"'} else ",")
    except (TypeError, ValueError):
        raise node.error(f"a table cannot be written with {text!r} between its cells") from None
    return sign


def _encoding(node: Node) -> str:
    text = node.text("the name of an encoding")
    try:
        known = codecs.lookup(text)
        if "a".encode(known.name) and isinstance(b"a".decode(known.name), str):
            return known.name
    except (LookupError, UnicodeError):
        pass
    raise node.error(f"expected an encoding such as utf-8 or windows-1252, found {text!r}")
