"""What all rows of one form share, and the rows that every section may write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from plumbrule.sources.pdn.node import Node, party
from plumbrule.sources.sink import Sink

_OWN = "DEC"
_PARTNER = frozenset({"CYG", "CBN", "CVV"})
_DEPENDANT = "DEN"
_OPERATIONS = {
    "AGREGAR": "add",
    "MODIFICAR": "change",
    "SIN_CAMBIOS": "same",
    "SIN_CAMBIO": "same",
    "BAJA": "remove",
}


@dataclass(frozen=True)
class Filing:
    """A form being read.

    Args:
        sink: where rows go.
        line: line of the form.
        key: key of the declaration.
        person: key of the declarant's party.
        kind: entry, annual, exit; None when the form does not say.
        as_of: the day of the stocks.
        public: read from the public view.
    """

    sink: Sink
    line: int
    key: str
    person: str
    kind: str | None
    as_of: date | None
    public: bool

    def add(self, table: str, node: Node, **row: object) -> None:
        """Add a row of this form."""
        self.sink.add(table, {"declaration_id": self.key, **row}, line=node.line, path=node.path)

    def section(self, name: str, status: str) -> None:
        """Say whether a section was filled."""
        self.sink.add(
            "section_status",
            {"declaration_id": self.key, "section": name, "status": status},
            line=self.line,
        )

    def member(
        self, node: Node, name: str, relation: str, called: str | None, curp: str | None
    ) -> None:
        """Write a member of the household, as a party when named."""
        key = None
        if called:
            key = party(
                node,
                f"{self.key}/{name}",
                kind="person",
                name=called,
                local_id=curp or f"{self.person}|{called}",
                numbers=(("MX-CURP", curp),),
            )
            self.sink.add(
                "relation",
                {
                    "relation_id": f"{self.key}/{name}",
                    "kind": "family",
                    "from_id": self.person,
                    "to_id": key,
                    "role": relation,
                    "directness": "direct",
                    "stated_text": self.stated,
                },
                line=node.line,
                path=node.path,
            )
        self.add(
            "household_member",
            node,
            member_id=name,
            party_id=key,
            relation=relation,
            cohabits=node.yes("habitaDomicilioDeclarante"),
            dependent=name.startswith("dependant") or node.yes("esDependienteEconomico"),
        )

    @property
    def stated(self) -> str | None:
        """The day that the form speaks of."""
        return self.as_of.isoformat() if self.as_of else None

    def secret(self, kind: str, number: str | None) -> str | None:
        """Make a key of an account's or contract's number that does not show the number."""
        if number is None:
            return None
        digest = hashlib.sha256(f"{self.person.rsplit('/', 1)[0]}|{number}".encode())
        return f"{kind} {digest.hexdigest()[:16]}"

    def operation(self, node: Node) -> str:
        """Give what happened to an item since the last form."""
        return _OPERATIONS.get((node.text("tipoOperacion") or "").upper(), "unstated")

    def held(self, node: Node, item: str) -> dict[str, object]:
        """Give who holds an item, and write the holders where there are several."""
        holders = [(one.text("clave") or "").upper() for one in node.each("titular")]
        share = node.number("porcentajePropiedad")
        own = float(share) if share is not None and 0 <= share <= 100 else None
        if not holders:
            return {
                "holder": "unknown" if own is None else "joint",
                "share_min": own,
                "share_max": own,
            }
        names = [
            "self"
            if one == _OWN
            else "partner"
            if one in _PARTNER
            else "dependant"
            if one == _DEPENDANT
            else "third"
            for one in holders
        ]
        if len(names) == 1:
            alone = names[0] == "self" and own is not None
            return {
                "holder": names[0],
                "share_min": own if alone else None,
                "share_max": own if alone else None,
            }
        rest = 100.0 if own is None else 100.0 - own
        for place, name in enumerate(names):
            mine = name == "self" and own is not None
            member = {"dependant": f"dependant {place}", "partner": "partner"}.get(name, name)
            self.add(
                "item_holder",
                node,
                item_id=item,
                holder=member,
                share_min=own if mine else 0.0,
                share_max=own if mine else rest,
                right_held="owner",
            )
        return {"holder": "joint", "share_min": own, "share_max": own}
