"""CI-01, LINK-OWNER, LINK-PEP: a body buys from a firm that its own official or a relative owns."""

from dataclasses import replace

from plumbrule.demo.clock import DAY, day_text
from plumbrule.demo.identifiers import BODY_SCHEME, COMPANY_SCHEME
from plumbrule.demo.markets import SMALL, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.records import Interest, Kinship, Person, Seat
from plumbrule.demo.tender import direct_award, special
from plumbrule.demo.truth import award_unit

_RULE = "CI-01"
_LONG_AGO = "2012-05-01"
_TRADES = ("Consulting", "Repairs", "Catering", "Furnishing", "Printing")


def plant(province: Province) -> None:
    """Plant five conflicts of interest, and ten awards that only resemble one."""
    own = _Deal(province, 0)
    own.hold(own.official, exact=80.0)
    own.note("the head of the body owns 80 percent of the supplier", owner=True)
    ranged = _Deal(province, 1)
    ranged.hold(ranged.official, low=25.0, high=50.0)
    ranged.note("an official holds between 25 and 50 percent of the supplier", owner=True)
    managed = _Deal(province, 2)
    managed.hold(managed.official, exact=100.0)
    managed.hold(managed.official, kind="seniorManagingOfficial")
    managed.note("an official owns and manages the supplier", owner=True)
    for count, relation in ((3, "spouse"), (4, "child")):
        family = _Deal(province, count)
        relative = family.relative(relation)
        family.hold(relative, exact=60.0)
        family.note(f"the {relation} of an official owns 60 percent of the supplier")
    _plant_other_times(province)
    _plant_other_people(province)
    _plant_depth(province)


def _plant_depth(province: Province) -> None:
    """An official owns a holding that owns the supplier: a matter of depth, told by the chain."""
    deal = _Deal(province, 16)
    deal.seat()
    holding = province.add_company("Holding", owner=deal.official)
    above = province.companies[holding]
    start = max(above.founded, province.companies[deal.firm].founded)
    province.interests.append(
        Interest(deal.firm, above.number, "company", "shareholding", start, exact=90.0)
    )
    deal.note_ties("an official owns the company that owns the supplier", owner=True, behind=True)


class _Deal:
    """An award of a body to a firm, and an official of the body."""

    def __init__(self, province: Province, count: int) -> None:
        self.province = province
        market = SMALL[count % len(SMALL)]
        self.firm = province.add_company_of(_TRADES[count % len(_TRADES)])
        make = direct_award if count % 3 == 0 else special
        self.buyer = int(province.rng.random() * province.ordinary_buyers)
        year = YEARS[count % len(YEARS)]
        self.process: Process = make(province, market, year, self.firm, self.buyer)
        self.official = province.add_person()

    def days_from_award(self, days: int) -> str:
        """The day that many days after the award, or before it."""
        return day_text(self.process.awarded + days * DAY)

    def seat(
        self, start: str = "2019-09-01", end: str | None = None, buyer: int | None = None
    ) -> None:
        """Give the official a post in the buying body, or in another one."""
        body = self.province.bodies[self.buyer if buyer is None else buyer]
        self.province.seats.append(
            Seat(
                self.official.key,
                "Deputy Director",
                BODY_SCHEME,
                body.number,
                body.name,
                start,
                end,
            )
        )

    def relative(self, relation: str) -> Person:
        """A new member of the official's family."""
        person = self.province.add_person(family=self.official.family)
        self.province.kinships.append(Kinship(self.official.key, person.key, relation))
        return person

    def hold(
        self,
        person: Person,
        *,
        kind: str = "shareholding",
        start: str | None = None,
        end: str | None = None,
        exact: float | None = None,
        low: float | None = None,
        high: float | None = None,
    ) -> None:
        """Enter an interest of a person in the firm."""
        first = start or self.province.companies[self.firm].founded
        self.province.interests.append(
            Interest(
                self.firm, person.key, "person", kind, first, end, exact=exact, low=low, high=high
            )
        )

    def note(
        self, why: str, *, twin: bool = False, owner: bool | None = None, behind: bool | None = None
    ) -> None:
        """Enter the deal in the truth; a planted one gets its seat here.

        Args:
            why: what was done.
            twin: whether it is no conflict of interest.
            owner: whether the official owns the supplier of the own body; None if not to be told.
            behind: whether an official stands behind the supplier, wherever it serves; the same as
                ``owner`` when None.
        """
        if not twin:
            self.seat()
        number = self.province.companies[self.firm].number
        self.province.plant(_RULE, "award", award_unit(self.process.ocid, number), why, twin=twin)
        self.note_ties(why, owner, owner if behind is None else behind)

    def note_ties(self, why: str, owner: bool | None, behind: bool | None) -> None:
        """Enter what rules about owners must say."""
        number = self.province.companies[self.firm].number
        unit = f"{number}/{self.process.ocid}/award-1"
        for rule, planted in (("LINK-OWNER", owner), ("LINK-PEP", behind)):
            if planted is not None:
                self.province.plant(rule, "award", unit, why, twin=not planted)


def _plant_other_times(province: Province) -> None:
    sold = _Deal(province, 5)
    sold.seat()
    sold.hold(sold.official, end=sold.days_from_award(-200), exact=100.0)
    sold.hold(province.add_person(), start=sold.days_from_award(-199), exact=100.0)
    sold.note("the official sold the firm before the award", twin=True, owner=False)
    inherited = _Deal(province, 6)
    inherited.seat()
    inherited.hold(province.add_person(), end=inherited.days_from_award(60), exact=100.0)
    inherited.hold(inherited.official, start=inherited.days_from_award(61), exact=100.0)
    inherited.note("the official inherited the firm after the award", twin=True, owner=False)
    early = _Deal(province, 7)
    early.seat(start=early.days_from_award(45))
    early.hold(early.official, exact=100.0)
    early.note("the award came before the official took office", twin=True, owner=False)
    late = _Deal(province, 8)
    late.seat(start=_LONG_AGO, end=late.days_from_award(-30))
    late.hold(late.official, exact=100.0)
    late.note(
        "the award came after the official had left office", twin=True, owner=False, behind=True
    )


def _plant_other_people(province: Province) -> None:
    elsewhere = _Deal(province, 9)
    elsewhere.seat(buyer=(elsewhere.buyer + 1) % province.ordinary_buyers)
    elsewhere.hold(elsewhere.official, exact=100.0)
    elsewhere.note("the owner serves in another body", twin=True, owner=False, behind=True)
    for count in (10, 11):
        homonym = _Deal(province, count)
        homonym.seat()
        official = homonym.official
        owner = province.add_person(given=official.given, family=official.family)
        if count == 11:
            owner = replace(owner, born=official.born)
            province.people[owner.key] = owner
        homonym.hold(owner, exact=100.0)
        why = "of the same name" if count == 10 else "of the same name, born on the same day"
        homonym.note(
            f"the owner is another person {why}, with another number", twin=True, owner=False
        )
    nameless = _Deal(province, 12)
    nameless.seat()
    namesake = province.add_person(given=nameless.official.given, family=nameless.official.family)
    province.people[namesake.key] = replace(namesake, number="", born="")
    nameless.hold(namesake, exact=100.0)
    nameless.note(
        "the register gives only a name that an official bears too", twin=True, owner=False
    )
    for count in (13, 14):
        _plant_public_company(province, count)


def _plant_public_company(province: Province, count: int) -> None:
    """A company that the body owns, on whose board its official sits by virtue of the post."""
    deal = _Deal(province, count)
    deal.seat()
    body = province.bodies[deal.buyer]
    company = province.companies[deal.firm]
    province.interests.append(
        Interest(deal.firm, body.number, "body", "shareholding", company.founded, exact=100.0)
    )
    deal.hold(deal.official, kind="boardMember", start="2019-09-01")
    province.seats.append(
        Seat(
            deal.official.key,
            "Member of the Board by virtue of office",
            COMPANY_SCHEME,
            company.number,
            company.name,
            "2019-09-01",
            ex_officio=True,
        )
    )
    deal.note("ex-officio seat on the board of a publicly owned company", twin=True, owner=False)
