"""Which language a visitor reads, and how it writes numbers, days and amounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True)
class Language:
    """One language of the pages.

    Args:
        code: BCP 47 tag.
        name: its own name for itself.
        thousands, point: signs in a number.
        least: digits before the point from which thousands are set apart.
        months: short names.
        day: how a day is written.
        rtl: whether it is written from right to left.
    """

    code: str
    name: str
    thousands: str
    point: str
    months: tuple[str, ...]
    day: str = "{day} {month} {year}"
    least: int = 4
    rtl: bool = False

    @property
    def direction(self) -> str:
        """The value of ``dir``."""
        return "rtl" if self.rtl else "ltr"

    def number(self, value: Decimal | float, places: int | None = None) -> str:
        """Write a number; digits are the same in every language, signs are its own.

        Args:
            value: any number.
            places: digits after the point; None keeps those there are.
        """
        text = _plain(value) if places is None else f"{value:.{places}f}"
        sign = "\u2212" if text.startswith("-") else ""
        whole, _, rest = text.lstrip("-").partition(".")
        if len(whole) >= self.least:
            whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", self.thousands, whole)
        return f"{sign}{whole}{self.point}{rest}" if rest else f"{sign}{whole}"

    def amount(self, value: Decimal, currency: str | None) -> str:
        """Write money with the code of its currency: 1,234.50 EUR; cents only where there are some."""
        places = 0 if value == value.to_integral_value() else 2
        return f"{self.number(value, places)}\u00a0{currency or '?'}"

    def percent(self, share: Decimal | float, places: int = 1) -> str:
        """Write a share of one in percent."""
        return f"{self.number(share * 100, places)}\u00a0%"

    def date(self, value: date) -> str:
        """Write a day, such as 24 Nov 2026."""
        month = self.months[value.month - 1]
        return self.day.format(day=value.day, month=month, year=value.year)

    def moment(self, value: datetime) -> str:
        """Write a moment, in UTC as it is kept."""
        return f"{self.date(value)}, {value:%H:%M}\u00a0UTC"


def _plain(value: Decimal | float) -> str:
    """Write a number with the digits it has."""
    return str(value) if isinstance(value, int) else f"{Decimal(str(value)):f}"


def _months(text: str) -> tuple[str, ...]:
    return tuple(text.split())


LANGUAGES = {
    one.code: one
    for one in (
        Language(
            "en", "English", ",", ".", _months("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
        ),
        Language(
            "fr",
            "Français",
            "\u202f",
            ",",
            _months("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        ),
        Language(
            "es",
            "Español",
            ".",
            ",",
            _months("ene feb mar abr may jun jul ago sept oct nov dic"),
            least=5,
        ),
        Language(
            "ru",
            "Русский",
            "\u00a0",
            ",",
            _months("янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек."),
            day="{day} {month} {year}\u00a0\u0433.",
        ),
        Language(
            "zh",
            "中文",
            ",",
            ".",
            _months("1 2 3 4 5 6 7 8 9 10 11 12"),
            day="{year}年{month}月{day}日",
        ),
        Language(
            "ar",
            "العربية",
            ",",
            ".",
            _months("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
            rtl=True,
        ),
    )
}
"""The six languages, by tag. The signs are those of CLDR; Arabic pages use Latin digits, as its
main locale does, so that numbers can be compared with the records."""

DEFAULT = LANGUAGES["en"]


def wished(asked: str | None, kept: str | None, accepted: str) -> Language:
    """Choose the language: asked for in the address, kept in a cookie, or accepted by the browser.

    Args:
        asked: value of ``lang`` in the address.
        kept: value of the cookie.
        accepted: the header ``Accept-Language``.
    """
    for code in (asked, kept):
        if code in LANGUAGES:
            return LANGUAGES[code]
    return _accepted(accepted) or DEFAULT


def _accepted(header: str) -> Language | None:
    """Give the language that a browser likes best of those there are."""
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:400].split(",")[:20]):
        tag, _, weight = part.partition(";")
        match = re.fullmatch(r"q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?)", weight.strip())
        liking = float(match[1]) if match else 0.0 if weight else 1.0
        if liking:
            wishes.append((-liking, place, tag.strip().lower().partition("-")[0]))
    return next((LANGUAGES[code] for *_, code in sorted(wishes) if code in LANGUAGES), None)
