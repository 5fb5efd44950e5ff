"""A release of OCDS 1.0 as one of 1.1.

Organisations move into ``parties`` and leave a reference; ``amendment`` becomes ``amendments``;
transactions take their later terms. Source: the change log of OCDS 1.1,
https://standard.open-contracting.org/1.1/en/history/changelog/. A release that is of 1.1 already
comes out as it went in, but for parties and roles that only its references show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from plumbrule.sources.ocds.combine import content

Tree = dict[str, Any]

OnNote = Callable[[str, str, str], None]
"""Takes reason, JSON pointer and value of something that a reader should know."""

_AMENDED = ("awards", "contracts")


class _Place(NamedTuple):
    """Where a list of objects stands and which of their fields holds organisations."""

    above: str
    key: str
    field: str
    role: str


_TENDERERS = _Place("/bids", "details", "tenderers", "tenderer")
_SUPPLIERS = _Place("", "awards", "suppliers", "supplier")


def upgrade(release: Tree, on_note: OnNote | None = None, *, mark_places: bool = False) -> Tree:
    """Bring a release of 1.0 into the form of 1.1.

    Two descriptions of an organisation under one id that contradict each other are kept as two
    parties with that id.

    Args:
        release: decoded with exact numbers; left as it is.
        on_note: takes what was met on the way.
        mark_places: leave in each party that only a reference shows, as ``_at``, the JSON pointer
            to that reference.
    """
    parties = _Parties(release.get("parties"), on_note, mark_places=mark_places)
    new = dict(release)
    if isinstance(new.get("buyer"), dict):
        new["buyer"] = parties.reference(new["buyer"], "buyer", "/buyer")
    if isinstance(new.get("tender"), dict):
        new["tender"] = _tender(new["tender"], parties)
    if isinstance(new.get("bids"), dict):
        new["bids"] = _each(new["bids"], _TENDERERS, parties)
    new = _each(new, _SUPPLIERS, parties)
    for key in _AMENDED:
        new = _mapped(new, key, lambda one, _: _amended(one))
    new = _mapped(
        new, "contracts", lambda one, number: _contract(one, f"/contracts/{number}", parties)
    )
    if parties.rows:
        new["parties"] = parties.rows
    return new


class _Parties:
    """The parties of a release as they are gathered from all over it."""

    def __init__(self, given: Any, on_note: OnNote | None, *, mark_places: bool) -> None:
        self.rows = [dict(row) if isinstance(row, dict) else row for row in _listed(given)]
        self._by_id: dict[str, list[Tree]] = {}
        self._on_note = on_note
        self._mark_places = mark_places
        for row in self.rows:
            if isinstance(row, dict) and (name := _id_text(row.get("id"))):
                self._by_id.setdefault(name, []).append(row)
        self._given = frozenset(self._by_id)

    def reference(self, organisation: Tree, role: str, path: str) -> Tree:
        """Move an organisation into the parties and give the reference that stays behind."""
        given = organisation.get("id")
        name = _id_text(given)
        identifier: Any = given
        if name is None:
            name = identifier = _made_id(organisation)
        if name is None:
            return organisation
        self._add(name, {**organisation, "id": identifier}, role, path)
        kept = {"id": identifier}
        if organisation.get("name") is not None:
            kept["name"] = organisation["name"]
        return kept

    def references(self, values: Any, role: str, path: str) -> list[Any]:
        """Move every organisation of a list."""
        return [
            self.reference(value, role, f"{path}/{number}") if isinstance(value, dict) else value
            for number, value in enumerate(_listed(values))
        ]

    def _add(self, name: str, organisation: Tree, role: str, path: str) -> None:
        known = self._by_id.setdefault(name, [])
        if name in self._given and organisation.keys() <= {"id", "name"}:
            _take_role(known[0], role)
            return
        for row in known:
            if _agree(row, organisation):
                _complete(row, organisation)
                _take_role(row, role)
                return
        if known and self._on_note:
            self._on_note("one id, different details: both parties are kept", path, name)
        row = {**organisation, "roles": [role]}
        if self._mark_places:
            row["_at"] = path
        known.append(row)
        self.rows.append(row)


def _tender(tender: Tree, parties: _Parties) -> Tree:
    new = _amended(tender)
    if isinstance(new.get("procuringEntity"), dict):
        new["procuringEntity"] = parties.reference(
            new["procuringEntity"], "procuringEntity", "/tender/procuringEntity"
        )
    if isinstance(new.get("tenderers"), list | dict):
        new["tenderers"] = parties.references(new["tenderers"], "tenderer", "/tender/tenderers")
    return new


def _each(holder: Tree, place: _Place, parties: _Parties) -> Tree:
    """Move the organisations in a field of every object in a list."""

    def moved(number: int, one: Any) -> Any:
        if not isinstance(one, dict) or not isinstance(one.get(place.field), list | dict):
            return one
        where = f"{place.above}/{place.key}/{number}/{place.field}"
        return {**one, place.field: parties.references(one[place.field], place.role, where)}

    values = holder.get(place.key)
    if not isinstance(values, list | dict):
        return holder
    return {**holder, place.key: [moved(*numbered) for numbered in enumerate(_listed(values))]}


def _mapped(holder: Tree, key: str, change: Callable[[Tree, int], Tree]) -> Tree:
    """Change every object of a list; the change is told its number."""
    if not isinstance(holder.get(key), list | dict):
        return holder
    values = [
        change(one, number) if isinstance(one, dict) else one
        for number, one in enumerate(_listed(holder[key]))
    ]
    return {**holder, key: values}


def _amended(holder: Tree) -> Tree:
    """Put the one amendment of 1.0 among the amendments of 1.1."""
    if "amendment" not in holder:
        return dict(holder)
    new = {key: value for key, value in holder.items() if key != "amendment"}
    amendments = list(_listed(new.get("amendments")))
    for one in _listed(holder["amendment"]):
        if not isinstance(one, dict) or not one:
            continue
        amendment = one if _id_text(one.get("id")) else {"id": _digest(content(one)), **one}
        if amendment not in amendments:
            amendments.append(amendment)
    if amendments:
        new["amendments"] = amendments
    return new


def _contract(contract: Tree, path: str, parties: _Parties) -> Tree:
    implementation = contract.get("implementation")
    if not isinstance(implementation, dict):
        return contract
    path = f"{path}/implementation/transactions"
    changed = _mapped(
        implementation,
        "transactions",
        lambda one, number: _transaction(one, f"{path}/{number}", parties),
    )
    return {**contract, "implementation": changed}


def _transaction(transaction: Tree, path: str, parties: _Parties) -> Tree:
    new = dict(transaction)
    if "amount" in new:
        amount = new.pop("amount")
        if new.get("value") is None:
            new["value"] = amount
    for old, role in (("providerOrganization", "payer"), ("receiverOrganization", "payee")):
        if old not in new:
            continue
        identifier = new.pop(old)
        if isinstance(identifier, dict) and new.get(role) is None:
            new[role] = parties.reference(_of_identifier(identifier), role, f"{path}/{old}")
    return new


def _of_identifier(identifier: Tree) -> Tree:
    """The organisation of which 1.0 gave only the identifier."""
    if "identifier" in identifier or "name" in identifier:
        return identifier
    organisation: Tree = {"identifier": identifier}
    if identifier.get("legalName") is not None:
        organisation["name"] = identifier["legalName"]
    return organisation


def _made_id(organisation: Tree) -> str | None:
    """Make an id from the official identifier, else from a hash of the name, else of the rest."""
    identifier = organisation.get("identifier")
    if isinstance(identifier, dict):
        number, scheme = _id_text(identifier.get("id")), _id_text(identifier.get("scheme"))
        if number is not None:
            return f"{scheme}-{number}" if scheme else _digest(number.encode())
    name = organisation.get("name")
    if isinstance(name, str) and name.strip():
        return _digest(" ".join(name.split()).encode())
    rest = {key: value for key, value in organisation.items() if value not in (None, "", {}, [])}
    return _digest(content(rest)) if rest else None


def _agree(known: Tree, other: Tree) -> bool:
    """Whether two descriptions say nothing different about any field that both have."""
    for key, value in other.items():
        before = known.get(key)
        if key in {"id", "roles"} or before is None or value is None or before == value:
            continue
        if not (isinstance(before, dict) and isinstance(value, dict) and _agree(before, value)):
            return False
    return True


def _complete(known: Tree, other: Tree) -> None:
    for key, value in other.items():
        before = known.get(key)
        if before is None:
            known[key] = value
        elif isinstance(before, dict) and isinstance(value, dict):
            known[key] = {**before}
            _complete(known[key], value)


def _take_role(row: Tree, role: str) -> None:
    roles = _listed(row.get("roles"))
    if role not in roles:
        row["roles"] = [*roles, role]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _id_text(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    return str(value).strip() or None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
