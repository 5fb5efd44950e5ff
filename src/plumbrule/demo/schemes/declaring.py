"""Every holder of a post declares: honest households, then what is wrong in some of their forms."""

from __future__ import annotations

from random import Random

from plumbrule.demo.clock import day_text
from plumbrule.demo.households.forms import Form
from plumbrule.demo.households.life import OPENING, Household
from plumbrule.demo.households.people import forms_of, settle
from plumbrule.demo.province import Province
from plumbrule.demo.schemes import form_slips, undeclared, watched
from plumbrule.demo.schemes.form_slips import Queue


def plant(province: Province, rng: Random) -> None:
    """Let the officials of the province live and declare, and make some of them err."""
    province.households.extend(settle(province, rng))
    queue = Queue([one for one in province.households if _plain(one)])
    form_slips.plant(province, queue)
    undeclared.plant(province, queue)
    watched.plant(province)
    for household in province.households:
        province.forms.extend(forms_of(household))
    form_slips.correct_afterwards(province, queue)
    _note_declared_suppliers(province)


def _plain(household: Household) -> bool:
    """Whether it declares all five years whole, for one post, and has no firm."""
    (first, *others) = household.seats
    served = first.start < OPENING and first.end is None
    return (
        household.whole
        and served
        and not others
        and not household.interests
        and not household.named
    )


def _note_declared_suppliers(province: Province) -> None:
    """An award to a firm that an official names in the form in force is one for LINK-DECL."""
    named: dict[str, list[Form]] = {}
    for form in province.forms:
        for number in {item.party_no for item in form.items if item.kind != "account"}:
            named.setdefault(number, []).append(form)
    owned: dict[str, set[str]] = {}
    for row in province.interests:
        if row.holder_kind == "company":
            owned.setdefault(province.companies[row.company].number, set()).add(row.holder)
    by_official: dict[str, list[Form]] = {}
    for form in province.forms:
        by_official.setdefault(form.head.official_no, []).append(form)
    noted = {row.unit for row in province.planted if row.rule == "LINK-DECL"}
    for process in province.processes:
        day = day_text(process.awarded)
        for place in {firm for won in process.winners for firm in process.bids[won].firms}:
            number = province.companies[place].number
            unit = f"{number}/{process.ocid}/award-1"
            forms = [
                one for known in (number, *owned.get(number, ())) for one in named.get(known, ())
            ]
            if unit not in noted and any(_in_force(one, by_official, day) for one in forms):
                why = "an official has an interest in the supplier and declared it"
                province.plant("LINK-DECL", "award", unit, why)
                noted.add(unit)


def _in_force(form: Form, by_official: dict[str, list[Form]], day: str) -> bool:
    """Whether the form is the last that its official had filed before the day."""
    earlier = [one for one in by_official[form.head.official_no] if one.head.filed_on < day]
    return bool(earlier) and max(earlier, key=lambda one: one.head.filed_on) is form
