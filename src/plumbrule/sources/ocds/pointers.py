"""Where in a release the value of a column stands, so that a fault can name it."""

from __future__ import annotations

_VALUE = {"value_amount": "/value/amount"}
_DATE = {"date_text": "/date"}
_TENDER_PERIOD = {
    "tender_start_text": "/tenderPeriod/startDate",
    "tender_end_text": "/tenderPeriod/endDate",
}

RELEASE = "^"
"""Begins a pointer that counts from the release, not from its tender."""

POINTERS: dict[str, dict[str, str]] = {
    "tender": {
        **_VALUE,
        **_TENDER_PERIOD,
        "release_text": "^/date",
        "notice_text": "/documents",
        "enquiry_start_text": "/enquiryPeriod/startDate",
        "enquiry_end_text": "/enquiryPeriod/endDate",
        "award_start_text": "/awardPeriod/startDate",
        "award_end_text": "/awardPeriod/endDate",
        "opening_text": "/bidOpening/date",
        "budget_amount": "^/planning/budget/amount/amount",
    },
    "lot": {**_VALUE, **_TENDER_PERIOD},
    "item": {"unit_price_amount": "/unit/value/amount"},
    "bid": {**_VALUE, **_DATE},
    "award": {**_VALUE, **_DATE},
    "contract": {
        **_VALUE,
        "signed_text": "/dateSigned",
        "contract_start_text": "/period/startDate",
        "contract_end_text": "/period/endDate",
        "final_amount": "/implementation/finalValue/amount",
    },
    "amendment": _DATE,
    "milestone": {"due_text": "/dueDate", "met_text": "/dateMet"},
    "transaction": {**_VALUE, **_DATE},
    "document": {"published_text": "/datePublished", "modified_text": "/dateModified"},
}
"""By table and column: the JSON pointer from the row's own path."""


def pointer(table: str, path: str, column: str) -> str:
    """Give the JSON pointer of a value.

    Args:
        table: table of the row.
        path: JSON pointer to the object that the row was made of.
        column: column of the value.
    """
    inner = POINTERS.get(table, {}).get(column, "")
    if inner.startswith(RELEASE):
        return path.removesuffix("/tender") + inner.removeprefix(RELEASE)
    return path + inner
