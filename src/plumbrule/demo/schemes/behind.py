"""LINK-DEBAR, LINK-DECL, LINK-DON: who stands behind a supplier, by ties that registers prove."""

from collections.abc import Callable
from datetime import date, timedelta

from plumbrule.demo.clock import DAY, day_of, day_text
from plumbrule.demo.identifiers import BODY_SCHEME, COMPANY_SCHEME, PERSON_SCHEME
from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.records import (
    Company,
    Declared,
    Donation,
    Interest,
    Listing,
    Membership,
    Person,
    Seat,
)
from plumbrule.demo.tender import special

_PARTY = "Citizens of the Coast"
_OTHER_PARTY = "League of Three Rivers"
_REASON = "False statements in a tender"


def plant(province: Province) -> None:
    """Plant successors of debarred firms, declared ties and donors, and strangers beside them."""
    _plant_successors(province)
    _plant_declared(province)
    _plant_donors(province)


def _award(province: Province, firm: int, count: int) -> Process:
    return special(province, MARKET_OF["71"], YEARS[count % len(YEARS)], firm)


def _note(
    province: Province, rule: str, firm: int, process: Process, why: str, *, twin: bool
) -> None:
    unit = f"{province.companies[firm].number}/{process.ocid}/award-1"
    province.plant(rule, "award", unit, why, twin=twin)


def _plant_successors(province: Province) -> None:
    """A firm is debarred; another of its owner, founded near the day, wins meanwhile."""
    for count in range(6):
        owner = province.add_person()
        old = province.add_company("Shipping", owner=owner)
        heir = owner
        if count == 4:
            heir = province.add_person(given=owner.given, family=owner.family)
        new = province.add_company_of("Logistics")
        process = _award(province, new, count)
        awarded = day_of(process.awarded)
        begun = awarded - timedelta(days=300)
        founded = begun - timedelta(days=200)
        end = awarded + timedelta(days=400)
        why = "founded near the debarment of another firm of its owner, which still holds"
        if count == 3:
            founded, why = date(2011, 5, 2), "founded twelve years before the owner's firm fell"
        if count == 4:
            why = "its owner only bears the name of the debarred firm's owner"
        if count == 5:
            end, why = awarded - timedelta(days=20), "the debarment had ended before the award"
        province.change_company(new, founded=founded.isoformat())
        province.interests.append(_owned(new, heir, founded.isoformat()))
        former = province.companies[old]
        province.debarments.append(
            Listing(
                name=former.name,
                kind="company",
                number=former.number,
                born=None,
                start=begun.isoformat(),
                end=end.isoformat(),
                reason=_REASON,
            )
        )
        _note(province, "LINK-DEBAR", new, process, why, twin=count >= 3)


def _owned(firm: int, owner: Person, since: str) -> Interest:
    return Interest(firm, owner.key, "person", "shareholding", since, exact=100.0)


def _plant_declared(province: Province) -> None:
    """Officials declare ties to companies; some of the companies win while it stands."""
    cases: tuple[tuple[int, str, str], ...] = (
        (-200, "income", "an official of another body declared income from the supplier"),
        (-300, "shares", "an official declared shares of the supplier"),
        (-90, "loan", "an official declared a loan of the supplier"),
        (120, "income", "an official declared income from the supplier after the award"),
        (-400, "superseded", "the tie stood in an earlier declaration and no longer in the last"),
        (-200, "namesake", "the official declared a company of the same name, with another number"),
    )
    for count, (days, kind, why) in enumerate(cases):
        official = province.add_person()
        body = province.bodies[count % province.ordinary_buyers]
        province.seats.append(
            Seat(official.key, "Inspector", BODY_SCHEME, body.number, body.name, start="2018-02-01")
        )
        firm = province.add_company("Research")
        process = _award(province, firm, count)
        company = province.companies[firm]
        if kind == "namesake":
            company = province.companies[province.add_company_of("Research", stem=company.stem)]
        filed = day_text(process.awarded + days * DAY)
        _declare(province, official, filed, company)
        if kind == "superseded":
            other = province.companies[province.add_company("Research")]
            later = day_text(process.awarded - 30 * DAY)
            _declare(province, official, later, other)
        _note(province, "LINK-DECL", firm, process, why, twin=count >= 3)


def _declare(province: Province, official: Person, filed: str, company: Company) -> None:
    row = Declared(official.key, filed, "income", company.number, company.name)
    province.declarations.append(row)


def _plant_donors(province: Province) -> None:
    """A supplier or its owner gave to the party of the buyer's head."""
    for count, (make, why) in enumerate(_DONORS):
        donor_owner = province.add_person()
        firm = province.add_company_of("Concrete")
        since = province.companies[firm].founded
        province.interests.append(_owned(firm, donor_owner, since))
        process = _award(province, firm, count)
        head = province.add_person()
        body = province.bodies[process.buyer]
        province.seats.append(
            Seat(
                head.key, "Head of Office", BODY_SCHEME, body.number, body.name, start="2018-02-01"
            )
        )
        province.memberships.append(Membership(head.key, _PARTY, "2015-01-01"))
        make(province, firm, donor_owner, process)
        _note(province, "LINK-DON", firm, process, why, twin=count >= 3)


def _give(province: Province, donor: tuple[str, str, str], day: str, party: str = _PARTY) -> None:
    province.donations.append(Donation(*donor, party, 2_500_000, day))


def _company(province: Province, firm: int) -> tuple[str, str, str]:
    company = province.companies[firm]
    return COMPANY_SCHEME, company.number, company.name


def _person(person: Person) -> tuple[str, str, str]:
    return PERSON_SCHEME, person.number, person.name


def _firm_gave(province: Province, firm: int, _owner: Person, process: Process) -> None:
    _give(province, _company(province, firm), day_text(process.awarded - 200 * DAY))


def _owner_gave(province: Province, _firm: int, owner: Person, process: Process) -> None:
    _give(province, _person(owner), day_text(process.awarded - 400 * DAY))


def _gave_afterwards(province: Province, firm: int, _owner: Person, process: Process) -> None:
    _give(province, _company(province, firm), day_text(process.awarded + 100 * DAY))


def _gave_to_others(province: Province, firm: int, _owner: Person, process: Process) -> None:
    day = day_text(process.awarded - 200 * DAY)
    _give(province, _company(province, firm), day, _OTHER_PARTY)


def _namesake_gave(province: Province, _firm: int, owner: Person, process: Process) -> None:
    namesake = province.add_person(given=owner.given, family=owner.family)
    _give(province, _person(namesake), day_text(process.awarded - 200 * DAY))


_Gift = Callable[[Province, int, Person, Process], None]
_DONORS: tuple[tuple[_Gift, str], ...] = (
    (_firm_gave, "the supplier gave to the party of the buyer's head"),
    (_owner_gave, "the supplier's owner gave to the party of the buyer's head"),
    (_firm_gave, "the supplier gave to the party of the buyer's head"),
    (_gave_afterwards, "the gift came after the award"),
    (_gave_to_others, "the gift went to a party that no official of the buyer belongs to"),
    (_namesake_gave, "a person of the owner's name gave, with another number"),
)
