"""S1's section of income: net, by month in the form of entry, by year in the others."""

from __future__ import annotations

from decimal import Decimal

from plumbrule.sources.pdn.filing import Filing
from plumbrule.sources.pdn.node import Node

_SALARY = ("remuneracionAnualCargoPublico", "remuneracionConclusionCargoPublico")
_PARTS = (
    ("actividadIndustrialComercialEmpresarial", "business"),
    ("actividadFinanciera", "dividend"),
    ("serviciosProfesionales", "business"),
    ("enajenacionBienes", "sale"),
    ("otrosIngresos", "other"),
)
_OTHERS = ("otrosIngresosAnualesTotal", "otrosIngresosConclusionTotal")
_OWN = ("ingresoAnualNetoDeclarante", "ingresoConclusionNetoDeclarante")
_HOUSEHOLD = (
    "ingresoAnualNetoParejaDependiente",
    "ingresoConclusionNetoParejaDependiente",
)


def income_rows(filing: Filing, node: Node) -> None:
    """Write what was earned in the form's time.

    A monthly figure of the form of entry tells of no time that accounts are made for, and is left
    out; the section counts as filled.
    """
    if not node.there:
        filing.section("income", "not_answered")
        return
    filing.section("income", "declared")
    if filing.kind == "entry":
        return
    told = [_row(filing, node, "salary", *_SALARY)]
    parts = [_row(filing, node.at(name), kind, "remuneracionTotal") for name, kind in _PARTS]
    if all(amount is None for amount in parts):
        parts.append(_row(filing, node, "other", *_OTHERS))
    told += parts
    stated, _ = node.money(*_OWN)
    amount = sum((one for one in told if one is not None), Decimal(0))
    if stated is not None and amount != stated:
        reason = "expected the parts of the declarant's income to add up to its total"
        filing.sink.fault("noted", reason, node.line, f"{node.path}/{_OWN[0]}", str(stated))
    others, currency = node.money(*_HOUSEHOLD)
    if others:
        filing.add(
            "declared_income",
            node,
            income_id="household",
            member_id="partner",
            kind="other",
            value_amount=others,
            value_currency=currency,
            net=True,
        )


def _row(filing: Filing, node: Node, kind: str, *names: str) -> Decimal | None:
    amount, currency = node.money(*names)
    if amount:
        filing.add(
            "declared_income",
            node,
            income_id=f"{kind} {node.inner.rsplit('/', 1)[-1]}",
            member_id="",
            kind=kind,
            value_amount=amount,
            value_currency=currency,
            net=True,
        )
    return amount
