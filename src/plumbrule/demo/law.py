"""Avelia's law on the time to prepare bids, read from its country pack."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class _Row(NamedTuple):
    method: str
    details: str | None
    categories: frozenset[str]
    minimum: int
    valid_from: date
    valid_to: date | None


@cache
def _rows() -> tuple[_Row, ...]:
    text = files("plumbrule.packs.xa").joinpath("thresholds.yml").read_text(encoding="utf-8")
    return tuple(
        _Row(
            method=row["method"],
            details=row.get("method_details"),
            categories=frozenset(row["category"]),
            minimum=row["minimum"],
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
        )
        for row in yaml.safe_load(text)["thresholds"]
        if row["quantity"] == "submission_days"
    )


@cache
def limit(quantity: str, category: str) -> tuple[int, str]:
    """A limit of value in cents, and the law it stands in.

    Args:
        quantity: name of the limit as in the pack, such as ``competition_value``.
        category: OCDS main category.

    Raises:
        LookupError: the pack has no such limit.
    """
    text = files("plumbrule.packs.xa").joinpath("thresholds.yml").read_text(encoding="utf-8")
    for row in yaml.safe_load(text)["thresholds"]:
        if row["quantity"] == quantity and category in row["category"]:
            return row["limit"] * 100, row["law"]
    raise LookupError(f"no {quantity} in the pack of Avelia for {category}")


@cache
def minimum_days(method: str, details: str | None, category: str, day: date) -> int:
    """Fewest calendar days between publication and deadline for a tender published on ``day``.

    Args:
        method: OCDS procurement method, ``open`` or ``selective``.
        details: ``accelerated open procedure`` where the buyer invokes urgency, else None.
        category: OCDS main category.
        day: day of publication.

    Raises:
        LookupError: the pack has no row for this case.
    """
    for row in _rows():
        if (
            row.method == method
            and row.details == details
            and category in row.categories
            and row.valid_from <= day
            and (row.valid_to is None or day <= row.valid_to)
        ):
            return row.minimum
    raise LookupError(f"no submission period in the pack of Avelia for {method}, {category}, {day}")
