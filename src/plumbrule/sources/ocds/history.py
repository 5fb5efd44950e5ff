"""What one release said before it was merged with others: what a later notice may have changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _ids(lots: Any) -> str | None:
    """Write the ids of lots in order of alphabet; None without lots."""
    if not isinstance(lots, list):
        return None
    return ";".join(sorted(str(lot["id"]) for lot in lots if _object(lot).get("id") is not None))
