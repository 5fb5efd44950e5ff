"""Dates as people write them: 31/12/2020, 12 Mar 1960, circa 1960, between 1960 and 1965.

Nothing is guessed: a numeric date is only read when the order of its parts is known. Reading ends
in ISO 8601 texts for both ends of what was said, which `model.moments` turns into instants.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from plumbrule.model.moments import parse


class Order(StrEnum):
    """In which order a file writes the parts of a date."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    SERIAL = "excel serial"
    BIRTH_CODE = "birth code"


class Span(NamedTuple):
    """The first and the last ISO 8601 text that a date can mean; equal when it is one date."""

    first: str
    last: str


APPROXIMATE_YEARS = 2
"""Years allowed on either side of a date said to be approximate; lists do not say how many."""

_TURN = 50
"""Two-digit years from here on are of the twentieth century, smaller ones of this one."""

_MONTH_WORDS = """
jan january janvier enero janeiro januar gennaio januari ianuarie января січня siječanj sijecanj
    janar ene janv
feb february fevrier febrero fevereiro februar febbraio februari februarie февраля лютого veljaca
    shkurt fev fevr febr
mar march mars marzo marco marz maart martie марта березня ozujak mart mrt
apr april avril abril aprile aprilie апреля квітня travanj prill abr avr
may mai mayo maio maggio mei мая травня svibanj maj mag
jun june juin junio junho juni giugno iunie июня червня lipanj qershor giu
jul july juillet julio julho juli luglio iulie июля липня srpanj korrik juil lug
aug august aout agosto augustus августа серпня kolovoz gusht ago
sep sept september septembre septiembre setembro settembre septembrie сентября вересня rujan
    septembar shtator set
oct october octobre octubre outubro oktober ottobre octombrie октября жовтня oktobar tetor okt out
    ott
nov november novembre noviembre novembro noiembrie ноября novembar nentor
dec december decembre diciembre dezembro dezember dicembre decembrie декабря грудня decembar
    dhjetor dez dic
"""
"""Names of the months, a line or two for each; words that two languages use for different months
(listopad) are left out."""

_MONTHS: dict[str, int] = {
    word: number
    for number, line in enumerate(_MONTH_WORDS.strip().replace("\n    ", " ").split("\n"), 1)
    for word in line.split()
}

_ABOUT = re.compile(
    r"(?:circa|approximately|approx\.?|about|around|ca?\.|c)\s+(?=\d)", re.IGNORECASE
)
_RANGE = re.compile(r"(?:between|from)?\s*(.+?)\s+(?:and|to|until|[-\u2013])\s+(.+)", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*[-/\u2013]\s*(\d{4})")
_CLOCK = re.compile(
    r"[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?)?$", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})([./ -])(\d{1,2})(?:\2(\d{1,2}))?")
_NUMERIC = re.compile(r"(\d{1,2})([./ -])(\d{1,2})\2(\d{4}|\d\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_FILLERS = frozenset({"de", "del", "of", "г", "року", ""})  # noqa: RUF001 the Russian word
_ZONED_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)")
"""A day as XML writes it with its zone, which is dropped: the day is kept as wide as any."""

_BIRTH_CODE = re.compile(r"(\d\d)(\d\d)(\d\d)-?[*x]*", re.IGNORECASE)
"""A personal code of which only the day of birth is shown, such as 311290-*****."""

_OF_AGE = 10
"""In such codes, two-digit years up to this are of our century: holders are grown up."""

_WORDS = re.compile(r"[\s,.\-/]+")
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, so that their 61 is 1 March 1900."""


def order_of(example: str) -> Order | None:
    """Tell the order from how a file writes the last day of 2020, or from its name.

    >>> order_of("31.12.2020")
    <Order.DAY_FIRST: 'day first'>
    """
    text = example.strip().casefold()
    if text in set(Order):
        return Order(text)
    if _BIRTH_CODE.fullmatch(text) and text.startswith("311220"):
        return Order.BIRTH_CODE
    numbers = re.findall(r"\d+", text)[:3]
    if len(numbers) == 3 and int(numbers[0]) == 31 and int(numbers[1]) == 12:
        return Order.DAY_FIRST
    if len(numbers) == 3 and int(numbers[0]) == 12 and int(numbers[1]) == 31:
        return Order.MONTH_FIRST
    return None


@lru_cache(maxsize=50_000)
def span(text: str, order: Order | None = None) -> Span | None:
    """Read a date, an approximate date or a range of dates.

    Args:
        text: as received.
        order: of the parts of numeric dates; without it only year-first ones are read.

    Returns:
        None when it is none. ``circa 1960`` is widened by `APPROXIMATE_YEARS` on either side.
    """
    text = " ".join(text.split()).removesuffix(".")
    if found := _one(text, order):
        return Span(found, found)
    if (about := _ABOUT.match(text)) and (found := _one(text[about.end() :], order)):
        year = int(found[:4])
        return Span(f"{year - APPROXIMATE_YEARS:04}", f"{year + APPROXIMATE_YEARS:04}")
    between = _YEARS.fullmatch(text) or _RANGE.fullmatch(text)
    if between:
        first, last = span(between[1], order), span(between[2], order)
        if first and last and first.first[:4] <= last.last[:4]:
            return Span(first.first, last.last)
    return None


class Told(NamedTuple):
    """What one or several texts say about a point in time.

    Args:
        earliest: the earliest it can be, in UTC.
        latest: the latest it can be.
        text: the date in ISO 8601 when it is one date; None for a range, an approximate date or
            several dates, which no ISO text tells.
    """

    earliest: datetime
    latest: datetime
    text: str | None


@lru_cache(maxsize=50_000)
def told(text: str, order: Order | None = None, zone: tzinfo | None = None) -> Told | None:
    """Read a date as both ends of what it can mean, in UTC; see `span`."""
    if found := parse(text, zone):
        return Told(found.earliest, found.latest, text.strip())
    read = span(text, order)
    if read is None:
        return None
    first, last = parse(read.first, zone), parse(read.last, zone)
    if first is None or last is None or last.latest < first.earliest:
        return None
    return Told(first.earliest, last.latest, read.first if read.first == read.last else None)


def told_by_all(texts: Iterable[str], zone: tzinfo | None = None) -> Told | None:
    """Read several dates given for one event, such as alternative days of birth.

    Returns:
        The span from the earliest to the latest of those that can be read; None when none can.
    """
    read = [found for text in texts if (found := told(text, Order.DAY_FIRST, zone))]
    if not read:
        return None
    different = {(one.earliest, one.latest) for one in read}
    return Told(
        min(one.earliest for one in read),
        max(one.latest for one in read),
        read[0].text if len(different) == 1 else None,
    )


def _one(text: str, order: Order | None) -> str | None:
    if parse(text, UTC):
        return text
    if match := _ZONED_DAY.fullmatch(text):
        return match[1]
    if order is Order.BIRTH_CODE:
        return _birth(text)
    if order is Order.SERIAL and re.fullmatch(r"\d{1,6}(?:\.\d+)?", text):
        return _serial(text)
    clock = ""
    if match := _CLOCK.search(text):
        text, clock = text[: match.start()], _time(match)
    day = _year_first(text) or _numeric(text, order) or _named(text)
    if day is None or (clock and len(day) < 10):
        return None
    return day + clock if parse(day + clock, UTC) else None


def _time(match: re.Match[str]) -> str:
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4][0] in "pP" else 0)
    return f"T{hour:02}:{match[2]}:{match[3] or '00'}"


def _year_first(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(match[1], match[3], match[4])
    if re.fullmatch(r"(?:1[89]|20)\d{6}", text):
        return _iso(text[:4], text[4:6], text[6:])
    if (match := _MONTH_YEAR.fullmatch(text)) and 1 <= int(match[1]) <= 12:
        return _iso(match[2], match[1])
    return None


def _numeric(text: str, order: Order | None) -> str | None:
    match = _NUMERIC.fullmatch(text)
    if match is None or order not in {Order.DAY_FIRST, Order.MONTH_FIRST}:
        return None
    day, month = (match[1], match[3]) if order is Order.DAY_FIRST else (match[3], match[1])
    return _iso(_full_year(match[4]), month, day)


def _birth(text: str) -> str | None:
    match = _BIRTH_CODE.fullmatch(text)
    if match is None:
        return None
    century = 2000 if int(match[3]) <= _OF_AGE else 1900
    return _iso(str(century + int(match[3])), match[2], match[1])


def _named(text: str) -> str | None:
    """Read a date whose month is a word, in any order: 12 Mar 1960, March 12th, 1960, Mar 1960."""
    day = month = year = None
    for word in _WORDS.split(text):
        number = re.fullmatch(r"(\d+)(?:st|nd|rd|th|er|º)?", word)
        if number and len(number[1]) == 4 and year is None:
            year = number[1]
        elif number and len(number[1]) <= 2 and day is None:
            day = number[1]
        elif number and len(number[1]) == 2 and month and year is None:
            year = _full_year(number[1])
        elif month is None and (found := _MONTHS.get(_bare(word))):
            month = str(found)
        elif word.casefold() not in _FILLERS:
            return None
    return _iso(year, month, day) if year and month else None


def _bare(word: str) -> str:
    folded = word.casefold()
    if folded in _MONTHS:
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ı", "i")  # noqa: RUF001 the Turkish letter


def _full_year(year: str) -> str:
    if len(year) == 4:
        return year
    return str((1900 if int(year) >= _TURN else 2000) + int(year))


def _iso(year: str, month: str, day: str | None = None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _serial(text: str) -> str | None:
    whole, _, part = text.partition(".")
    if int(whole) < 61:
        return None
    day = datetime.combine(_EPOCH, datetime.min.time()) + timedelta(days=int(whole))
    if not part.strip("0"):
        return day.date().isoformat()
    seconds = round(float(f"0.{part}") * 86_400)
    return (day + timedelta(seconds=seconds)).isoformat()
