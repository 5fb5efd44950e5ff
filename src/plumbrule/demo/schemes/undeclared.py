"""RG-01 to RG-03, RG-05: what registers have and forms do not, and what only looks like it."""

from __future__ import annotations

from plumbrule.demo.households.forms import Form
from plumbrule.demo.households.forms import Interest as Named
from plumbrule.demo.households.ledger import Thing
from plumbrule.demo.households.life import Household
from plumbrule.demo.identifiers import COMPANY_SCHEME
from plumbrule.demo.province import Province
from plumbrule.demo.records import Interest
from plumbrule.demo.schemes.form_slips import Queue

_EACH = 2


def plant(province: Province, queue: Queue) -> None:
    """Plant each scheme and each twin twice."""
    for _ in range(_EACH):
        for twin in (False, True):
            _firm(province, queue.take(), twin=twin)
            _thing(province, queue.take(), "RG-02", "real_estate", twin=twin)
            _thing(province, queue.take(), "RG-03", "vehicle", twin=twin)
            _share(province, queue.take(), twin=twin)


def _own(province: Province, household: Household, share: float) -> int:
    place = province.add_company_of("Farming")
    founded = max(province.companies[place].founded, "2018-01-15")
    province.change_company(place, founded=founded)
    province.interests.append(
        Interest(place, household.official.key, "person", "shareholding", founded, exact=share)
    )
    return place


def _firm(province: Province, household: Household, *, twin: bool) -> None:
    place = _own(province, household, 0.5 if twin else 60.0)
    why = "a stake below what the form asks for" if twin else "60 percent of a firm, not declared"
    unit = f"{household.official.number}/{province.companies[place].number}"
    province.plant("RG-01", "person x firm", unit, why, twin=twin)


def _thing(province: Province, household: Household, rule: str, asset: str, *, twin: bool) -> None:
    thing = Thing(
        f"{asset} {household.official.number}8",
        asset,
        "land" if asset == "real_estate" else "car",
        "2017-02-03",
        "inheritance",
        22_000_00,
        province.towns[1],
        area=700 if asset == "real_estate" else None,
        declared=False,
    )
    if twin:
        thing.left, thing.left_how = "2020-06-30", "sale"
    household.ledger.things.append(thing)
    why = "sold before the first form" if twin else "inherited in 2017, in no form"
    unit = f"{household.official.number}/{thing.key}"
    province.plant(rule, "person x thing", unit, why, twin=twin)


def _share(province: Province, household: Household, *, twin: bool) -> None:
    place = _own(province, household, 60.0)
    firm = province.companies[place]
    share = "60.4" if twin else "40"
    household.interests.append(
        Named(COMPANY_SCHEME, firm.number, firm.name, "shareholder", "self", share, firm.founded)
    )
    why = f"declares {share} percent, the register has 60"

    def note(form: Form) -> None:
        for row in form.items:
            if row.party_no == firm.number:
                unit = f"xa-forms:{row.form_no}/{row.line}"
                province.plant("RG-05", "interest", unit, why, twin=twin)

    for year in range(2020, 2026):
        household.slip(year, note)
