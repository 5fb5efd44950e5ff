"""S3: sanctioned officials and private parties, version 1 and the four lists of version 2."""

from __future__ import annotations

from plumbrule.sources.pdn.node import Node, party, person_name, tax_number
from plumbrule.sources.pdn.terms import Term, term_of_text
from plumbrule.sources.sink import Sink

_BARRING = {"I", "INHABILITACION", "S", "SUSPENSION"}
"""Sanctions that keep somebody from office or contracts for a time; IND is an indemnity."""
_FINES = {"M", "SE", "IND", "IRSC", "SANCION_ECONOMICA", "INDEMNIZACION"}
_BANS = ("inhabilitacion", "suspensionEmpleo", "suspensionActividades")
_MONEY = ("sancionEconomica", "indemnizacion")


class SanctionRows:
    """Writes one record of the system.

    Args:
        record: the record.
        sink: where rows go.
    """

    def __init__(self, record: Node, sink: Sink) -> None:
        self.record = record
        self.sink = sink
        self.key = f"{sink.source}:{record.text('id')}"

    def servant(self) -> None:
        """Write a sanctioned official of version 1."""
        node = self.record.at("servidorPublicoSancionado")
        self._listing(self._person(node), "disqualification of officials", "disqualified")

    def private(self) -> None:
        """Write a sanctioned private party of version 1."""
        node = self.record.at("particularSancionado")
        if (node.text("tipoPersona") or "").upper().startswith("F"):
            party_id = self._person(node, name=node.text("nombreRazonSocial") or person_name(node))
        else:
            party_id = self._firm(node)
            for role in ("directorGeneral", "apoderadoLegal", "representanteLegal"):
                self._officer(node.at(role), role, party_id)
        self._listing(party_id, "debarment of private parties", "debarred")

    def second_version(self) -> None:
        """Write a record of one of the four lists of version 2."""
        node = self.record.at("datosGenerales")
        servant = self.record.has("empleoCargoComision")
        if node.text("nombreRazonSocial"):
            party_id = self._firm(node)
            officers = self.record.at("datosDirGeneralReprLegal")
            for role in ("directorGeneral", "representanteLegal"):
                if isinstance(officers.value.get(role), dict):
                    self._officer(officers.at(role), role, party_id)
        else:
            party_id = self._person(node)
        for number, sanction in enumerate(self.record.each("tipoSancion")):
            self._sanction(party_id, number, sanction, "disqualified" if servant else "debarred")

    def _person(self, node: Node, name: str | None = None) -> str:
        curp = node.text("curp")
        called = name or person_name(node)
        body = self.record.at("institucionDependencia", "entePublico").text("nombre")
        return party(
            node,
            f"{self.key}/party",
            kind="person",
            name=called,
            local_id=curp or f"{called}|{body}",
            numbers=(("MX-CURP", curp), ("MX-RFC", tax_number(node))),
        )

    def _firm(self, node: Node) -> str:
        self.sink.fill("rfc", tax_number(node) is not None, 1)
        return party(
            node,
            f"{self.key}/party",
            kind="company",
            name=node.text("nombreRazonSocial"),
            numbers=(("MX-RFC", tax_number(node)),),
        )

    def _officer(self, node: Node, role: str, firm: str) -> None:
        name = person_name(node)
        if not name:
            return
        person = party(
            node,
            f"{self.key}/{role}",
            kind="person",
            name=name,
            numbers=(("MX-CURP", node.text("curp")), ("MX-RFC", tax_number(node))),
        )
        self.sink.add(
            "relation",
            {
                "relation_id": f"{self.key}/{role}",
                "kind": "directorship" if role == "directorGeneral" else "representation",
                "from_id": person,
                "to_id": firm,
                "role": role,
                "directness": "direct",
                "stated_text": self.record.text("fechaCaptura", "fecha"),
            },
            line=node.line,
            path=node.path,
        )

    def _listing(self, party_id: str, programme: str, barring: str) -> None:
        """Write the sanction of version 1: a ban has its time, all else the day it was decided.

        Args:
            party_id: who is listed.
            programme: the list's name for it.
            barring: what a ban of this list bars from: ``disqualified`` or ``debarred``.
        """
        ban, fine = self.record.at("inhabilitacion"), self.record.at("multa")
        kinds = {(one.text("clave") or "").upper() for one in self.record.each("tipoSancion")}
        start, end = ban.text("fechaInicial"), ban.text("fechaFinal")
        decided = self.record.at("resolucion").text("fechaResolucion")
        barred = not kinds or bool(_BARRING & kinds) or bool(start or end)
        computed = None if end else term_of_text(ban.text("plazo")).end(start)
        imposed = fine.number("monto")
        fault = self.record.code("tipoFalta")
        self.sink.add(
            "listing",
            {
                "listing_id": f"{self.key}/listing",
                "party_id": party_id,
                "kind": "debarment" if barred else "warning",
                "list": f"{self.sink.source} S3",
                "country": "MX",
                "authority": self.record.text("autoridadSancionadora"),
                "programme": programme,
                "legal_act": self.record.text("expediente"),
                "reason": "; ".join(
                    part for part in (fault, self.record.text("causaMotivoHechos")) if part
                )
                or None,
                "start_text": start or decided,
                "end_text": (end or computed) if barred else decided,
                "end_computed": (computed is not None) if barred else None,
                "published_text": self.record.text("fechaCaptura"),
                "entered_text": self.record.text("fechaCaptura"),
                "status": ban.text("plazo"),
                "effect": _effect(kinds, barring, dated=bool(start or end)),
                "decided_text": decided,
                "offence": fault,
                "imposed_amount": imposed,
                "imposed_currency": (fine.code("moneda") or "MXN") if imposed is not None else None,
            },
            line=self.record.line,
            path=self.record.path,
        )
        self.sink.fill("listing end", end is not None, 1)

    def _sanction(self, party_id: str, number: int, sanction: Node, barring: str) -> None:
        """Write one sanction of version 2; an end computed from its term is marked."""
        kind = (sanction.text("clave") or "").upper()
        for name in _BANS:
            if not isinstance(sanction.value.get(name), dict):
                continue
            ban = sanction.at(name)
            start, end = ban.text("fechaInicial"), ban.text("fechaFinal")
            term = Term.of(ban)
            computed = None if end else term.end(start)
            self._second(
                party_id,
                f"{number}/{name}",
                sanction,
                kind="debarment",
                start_text=start,
                end_text=end or computed,
                end_computed=computed is not None,
                status=term.words(),
                effect=barring if name == "inhabilitacion" else "suspended",
            )
            return
        resolved = self.record.at("resolucion")
        decided = resolved.text("fechaResolucionFirme", "fechaResolucion")
        self._second(
            party_id,
            f"{number}/{kind}",
            sanction,
            kind="warning",
            start_text=decided,
            end_text=decided,
            **({"effect": _effect({kind}, barring)} | self._money(sanction)),
        )

    def _money(self, sanction: Node) -> dict[str, object]:
        """Give what was imposed and what of it was collected; nothing where no money was imposed."""
        for name in _MONEY:
            if not isinstance(sanction.value.get(name), dict):
                continue
            money = sanction.at(name)
            imposed, collected = money.number("monto"), money.at("efectivamenteCobrado")
            got = collected.number("monto")
            if imposed is not None:
                self.sink.fill("amount collected", got is not None, 1)
                self.sink.fill("amount imposed", imposed > 0, 1)
            return {
                "effect": "fined",
                "imposed_amount": imposed,
                "imposed_currency": money.text("moneda") if imposed is not None else None,
                "collected_amount": got,
                "collected_currency": collected.text("moneda") if got is not None else None,
                "collection_text": collected.text("fechaCobro"),
            }
        return {}

    def _second(self, party_id: str, place: str, sanction: Node, **facts: object) -> None:
        resolved = self.record.at("resolucion")
        faults = [one.text("clave", "valor") or "" for one in self.record.each("faltaCometida")]
        final = resolved.text("fechaResolucionFirme")
        status = [str(facts.pop("status", "")), "final" if final else "not final"]
        offence = "; ".join(one for one in faults if one) or None
        self.sink.add(
            "listing",
            {
                "listing_id": f"{self.key}/listing/{place}",
                "party_id": party_id,
                "list": f"{self.sink.source} S3",
                "country": "MX",
                "authority": resolved.text("autoridadResolutora"),
                "programme": sanction.text("clave"),
                "legal_act": self.record.text("expediente"),
                "reason": offence,
                "offence": offence,
                "decided_text": resolved.text("fechaResolucion", "fechaResolucionFirme"),
                # A record without the day on which it became final does not say that it may be appealed.
                "final": True if final else None,
                "published_text": self.record.text("date_updated", "date_created", "fecha"),
                "entered_text": self.record.text("fecha", "date_created"),
                "status": ", ".join(part for part in status if part),
                **facts,
            },
            line=self.record.line,
            path=sanction.path,
        )


def _effect(kinds: set[str], barring: str, *, dated: bool = False) -> str | None:
    """Give the strongest effect of some sanctions; None for a dismissal and for one not told.

    Args:
        kinds: codes of the sanctions.
        barring: what a ban of this list bars from.
        dated: a time of a ban is told, whatever the codes.
    """
    if {"I", "INHABILITACION"} & kinds or (dated and "S" not in kinds):
        return barring
    if {"S", "SUSPENSION"} & kinds:
        return "suspended"
    if _FINES & kinds:
        return "fined"
    return "warned" if kinds and kinds <= {"A", "AMONESTACION"} else None
