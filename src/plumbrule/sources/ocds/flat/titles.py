"""What the schema of OCDS 1.1 calls its fields where a heading shows the title, not the name.

Most titles are the field's name in words (``Procurement method`` for ``procurementMethod``) and
need no entry. Source: the titles of https://standard.open-contracting.org/1.1/en/schema/release/
and of the extensions for bids and lots.
"""

from __future__ import annotations

import re

TITLES: dict[str, dict[str, str]] = {
    "Release": {
        "Open Contracting ID": "ocid",
        "Release ID": "id",
        "Release date": "date",
        "Release tag": "tag",
        "Release language": "language",
    },
    "Planning": {"Planning documents": "documents", "Planning milestones": "milestones"},
    "Budget": {"Budget ID": "id", "Budget amount": "amount"},
    "Tender": {
        "Tender ID": "id",
        "Tender title": "title",
        "Tender status": "status",
        "Tender value": "value",
        "Items to be procured": "items",
        "Evaluation and award period": "awardPeriod",
    },
    "Lot": {"Lot ID": "id", "Lot title": "title", "Lot status": "status", "Lot value": "value"},
    "Bids": {"Bid details": "details"},
    "Bid": {
        "Bid ID": "id",
        "Bid status": "status",
        "Bid date": "date",
        "Bid value": "value",
        "Related lot(s)": "relatedLots",
    },
    "Award": {
        "Award ID": "id",
        "Award title": "title",
        "Award status": "status",
        "Award date": "date",
        "Award value": "value",
        "Items awarded": "items",
        "Related lot(s)": "relatedLots",
    },
    "Contract": {
        "Contract ID": "id",
        "Contract title": "title",
        "Contract status": "status",
        "Contract value": "value",
        "Contract milestones": "milestones",
        "Items contracted": "items",
    },
    "Organization": {
        "Common name": "name",
        "Entity ID": "id",
        "Primary identifier": "identifier",
        "Party roles": "roles",
    },
    "Referred": {
        "Common name": "name",
        "Organization ID": "id",
        "Organization name": "name",
        "Primary identifier": "identifier",
    },
    "Item": {"Item ID": "id", "Related lot": "relatedLot"},
    "Document": {"Document ID": "id"},
    "Milestone": {"Milestone ID": "id", "Milestone type": "type"},
    "Transaction": {"Transaction ID": "id"},
    "RelatedProcess": {"Relationship ID": "id"},
}
"""By structure and title: the field."""

_SIGNS = re.compile(r"[\W_]+")


def plain(title: str) -> str:
    """Write a title or a name so that case, spaces and signs do not count.

    >>> plain("Procurement method") == plain("procurementMethod")
    True
    """
    return _SIGNS.sub("", title).casefold()
