"""Reading the dated legal limits of the country packs, and refusing those that contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from plumbrule.model import PlumbError
from plumbrule.model.moments import zone_named
from plumbrule.packs.dated import read_yaml, share_days

FOLDER = Path(__file__).parent
"""The packs that come with the program."""

UNITS = {
    "submission_days": "days",
    "competition_value": "units of the currency",
    "review_value": "units of the currency",
    "international_value": "units of the currency",
    "framework_years": "years",
    "candidates": "candidates",
    "guarantee_share": "of one",
    "secrecy_score": "points",
    "owner_over": "percent",
    "owner_from": "percent",
    "owner_named_from": "percent",
    "debarred_reach": "of all public bodies",
    "disqualified_reach": "of all public bodies",
    "cooling_months": "months",
    "de_minimis_value": "units of the currency",
    "gift_cap": "units of the currency",
    "immaterial_stake": "units of the currency",
    "foreign_listing_bars": "of one",
    "debarred_contract_days": "days",
    "lobby_register_duty": "of one",
    "donation_limit": "units of the currency",
    "source_limit": "units of the currency",
    "anonymous_limit": "units of the currency",
    "cash_limit": "units of the currency",
    "disclosure_limit": "units of the currency",
    "spending_cap": "units of the currency",
    "report_days": "days",
    "declared_cash": "units of the currency",
}
"""What is counted, by quantity; a pack may use no other quantity than these.

``submission_days`` are the least days to submit bids, ``competition_value`` the least value from
which the method may not be used without a stated exception, ``review_value`` the least value that a
national authority reviews, ``international_value`` the least value that must be published abroad,
``framework_years`` the longest a framework may last, ``candidates`` the fewest to be invited,
``guarantee_share`` the largest guarantee asked of bidders as a share of the estimate,
``secrecy_score`` the financial secrecy score of the country in an edition, ``owner_over`` the share
of which a beneficial owner has more, ``owner_from`` the share from which on somebody is one (a pack
has one of the two on a day), ``owner_named_from`` the share from which on the register names holders.
``debarred_reach`` and ``disqualified_reach`` are the part of the country's public bodies for which a
ban from contracts or from posts holds that names no scope: 1 is all of them. ``cooling_months`` are
the months in which who left a post may not join a firm it dealt with, ``de_minimis_value`` the aid
below which rules on State aid ask nothing, ``gift_cap`` the most that one donor may give an official
in a year, ``immaterial_stake`` the value of a stake below which it is passed over,
``foreign_listing_bars`` 1 where the law gives effect to debarments by development banks and other
States, else 0, and ``debarred_contract_days`` the days after the start of a debarment by which a
running contract must be ended or its going on decided; ``lobby_register_duty`` is 1 where whoever
meets officials to sway them must stand in a register.

Money of parties: ``donation_limit`` is the most a donor may give in a calendar year (method
``recipient`` to one recipient, ``all`` to all together; method_details ``with fees`` where membership
fees count), ``source_limit`` the most that a kind of donor (category person, company, union,
public body, state-owned, foreign or contractor) may give, 0 where it may give nothing,
``anonymous_limit`` the most that may be taken from a donor without a name, ``cash_limit`` the most in
cash, ``disclosure_limit`` the value above which a gift must be reported with the donor's name,
``spending_cap`` the most to be spent in a campaign (method_details its name), ``report_days`` the days
after the end of the year within which its report is due (method_details the kind of report).

``declared_cash`` is the cash of a household above which its declaration is asked about.
"""

DAY_KINDS = ("calendar", "working")
BUYER_KINDS = ("central", "sub-central", "utility")

_FILE_KEYS = {"country", "countries", "currency", "time_zone", "thresholds"}
_ROW_KEYS = {
    *("quantity", "method", "method_details", "category", "buyer_kind", "from_amount", "to_amount"),
    *("minimum", "limit", "day_kind", "valid_from", "valid_to", "law"),
}


@dataclass(frozen=True)
class Threshold:
    """A legal limit that holds for a kind of procedure from one day to another.

    Args:
        name: the quantity limited, such as ``submission_days``.
        country: ISO 3166-1 alpha-2 code.
        method: open, selective, limited or direct; ``any`` where the law does not tell them apart.
        method_details: local name of the procedure, lower case; None for every one.
        category: goods, works or services; None for every one.
        buyer_kind: central, sub-central or utility; None for every one.
        currency: of the amounts.
        from_amount: estimated value from which it holds, this value included; None from zero.
        to_amount: value below which it holds; None without end.
        valid_from: first day it holds.
        valid_to: last day it holds; None while in force.
        value: the limit.
        unit: what the value counts.
        day_kind: calendar or working, for days.
        source: the law.
        zone: zone in which the law's days begin; UTC when the pack names none.
    """

    name: str
    country: str
    method: str
    method_details: str | None
    category: str | None
    buyer_kind: str | None
    currency: str | None
    from_amount: Decimal | None
    to_amount: Decimal | None
    valid_from: date
    valid_to: date | None
    value: float
    unit: str
    day_kind: str
    source: str
    zone: tzinfo = UTC

    @property
    def begins(self) -> datetime:
        """The instant from which it holds."""
        return datetime.combine(self.valid_from, time(), self.zone)

    @property
    def ends(self) -> datetime | None:
        """The instant from which it no longer holds; None while in force."""
        if self.valid_to is None:
            return None
        return datetime.combine(self.valid_to + timedelta(days=1), time(), self.zone)

    @property
    def subject(self) -> tuple[str, ...]:
        """What the limit is about: two rows of one subject and band may not hold on one day."""
        return (
            *(self.name, self.country, self.method, self.method_details or ""),
            *(self.category or "", self.buyer_kind or "", self.currency or ""),
        )


@cache
def thresholds(folder: Path = FOLDER) -> tuple[Threshold, ...]:
    """Read ``<country>/thresholds.yml`` of every pack in a folder.

    Raises:
        PlumbError: a file is malformed, or two rows hold on one day for one subject.
    """
    found: list[Threshold] = []
    for path in sorted(folder.glob("*/thresholds.yml")):
        found += read(path)
    refuse_overlaps(found)
    return tuple(found)


def read(path: Path) -> list[Threshold]:
    """Read one file; a row for several countries or categories becomes one for each.

    Raises:
        PlumbError: a key is missing or unknown, or a value is of the wrong kind.
    """
    return rows_of(read_yaml(path), path)


def rows_of(pack: Any, path: Path) -> list[Threshold]:
    """Give the rows of a pack that was read already; ``path`` is for messages only.

    Raises:
        PlumbError: as ``read``.
    """
    if not isinstance(pack, dict) or not isinstance(pack.get("thresholds"), list):
        raise PlumbError("expected 'country:' and a list 'thresholds:'", file=str(path))
    _refuse_unknown(pack, _FILE_KEYS, path, "")
    countries = pack.get("countries") or [pack.get("country")]
    if not all(isinstance(one, str) and len(one) == 2 for one in countries):
        raise PlumbError(
            "expected two-letter country codes; quote NO, which YAML reads as 'no'",
            file=str(path),
            field="country",
        )
    zone = zone_named(pack["time_zone"]) if "time_zone" in pack else UTC
    rows: list[Threshold] = []
    for number, row in enumerate(pack["thresholds"], 1):
        rows += _expand(
            row, countries, pack.get("currency"), zone, path=path, field=f"thresholds/{number}"
        )
    return rows


def refuse_overlaps(rows: Iterable[Threshold]) -> None:
    """Refuse two rows that hold on one day for one subject and one value.

    Raises:
        PlumbError: names both laws.
    """
    for group in _by_subject(rows).values():
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                if share_days(one, other) and _share_amounts(one, other):
                    raise PlumbError(
                        f"two limits hold on {max(one.valid_from, other.valid_from)} for "
                        f"{' '.join(filter(None, one.subject))}: {one.source}; {other.source}",
                        file=f"{one.country.lower()}/thresholds.yml",
                    )


def gaps(rows: Sequence[Threshold]) -> list[str]:
    """Tell the days between two rows of one subject on which no limit holds."""
    notes = []
    for subject, group in sorted(_by_subject(rows).items()):
        ordered = sorted(group, key=lambda row: row.valid_from)
        for earlier, later in pairwise(ordered):
            if earlier.valid_to and later.valid_from > earlier.valid_to + timedelta(days=1):
                begin = earlier.valid_to + timedelta(days=1)
                end = later.valid_from - timedelta(days=1)
                notes.append(f"{' '.join(filter(None, subject))}: no limit from {begin} to {end}")
    return notes


def _by_subject(rows: Iterable[Threshold]) -> dict[tuple[str, ...], list[Threshold]]:
    groups: dict[tuple[str, ...], list[Threshold]] = defaultdict(list)
    for row in rows:
        groups[row.subject].append(row)
    return groups


def _share_amounts(one: Threshold, other: Threshold) -> bool:
    infinity = Decimal("Infinity")
    return (one.from_amount or 0) < (other.to_amount or infinity) and (other.from_amount or 0) < (
        one.to_amount or infinity
    )


def _expand(
    row: Any,
    countries: list[str],
    currency: str | None,
    zone: tzinfo,
    *,
    path: Path,
    field: str,
) -> list[Threshold]:
    if not isinstance(row, dict):
        raise PlumbError("expected 'key: value' lines", file=str(path), field=field)
    _refuse_unknown(row, _ROW_KEYS, path, field)
    # A limit that is no minimum is written `limit:`.
    row = {"minimum": row.get("limit"), **row} if "limit" in row else row
    for key in ("quantity", "method", "minimum", "valid_from", "law"):
        if key not in row:
            raise PlumbError(f"'{key}:' is missing", file=str(path), field=field)
    quantity, day_kind = row["quantity"], row.get("day_kind", "calendar")
    if quantity not in UNITS:
        raise PlumbError(
            f"unknown quantity {quantity!r}; known: {', '.join(UNITS)}", file=str(path), field=field
        )
    if day_kind not in DAY_KINDS:
        raise PlumbError("expected day_kind to be calendar or working", file=str(path), field=field)
    if row.get("buyer_kind") not in (None, *BUYER_KINDS):
        raise PlumbError(
            f"expected buyer_kind to be one of {', '.join(BUYER_KINDS)}",
            file=str(path),
            field=field,
        )
    valid_from, valid_to = _day(row["valid_from"], path, field), row.get("valid_to")
    details = row.get("method_details")
    return [
        Threshold(
            name=quantity,
            country=country,
            method=str(row["method"]),
            method_details=str(details).lower() if details else None,
            category=category,
            buyer_kind=row.get("buyer_kind"),
            currency=currency,
            from_amount=_amount(row.get("from_amount"), path, field),
            to_amount=_amount(row.get("to_amount"), path, field),
            valid_from=valid_from,
            valid_to=None if valid_to is None else _day(valid_to, path, field),
            value=float(row["minimum"]),
            unit=UNITS[quantity],
            day_kind=day_kind,
            source=str(row["law"]),
            zone=zone,
        )
        for country in countries
        for category in row.get("category") or [None]
    ]


def _refuse_unknown(found: dict[str, Any], known: set[str], path: Path, field: str) -> None:
    unknown = sorted(set(found) - known)
    if unknown:
        raise PlumbError(
            f"unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}",
            file=str(path),
            field=field or None,
        )


def _day(value: Any, path: Path, field: str) -> date:
    if isinstance(value, date):
        return value
    raise PlumbError(
        f"expected a day such as 2024-07-01; found {value!r}", file=str(path), field=field
    )


def _amount(value: Any, path: Path, field: str) -> Decimal | None:
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise PlumbError(
            f"expected an amount; found {value!r}", file=str(path), field=field
        ) from None
