"""S1's declaration of interests: stakes, roles, clients, benefits, trusts."""

from __future__ import annotations

from plumbrule.sources.pdn.filing import Filing
from plumbrule.sources.pdn.node import Node, party, tax_number

_HOLDERS = {"DECLARANTE": "self", "PAREJA": "partner", "DEPENDIENTE_ECONOMICO": "dependant"}
_ROLES = {
    "SCIO": "partner",
    "ACCI": "shareholder",
    "COMI": "commission agent",
    "REPR": "representative",
    "APOD": "attorney",
    "COLB": "collaborator",
    "BENE": "beneficiary",
}
_OWNING = {"SCIO", "ACCI", "BENE"}


def stake(filing: Filing, node: Node) -> None:
    """Write a part in a firm, as an item and as a tie that held on the day of the form.

    The form has no dates of the interest: it is known from the day it is first listed. An item that is
    listed as taken off is no tie.
    """
    name = node.text("nombreEmpresaSociedadAsociacion")
    code = (node.code("tipoParticipacion") or "").upper()
    share = node.number("porcentajeParticipacion")
    percent = float(share) if share is not None and 0 <= share <= 100 else None
    firm = None
    if name:
        firm = party(
            node,
            f"{filing.key}{node.inner}",
            kind="company",
            name=name,
            numbers=(("MX-RFC", tax_number(node)),),
        )
    holder = _HOLDERS.get((node.text("tipoRelacion") or "").upper(), "unknown")
    removed = filing.operation(node) == "remove"
    filing.add(
        "declaration_item",
        node,
        item_id=node.inner.removeprefix("/declaracion/"),
        kind="stake",
        holder=holder,
        counterparty_id=firm,
        share_min=percent,
        share_max=percent,
        operation=filing.operation(node),
        role=_ROLES.get(code, code or None),
        paid=node.yes("recibeRemuneracion"),
        item_key=f"{tax_number(node)} {code}" if tax_number(node) else None,
    )
    if firm and not removed:
        _tie(filing, node, firm, holder, ("ownership" if code in _OWNING else "control", percent))


def decision_role(filing: Filing, node: Node) -> None:
    """Write a seat where decisions are taken, in a firm, a party, a union or an association."""
    name = node.text("nombreInstitucion")
    body = None
    if name:
        body = party(
            node,
            f"{filing.key}{node.inner}",
            kind="organisation",
            name=name,
            numbers=(("MX-RFC", tax_number(node)),),
        )
    holder = _HOLDERS.get((node.text("tipoRelacion") or "").upper(), "unknown")
    _listed(filing, node, "decision role", holder, body, role=node.text("puestoRol"))
    if body and filing.operation(node) != "remove":
        _tie(filing, node, body, holder, ("directorship", None))


def representation(filing: Filing, node: Node) -> None:
    """Write whom the declarant represents or is represented by."""
    other = _other(filing, node, node.text("nombreRazonSocial"), node.text("tipoPersona"))
    holder = _HOLDERS.get((node.text("tipoRelacion") or "").upper(), "unknown")
    _listed(filing, node, "representation", holder, other, role=node.text("tipoRepresentacion"))


def client(filing: Filing, node: Node) -> None:
    """Write a main client."""
    place = node.at("clientePrincipal")
    other = _other(filing, place, place.text("nombreRazonSocial"), place.text("tipoPersona"))
    holder = _HOLDERS.get((node.text("tipoRelacion") or "").upper(), "unknown")
    value, currency = node.money("montoAproximadoGanancia")
    _listed(filing, node, "client", holder, other, value_amount=value, value_currency=currency)


def benefit(filing: Filing, node: Node) -> None:
    """Write a private benefit, at its approximate monthly amount."""
    place = node.at("otorgante")
    other = _other(filing, place, place.text("nombreRazonSocial"), place.text("tipoPersona"))
    value, currency = node.money("montoMensualAproximado")
    _listed(
        filing,
        node,
        "gift",
        "self",
        other,
        value_amount=value,
        value_currency=currency,
        subtype=node.code("tipoBeneficio"),
    )


def trust(filing: Filing, node: Node) -> None:
    """Write a trust and the part in it."""
    place = node.at("fiduciario")
    other = _other(filing, place, place.text("nombreRazonSocial"), "MORAL")
    holder = _HOLDERS.get((node.text("tipoRelacion") or "").upper(), "unknown")
    _listed(filing, node, "trust", holder, other, role=node.text("tipoParticipacion"))


def _listed(
    filing: Filing, node: Node, kind: str, holder: str, other: str | None, **facts: object
) -> None:
    filing.add(
        "declaration_item",
        node,
        item_id=node.inner.removeprefix("/declaracion/"),
        kind=kind,
        holder=holder,
        counterparty_id=other,
        operation=filing.operation(node),
        paid=node.yes("recibeRemuneracion"),
        **facts,
    )


def _other(filing: Filing, node: Node, name: str | None, kind: str | None) -> str | None:
    if not name:
        return None
    person = (kind or "").upper().startswith("F")
    return party(
        node,
        f"{filing.key}{node.inner}",
        kind="person" if person else "company",
        name=name,
        numbers=(("MX-RFC", tax_number(node)),),
    )


def _tie(
    filing: Filing, node: Node, firm: str, holder: str, held: tuple[str, float | None]
) -> None:
    """Write a tie of the declarant, or of a member of the household who is named."""
    kind, percent = held
    holders = {"self": filing.person, "partner": f"{filing.key}/partner"}
    if holder not in holders:
        return
    filing.sink.add(
        "relation",
        {
            "relation_id": f"{filing.key}{node.inner}",
            "kind": kind,
            "from_id": holders[holder],
            "to_id": firm,
            "role": node.code("tipoParticipacion") or node.text("puestoRol"),
            "directness": "direct",
            "share_min": percent if kind == "ownership" else None,
            "share_max": percent if kind == "ownership" else None,
            "start_text": node.text("fechaInicioParticipacion"),
            "stated_text": filing.stated,
        },
        line=node.line,
        path=node.path,
    )
