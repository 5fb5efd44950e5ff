"""An honest household's five years: pay, interest, living, a car now and then, a mortgage paid back.

All that comes in and goes out is in the forms, but for the cost of living, which stays between the
least and the most that the country's survey tells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from plumbrule.demo.households.forms import Duty, Interest, Slip
from plumbrule.demo.households.ledger import SELF, Account, Ledger, Loan, Side, Thing
from plumbrule.demo.identifiers import BODY_SCHEME
from plumbrule.demo.records import Declared, Person, Seat

FIRST_YEAR, LAST_YEAR = 2021, 2025
OPENING = "2020-12-31"
"""The day of the first stocks."""

_LIVING = 55_000
"""What each person lives on in a month, in hundredths: between the 250 and the 1,000 of the pack."""


@dataclass(slots=True)
class Household:
    """An official, the ledger of the household, the forms that are due, and what is wrong in them.

    Attributes:
        official: who declares.
        seats: the posts held, by day of beginning.
        ledger: what really happened.
        duties: forms that are due, by day.
        interests: parts and roles in firms, as declared.
        whole: whether the whole form is due, or the short one.
        slips: what is changed in the finished form of a year.
        unfiled: kinds and years of forms that were never filed.
        named: firms that forms filed from one day to before another name beside the interests.
    """

    official: Person
    seats: list[Seat]
    ledger: Ledger
    duties: list[Duty]
    whole: bool = True
    interests: list[Interest] = field(default_factory=list)
    slips: list[tuple[int, Slip]] = field(default_factory=list)
    unfiled: set[tuple[str, int]] = field(default_factory=set)
    named: list[tuple[str, str, Declared]] = field(default_factory=list)

    def form_no(self, year: int, kind: str = "annual") -> str:
        """The number of the form of a year."""
        return f"F{self.official.number}-{year}{'' if kind == 'annual' else kind[0]}"

    def slip(self, year: int, change: Slip) -> None:
        """Change the finished annual form of a year."""
        self.slips.append((year, change))


def live(household: Household, rng: Random, bank: Side, town: str, employers: list[Side]) -> None:
    """Let the household live five years.

    Args:
        household: with its members; the rest of the ledger is written here.
        rng: of the province's households.
        bank: where its accounts are.
        town: where it lives.
        employers: firms that employ spouses.
    """
    ledger, number = household.ledger, household.official.number
    ledger.accounts.extend(
        (
            Account(f"bank {number}1", "bank", _whole(rng, 18_000, 32_000), bank),
            Account(f"cash {number}", "cash", _whole(rng, 2_600, 3_400)),
        )
    )
    flat = Thing(
        f"real_estate {number}1",
        "real_estate",
        "flat",
        f"20{10 + int(rng.random() * 8)}-04-15",
        "purchase",
        0,
        town,
        area=60 + int(rng.random() * 50),
    )
    flat.cents = (flat.area or 0) * _whole(rng, 1_900, 2_300)
    spouse = next((one.key for one in ledger.members if one.relation == "spouse"), None)
    if spouse is not None:
        flat.holders = ((SELF, 50), (spouse, 50))
    ledger.things.append(flat)
    car = Thing(f"vehicle {number}1", "vehicle", "car", "2018-05-04", "purchase", 0, town)
    car.cents = _whole(rng, 9_000, 15_000)
    ledger.things.append(car)
    if rng.random() < 0.4:
        loan = Loan(
            f"loan {number}1", "mortgage", bank, flat.acquired, flat.cents // 2, 3.0, secured=True
        )
        loan.repaid.append((OPENING, flat.cents // 5))
        ledger.loans.append(loan)
    _earn(household, rng, bank, employers)
    if rng.random() < 0.3:
        year = FIRST_YEAR + int(rng.random() * 5)
        ledger.sell(car, f"{year}-06-10", car.cents * 6 // 10 // 100 * 100)
        ledger.buy(
            Thing(
                f"vehicle {number}2",
                "vehicle",
                "car",
                f"{year}-06-20",
                "purchase",
                car.cents // 1_000_00 * 1_000_00 + 3_000_00,
                town,
            )
        )


def _earn(household: Household, rng: Random, bank: Side, employers: list[Side]) -> None:
    """Pay, living and the bank's interest, month by month; nobody earns far from the others."""
    ledger = household.ledger
    pay = _whole(rng, 2_300, 2_700)
    second = _whole(rng, 1_500, 1_800)
    employer = employers[int(rng.random() * len(employers))]
    persons = 1 + len(ledger.members)
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        pay += pay * (2 + int(rng.random() * 2)) // 100
        for month in range(1, 13):
            day = f"{year}-{month:02d}-25"
            payer = payer_on(household.seats, day)
            if payer is not None:
                ledger.flow(day, pay, "salary", payer)
            else:
                ledger.flow(day, pay, "pension")
            ledger.flow(day, -_LIVING * persons, "living")
            for member in ledger.members:
                if member.relation == "spouse":
                    ledger.flow(day, second, "salary", employer, member=member.key)
            for loan in ledger.loans:
                ledger.repay(loan, day, loan.cents // 200)
        ledger.flow(f"{year}-12-20", 60_00 + int(rng.random() * 4_000), "interest", bank)
        spare = pay * 12 + (second * 12 if persons > 1 else 0) - _LIVING * persons * 12
        ledger.flow(f"{year}-08-01", -max(0, spare // 3 // 100 * 100), "spending")


def payer_on(seats: list[Seat], day: str) -> Side | None:
    """The body that pays the official on a day."""
    for seat in seats:
        held = seat.start <= day and (not seat.end or day <= seat.end)
        if seat.organisation_scheme == BODY_SCHEME and held:
            return Side(BODY_SCHEME, seat.organisation_number, seat.organisation_name)
    return None


def duties_of(seats: list[Seat], rng: Random) -> list[Duty]:
    """The forms that posts ask for: at entry, each year, at exit, in good time.

    The terms are those of the Declarations Act of Avelia: sixty days, and the end of May.
    """
    duties: list[Duty] = []
    begins = min(seat.start for seat in seats)
    ends = "" if any(not seat.end for seat in seats) else max(seat.end or "" for seat in seats)
    for year in range(FIRST_YEAR - 1, LAST_YEAR + 1):
        closed = f"{year}-12-31"
        if begins > closed or (ends and ends < f"{year}-01-01"):
            continue
        filed = f"{year + 1}-0{3 + int(rng.random() * 2)}-{1 + int(rng.random() * 28):02d}"
        if year == LAST_YEAR:
            filed = f"{year + 1}-01-{5 + int(rng.random() * 20):02d}"
        duties.append(Duty("annual", year, closed, f"{year}-01-01", filed))
    for seat in seats:
        if seat.start > OPENING:
            duties.append(_on(seat.start, "entry", rng))
        if seat.end and seat.end > OPENING:
            duties.append(_on(seat.end, "exit", rng))
    duties.sort(key=lambda duty: (duty.as_of, duty.kind))
    return duties


def _on(day: str, kind: str, rng: Random) -> Duty:
    year, month = int(day[:4]), int(day[5:7])
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    filed = f"{following[0]}-{following[1]:02d}-{1 + int(rng.random() * 20):02d}"
    return Duty(kind, year, day, f"{year}-01-01", filed)


def _whole(rng: Random, low: int, high: int) -> int:
    """A whole number of units between the two, in hundredths."""
    return (low + int(rng.random() * (high - low))) * 100


__all__ = ["FIRST_YEAR", "LAST_YEAR", "SELF", "Household", "duties_of", "live", "payer_on"]
