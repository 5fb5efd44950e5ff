"""A province: its companies, bodies, people, and everything that is recorded about them.

A province is generated whole from its own seed and knows nothing of the others, which is why any
number of processes can write the country side by side and always write the same bytes.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from plumbrule.demo import names
from plumbrule.demo.households.forms import Form
from plumbrule.demo.households.life import Household
from plumbrule.demo.households.papers import QuestionPaper
from plumbrule.demo.identifiers import body_number, company_number, national_number
from plumbrule.demo.oversight import Oversight
from plumbrule.demo.process import Process
from plumbrule.demo.records import (
    PRIVATE,
    Body,
    Company,
    Declared,
    Donation,
    Interest,
    Kinship,
    Listing,
    Membership,
    Person,
    Seat,
)
from plumbrule.demo.truth import SCHEMES, Planted


@dataclass(slots=True)
class Province:
    """All records of one province, filled step by step by the generator."""

    index: int
    rng: Random
    name: str
    towns: tuple[str, ...]
    companies: list[Company] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    interests: list[Interest] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    kinships: list[Kinship] = field(default_factory=list)
    sanctions: list[Listing] = field(default_factory=list)
    debarments: list[Listing] = field(default_factory=list)
    donations: list[Donation] = field(default_factory=list)
    declarations: list[Declared] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    processes: list[Process] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    questions: list[QuestionPaper] = field(default_factory=list)
    oversight: Oversight = field(default_factory=Oversight)
    established: list[int] = field(default_factory=list)
    occasional: Iterator[int] = field(default_factory=lambda: iter(()))
    ordinary_buyers: int = 0
    serials: dict[int, int] = field(default_factory=dict)

    def add_person(
        self, given: names.Name | None = None, family: names.Name | None = None
    ) -> Person:
        """Register a new person, with the given name or a name drawn by lot."""
        serial = len(self.people)
        number = national_number(self.index, serial)
        rng = self.rng
        born = (
            f"{1950 + int(rng.random() * 48)}-{1 + int(rng.random() * 12):02d}"
            f"-{1 + int(rng.random() * 28):02d}"
        )
        person = Person(
            key=f"xa-person-{number}",
            number=number,
            given=given or names.given_name(rng),
            family=family or names.family_name(rng),
            born=born,
        )
        self.people[person.key] = person
        return person

    def add_company(self, trade: str, form: str = PRIVATE, owner: Person | None = None) -> int:
        """Register a company and its first owner, and give its place in the list.

        Without ``owner`` a new person is its owner. A company of which the owner is to be planted
        later is made by :meth:`add_company_of`.
        """
        place = self.add_company_of(trade, form)
        holder = owner or self.add_person()
        exact = (100.0, 60.0, 51.0)[int(self.rng.random() * 3)]
        founded = self.companies[place].founded
        self.interests.append(
            Interest(place, holder.key, "person", "shareholding", founded, exact=exact)
        )
        if exact < 100.0:
            second = self.add_person()
            self.interests.append(
                Interest(place, second.key, "person", "shareholding", founded, low=25.0, high=50.0)
            )
        return place

    def add_company_of(
        self, trade: str, form: str = PRIVATE, stem: names.Name | None = None
    ) -> int:
        """Register a company without any owner, and give its place in the list."""
        rng = self.rng
        place = len(self.companies)
        word = stem or names.company_stem(rng)
        suffix = "Ltd" if form == PRIVATE else "JSC"
        founded = f"{2005 + int(rng.random() * 14)}-{1 + int(rng.random() * 12):02d}-15"
        town = int(rng.random() * len(self.towns))
        self.companies.append(
            Company(
                number=company_number(self.index, place),
                stem=word,
                name=f"{word.latin} {trade} {suffix}",
                form=form,
                street=names.street_address(place),
                town=self.towns[town],
                postcode=f"{10 + self.index % 90}{100 + town}",
                founded=founded,
                trade=trade,
            )
        )
        return place

    def change_company(self, place: int, **facts: Any) -> None:
        """Record other facts about a company."""
        self.companies[place] = replace(self.companies[place], **facts)

    def change_body(self, place: int, **facts: Any) -> None:
        """Record other facts about a public body."""
        self.bodies[place] = replace(self.bodies[place], **facts)

    def occasional_firm(self, excluding: Container[int] = ()) -> int:
        """The next firm of the occasional bidders, which take turns, that is not excluded."""
        while (firm := next(self.occasional)) in excluding:
            pass
        return firm

    def add_body(self, kind: str) -> int:
        """Register a public body, and give its place in the list."""
        place = len(self.bodies)
        town = self.towns[place % len(self.towns)]
        self.bodies.append(
            Body(
                number=body_number(self.index, place),
                name=f"{kind} of {town}",
                street=f"{1 + place} Government Square",
                town=town,
                postcode=f"{10 + self.index % 90}{100 + place % len(self.towns)}",
            )
        )
        return place

    def next_serial(self, year: int) -> int:
        """The next number of a process in this year."""
        self.serials[year] = self.serials.get(year, 0) + 1
        return self.serials[year]

    def plant(self, rule: str, unit_kind: str, unit: str, why: str, *, twin: bool = False) -> None:
        """Note a planted scheme or an innocent twin in the truth."""
        self.planted.append(Planted(SCHEMES[rule], rule, unit_kind, unit, twin, why))

    def plant_all(self, rule: str, units: Iterable[str], why: str, *, twin: bool) -> None:
        """Note several processes under one reason."""
        for unit in units:
            self.plant(rule, "process", unit, why, twin=twin)
