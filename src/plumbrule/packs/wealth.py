"""What a country's pack says for the accounts of declarants: gaps passed over, the cost of living."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from plumbrule.model import PlumbError
from plumbrule.packs.dated import read_yaml, share_days
from plumbrule.packs.load import FOLDER

_KEYS = {
    *("currency", "gap", "gap_of_all_years", "share_of_income", "living", "below", "source"),
    *("taken_as_none", "valid_from", "valid_to"),
}
_SECTIONS = {"real_estate", "vehicle", "movable", "money", "security", "stake", "debt"}


@dataclass(frozen=True)
class WealthRow:
    """Parameters of one country in one currency for a time.

    Args:
        country: ISO 3166-1 alpha-2 code.
        currency: ISO 4217 code of all amounts.
        gap: difference of one period that is passed over.
        gap_of_all_years: difference from the first declaration to the last that is passed over.
        share_of_income: part of the income that is passed over when it is more than the gap.
        living: least and most that each person of a household is taken to spend in a month; None
            when the pack does not say.
        below: value by section of the form, below which nothing need be declared.
        taken_as_none: sections that count as ticked `none` where they are not answered: an assumption.
        valid_from: first day.
        valid_to: last day; None while in force.
        source: where the values come from.
    """

    country: str
    currency: str
    gap: Decimal
    gap_of_all_years: Decimal
    share_of_income: Decimal
    living: tuple[Decimal, Decimal] | None
    below: tuple[tuple[str, Decimal], ...]
    taken_as_none: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    source: str


@cache
def wealth_rows(folder: Path = FOLDER) -> tuple[WealthRow, ...]:
    """Read ``<country>/wealth.yml`` of every pack in a folder.

    Raises:
        PlumbError: a file is malformed, or two rows of one currency hold on one day.
    """
    rows = [row for path in sorted(folder.glob("*/wealth.yml")) for row in read(path)]
    for index, one in enumerate(rows):
        for other in rows[index + 1 :]:
            if one.currency == other.currency and share_days(one, other):
                raise PlumbError(
                    f"two rows hold on {max(one.valid_from, other.valid_from)} for {one.currency}: "
                    f"{one.source}; {other.source}",
                    file=f"{one.country.lower()}/wealth.yml",
                )
    return tuple(rows)


def read(path: Path) -> list[WealthRow]:
    """Read one file.

    Raises:
        PlumbError: a key is missing or unknown, or a value is of the wrong kind.
    """
    pack = read_yaml(path)
    if not isinstance(pack, dict) or not isinstance(pack.get("wealth"), list):
        raise PlumbError("expected 'country:' and a list 'wealth:'", file=str(path))
    return [
        _row(row, str(pack.get("country")), path, f"wealth/{number}")
        for number, row in enumerate(pack["wealth"], 1)
    ]


def _row(row: Any, country: str, path: Path, field: str) -> WealthRow:
    if not isinstance(row, dict):
        raise PlumbError("expected 'key: value' lines", file=str(path), field=field)
    unknown = sorted(row.keys() - _KEYS)
    missing = sorted(_KEYS - row.keys() - {"living", "below", "taken_as_none", "valid_to"})
    if unknown or missing:
        said = f"unknown key {unknown[0]!r}" if unknown else f"'{missing[0]}:' is missing"
        raise PlumbError(f"{said}; known: {', '.join(sorted(_KEYS))}", file=str(path), field=field)
    below = row.get("below") or {}
    if not isinstance(below, dict) or not below.keys() <= _SECTIONS:
        raise PlumbError(
            f"expected amounts by section: {', '.join(sorted(_SECTIONS))}",
            file=str(path),
            field=f"{field}/below",
        )

    taken = row.get("taken_as_none") or []
    if not isinstance(taken, list) or not set(taken) <= _SECTIONS:
        raise PlumbError(
            f"expected a list of sections: {', '.join(sorted(_SECTIONS))}",
            file=str(path),
            field=f"{field}/taken_as_none",
        )

    def amount(name: str, value: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise PlumbError("expected an amount", file=str(path), field=f"{field}/{name}")
        try:
            return Decimal(str(value))
        except ArithmeticError:
            raise PlumbError(
                f"expected an amount, not {value!r}", file=str(path), field=f"{field}/{name}"
            ) from None

    living = row.get("living")
    if living is not None and not (isinstance(living, list) and len(living) == 2):
        raise PlumbError(
            "expected two amounts, [least, most]", file=str(path), field=f"{field}/living"
        )
    for name in ("valid_from", "valid_to"):
        if row.get(name) is not None and not isinstance(row[name], date):
            raise PlumbError(
                "expected a day such as 2024-07-01", file=str(path), field=f"{field}/{name}"
            )
    return WealthRow(
        country=country,
        currency=str(row["currency"]),
        gap=amount("gap", row["gap"]),
        gap_of_all_years=amount("gap_of_all_years", row["gap_of_all_years"]),
        share_of_income=amount("share_of_income", row["share_of_income"]),
        living=None
        if living is None
        else (amount("living", living[0]), amount("living", living[1])),
        below=tuple(sorted((name, amount("below", value)) for name, value in below.items())),
        taken_as_none=tuple(taken),
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
        source=str(row["source"]),
    )
