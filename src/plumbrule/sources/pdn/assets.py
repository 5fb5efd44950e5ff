"""S1's sections of what the declarant has and owes, item by item."""

from __future__ import annotations

from decimal import Decimal

from plumbrule.sources.pdn.filing import Filing
from plumbrule.sources.pdn.node import Node, party, tax_number

_ACQUIRED = {
    "CPV": "purchase",
    "CSN": "assignment",
    "DNC": "gift",
    "HRN": "inheritance",
    "PRM": "barter",
    "RST": "prize",
    "STC": "court",
}
_DISPOSED = {"VNT": "sale", "DNC": "gift", "SNT": "loss", "OTRO": "other"}
_INVESTMENTS = {
    "BANC": "bank",
    "FINV": "fund",
    "ORPM": "stake",
    "POMM": "movable",
    "SEGR": "insurance",
    "VBUR": "security",
    "AFOT": "fund",
}
_BALANCES = ("saldoSituacionActual", "saldoDiciembreAnterior", "saldoFechaConclusion")
_OWED = (
    "saldoInsolutoSituacionActual",
    "saldoInsolutoDiciembreAnterior",
    "saldoInsolutoFechaConclusion",
)
_HOUSEHOLD = {"DEC", "CYG", "CBN", "CVV", "DEN"}
_SQUARE_METRES = {"m2": Decimal(1), "ha": Decimal(10_000), "km2": Decimal(1_000_000)}


def real_estate(filing: Filing, node: Node) -> None:
    """Write a house or piece of land, at what it cost."""
    area = node.at("superficieTerreno")
    size, unit = area.number("valor"), (area.text("unidad") or "").casefold()
    _thing(
        filing,
        node,
        "real_estate",
        node.code("tipoInmueble"),
        node.text("datoIdentificacion"),
        area=float(size * _SQUARE_METRES[unit])
        if size is not None and unit in _SQUARE_METRES
        else None,
    )


def vehicle(filing: Filing, node: Node) -> None:
    """Write a vehicle, at what it cost."""
    place = node.at("numeroSerieRegistro")
    serial = node.text("numeroSerieRegistro") if not place.there else None
    words = (node.text("marca"), node.text("modelo"), node.text("anio"))
    _thing(
        filing,
        node,
        "vehicle",
        node.code("tipoVehiculo"),
        serial,
        description=" ".join(word for word in words if word) or None,
    )


def movable(filing: Filing, node: Node) -> None:
    """Write furniture, jewels, art and the like, at what they cost."""
    _thing(
        filing,
        node,
        "movable",
        node.code("tipoBien"),
        None,
        description=node.text("descripcionGeneralBien"),
    )


def _thing(
    filing: Filing, node: Node, asset: str, subtype: str | None, number: str | None, **facts: object
) -> None:
    item = node.inner.removeprefix("/declaracion/")
    value, currency = node.money("valorAdquisicion")
    acquired_by = _ACQUIRED.get(node.code("formaAdquisicion") or "")
    disposed = node.code("motivoBaja")
    bought = acquired_by == "purchase" and value is not None
    filing.add(
        "declaration_item",
        node,
        item_id=item,
        kind=asset.replace("_", " "),
        asset=asset,
        subtype=subtype,
        item_key=f"{asset} {number}" if number else None,
        operation=filing.operation(node),
        value_amount=value,
        value_currency=currency,
        basis="acquisition" if value is not None else None,
        acquired_by=acquired_by,
        acquired_text=node.text("fechaAdquisicion"),
        price_amount=value if bought else None,
        price_currency=currency if bought else None,
        payment_mode=node.text("formaPago"),
        disposed_by=_DISPOSED.get(disposed, "other") if disposed else None,
        country="MX" if node.at("domicilioMexico").there else None,
        **filing.held(node, item),
        **facts,
    )


def investment(filing: Filing, node: Node) -> None:
    """Write an account, a fund, a share in a firm or an insurance, at its balance."""
    item = node.inner.removeprefix("/declaracion/")
    kind = node.code("tipoInversion")
    asset = _INVESTMENTS.get(kind or "", "other")
    value, currency = node.money(*_BALANCES)
    filing.add(
        "declaration_item",
        node,
        item_id=item,
        kind="account" if asset == "bank" else "investment",
        asset=asset,
        subtype=node.code("subTipoInversion") or kind,
        item_key=filing.secret(asset, node.text("numeroCuentaContrato")),
        operation=filing.operation(node),
        value_amount=value,
        value_currency=currency,
        basis="balance",
        **filing.held(node, item),
    )


def debt(filing: Filing, node: Node) -> None:
    """Write a debt at its balance; the amount first lent is kept beside it, for it is no balance."""
    owed, currency = node.money(*_OWED)
    original, original_currency = node.money("montoOriginal")
    kind = node.code("tipoAdeudo")
    creditor = node.at("otorganteCredito")
    name = creditor.text("nombreInstitucion", "nombreRazonSocial")
    held = [(one.text("clave") or "").upper() for one in node.each("titular")]
    filing.add(
        "declared_debt",
        node,
        debt_id=node.inner.removeprefix("/declaracion/"),
        debt_key=filing.secret("debt", node.text("numeroCuentaContrato")),
        member_id="partner" if held and "DEC" not in held and held[0] != "CTER" else "",
        creditor_id=party(
            creditor,
            f"{filing.key}{node.inner}/creditor",
            kind="person"
            if (creditor.text("tipoPersona") or "").upper().startswith("F")
            else "organisation",
            name=name,
            numbers=(("MX-RFC", tax_number(creditor)),),
        )
        if name
        else None,
        kind=kind,
        value_amount=owed,
        value_currency=currency or original_currency,
        original_amount=original,
        original_currency=original_currency,
        taken_text=node.text("fechaAdquisicion"),
        secured=kind == "CHIP" or None,
        **_owed_with(held),
    )


def _owed_with(holders: list[str]) -> dict[str, object]:
    """Give the household's share of a debt that not one member alone owes.

    All of it when only members owe it; any part when a third party does or nobody says who.
    """
    alone = bool(holders) and set(holders) <= _HOUSEHOLD
    if alone and len(holders) == 1:
        return {}
    return {"share_min": 100.0 if alone else 0.0, "share_max": 100.0}


def loan_for_use(filing: Filing, node: Node) -> None:
    """Write what somebody else lets the declarant use."""
    owner = node.at("duenoTitular")
    name = owner.text("nombreTitular", "nombreRazonSocial")
    filing.add(
        "declaration_item",
        node,
        item_id=node.inner.removeprefix("/declaracion/"),
        kind="free use",
        asset="free_use",
        holder="self",
        counterparty_id=party(
            owner,
            f"{filing.key}{node.inner}/owner",
            kind="person"
            if (owner.text("tipoDuenoTitular") or "").upper() == "FISICA"
            else "company",
            name=name,
            numbers=(("MX-RFC", tax_number(owner)),),
        )
        if name
        else None,
        operation=filing.operation(node),
    )
