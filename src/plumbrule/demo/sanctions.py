"""The national sanctions list, as FollowTheMoney entities.

Reference: FollowTheMoney schemata Person, Company and Sanction. The list carries company numbers
as ``registrationNumber`` and national numbers as ``idNumber``, with jurisdiction or country ``xa``.
"""

from collections.abc import Iterator
from typing import Any

from plumbrule.demo.identifiers import province_code
from plumbrule.demo.province import Province
from plumbrule.demo.records import Listing

_DATASET = "xa_sanctions"


def entities(province: Province) -> Iterator[dict[str, Any]]:
    """Each listed person or company, followed by its sanction."""
    for count, listing in enumerate(province.sanctions):
        subject = f"xa-list-{province_code(province.index)}-{count:03d}"
        yield _subject(subject, listing)
        yield _sanction(subject, listing)


def _subject(identifier: str, listing: Listing) -> dict[str, Any]:
    properties: dict[str, list[str]] = {"name": [listing.name], "topics": ["sanction"]}
    if listing.lifted:
        del properties["topics"]
    if listing.other_names:
        properties["alias"] = list(listing.other_names)
    if listing.kind == "person":
        properties["nationality"] = ["xa"]
        if listing.born:
            properties["birthDate"] = [listing.born]
        if listing.number:
            properties["idNumber"] = [listing.number]
    else:
        properties["jurisdiction"] = ["xa"]
        if listing.number:
            properties["registrationNumber"] = [listing.number]
    return _entity(identifier, listing.kind.capitalize(), properties, target=True)


def _sanction(subject: str, listing: Listing) -> dict[str, Any]:
    properties = {
        "entity": [subject],
        "authority": ["Sanctions Council of Avelia"],
        "country": ["xa"],
        "reason": [listing.reason],
        "startDate": [listing.start],
        "listingDate": [listing.start],
    }
    if listing.end:
        properties["endDate"] = [listing.end]
    if listing.lifted:
        properties["status"] = ["lifted"]
    return _entity(f"{subject}-sanction", "Sanction", properties, target=False)


def _entity(
    identifier: str, schema: str, properties: dict[str, list[str]], *, target: bool
) -> dict[str, Any]:
    return {
        "id": identifier,
        "schema": schema,
        "properties": properties,
        "datasets": [_DATASET],
        "referents": [],
        "target": target,
        "first_seen": "2026-02-01T00:00:00",
        "last_seen": "2026-02-01T00:00:00",
    }
