"""S1: declarations of entry, change and exit, with assets, debts, income and interests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, timedelta

from plumbrule.model.moments import parse
from plumbrule.sources.pdn import assets, interests
from plumbrule.sources.pdn.filing import Filing
from plumbrule.sources.pdn.income import income_rows
from plumbrule.sources.pdn.node import Node, party, person_name, tax_number
from plumbrule.sources.sink import Sink

_KINDS = {"INICIAL": "entry", "MODIFICACION": "annual", "MODIFICACIÓN": "annual"} | dict.fromkeys(
    ("CONCLUSION", "CONCLUSIÓN"), "exit"
)
_DAYS_TO_FILE = 60
"""An entry is filed within 60 days of taking the post (LGRA, article 33)."""

_SECTIONS: tuple[tuple[str, tuple[str, ...], str, Callable[[Filing, Node], None]], ...] = (
    ("real_estate", ("bienesInmuebles",), "bienInmueble", assets.real_estate),
    ("vehicle", ("vehiculos",), "vehiculo", assets.vehicle),
    ("movable", ("bienesMuebles",), "bienMueble", assets.movable),
    ("money", ("inversiones", "inversionesCuentasValores"), "inversion", assets.investment),
    ("debt", ("adeudos", "adeudosPasivos"), "adeudo", assets.debt),
    ("other", ("prestamoOComodato", "prestamoComodato"), "prestamo", assets.loan_for_use),
)
_INTERESTS: tuple[tuple[str, str, Callable[[Filing, Node], None]], ...] = (
    ("participacion", "participacion", interests.stake),
    ("participacionTomaDecisiones", "participacion", interests.decision_role),
    ("representacion", "representacion", interests.representation),
    ("clientesPrincipales", "cliente", interests.client),
    ("beneficiosPrivados", "beneficio", interests.benefit),
    ("fideicomisos", "fideicomiso", interests.trust),
)


class DeclarationRows:
    """Writes one form.

    Args:
        record: the form.
        sink: where rows go.
    """

    def __init__(self, record: Node, sink: Sink) -> None:
        self.record = record
        self.sink = sink
        self.assets = record.at("declaracion").at("situacionPatrimonial")
        self.interests = record.at("declaracion").at("interes")
        self.general = self.assets.at("datosGenerales")
        self.post = self.assets.at("datosEmpleoCargoComision")
        self.key = f"{sink.source}:{record.text('id')}"

    def write(self) -> None:
        """Write all rows of the form."""
        metadata = self.record.at("metadata")
        kind = _KINDS.get((metadata.text("tipo") or "").upper())
        if kind is None:
            self.sink.fault(
                "noted",
                "expected INICIAL, MODIFICACIÓN or CONCLUSIÓN",
                self.record.line,
                "/metadata/tipo",
                metadata.text("tipo"),
            )
        person, body = self._declarant(metadata), self._body(metadata)
        stamped = _day(metadata.text("actualizacion"))
        as_of, first = self._days(kind, stamped)
        # The public view of norm 19 leaves out both official numbers of every declarant.
        public = self.general.text("curp") is None and tax_number(self.general) is None
        filing = Filing(self.sink, self.record.line, self.key, person, kind, as_of, public)
        self.sink.add(
            "declaration",
            {
                "declaration_id": self.key,
                "person_id": person,
                "body_id": body,
                "kind": kind,
                "year": as_of.year if as_of else None,
                "version": metadata.text("actualizacion"),
                "as_of_text": as_of.isoformat() if as_of else None,
                "period_start_text": first.isoformat() if first else None,
                "period_end_text": as_of.isoformat() if as_of and first else None,
                "complete": metadata.yes("declaracionCompleta"),
                "view": "mx-norma19" if public else "full",
                "position": self.post.text("empleoCargoComision"),
            },
            line=self.record.line,
        )
        self._seat(person, body)
        self._household(filing)
        for section, names, inner, write in _SECTIONS:
            self._section(filing, section, self.assets.at(*names), inner, write)
        income_rows(filing, self.assets.at("ingresos"))
        for name, inner, write_interest in _INTERESTS:
            for one in self.interests.at(name).each(inner):
                write_interest(filing, one)
        self.sink.fill("curp", self.general.text("curp") is not None, 1)
        if as_of:
            self.sink.period(as_of, as_of)

    def _declarant(self, metadata: Node) -> str:
        name, curp = person_name(self.general), self.general.text("curp")
        body = metadata.text("institucion")
        return party(
            self.general,
            f"{self.key}/declarant",
            kind="person",
            name=name,
            local_id=curp or tax_number(self.general) or f"{name}|{body}",
            numbers=(("MX-CURP", curp), ("MX-RFC", tax_number(self.general))),
        )

    def _body(self, metadata: Node) -> str | None:
        name = metadata.text("institucion") or self.post.text("nombreEntePublico")
        if name is None:
            return None
        return party(
            self.post if self.post.there else metadata, f"{self.key}/body", kind="body", name=name
        )

    def _days(self, kind: str | None, stamped: date | None) -> tuple[date | None, date | None]:
        """Give the day of the stocks, and the first day of the flows where the form has a year's."""
        if kind == "annual" and stamped:
            return date(stamped.year - 1, 12, 31), date(stamped.year - 1, 1, 1)
        if kind == "exit":
            left = _day(self.post.text("fechaConclusion", "fechaConclusionEncargo"))
            day = left or stamped
            return day, date(day.year, 1, 1) if day else None
        taken = _day(self.post.text("fechaTomaPosesion"))
        if taken and stamped and stamped - taken > timedelta(days=_DAYS_TO_FILE):
            reason = (
                "the post was taken long before the form; its stocks count from the form's stamp"
            )
            self.sink.fault(
                "noted", reason, self.post.line, f"{self.post.path}/fechaTomaPosesion", str(taken)
            )
            return stamped, None
        return taken or stamped, None

    def _seat(self, person: str, body: str | None) -> None:
        if not self.post.there:
            return
        self.sink.add(
            "post",
            {
                "post_id": f"{self.key}/post",
                "title": self.post.text("empleoCargoComision"),
                "body_id": body,
                "country": "MX",
                "kind": self.post.text("nivelOrdenGobierno"),
            },
            line=self.post.line,
            path=self.post.path,
        )
        self.sink.add(
            "post_holder",
            {
                "holding_id": f"{self.key}/holding",
                "post_id": f"{self.key}/post",
                "body_id": body,
                "person_id": person,
                "title": self.post.text("empleoCargoComision"),
                "start_text": self.post.text("fechaTomaPosesion"),
                "end_text": self.post.text("fechaConclusion", "fechaConclusionEncargo"),
            },
            line=self.post.line,
            path=self.post.path,
        )

    def _household(self, filing: Filing) -> None:
        partner = self.assets.at("datosPareja")
        if partner.there and partner.yes("ninguno") is not True and person_name(partner):
            filing.member(partner, "partner", "spouse", person_name(partner), partner.text("curp"))
        dependants = self.assets.at("datosDependienteEconomico")
        for number, one in enumerate(dependants.each("dependienteEconomico")):
            relation = one.code("parentescoRelacion") or "other"
            name = "child" if relation in {"HIJ", "HIJO (A)"} else relation
            filing.member(one, f"dependant {number}", name, person_name(one), one.text("curp"))

    def _section(
        self,
        filing: Filing,
        section: str,
        node: Node,
        inner: str,
        write: Callable[[Filing, Node], None],
    ) -> None:
        """Write the items of a section, and whether it was filled."""
        items = list(node.each(inner))
        for one in items:
            write(filing, one)
        if section == "other":
            return
        complete = self.record.at("metadata").yes("declaracionCompleta")
        filing.section(
            section,
            "declared"
            if items
            else "none"
            if node.yes("ninguno")
            else "not_required"
            if complete is False
            else "not_answered",
        )
        if section == "money":
            # One section of the form holds accounts, funds, securities and shares in firms.
            for other in ("security", "stake"):
                filing.section(other, "none" if items or node.yes("ninguno") else "not_answered")


def _day(text: str | None) -> date | None:
    moment = parse(text, UTC) if text else None
    return moment.latest.date() if moment and text and len(text) >= 10 else None
