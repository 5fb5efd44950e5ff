"""What a country asks of those who must declare: when, which sections, and from what value on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from plumbrule.model import PlumbError
from plumbrule.packs.dated import read_yaml, share_days
from plumbrule.packs.load import FOLDER

KINDS = ("entry", "annual", "exit", "change", "candidate", "gift", "transaction")
"""What must be filed or registered."""

EVENTS = ("start", "end", "event")
"""From what days count: taking or leaving the post, or the event that must be reported."""

SECTIONS = (
    *("real_estate", "vehicle", "movable", "money", "security", "stake", "income", "debt"),
    *("gift", "spending", "interest", "other"),
)
"""Sections of a form, as in ``section_status``."""

_Row = TypeVar("_Row")

_DATED = {"valid_from", "valid_to", "law"}
_TERM = {"kind", "posts", "due", "grace_days", "break_days", *_DATED}
_SECTION = {"required", "posts", "complete", *_DATED}
_REPORTING = {"section", "from_amount", "over_percent", "currency", *_DATED}
_FILE = {"country", "filing", "sections", "reporting"}


@dataclass(frozen=True)
class Term:
    """When something must be filed.

    Args:
        country: ISO 3166-1 alpha-2 code.
        kind: one of ``KINDS``.
        post_kind: kind of post it holds for, as in ``post.kind``; None for every one.
        counted_from: one of ``EVENTS``, or ``year`` for a day of the year after.
        days: calendar days from that event; None for ``year``.
        month: month of the next year by whose end it is due; None for days.
        grace_days: days after the due day that are passed over.
        break_days: days without a post up to which taking one anew is no first entry, and leaving
            one is no exit.
        valid_from: first day the event may lie on.
        valid_to: last day; None while in force.
        source: the law.
    """

    country: str
    kind: str
    post_kind: str | None
    counted_from: str
    days: int | None
    month: int | None
    grace_days: int
    break_days: int
    valid_from: date
    valid_to: date | None
    source: str


@dataclass(frozen=True)
class Required:
    """A section of the form that must be filled.

    Args:
        country: ISO 3166-1 alpha-2 code.
        section: one of ``SECTIONS``.
        post_kind: kind of post it holds for; None for every one.
        complete: True when it holds for forms that ask every section only; None for every form.
        valid_from: first day for which a form may state it.
        valid_to: last day; None while in force.
        source: the law.
    """

    country: str
    section: str
    post_kind: str | None
    complete: bool | None
    valid_from: date
    valid_to: date | None
    source: str


@dataclass(frozen=True)
class Reporting:
    """The least that must be declared in a section.

    Args:
        country: ISO 3166-1 alpha-2 code.
        section: one of ``SECTIONS``.
        from_amount: value from which it must be declared; None without such a limit.
        over_percent: share of a firm above which a stake must be declared; None without.
        currency: ISO 4217 code of the amount.
        valid_from: first day.
        valid_to: last day; None while in force.
        source: the law.
    """

    country: str
    section: str
    from_amount: Decimal | None
    over_percent: float | None
    currency: str | None
    valid_from: date
    valid_to: date | None
    source: str


@dataclass(frozen=True)
class Regimes:
    """All that the packs say of filing."""

    terms: tuple[Term, ...] = ()
    sections: tuple[Required, ...] = ()
    reporting: tuple[Reporting, ...] = ()


@cache
def regimes(folder: Path = FOLDER) -> Regimes:
    """Read ``<country>/filing.yml`` of every pack in a folder.

    Raises:
        PlumbError: a file is malformed, or two rows hold on one day for one thing.
    """
    found = [read(path) for path in sorted(folder.glob("*/filing.yml"))]
    whole = Regimes(
        tuple(row for one in found for row in one.terms),
        tuple(row for one in found for row in one.sections),
        tuple(row for one in found for row in one.reporting),
    )
    refuse_overlaps(whole)
    return whole


def read(path: Path) -> Regimes:
    """Read one file.

    Raises:
        PlumbError: a key is missing or unknown, or a value is of the wrong kind.
    """
    pack = read_yaml(path)
    return regimes_of(pack, path)


def regimes_of(pack: Any, path: Path) -> Regimes:
    """Give the rows of a pack that was read already; ``path`` is for messages only.

    Raises:
        PlumbError: as ``read``.
    """
    place = _Place(path, "")
    if not isinstance(pack, dict) or not isinstance(pack.get("country"), str):
        raise place.error("expected 'country:' with a two-letter code, and a list 'filing:'")
    place.known(pack, _FILE)
    country = pack["country"]
    return Regimes(
        tuple(_rows(pack, "filing", country, place, _term)),
        tuple(_rows(pack, "sections", country, place, _required)),
        tuple(_rows(pack, "reporting", country, place, _reporting)),
    )


def refuse_overlaps(found: Regimes) -> None:
    """Refuse two rows that hold on one day for one thing.

    Raises:
        PlumbError: names both laws.
    """
    about: list[tuple[tuple[object, ...], Term | Required | Reporting]] = [
        *(((one.country, one.kind, one.post_kind), one) for one in found.terms),
        *(((one.country, one.section, one.post_kind, one.complete), one) for one in found.sections),
        *(((one.country, "from", one.section, one.currency), one) for one in found.reporting),
    ]
    for (subject, one), (same, other) in combinations(about, 2):
        if subject == same and share_days(one, other):
            said = " ".join(str(part) for part in subject if part is not None)
            raise PlumbError(
                f"two rows hold on {max(one.valid_from, other.valid_from)} for {said}: "
                f"{one.source}; {other.source}",
                file=f"{one.country.lower()}/filing.yml",
            )


@dataclass(frozen=True)
class _Place:
    """Where a value stands, for messages."""

    path: Path
    field: str

    def error(self, message: str) -> PlumbError:
        return PlumbError(message, file=str(self.path), field=self.field or None)

    def known(self, row: dict[str, Any], keys: set[str]) -> None:
        unknown = sorted(set(row) - keys)
        if unknown:
            raise self.error(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}")

    def one_of(self, value: Any, allowed: Iterable[str], what: str) -> str:
        if value not in tuple(allowed):
            raise self.error(f"expected {what} to be one of {', '.join(allowed)}, not {value!r}")
        return str(value)

    def whole(self, value: Any, what: str, least: int, most: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.error(f"expected {what} from {least} to {most}, not {value!r}")
        return value

    def dated(self, row: dict[str, Any]) -> tuple[date, date | None, str]:
        for key in ("valid_from", "law"):
            if not row.get(key):
                raise self.error(f"'{key}:' is missing")
        for key in ("valid_from", "valid_to"):
            if row.get(key) is not None and not isinstance(row[key], date):
                raise self.error(f"expected a day such as 2024-07-01 in '{key}:'")
        return row["valid_from"], row.get("valid_to"), str(row["law"])


def _rows(
    pack: dict[str, Any],
    part: str,
    country: str,
    place: _Place,
    make: Callable[[dict[str, Any], str, _Place], Iterable[_Row]],
) -> Iterable[_Row]:
    given = pack.get(part) or []
    if not isinstance(given, list):
        raise place.error(f"expected a list after '{part}:'")
    for number, row in enumerate(given, 1):
        at = _Place(place.path, f"{part}/{number}")
        if not isinstance(row, dict):
            raise at.error("expected 'key: value' lines")
        yield from make(row, country, at)


def _posts(row: dict[str, Any], at: _Place) -> list[str | None]:
    given = row.get("posts")
    if given is None:
        return [None]
    if not isinstance(given, list) or not given:
        raise at.error("expected a list of kinds of post, or no 'posts:' for all")
    return [str(one).lower() for one in given]


def _term(row: dict[str, Any], country: str, at: _Place) -> Iterable[Term]:
    at.known(row, _TERM)
    kind = at.one_of(row.get("kind"), KINDS, "kind")
    valid_from, valid_to, law = at.dated(row)
    due = row.get("due")
    days, month = None, None
    if isinstance(due, dict) and set(due) == {"days", "after"}:
        counted_from = at.one_of(due["after"], EVENTS, "after")
        days = at.whole(due["days"], "days", 0, 3660)
    elif isinstance(due, dict) and set(due) == {"month"}:
        counted_from, month = "year", at.whole(due["month"], "month", 1, 12)
    else:
        raise at.error("expected due: {days: 60, after: start}, or {month: 5} of the next year")
    grace = at.whole(row.get("grace_days", 0), "grace_days", 0, 3660)
    pause = at.whole(row.get("break_days", 0), "break_days", 0, 3660)
    for post in _posts(row, at):
        yield Term(
            *(country, kind, post, counted_from, days, month, grace, pause),
            *(valid_from, valid_to, law),
        )


def _required(row: dict[str, Any], country: str, at: _Place) -> Iterable[Required]:
    at.known(row, _SECTION)
    valid_from, valid_to, law = at.dated(row)
    required, complete = row.get("required"), row.get("complete")
    if not isinstance(required, list) or complete not in (None, True):
        raise at.error("expected a list 'required:', and 'complete: true' or nothing")
    for section in required:
        at.one_of(section, SECTIONS, "each section")
        for post in _posts(row, at):
            yield Required(country, section, post, complete, valid_from, valid_to, law)


def _reporting(row: dict[str, Any], country: str, at: _Place) -> Iterable[Reporting]:
    at.known(row, _REPORTING)
    valid_from, valid_to, law = at.dated(row)
    amount, percent, currency = (
        row.get("from_amount"),
        row.get("over_percent"),
        row.get("currency"),
    )
    if amount is None and percent is None:
        raise at.error("expected 'from_amount:' with 'currency:', or 'over_percent:'")
    if amount is not None and not currency:
        raise at.error("'currency:' is missing")
    try:
        value = None if amount is None else Decimal(str(amount))
        share = None if percent is None else float(percent)
    except (InvalidOperation, TypeError, ValueError):
        raise at.error(f"expected numbers, not {amount!r} and {percent!r}") from None
    section = at.one_of(row.get("section"), SECTIONS, "section")
    yield Reporting(country, section, value, share, currency, valid_from, valid_to, law)
