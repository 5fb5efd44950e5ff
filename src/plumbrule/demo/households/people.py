"""The households of a province: one for each holder of a public post, with family and interests."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from plumbrule.demo.households.forms import Form, Interest, fill
from plumbrule.demo.households.ledger import Ledger, Member, Side
from plumbrule.demo.households.life import Household, duties_of, live
from plumbrule.demo.households.papers import FormPaper, ItemPaper
from plumbrule.demo.identifiers import BODY_SCHEME, COMPANY_SCHEME
from plumbrule.demo.province import Province
from plumbrule.demo.records import JOINT_STOCK, Declared, Seat

_SHORT_FORM = {"Chief Accountant"}
"""Posts that owe the short form."""


@dataclass(slots=True)
class Market:
    """Who banks and employs in a province: firms that sell nothing to the State."""

    bank: Side
    employers: list[Side] = field(default_factory=list)


def found_market(province: Province) -> Market:
    """A bank, and firms that employ the spouses of officials."""
    bank = _side(province, province.add_company("Bank", JOINT_STOCK))
    return Market(bank, [_side(province, province.add_company("Stores")) for _ in range(6)])


def _side(province: Province, place: int) -> Side:
    firm = province.companies[place]
    return Side(firm.scheme, firm.number, firm.name)


def settle(province: Province, rng: Random) -> list[Household]:
    """Give each holder of a public post a household and five years of life."""
    market = found_market(province)
    seats: dict[str, list[Seat]] = {}
    for seat in province.seats:
        if seat.organisation_scheme == BODY_SCHEME:
            seats.setdefault(seat.person, []).append(seat)
    return [move_in(province, person, held, market, rng) for person, held in seats.items()]


def move_in(
    province: Province, person: str, seats: list[Seat], market: Market, rng: Random
) -> Household:
    """Make the household of a person and let it live."""
    official = province.people[person]
    members: list[Member] = []
    for kinship in province.kinships:
        if kinship.person == person and kinship.relation in {"spouse", "child"}:
            kin = province.people[kinship.relative]
            since = "" if kinship.relation == "spouse" else kin.born
            key = f"m{len(members) + 1}"
            members.append(
                Member(key, kin.number, kin.name, kinship.relation, since or "2000-01-01")
            )
    household = Household(
        official,
        seats,
        Ledger(members=members),
        duties_of(seats, rng),
        whole=not all(seat.title in _SHORT_FORM for seat in seats),
    )
    household.interests.extend(_interests(province, household))
    household.named.extend(_named(province, person))
    town = province.towns[int(rng.random() * len(province.towns))]
    live(household, rng, market.bank, town, market.employers)
    return household


def _interests(province: Province, household: Household) -> list[Interest]:
    """All that the register of owners and the boards tell of the declarant and the members."""
    own = {household.official.key: "self"}
    people = {person.number: person.key for person in province.people.values()}
    own |= {people[one.number]: one.key for one in household.ledger.members}
    found = []
    for row in province.interests:
        if row.holder_kind == "person" and row.holder in own and row.direct:
            firm = province.companies[row.company]
            role = "shareholder" if row.kind == "shareholding" else "director"
            share = "" if row.exact is None else f"{row.exact:g}"
            found.append(
                Interest(
                    firm.scheme,
                    firm.number,
                    firm.name,
                    role,
                    "self" if own[row.holder] == "self" else "dependant",
                    share,
                    row.start,
                    row.end or "",
                )
            )
    found.extend(
        Interest(
            COMPANY_SCHEME,
            seat.organisation_number,
            seat.organisation_name,
            "director",
            since=seat.start,
            until=seat.end or "",
            by_office="yes" if seat.ex_officio else "no",
        )
        for seat in province.seats
        if seat.person == household.official.key and seat.organisation_scheme == COMPANY_SCHEME
    )
    return found


def _named(province: Province, person: str) -> list[tuple[str, str, Declared]]:
    """Firms that another declaration of the person names, until a later one no longer does."""
    told = sorted((one for one in province.declarations if one.person == person), key=_filed)
    return [
        (one.filed, next((later.filed for later in told if later.filed > one.filed), "9999"), one)
        for one in told
    ]


def _filed(declared: Declared) -> str:
    return declared.filed


def forms_of(household: Household) -> list[Form]:
    """The forms that a household files, with what is wrong in them."""
    official = household.official
    forms = []
    for duty in household.duties:
        if (duty.kind, duty.year) in household.unfiled:
            continue
        seat = household.seats[-1]
        head = FormPaper(
            household.form_no(duty.year, duty.kind),
            official.number,
            official.name,
            duty.kind,
            str(duty.year),
            duty.filed,
            duty.as_of,
            duty.since,
            duty.as_of,
            "1",
            "",
            "yes" if household.whole else "no",
            seat.title,
            seat.organisation_number,
        )
        form = fill(household.ledger, duty, head, household.interests, whole=household.whole)
        _name_firms(form, household, duty.filed)
        for year, slip in household.slips:
            if year == duty.year and duty.kind == "annual":
                slip(form)
        forms.append(form)
    return forms


def _name_firms(form: Form, household: Household, filed: str) -> None:
    """Name the firms that the declarant names beside the interests on the day of filing."""
    named = [one for since, until, one in household.named if since <= filed < until]
    if not named:
        return
    form.items.extend(
        ItemPaper(
            form.head.form_no,
            str(len(form.items) + count),
            one.kind,
            register=COMPANY_SCHEME,
            party_no=one.company_number,
            party=one.company_name,
        )
        for count, one in enumerate(named, start=1)
    )
    form.sections = [
        row._replace(status="declared") if row.section == "interest" else row
        for row in form.sections
    ]
