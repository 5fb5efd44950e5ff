"""R046: the supplier was sanctioned or debarred on the day it bid or won."""

from plumbrule.demo import names
from plumbrule.demo.clock import day_text
from plumbrule.demo.markets import SMALL, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.records import Listing
from plumbrule.demo.tender import direct_award, special

_RULE = "R046"
_SANCTION = "Supply of goods under embargo"
_DEBARMENT = "Bribe to a member of an evaluation committee"


def plant(province: Province) -> None:
    """Plant five listed suppliers, and suppliers whose listing is another's or of another time."""
    for count in range(5):
        firm = province.add_company("Import")
        process = _win(province, firm, count)
        company = province.companies[firm]
        listing = Listing(
            name=company.name,
            kind="company",
            number=company.number,
            born=None,
            start=f"{process.year - 1}-03-01",
            end=f"{process.year + 1}-02-28" if count % 2 else None,
            reason=_DEBARMENT if count % 2 else _SANCTION,
            other_names=company.stem.spellings[1:],
        )
        (province.debarments if count % 2 else province.sanctions).append(listing)
        province.plant(
            _RULE, "supplier", company.number, f"listed on the day of its bid for {process.ocid}"
        )
    _plant_other_times(province)
    _plant_namesakes(province)


def _win(province: Province, firm: int, count: int) -> Process:
    market = SMALL[count % len(SMALL)]
    year = YEARS[count % len(YEARS)]
    make = direct_award if count % 3 == 2 else special
    return make(province, market, year, firm)


def _plant_other_times(province: Province) -> None:
    for count in range(4):
        firm = province.add_company("Import")
        process = _win(province, firm, count)
        company = province.companies[firm]
        before = count % 2 == 0
        lifted = count == 2
        listing = Listing(
            name=company.name,
            kind="company",
            number=company.number,
            born=None,
            start="2019-01-01" if before else "2027-01-01",
            end=f"{process.year - 1}-12-31" if before else None,
            reason=_SANCTION,
            lifted=lifted,
        )
        (province.debarments if count == 3 else province.sanctions).append(listing)
        why = ("listing expired", "listing begins after the contract ended")[count % 2]
        province.plant(
            _RULE,
            "supplier",
            company.number,
            "listing lifted before the tender" if lifted else why,
            twin=True,
        )


def _plant_namesakes(province: Province) -> None:
    for count in range(2):
        firm = province.add_company("Import")
        process = _win(province, firm, count)
        company = province.companies[firm]
        namesake = province.add_company_of(company.trade, stem=company.stem)
        listing = Listing(
            name=company.name,
            kind="company",
            number=province.companies[namesake].number if count == 0 else None,
            born=None,
            start=f"{process.year - 1}-01-01",
            end=None,
            reason=_SANCTION if count == 0 else _DEBARMENT,
        )
        (province.debarments if count else province.sanctions).append(listing)
        why = (
            "another company of the same name is listed"
            if count == 0
            else ("the listing gives a name only, which two companies bear")
        )
        province.plant(_RULE, "supplier", company.number, why, twin=True)
    owner = province.add_person()
    firm = province.add_company("Import", owner=owner)
    process = _win(province, firm, 1)
    other = province.add_person(given=owner.given, family=owner.family)
    province.sanctions.append(
        Listing(
            name=other.name,
            kind="person",
            number=other.number,
            born=other.born,
            start=day_text(process.opens - 100 * 1440),
            end=None,
            reason="Violence against voters",
            other_names=tuple(other.spelled(place) for place in range(1, len(names.SCRIPTS))),
        )
    )
    province.plant(
        _RULE,
        "supplier",
        province.companies[firm].number,
        "a person of the same name as its owner is listed, born on another day",
        twin=True,
    )
