"""A tender as a check needs it: its buyer, its bidders and what it says of them, before any award."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plumbrule.checks.facts.reading import Reading
from plumbrule.model.errors import PlumbError

BIDDER, PROPOSED, SUBCONTRACTOR = "bidder", "proposed supplier", "subcontractor"
NO_BID = frozenset({"invited", "withdrawn"})

Tree = Mapping[str, Any]


def of_release(release: Tree, *, sha256: str) -> dict[str, Any]:
    """Read a tender from an OCDS release.

    Args:
        release: an OCDS 1.1 release (or compiled release); its bids need the bid extension.
        sha256: hash of the file, to be kept with the answer.

    Returns:
        ``ocid``, ``title``, ``buyer`` and ``bidders`` in the form of ``asking.ask_of``.

    Raises:
        PlumbError: it is no release.
    """
    tender = _tree(release.get("tender"))
    if not tender and not release.get("parties"):
        raise PlumbError("the release has no tender and no parties, so there is nobody to check")
    parties = {str(one.get("id")): one for one in _trees(release.get("parties"))}
    buyer = _tree(release.get("buyer")) or _tree(tender.get("procuringEntity"))
    named: dict[str, tuple[Tree, str, str]] = {}
    for number, bid in enumerate(_trees(_tree(release.get("bids")).get("details"))):
        if bid.get("status") not in NO_BID:
            for reference in _trees(bid.get("tenderers")):
                group = str(bid.get("id") or number)
                named.setdefault(_key(reference), (reference, BIDDER, group))
    for reference in _trees(tender.get("tenderers")):
        named.setdefault(_key(reference), (reference, BIDDER, ""))
    if not named:
        for award in _trees(release.get("awards")):
            for reference in _trees(award.get("suppliers")):
                group = str(award.get("id") or "")
                named.setdefault(_key(reference), (reference, PROPOSED, group))
    for party in parties.values():
        if "subcontractor" in (party.get("roles") or ()):
            named.setdefault(_key(party), (party, SUBCONTRACTOR, ""))
    return {
        "ocid": _text(release.get("ocid")),
        "title": _text(tender.get("title")),
        "sha256": sha256,
        "buyer": _party(buyer, parties, "", "") if buyer else None,
        "bidders": [_party(one, parties, role, group) for one, role, group in named.values()],
    }


def of_lake(reading: Reading, ocid: str) -> dict[str, Any]:
    """Read a tender that is loaded.

    Raises:
        PlumbError: there is no such process.
    """
    found = reading.rows(
        "select title, coalesce(buyer_id, procuring_entity_id) from tender where ocid = $1", ocid
    )
    if not found:
        raise PlumbError(
            f"no process {ocid} is loaded, and there is no file of this name: "
            "give the path of an OCDS release, or an ocid that plumb load has read"
        )
    title, buyer = found[0]
    roles: dict[str, tuple[str, str]] = {}
    for party, bid in reading.rows(
        "select p.party_id, b.bid_id from bid as b "
        "join bid_party as p on p.ocid = b.ocid and p.bid_id = b.bid_id "
        "where b.ocid = $1 and p.ocid = $1 and coalesce(b.status, '') not in ('invited', 'withdrawn') "
        "order by b.bid_id, p.party_id",
        ocid,
    ):
        roles.setdefault(party, (BIDDER, bid))
    for (party,) in reading.rows(
        "select party_id from tenderer where ocid = $1 order by party_id", ocid
    ):
        roles.setdefault(party, (BIDDER, ""))
    if not roles:
        for party, award in reading.rows(
            "select party_id, award_id from award_party where ocid = $1 order by award_id, party_id",
            ocid,
        ):
            roles.setdefault(party, (PROPOSED, award))
    for (party,) in reading.rows(
        "select party_id from subcontractor where ocid = $1 order by party_id", ocid
    ):
        roles.setdefault(party, (SUBCONTRACTOR, ""))
    described = _described(reading, [*roles, *([buyer] if buyer else [])])
    return {
        "ocid": ocid,
        "title": title,
        "sha256": None,
        "buyer": described.get(buyer) if buyer else None,
        "bidders": [
            described[party] | {"role": role, "group": group}
            for party, (role, group) in roles.items()
            if party in described
        ],
    }


def _described(reading: Reading, parties: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Describe records of the lake as a file would have named them."""
    if not parties:
        return {}
    numbers: dict[str, list[str]] = defaultdict(list)
    for party, scheme, value in reading.rows(
        "select party_id, scheme, coalesce(value, value_text) from identifier "
        "where party_id in (select unnest($1)) and party_id between $2 and $3 "
        "and scheme is not null order by all",
        parties,
        min(parties),
        max(parties),
    ):
        numbers[party].append(f"{scheme}:{value}")
    contacts: dict[str, list[dict[str, str]]] = defaultdict(list)
    for mark in reading.marks_of_records(parties):
        contacts[mark.entity].append({"kind": mark.kind, "text": mark.text})
    return {
        party: {
            "name": name or "",
            "ids": numbers[party],
            "country": country,
            "contacts": contacts[party],
            "records": [party],
        }
        for party, name, country in reading.rows(
            "select party_id, name, country from party where party_id in (select unnest($1)) "
            "and party_id between $2 and $3 order by party_id",
            parties,
            min(parties),
            max(parties),
        )
    }


def _party(reference: Tree, parties: Mapping[str, Tree], role: str, group: str) -> dict[str, Any]:
    whole = parties.get(str(reference.get("id")), reference)
    identifiers = [_tree(whole.get("identifier")), *_trees(whole.get("additionalIdentifiers"))]
    point, place = _tree(whole.get("contactPoint")), _tree(whole.get("address"))
    address = ", ".join(
        str(place[key])
        for key in ("streetAddress", "locality", "region", "postalCode", "countryName")
        if place.get(key)
    )
    marks = (("telephone", point.get("telephone")), ("email", point.get("email")))
    contacts = [{"kind": kind, "text": str(text)} for kind, text in marks if text]
    if address and place.get("streetAddress"):
        contacts.append({"kind": "address", "text": address})
    country = _text(place.get("country") or place.get("countryName"))
    return {
        "name": _text(whole.get("name") or reference.get("name")) or "",
        "ids": [
            f"{one['scheme']}:{one['id']}"
            for one in identifiers
            if one.get("scheme") and one.get("id") not in (None, "")
        ],
        "country": country.upper() if country and len(country) == 2 else None,
        "contacts": contacts,
        "records": [],
        "role": role,
        "group": group,
    }


def _key(reference: Tree) -> str:
    return str(reference.get("id") or reference.get("name") or "")


def _tree(value: object) -> Tree:
    return value if isinstance(value, dict) else {}


def _trees(value: object) -> Iterable[Tree]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
