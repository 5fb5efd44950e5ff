"""What one release said before it was merged with others: what a later notice may have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from plumbrule.sources.amounts import LIMIT

STATED = {
    "title": "title",
    "method_text": "procurementMethod",
    "method_details": "procurementMethodDetails",
    "category_text": "mainProcurementCategory",
    "award_criteria": "awardCriteria",
}
"""Texts of the tender that a release keeps, by column."""


def stated(release: Mapping[str, Any]) -> dict[str, object]:
    """Give the columns of ``release`` that tell what a release said.

    Args:
        release: decoded, of OCDS 1.1; fields may be missing or of any type.

    Returns:
        Values by column; what the release does not say, or says in another form, is left out.
    """
    tender = _object(release.get("tender"))
    period = _object(tender.get("tenderPeriod"))
    tags = release.get("tag")
    columns = {
        "tags": ";".join(str(tag) for tag in tags) if isinstance(tags, list) else tags,
        "release_text": release.get("date"),
        "buyer_local_id": _object(release.get("buyer")).get("id"),
        "tender_end_text": period.get("endDate"),
        "lots": _ids(tender.get("lots")),
        **{column: tender.get(field) for column, field in STATED.items()},
    }
    return {
        column: str(value)
        for column, value in columns.items()
        if isinstance(value, str | int) and not isinstance(value, bool) and value != ""
    }


def amounts(release: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, object]]]:
    """Give the fees and contract values that a release said, which a later one may have changed.

    Args:
        release: decoded, of OCDS 1.1; fields may be missing or of any type.

    Yields:
        The place inside the release, and values by column of ``stated_value``; what has no id or
        no amount cannot be held against another release and is left out.
    """
    tender = _object(release.get("tender"))
    for stage, pointer, things in (
        ("fee", "/tender/participationFees", tender.get("participationFees")),
        ("contract", "/contracts", release.get("contracts")),
    ):
        for place, thing in enumerate(things if isinstance(things, list) else ()):
            part, value = _object(thing).get("id"), _object(_object(thing).get("value"))
            amount, currency = value.get("amount"), value.get("currency")
            if part is None or isinstance(amount, bool) or not isinstance(amount, int | Decimal):
                continue
            exact = Decimal(amount)
            if not exact.is_finite() or abs(exact) >= LIMIT:
                continue
            row: dict[str, object] = {
                "stage": stage,
                "part_id": str(part),
                "release_text": release.get("date"),
                "value_amount": round(exact, 4),
                "value_currency": currency.upper() if isinstance(currency, str) else None,
            }
            yield f"{pointer}/{place}", row


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _ids(lots: Any) -> str | None:
    """Write the ids of lots in order of alphabet; None without lots."""
    if not isinstance(lots, list):
        return None
    return ";".join(sorted(str(lot["id"]) for lot in lots if _object(lot).get("id") is not None))
