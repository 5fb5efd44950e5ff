"""What a country passes over and what life costs there, from its pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from plumbrule.packs.load import FOLDER
from plumbrule.packs.wealth import wealth_rows


@dataclass(frozen=True)
class Parameters:
    """What a country allows and what life costs there, in one currency.

    Args:
        currency: ISO 4217 code.
        absolute: gap of one period that is passed over.
        cumulative: gap of all periods together that is passed over.
        share_of_income: gap, as a part of the income, that is passed over.
        living_low: the least each person spends in a month; None when it is not known.
        living_high: the most that is taken as spent by each person in a month; None when not known.
        below: value by section of a form, below which the form asks for nothing.
        source: where these come from.
        country: ISO 3166-1 alpha-2 code of the country that says so.
        valid_from: first day on which it holds; a period counts for the day it closes.
        valid_to: last day; None while in force.
        taken_as_none: sections that count as ticked `none` where they are not answered. An assumption,
            which no law makes: with it an absent section is a zero.
    """

    currency: str
    absolute: Decimal
    cumulative: Decimal
    share_of_income: Decimal
    living_low: Decimal | None
    living_high: Decimal | None
    below: tuple[tuple[str, Decimal], ...]
    source: str
    country: str | None = None
    valid_from: date = date.min
    valid_to: date | None = None
    taken_as_none: tuple[str, ...] = ()


def of_packs(packs: Path = FOLDER) -> tuple[Parameters, ...]:
    """Give what the packs of a folder say, each with the days on which it holds.

    Raises:
        PlumbError: a pack is malformed.
    """
    return tuple(
        Parameters(
            currency=row.currency,
            absolute=row.gap,
            cumulative=row.gap_of_all_years,
            share_of_income=row.share_of_income,
            living_low=row.living[0] if row.living else None,
            living_high=row.living[1] if row.living else None,
            below=row.below,
            source=row.source,
            country=row.country,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            taken_as_none=row.taken_as_none,
        )
        for row in wealth_rows(packs)
    )
