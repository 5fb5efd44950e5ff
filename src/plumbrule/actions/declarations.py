"""Declarants in the order in which their forms deserve an hour, each with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from plumbrule.actions.wealth import parameters
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.wealth import compute


@dataclass(frozen=True)
class Sheet:
    """What one declarant's forms show.

    Args:
        person: the declarant's entity.
        name: as most records have it.
        post: title of the post in the last form.
        body: name of the body in the last form.
        forms: declarations that count, one for each day.
        answer: hit when declared sources do not explain what came in in some period, cannot_tell when
            that cannot be told for some period, clear when it is explained in all, and none with fewer
            than two forms.
        at_least: the greatest amount of a period that is not explained; None without a hit.
        currency: of it.
        opened: first day of that period.
        closed: last day of it.
        method: net_worth, or funds when only source and application of funds shows it.
        reasons: what keeps periods from being told, each once.
        late: forms that were filed after they were due.
        changed: forms that were filed again for the same day.
    """

    person: str
    name: str | None
    post: str | None
    body: str | None
    forms: int
    answer: str
    at_least: Decimal | None
    currency: str | None
    opened: date | None
    closed: date | None
    method: str | None
    reasons: tuple[str, ...]
    late: int
    changed: int


def rank(lake: Lake) -> list[Sheet]:
    """Give a sheet for each declarant, those that deserve an hour first.

    First come hits, by the rank of their amount among the amounts of the same currency, so that no
    rate decides; then what cannot be told, then the rest; equals by id.

    Raises:
        PlumbError: nothing is loaded, or no declarations.
    """
    lake.require_loaded()
    with connect(lake.folder, lake.manifest()) as connection:
        compute(connection, parameters())
        result = connection.execute(_sql())
        names = [column[0] for column in result.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    if not found:
        raise PlumbError("no declarations are loaded", file=str(lake.folder))
    return [Sheet(**{**row, "reasons": tuple(row["reasons"] or ())}) for row in found]


@cache
def _sql() -> str:
    place = resources.files("plumbrule.actions") / "declarations_rank.sql"
    return place.read_text(encoding="utf-8")
