"""S3: sanctioned officials and private parties, version 1 and the four lists of version 2."""

from __future__ import annotations

from plumbrule.sources.pdn.node import Node, party, person_name, tax_number
from plumbrule.sources.sink import Sink

_BARRING = {"I", "IND", "INHABILITACION", "S", "SUSPENSION"}
"""Sanctions that keep somebody from office or contracts for a time."""


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
        self._listing(self._person(node), "disqualification of officials")

    def private(self) -> None:
        """Write a sanctioned private party of version 1."""
        node = self.record.at("particularSancionado")
        if (node.text("tipoPersona") or "").upper().startswith("F"):
            party_id = self._person(node, name=node.text("nombreRazonSocial") or person_name(node))
        else:
            party_id = self._firm(node)
            for role in ("directorGeneral", "apoderadoLegal", "representanteLegal"):
                self._officer(node.at(role), role, party_id)
        self._listing(party_id, "debarment of private parties")

    def second_version(self) -> None:
        """Write a record of one of the four lists of version 2."""
        node = self.record.at("datosGenerales")
        if node.text("nombreRazonSocial"):
            party_id = self._firm(node)
            officers = self.record.at("datosDirGeneralReprLegal")
            for role in ("directorGeneral", "representanteLegal"):
                if isinstance(officers.value.get(role), dict):
                    self._officer(officers.at(role), role, party_id)
        else:
            party_id = self._person(node)
        for number, sanction in enumerate(self.record.each("tipoSancion")):
            self._sanction(party_id, number, sanction)

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

    def _listing(self, party_id: str, programme: str) -> None:
        """Write the sanction of version 1: a ban has its time, all else the day it was decided."""
        ban = self.record.at("inhabilitacion")
        kinds = [one.text("clave") or "" for one in self.record.each("tipoSancion")]
        start, end = ban.text("fechaInicial"), ban.text("fechaFinal")
        decided = self.record.at("resolucion").text("fechaResolucion")
        barred = (
            not kinds or bool(_BARRING & {kind.upper() for kind in kinds}) or bool(start or end)
        )
        fault = self.record.code("tipoFalta")
        self.sink.add(
            "listing",
            {
                "listing_id": f"{self.key}/listing",
                "party_id": party_id,
                "kind": "debarment" if barred else "warning",
                "list": f"{self.sink.source} S3",
                "authority": self.record.text("autoridadSancionadora"),
                "programme": programme,
                "legal_act": self.record.text("expediente"),
                "reason": "; ".join(
                    part for part in (fault, self.record.text("causaMotivoHechos")) if part
                )
                or None,
                "start_text": start or decided,
                "end_text": end if barred else decided,
                "published_text": self.record.text("fechaCaptura"),
                "status": ban.text("plazo"),
            },
            line=self.record.line,
            path=self.record.path,
        )
        self.sink.fill("listing end", end is not None, 1)

    def _sanction(self, party_id: str, number: int, sanction: Node) -> None:
        """Write one sanction of version 2; a term without an end is not computed into one."""
        kind = (sanction.text("clave") or "").upper()
        for name in ("inhabilitacion", "suspensionEmpleo", "suspensionActividades"):
            if not isinstance(sanction.value.get(name), dict):
                continue
            ban = sanction.at(name)
            start, end = ban.text("fechaInicial"), ban.text("fechaFinal")
            terms = [
                f"{value} {unit}"
                for unit, names in (
                    ("years", ("plazoAnios", "plazoSuspensioAnios")),
                    ("months", ("plazoMeses", "plazoSuspensionMeses")),
                    ("days", ("plazoDias", "plazoSuspensionDias")),
                )
                if (value := ban.text(*names))
            ]
            self._second(party_id, f"{number}/{name}", sanction, ("debarment", start, end, terms))
            return
        decided = self.record.at("resolucion").text("fechaResolucionFirme", "fechaResolucion")
        self._second(party_id, f"{number}/{kind}", sanction, ("warning", decided, decided, []))

    def _second(
        self,
        party_id: str,
        place: str,
        sanction: Node,
        held: tuple[str, str | None, str | None, list[str]],
    ) -> None:
        kind, start, end, terms = held
        resolved = self.record.at("resolucion")
        faults = [one.text("clave", "valor") or "" for one in self.record.each("faltaCometida")]
        self.sink.add(
            "listing",
            {
                "listing_id": f"{self.key}/listing/{place}",
                "party_id": party_id,
                "kind": kind,
                "list": f"{self.sink.source} S3",
                "authority": resolved.text("autoridadResolutora"),
                "programme": sanction.text("clave"),
                "legal_act": self.record.text("expediente"),
                "reason": "; ".join(one for one in faults if one) or None,
                "start_text": start,
                "end_text": end,
                "published_text": self.record.text("date_updated", "date_created", "fecha"),
                "status": ", ".join(
                    [*terms, "final" if resolved.text("fechaResolucionFirme") else "not final"]
                ),
            },
            line=self.record.line,
            path=sanction.path,
        )
        money = sanction.at("sancionEconomica") if sanction.has("sancionEconomica") else None
        if money is not None and (imposed := money.number("monto")) is not None:
            self.sink.fill("amount collected", money.has("efectivamenteCobrado"), 1)
            self.sink.fill("amount imposed", imposed > 0, 1)
