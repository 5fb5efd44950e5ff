"""How long a sanction lasts: years, months and days, and the day on which that ends."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from plumbrule.model.moments import parse
from plumbrule.sources.pdn.node import Node

_LAST_YEAR = 9999
_PARTS = re.compile(
    r"(\d{1,5})\s*(años?|anios?|mes(?:es)?|días?|dias?)(?:\s*(?:,|y|con)\s*|\s+|$)", re.IGNORECASE
)


@dataclass(frozen=True)
class Term:
    """A time that a sanction lasts, as its parts were told.

    Args:
        years: whole years; None when not told.
        months: whole months; None when not told.
        days: calendar days; None when not told.
    """

    years: int | None = None
    months: int | None = None
    days: int | None = None

    @classmethod
    def of(cls, ban: Node) -> Term:
        """Read the parts of a ban of version 2; what is no whole number is a fault."""
        return cls(
            _whole(ban, "plazoAnios", "plazoSuspensioAnios"),
            _whole(ban, "plazoMeses", "plazoSuspensionMeses"),
            _whole(ban, "plazoDias", "plazoSuspensionDias"),
        )

    def words(self) -> str:
        """Give the term in words, such as ``2 years, 6 months``."""
        parts = ((self.years, "years"), (self.months, "months"), (self.days, "days"))
        return ", ".join(f"{number} {unit}" for number, unit in parts if number is not None)

    def end(self, start: str | None) -> str | None:
        """Compute the day on which the term ends, in ISO form.

        Years and months run to the same day of the calendar, or to the month's last where it has no
        such day; days are counted after them.

        Args:
            start: the day the sanction began, as received.

        Returns:
            None without a full day to start from, without a term, or past the year 9999.
        """
        begun = parse(start, UTC) if start and len(start) >= len("2024-01-01") else None
        if begun is None or not (self.years or self.months or self.days):
            return None
        first = begun.latest.date()
        months = first.month - 1 + (self.months or 0)
        year, month = first.year + (self.years or 0) + months // 12, months % 12 + 1
        if year > _LAST_YEAR:
            return None
        same = date(year, month, min(first.day, monthrange(year, month)[1]))
        left = (date.max - same).days
        return (same + timedelta(self.days or 0)).isoformat() if (self.days or 0) <= left else None


def term_of_text(text: str | None) -> Term:
    """Read a term written as ``5 AÑOS`` or ``1 año, 6 meses``; whatever else it holds, it is no term."""
    bare = " ".join((text or "").split())
    found: dict[str, int] = {}
    place = 0
    while place < len(bare):
        part = _PARTS.match(bare, place)
        if part is None:
            return Term()
        unit = {"a": "years", "m": "months", "d": "days"}[part[2][0].casefold()]
        if unit in found:
            return Term()
        found[unit] = int(part[1])
        place = part.end()
    return Term(**found)


def _whole(ban: Node, *names: str) -> int | None:
    for name in names:
        value = ban.number(name)
        if value is not None and value >= 0 and value == value.to_integral_value():
            return int(value)
    return None
