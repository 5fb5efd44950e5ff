"""The published tables of declarations, and the registers beside them that agree with the ledgers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from plumbrule.demo.households.forms import Form, amount
from plumbrule.demo.households.ledger import SELF, Thing
from plumbrule.demo.households.life import LAST_YEAR, Household
from plumbrule.demo.households.papers import (
    AssetPaper,
    DebtPaper,
    FormPaper,
    HolderPaper,
    IncomePaper,
    ItemPaper,
    MemberPaper,
    MovementPaper,
    PayrollPaper,
    QuestionPaper,
    SectionPaper,
)
from plumbrule.demo.oversight import (
    ContactPaper,
    LoanPaper,
    RecommendationPaper,
    ReportPaper,
)
from plumbrule.demo.province import Province
from plumbrule.demo.registers import Register

_Row = tuple[str, ...]
_Rows = Callable[[Province], Iterator[_Row]]

_REGISTERS = {"real_estate": "cadastre", "vehicle": "vehicles"}


def assets_of(household: Household) -> Iterator[AssetPaper]:
    """What the cadastre and the register of vehicles have of a household."""
    people = {SELF: (household.official.number, household.official.name)}
    people |= {one.key: (one.number, one.name) for one in household.ledger.members}
    for thing in household.ledger.things:
        if thing.asset in _REGISTERS and thing.recorded:
            for holder, share in thing.holders:
                if holder in people:
                    yield _asset(thing, *people[holder], share)


def _asset(thing: Thing, number: str, name: str, share: int) -> AssetPaper:
    return AssetPaper(
        _REGISTERS[thing.asset],
        thing.key,
        thing.asset,
        number,
        name,
        str(share),
        thing.locality,
        amount(thing.cents),
        "acquisition",
        thing.acquired,
        thing.left,
    )


def payroll_of(household: Household) -> Iterator[PayrollPaper]:
    """What bodies paid the official, year by year."""
    sums: dict[tuple[str, str], int] = {}
    for flow in household.ledger.flows:
        if flow.kind == "salary" and flow.member == SELF and flow.day[:4] <= str(LAST_YEAR):
            key = (flow.side.number, flow.day[:4])
            sums[key] = sums.get(key, 0) + flow.cents
    for (body, year), cents in sums.items():
        yield PayrollPaper(
            household.official.number, household.official.name, body, year, amount(cents)
        )


def _of_forms(take: Callable[[Form], Iterable[_Row]]) -> _Rows:
    def rows(province: Province) -> Iterator[_Row]:
        for form in province.forms:
            yield from take(form)

    return rows


def _of_households(take: Callable[[Household], Iterable[_Row]]) -> _Rows:
    def rows(province: Province) -> Iterator[_Row]:
        for household in province.households:
            yield from take(household)

    return rows


def _register(name: str, paper: type[NamedTuple]) -> Register:
    return Register(name, paper._fields)


TABLES: tuple[tuple[Register, _Rows], ...] = (
    (_register("forms", FormPaper), _of_forms(lambda form: [form.head])),
    (_register("form-sections", SectionPaper), _of_forms(lambda form: form.sections)),
    (_register("form-members", MemberPaper), _of_forms(lambda form: form.members)),
    (_register("form-items", ItemPaper), _of_forms(lambda form: form.items)),
    (_register("form-holders", HolderPaper), _of_forms(lambda form: form.holders)),
    (_register("form-incomes", IncomePaper), _of_forms(lambda form: form.incomes)),
    (_register("form-debts", DebtPaper), _of_forms(lambda form: form.debts)),
    (_register("form-movements", MovementPaper), _of_forms(lambda form: form.movements)),
    (_register("assets", AssetPaper), _of_households(assets_of)),
    (_register("payroll", PayrollPaper), _of_households(payroll_of)),
    (
        _register("recommendations", RecommendationPaper),
        lambda province: iter(province.oversight.recommendations),
    ),
    (_register("contacts", ContactPaper), lambda province: iter(province.oversight.contacts)),
    (_register("party-loans", LoanPaper), lambda province: iter(province.oversight.loans)),
    (_register("party-reports", ReportPaper), lambda province: iter(province.oversight.reports)),
    (_register("questions", QuestionPaper), lambda province: iter(province.questions)),
)
"""Each table with the function that gives its rows."""
