"""R032, R033, NET-OWN: rival bidders behind whom stands one owner, or one family.

Who owns a quarter of two rivals also holds a tenth of both, and ties them: a hit of R032 is one of
R033 and of NET-OWN too.
"""

from dataclasses import replace

from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.records import Interest, Kinship
from plumbrule.demo.schemes.doors import meet
from plumbrule.demo.schemes.telling import note

_SINCE = "2019-03-01"


def plant(province: Province) -> None:
    """Plant rivals that are tied, and rivals that only seem so."""
    for count in range(3):
        one, other, process = _rivals(province, count)
        owner = province.add_person()
        _hold(province, one, owner.key, 60.0)
        _hold(province, other, owner.key, 40.0)
        why = "one person owns 60 and 40 percent of two rivals"
        note(province, process, why, hits=("R032", "R033", "NET-OWN"))
    for count in range(3):
        one, other, process = _rivals(province, count)
        owner = province.add_person()
        _hold(province, one, owner.key, 12.0)
        _hold(province, other, owner.key, 15.0)
        why = "one person holds 12 and 15 percent of two rivals"
        note(province, process, why, hits=("R033", "NET-OWN"), twin_of=("R032",))
    for count in range(3):
        one, other, process = _rivals(province, count)
        first = province.add_person()
        second = province.add_person(family=first.family)
        _hold(province, one, first.key, 90.0)
        _hold(province, other, second.key, 90.0)
        province.kinships.append(Kinship(first.key, second.key, "sibling"))
        why = "the owners of two rivals are siblings"
        note(province, process, why, hits=("NET-OWN",), twin_of=("R032", "R033"))
    _plant_strangers(province)


def _plant_strangers(province: Province) -> None:
    for count in range(2):
        one, other, process = _rivals(province, count)
        owner = province.add_person()
        _hold(province, one, owner.key, 80.0)
        _hold(province, other, owner.key, 80.0, end=f"{process.year - 1}-06-30")
        why = "the owner of one rival had sold the other before"
        note(province, process, why, twin_of=("R032", "R033", "NET-OWN"))
    one, other, process = _rivals(province, 2)
    owner = province.add_person()
    namesake = province.add_person(given=owner.given, family=owner.family)
    province.people[namesake.key] = replace(namesake, born=owner.born)
    _hold(province, one, owner.key, 80.0)
    _hold(province, other, namesake.key, 80.0)
    why = "the owners of two rivals have one name and one birthday, but two numbers"
    note(province, process, why, twin_of=("R032", "R033", "NET-OWN"))


def _rivals(province: Province, count: int) -> tuple[int, int, Process]:
    """Two new firms without owners, and a tender in which they meet."""
    one, other = (province.add_company_of("Holdings and Works") for _ in range(2))
    for firm in (one, other):
        province.change_company(firm, founded="2012-04-15")
    return one, other, meet(province, count, (one,), (other,))


def _hold(province: Province, firm: int, holder: str, share: float, end: str | None = None) -> None:
    province.interests.append(
        Interest(firm, holder, "person", "shareholding", _SINCE, end, exact=share)
    )
