"""The people, bodies and companies that a province starts with."""

from dataclasses import replace
from itertools import cycle
from random import Random

from plumbrule.demo import names
from plumbrule.demo.identifiers import BODY_SCHEME, COMPANY_SCHEME, PERSON_SCHEME
from plumbrule.demo.province import Province
from plumbrule.demo.records import JOINT_STOCK, PRIVATE, Donation, Kinship, Listing, Seat

ESTABLISHED = 32
"""Firms that live on public contracts and win twenty or more of them."""
OCCASIONAL = 330
"""Firms that bid a few times, and mostly lose."""

_TOWNS = 12
_BODIES = ("Municipality", "Hospital", "Roads Office")
_TRADES = ("Trading", "Works", "Services", "Supply", "Group", "Partners", "Systems", "Build")
_POSTS = ("Director", "Head of Procurement", "Chief Accountant")
_PARTIES = ("Party of the Long Valley", "New Harbour Union", "League of Three Rivers")


def found_province(index: int, rng: Random) -> Province:
    """A province with its bodies, officials, firms, donors and the usual listings."""
    towns = tuple(names.place_name(rng) for _ in range(_TOWNS))
    province = Province(index=index, rng=rng, name=f"{names.place_name(rng)} Province", towns=towns)
    for kind in _BODIES:
        for _ in towns:
            province.add_body(kind)
    province.ordinary_buyers = len(province.bodies)
    for place in range(province.ordinary_buyers):
        _staff(province, place)
    for count in range(ESTABLISHED):
        form = JOINT_STOCK if count % 8 == 7 else PRIVATE
        province.established.append(province.add_company(_trade(rng), form))
    small = [province.add_company(_trade(rng)) for _ in range(OCCASIONAL)]
    rng.shuffle(small)
    province.occasional = cycle(small)
    _donate(province, small)
    _list_strangers(province)
    _hold_through_companies(province, small)
    return province


def _trade(rng: Random) -> str:
    return _TRADES[int(rng.random() * len(_TRADES))]


def _staff(province: Province, place: int) -> None:
    """Give the body its three officials, some of whom left, and families to some."""
    body = province.bodies[place]
    for count, title in enumerate(_POSTS):
        official = province.add_person()
        left = f"{2024 + place % 2}-06-30" if (place + count) % 5 == 0 else None
        province.seats.append(
            Seat(
                official.key,
                title,
                BODY_SCHEME,
                body.number,
                body.name,
                start=f"{2016 + (place + count) % 6}-03-01",
                end=left,
            )
        )
        if (place + count) % 3 == 0:
            relative = province.add_person(family=official.family)
            relation = ("spouse", "child", "sibling")[(place // 3 + count) % 3]
            province.kinships.append(Kinship(official.key, relative.key, relation))


def _donate(province: Province, small: list[int]) -> None:
    rng = province.rng
    for count in range(24):
        party = _PARTIES[count % len(_PARTIES)]
        cents = (1 + int(rng.random() * 40)) * 25_000
        day = (
            f"{2022 + count % 4}-{1 + int(rng.random() * 12):02d}-{1 + int(rng.random() * 28):02d}"
        )
        if count % 2:
            firm = province.companies[small[count]]
            donor = (COMPANY_SCHEME, firm.number, firm.name)
        else:
            person = province.add_person()
            donor = (PERSON_SCHEME, person.number, person.name)
        province.donations.append(Donation(*donor, party, cents, day))


def _list_strangers(province: Province) -> None:
    """Listings of people and companies that take no part in procurement."""
    rng = province.rng
    for count in range(10):
        person = province.add_person()
        scripts = tuple(person.spelled(script) for script in (1, 2, 3))
        province.sanctions.append(
            Listing(
                name=person.name,
                kind="person",
                number=person.number if count % 2 else None,
                born=person.born,
                start=f"{2018 + count % 7}-05-11",
                end=f"{2022 + count % 3}-05-10" if count % 4 == 0 else None,
                reason="Financing of an armed group",
                other_names=scripts,
            )
        )
    for count in range(4):
        place = province.add_company("Shipping", owner=province.add_person())
        firm = province.companies[place]
        province.debarments.append(
            Listing(
                name=firm.name,
                kind="company",
                number=firm.number,
                born=None,
                start=f"{2021 + count}-0{1 + int(rng.random() * 9)}-01",
                end=f"{2023 + count}-12-31",
                reason="False statements in a tender",
            )
        )


def _hold_through_companies(province: Province, small: list[int]) -> None:
    """Put a holding company between some firms and their owners, with the indirect share declared."""
    for place in small[:12]:
        held = [row for row in province.interests if row.company == place]
        first = held[0]
        holding = province.add_company("Holding", owner=province.people[first.holder])
        founded = province.companies[holding].founded
        start = max(first.start, founded)
        where = province.interests.index(first)
        province.interests[where] = replace(
            first, holder=province.companies[holding].number, holder_kind="company", start=start
        )
        province.interests.append(replace(first, direct=False, start=start))
