"""R045, R047, CRI-NEW, CRI-TAX: suppliers that no register knows, too young ones, far ones."""

from datetime import timedelta

from plumbrule.demo.clock import day_of
from plumbrule.demo.markets import MARKET_OF, YEARS
from plumbrule.demo.process import Process
from plumbrule.demo.province import Province
from plumbrule.demo.records import Contact
from plumbrule.demo.tender import special

_SECRECY = "XB"


def plant(province: Province) -> None:
    """Plant unknown, young and remote suppliers, and suppliers that are only a little so."""
    _plant_unknown(province)
    _plant_young(province)
    _plant_remote(province)


def _win(province: Province, count: int) -> tuple[int, Process]:
    firm = province.add_company("Ventures")
    process = special(province, MARKET_OF["50"], YEARS[count % len(YEARS)], firm)
    return firm, process


def award_of(province: Province, firm: int, process: Process) -> str:
    """The unit id of an award as rules about suppliers write it."""
    return f"{province.companies[firm].number}/{process.ocid}/award-1"


def _plant_unknown(province: Province) -> None:
    for count in range(3):
        firm, process = _win(province, count)
        province.change_company(firm, registered=False)
        why = "no register knows the supplier's number"
        province.plant("R045", "award", award_of(province, firm, process), why)
        province.plant("R047", "supplier", province.companies[firm].number, why)
    for count in range(3):
        firm, process = _win(province, count)
        site = f"https://ventures-{province.index}-{count}.example"
        province.change_company(firm, registered=False, contact=Contact(url=site))
        why = "no register knows the supplier's number, but it has a site"
        province.plant("R045", "award", award_of(province, firm, process), why)
        province.plant("R047", "supplier", province.companies[firm].number, why, twin=True)
    firm, process = _win(province, 1)
    struck_off = (day_of(process.awarded) - timedelta(days=40)).isoformat()
    province.change_company(firm, dissolved=struck_off)
    why = "struck off forty days before the award"
    province.plant("R045", "award", award_of(province, firm, process), why)
    for count in range(3):
        firm, process = _win(province, count)
        struck_off = (day_of(process.awarded) + timedelta(days=40)).isoformat()
        province.change_company(firm, dissolved=struck_off)
        why = "struck off forty days after the award"
        province.plant("R045", "award", award_of(province, firm, process), why, twin=True)


def _plant_young(province: Province) -> None:
    for count, age in enumerate((60, 200, 340, 380, 400, 500)):
        firm = province.add_company_of("Start")
        process = special(province, MARKET_OF["50"], YEARS[count % len(YEARS)], firm)
        founded = (day_of(process.awarded) - timedelta(days=age)).isoformat()
        province.change_company(firm, founded=founded)
        unit = f"{process.ocid}/award/award-1/{province.companies[firm].number}"
        why = f"founded {age} days before the award"
        province.plant("CRI-NEW", "award", unit, why, twin=age > 365)


def _plant_remote(province: Province) -> None:
    for count in range(3):
        firm, process = _win(province, count)
        province.change_company(firm, country=_SECRECY)
        unit = f"{process.ocid}/award/award-1/{province.companies[firm].number}"
        province.plant("CRI-TAX", "award", unit, "a supplier on the Isle of Brass")
    for count in range(3):
        firm, process = _win(province, count)
        province.change_company(firm, town="Brass")
        unit = f"{process.ocid}/award/award-1/{province.companies[firm].number}"
        why = "a supplier in a town of Avelia that is called Brass"
        province.plant("CRI-TAX", "award", unit, why, twin=True)
