"""CN-01 to CN-06, FL-01 to FL-04: forms that err, come late, or not at all, with their innocent twins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plumbrule.demo.households.forms import Form, amount, section_of
from plumbrule.demo.households.ledger import Thing
from plumbrule.demo.households.life import Household
from plumbrule.demo.households.papers import QuestionPaper
from plumbrule.demo.households.people import forms_of
from plumbrule.demo.province import Province

_YEAR = 2023
_EACH = 2


@dataclass(slots=True)
class Queue:
    """Honest households that wait to be given a scheme."""

    waiting: list[Household]

    def take(self, fits: Callable[[Household], bool] | None = None) -> Household:
        """The next household that fits.

        Raises:
            LookupError: none is left.
        """
        for place, one in enumerate(self.waiting):
            if fits is None or fits(one):
                return self.waiting.pop(place)
        raise LookupError("the province has too few officials for its schemes")


def form_id(household: Household, year: int = _YEAR) -> str:
    """The form of a year as rules name it."""
    return f"xa-forms:{household.form_no(year)}"


def plant(province: Province, queue: Queue) -> None:
    """Plant each scheme twice, and each twin twice."""
    for _ in range(_EACH):
        for twin in (False, True):
            _total(province, queue.take(), twin=twin)
            _opening(province, queue.take(), twin=twin)
            _section(province, queue.take(_no_second_car), twin=twin)
            _late(province, queue.take(), twin=twin)
        _appeared(province, queue.take())
        _gone(province, queue.take(_no_second_car))
        _sold(province, queue.take(_sold_a_car))
        _copied(queue.take(_no_second_car), province)
        _left_out(province, queue.take(lambda one: bool(one.ledger.members)))
        _unfiled(province, queue.take(_no_second_car))


def _no_second_car(household: Household) -> bool:
    return len(household.ledger.things) == 2


def _sold_a_car(household: Household) -> bool:
    return any(thing.left for thing in household.ledger.things)


def _cents(text: str) -> int:
    return int(text.replace(".", ""))


def _total(province: Province, household: Household, *, twin: bool) -> None:
    off = 60 if twin else 4_000_00
    why = "a total rounded to the next unit" if twin else "the total is 4,000 above the lines"

    def change(form: Form) -> None:
        for place, row in enumerate(form.sections):
            if row.section == "income":
                form.sections[place] = row._replace(total=amount(_cents(row.total) + off))

    household.slip(_YEAR, change)
    unit = f"{form_id(household)}/income"
    province.plant("CN-01", "declaration section", unit, why, twin=twin)


def _opening(province: Province, household: Household, *, twin: bool) -> None:
    times = 1005 if twin else 1200
    why = "half a percent apart, by rounding" if twin else "opens a fifth above the year before"

    def change(form: Form) -> None:
        for place, row in enumerate(form.items):
            if row.asset == "bank":
                opening = amount(_cents(row.opening) * times // 1000)
                form.items[place] = row._replace(opening=opening)
                unit = f"{form_id(household)}/{row.line}"
                province.plant("CN-02", "item", unit, why, twin=twin)

    household.slip(_YEAR, change)


def _section(province: Province, household: Household, *, twin: bool) -> None:
    section = "security" if twin else "vehicle"
    why = "ticked none" if twin else "the section on vehicles was left blank"

    def change(form: Form) -> None:
        if twin:
            return
        form.items = [row for row in form.items if section_of(row) != section]
        for place, row in enumerate(form.sections):
            if row.section == section:
                form.sections[place] = row._replace(status="not_answered")

    household.slip(_YEAR, change)
    unit = f"{form_id(household)}/{section}"
    province.plant("FL-04", "declaration section", unit, why, twin=twin)


def _late(province: Province, household: Household, *, twin: bool) -> None:
    for duty in household.duties:
        if duty.kind == "annual" and duty.year == _YEAR:
            duty.filed = f"{_YEAR + 1}-05-31" if twin else f"{_YEAR + 1}-07-10"
    why = "filed on the last day of May" if twin else "filed on 10 July"
    province.plant("FL-02", "declaration", f"form/{form_id(household)}", why, twin=twin)


def _appeared(province: Province, household: Household) -> None:
    number = household.official.number
    land = Thing(
        f"real_estate {number}7", "real_estate", "land", "2019-03-02", "inheritance", 14_000_00,
        province.towns[0], area=900, recorded=False,
    )  # fmt: skip
    household.ledger.things.append(land)

    def hide(form: Form) -> None:
        form.items = [row for row in form.items if row.number != land.key]

    def show(form: Form) -> None:
        for row in form.items:
            if row.number == land.key:
                why = "land of 2019 stands in the forms from 2023 on"
                province.plant("CN-03", "item", f"{form_id(household)}/{row.line}", why)

    for year in range(2020, _YEAR):
        household.slip(year, hide)
    household.slip(_YEAR, show)


def _gone(province: Province, household: Household) -> None:
    car = next(one for one in household.ledger.things if one.asset == "vehicle")
    car.left = car.left_how = ""
    car.recorded = False

    def show(form: Form) -> None:
        for row in form.items:
            if row.number == car.key:
                unit = f"{form_id(household)}/gone/{row.line}"
                province.plant("CN-03", "item", unit, "a car is gone, and no form says how")

    def hide(form: Form) -> None:
        form.items = [row for row in form.items if row.number != car.key]
        for place, row in enumerate(form.sections):
            if row.section == "vehicle":
                form.sections[place] = row._replace(status="none")

    household.slip(_YEAR - 1, show)
    for year in range(_YEAR, 2026):
        household.slip(year, hide)


def _sold(province: Province, household: Household) -> None:
    car = next(one for one in household.ledger.things if one.left)
    year = int(car.left[:4])

    def show(form: Form) -> None:
        for row in form.items:
            if row.number == car.key:
                unit = f"{form_id(household, year)}/{row.line}"
                province.plant("CN-03", "item", unit, "a car was sold, with its price", twin=True)

    household.slip(year, show)


def _copied(household: Household, province: Province) -> None:
    kept: list[Form] = []

    def keep(form: Form) -> None:
        kept.append(form)

    def copy(form: Form) -> None:
        no, old = form.head.form_no, kept[0]
        form.items = [row._replace(form_no=no, opening="", operation="same") for row in old.items]
        form.incomes = [
            row._replace(form_no=no, since=f"{_YEAR}-01-01", until=f"{_YEAR}-12-31")
            for row in old.incomes
        ]
        form.debts = [row._replace(form_no=no) for row in old.debts]
        form.movements = [
            row._replace(form_no=no, day=row.day.replace(str(_YEAR - 1), str(_YEAR)))
            for row in old.movements
        ]
        form.sections = [row._replace(form_no=no) for row in old.sections]

    def blank(form: Form) -> None:
        form.items = [row._replace(opening="") for row in form.items]

    household.slip(_YEAR - 1, keep)
    household.slip(_YEAR, copy)
    household.slip(_YEAR + 1, blank)
    province.plant("CN-05", "declaration", form_id(household), "the form of the year before again")
    why = "another year, other amounts"
    province.plant("CN-05", "declaration", form_id(household, 2022), why, twin=True)


def _left_out(province: Province, household: Household) -> None:
    def change(form: Form) -> None:
        form.members.clear()

    household.slip(_YEAR, change)
    province.plant("CN-06", "declaration", form_id(household), "the family is not in the form")
    why = "the family is in the form"
    province.plant("CN-06", "declaration", form_id(household, 2022), why, twin=True)


def _unfiled(province: Province, household: Household) -> None:
    household.unfiled.add(("annual", _YEAR))
    seat = household.seats[0]
    holding = f"xa-officials:{household.official.number}/{seat.organisation_number}/{seat.start}"
    province.plant("FL-01", "occupancy", f"{holding}/annual/{_YEAR}", "no form for 2023")
    why = "the form for 2022 was filed"
    province.plant("FL-01", "occupancy", f"{holding}/annual/2022", why, twin=True)


def correct_afterwards(province: Province, queue: Queue) -> None:
    """FL-03: a second version that states far more, filed after a question about the first."""
    for twin in (False, True):
        household = queue.take()
        old = next(
            form for form in forms_of(household) if form.head.form_no == household.form_no(_YEAR)
        )
        no = f"{old.head.form_no}v2"
        filed = f"{_YEAR + 1}-{'04-30' if twin else '11-04'}"
        form = Form(
            old.head._replace(
                form_no=no, filed_on=filed, version="2", corrects=f"xa-forms:{old.head.form_no}"
            ),
            sections=[row._replace(form_no=no) for row in old.sections],
            members=[row._replace(form_no=no) for row in old.members],
            items=[row._replace(form_no=no) for row in old.items],
            incomes=[row._replace(form_no=no) for row in old.incomes],
            debts=[row._replace(form_no=no) for row in old.debts],
            movements=[row._replace(form_no=no) for row in old.movements],
        )
        for place, row in enumerate(form.items):
            if row.asset == "real_estate":
                form.items[place] = row._replace(value=amount(_cents(row.value) * 3 // 2))
        province.forms.append(form)
        number, name = household.official.number, household.official.name
        asked = f"Q-{len(province.questions) + 1:03d}"
        province.questions.append(
            QuestionPaper(f"{asked}-{number}", number, name, "request", f"{_YEAR + 1}-09-02")
        )
        why = "corrected before anyone asked" if twin else "raised by far after the question"
        province.plant("FL-03", "declaration", f"xa-forms:{no}", why, twin=twin)
