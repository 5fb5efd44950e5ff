"""Set the parties and ids of one release in order, so that every row has a key of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plumbrule.sources.ocds.fit import Note

Tree = dict[str, Any]

_ORGANIZATION = ("id", "name", "identifier", "address", "contactPoint")


def settle(release: Tree, notes: list[Note]) -> Tree:
    """Give each party, bid, award, contract and lot one id, and list every party that is named.

    Args:
        release: a release that fits the shapes; changed in place.
        notes: what had to be decided is added here.

    Returns:
        The same tree. Stubs, and parties named neither by id nor by name, become None in place.
    """
    _parties(release, notes)
    tender = release.get("tender") or {}
    _own_ids(tender.get("lots"), "/tender/lots", notes)
    bids = (release.get("bids") or {}).get("details")
    _drop_stubs(bids, ("status", "tenderers", "value", "date", "relatedLots"))
    _own_ids(bids, "/bids/details", notes)
    awards = release.get("awards")
    _drop_stubs(awards, ("status", "suppliers", "value", "date", "items"))
    _own_ids(awards, "/awards", notes)
    contracts = release.get("contracts")
    _drop_stubs(contracts, ("awardID", "status", "value", "dateSigned", "period", "items"))
    _own_ids(contracts, "/contracts", notes)
    return release


def local_id(party: Tree) -> str | None:
    """Give the key of a party inside its process: its id, else its number, else its name."""
    if party.get("id"):
        return str(party["id"])
    number = party.get("identifier") or {}
    if number.get("id"):
        return f"{number.get('scheme') or ''}-{number['id']}"
    return f"name:{party['name']}" if party.get("name") else None


def _parties(release: Tree, notes: list[Note]) -> None:
    """List every party once, those that are only referred to after the others."""
    listed: list[Tree | None] = []
    known: set[str] = set()
    for index, party in enumerate(release.get("parties") or []):
        key = local_id(party) if party else None
        if party is None or key is None or key in known:
            if key is not None:
                reason = "two parties of one process have the same id; the first is used"
                notes.append(("noted", reason, f"/parties/{index}", key))
            listed.append(None)
            continue
        known.add(key)
        listed.append({**party, "id": key})
    for reference, path, role in _references(release):
        key = local_id(reference)
        if key is None or key in known:
            continue
        known.add(key)
        details = {name: reference[name] for name in _ORGANIZATION if name in reference}
        listed.append({**details, "id": key, "roles": [role], "_at": path})
    release["parties"] = listed
    _point_to_ids(release)


def _references(release: Tree) -> Iterator[tuple[Tree, str, str]]:
    """Find every party that is referred to: with its path and the role it has there."""
    if release.get("buyer"):
        yield release["buyer"], "/buyer", "buyer"
    tender = release.get("tender") or {}
    if tender.get("procuringEntity"):
        yield tender["procuringEntity"], "/tender/procuringEntity", "procuringEntity"
    yield from _members(tender, "tenderers", "/tender/tenderers", "tenderer")
    for index, bid in enumerate((release.get("bids") or {}).get("details") or []):
        yield from _members(bid, "tenderers", f"/bids/details/{index}/tenderers", "tenderer")
    for index, award in enumerate(release.get("awards") or []):
        yield from _members(award, "suppliers", f"/awards/{index}/suppliers", "supplier")
    for index, contract in enumerate(release.get("contracts") or []):
        payments = ((contract or {}).get("implementation") or {}).get("transactions") or []
        for number, payment in enumerate(payments):
            place = f"/contracts/{index}/implementation/transactions/{number}"
            for side, role in (("payer", "payer"), ("payee", "payee")):
                if payment and payment.get(side):
                    yield payment[side], f"{place}/{side}", role


def _members(
    owner: Tree | None, field: str, path: str, role: str
) -> Iterator[tuple[Tree, str, str]]:
    for index, one in enumerate((owner or {}).get(field) or []):
        if one:
            yield one, f"{path}/{index}", role


def _point_to_ids(release: Tree) -> None:
    """Let every reference name its party by the party's key, each party once in a list."""
    for reference, _, _ in list(_references(release)):
        key = local_id(reference)
        if key is not None:
            reference["id"] = key
    for owner, field in _lists_of_parties(release):
        seen: set[str] = set()
        for index, one in enumerate(owner[field]):
            if not one or not one.get("id") or one["id"] in seen:
                owner[field][index] = None
            else:
                seen.add(one["id"])


def _lists_of_parties(release: Tree) -> Iterator[tuple[Tree, str]]:
    tender = release.get("tender") or {}
    if tender.get("tenderers"):
        yield tender, "tenderers"
    for bid in (release.get("bids") or {}).get("details") or []:
        if bid and bid.get("tenderers"):
            yield bid, "tenderers"
    for award in release.get("awards") or []:
        if award and award.get("suppliers"):
            yield award, "suppliers"


def _drop_stubs(objects: list[Tree | None] | None, fields: tuple[str, ...]) -> None:
    """A merge cannot remove an object, only empty it; what is left says nothing."""
    for index, one in enumerate(objects or []):
        if one is not None and not any(one.get(field) for field in fields):
            objects[index] = None  # type: ignore[index]


def _own_ids(objects: list[Tree | None] | None, path: str, notes: list[Note]) -> None:
    """Give one without id, or with the id of another, its place in the list as id."""
    seen: set[str] = set()
    for index, one in enumerate(objects or []):
        if one is None:
            continue
        key = str(one.get("id") or "")
        if not key or key in seen:
            reason = "has the id of another in this process" if key else "has no id"
            notes.append(("noted", f"{reason}; both are kept", f"{path}/{index}", key))
            key = f"{key}@{index}"
        seen.add(key)
        one["id"] = key
