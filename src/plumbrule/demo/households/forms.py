"""What a form shows of a ledger: whole or short, rounded, cash as a band, small things not asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from plumbrule.demo.households.ledger import CURRENCY, SELF, Account, Ledger, Thing
from plumbrule.demo.households.papers import (
    DebtPaper,
    FormPaper,
    HolderPaper,
    IncomePaper,
    ItemPaper,
    MemberPaper,
    MovementPaper,
    SectionPaper,
)

SECTIONS = (
    "real_estate",
    "vehicle",
    "movable",
    "money",
    "security",
    "stake",
    "income",
    "debt",
    "gift",
    "spending",
    "interest",
)
SHORT = ("income", "interest")
"""Sections of the short form."""

_INCOMES = {"salary", "pension", "business", "rent", "interest", "dividend", "royalty", "prize"}
_MOVEMENTS = {"gift_in", "inheritance", "gift_out", "spending"}
_MONEY = {"bank", "cash", "receivable"}
_CASH_BANDS = (0, 5_000_00, 10_000_00, 25_000_00, 50_000_00, 100_000_00, 500_000_00)
_SMALL_MONEY, _SMALL_THING = 2_000_00, 5_000_00
_NONE_WHOSE = ""
_NOMINAL = 5_000
"""Nominal value at which a part of a firm stands in a form."""


def amount(cents: int) -> str:
    """An amount as the forms write it."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


@dataclass(slots=True)
class Duty:
    """A form that is due: its kind, the day it states, the time of its flows, the day it is filed."""

    kind: str
    year: int
    as_of: str
    since: str
    filed: str


@dataclass(slots=True)
class Form:
    """A filled form, as rows of the published tables."""

    head: FormPaper
    sections: list[SectionPaper] = field(default_factory=list)
    members: list[MemberPaper] = field(default_factory=list)
    items: list[ItemPaper] = field(default_factory=list)
    holders: list[HolderPaper] = field(default_factory=list)
    incomes: list[IncomePaper] = field(default_factory=list)
    debts: list[DebtPaper] = field(default_factory=list)
    movements: list[MovementPaper] = field(default_factory=list)


Slip = Callable[[Form], None]
"""A change to the finished form: what the declarant left out or wrote otherwise."""


@dataclass(slots=True)
class Interest:
    """A part or a role in a firm that the declarant or a member has."""

    register: str
    number: str
    name: str
    role: str
    whose: str = SELF
    share: str = ""
    since: str = ""
    until: str = ""
    by_office: str = "no"


def fill(
    ledger: Ledger, duty: Duty, head: FormPaper, interests: list[Interest], *, whole: bool
) -> Form:
    """Fill a form of a ledger.

    Args:
        ledger: what the household has and did.
        duty: which form it is.
        head: its first row.
        interests: parts and roles in firms.
        whole: whether the form asks every section.
    """
    form = Form(head)
    no = head.form_no
    for member in ledger.members:
        if member.there(duty.as_of):
            depends = "yes" if member.relation == "child" else "no"
            form.members.append(
                MemberPaper(
                    no, member.key, member.number, member.name, member.relation, depends=depends
                )
            )
    if whole:
        _things(form, ledger, duty)
        _accounts(form, ledger, duty)
        _debts(form, ledger, duty)
        _movements(form, ledger, duty)
    _interests(form, interests, duty, whole=whole)
    _incomes(form, ledger, duty)
    _sections(form, whole=whole)
    return form


def _things(form: Form, ledger: Ledger, duty: Duty) -> None:
    for thing in ledger.things:
        gone = bool(thing.left) and duty.since <= thing.left <= duty.as_of
        small = thing.asset == "movable" and thing.cents < _SMALL_THING
        if (
            thing.acquired > duty.as_of
            or small
            or not thing.declared
            or not (gone or thing.owned(duty.as_of))
        ):
            continue
        form.items.append(_thing(form, thing, duty, gone=gone))
        if thing.holders != ((SELF, 100),):
            line = form.items[-1].line
            form.holders.extend(
                HolderPaper(form.head.form_no, line, holder, str(share))
                for holder, share in thing.holders
            )


def _thing(form: Form, thing: Thing, duty: Duty, *, gone: bool) -> ItemPaper:
    new = thing.acquired >= duty.since
    bought = thing.how == "purchase"
    operation = "remove" if gone else "add" if new else "same"
    if thing.worth and any(duty.since <= since <= duty.as_of for since, _ in thing.worth):
        operation = "change" if operation == "same" else operation
    value = thing.value(duty.as_of)
    return ItemPaper(
        form.head.form_no,
        str(len(form.items) + 1),
        thing.asset.replace("_", " "),
        thing.asset,
        thing.subtype,
        thing.key,
        "joint" if len(thing.holders) > 1 else SELF,
        operation,
        thing.side.register,
        thing.side.number,
        thing.side.name,
        share=str(sum(share for _, share in thing.holders)) if thing.asset == "stake" else "",
        value=amount(value),
        basis="acquisition" if value == thing.cents else "market",
        country="XA",
        locality=thing.locality,
        area="" if thing.area is None else str(thing.area),
        acquired_on=thing.acquired,
        acquired_by=thing.how,
        price=amount(thing.cents) if bought else "",
        paid_by="transfer" if bought else "",
        left_by=thing.left_how if gone else "",
        proceeds=amount(thing.proceeds) if gone and thing.left_how == "sale" else "",
    )


def day_before(day: str) -> str:
    """The calendar day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _accounts(form: Form, ledger: Ledger, duty: Duty) -> None:
    for account in ledger.accounts:
        held = ledger.balance(account, duty.as_of)
        if account.kind == "cash" and held < _SMALL_MONEY:
            continue
        form.items.append(_account(form, ledger, account, duty, held))


def _account(form: Form, ledger: Ledger, account: Account, duty: Duty, held: int) -> ItemPaper:
    before = ledger.balance(account, day_before(duty.since))
    low, high = held, None
    if account.kind == "cash":
        low, high = _band(held)
    return ItemPaper(
        form.head.form_no,
        str(len(form.items) + 1),
        "account",
        account.kind,
        "",
        account.key,
        SELF,
        "same",
        account.bank.register,
        account.bank.number,
        account.bank.name,
        currency=account.currency,
        value=amount(low),
        value_to="" if high is None else amount(high),
        basis="balance",
        opening="" if account.kind == "cash" else amount(before),
        country="XA",
    )


def _band(cents: int) -> tuple[int, int | None]:
    """The band of the form in which an amount lies; the last has no upper end in Avelia's forms."""
    for low, high in pairwise(_CASH_BANDS):
        if low <= cents < high:
            return low, high - 1
    return cents, None


def _debts(form: Form, ledger: Ledger, duty: Duty) -> None:
    for loan in ledger.loans:
        owed = loan.owed(duty.as_of)
        if owed <= 0:
            continue
        form.debts.append(
            DebtPaper(
                form.head.form_no,
                str(len(form.debts) + 1),
                loan.key,
                loan.kind,
                loan.creditor.register,
                loan.creditor.number,
                loan.creditor.name,
                amount(owed),
                amount(loan.cents),
                loan.taken,
                str(loan.rate),
                "yes" if loan.secured else "no",
            )
        )


def _movements(form: Form, ledger: Ledger, duty: Duty) -> None:
    for flow in ledger.flows:
        if flow.kind not in _MOVEMENTS or not duty.since <= flow.day <= duty.as_of:
            continue
        form.movements.append(
            MovementPaper(
                form.head.form_no,
                str(len(form.movements) + 1),
                _NONE_WHOSE if flow.member == SELF else flow.member,
                flow.kind,
                "yes",
                flow.side.register,
                flow.side.number,
                flow.side.name,
                "",
                amount(abs(flow.cents)),
                flow.day,
            )
        )


def _interests(form: Form, interests: list[Interest], duty: Duty, *, whole: bool) -> None:
    for one in interests:
        if (one.since and one.since > duty.as_of) or (one.until and one.until <= duty.since):
            continue
        gone = bool(one.until) and one.until <= duty.as_of
        held = one.role == "shareholder"
        form.items.append(
            ItemPaper(
                form.head.form_no,
                str(len(form.items) + 1),
                "stake" if held else "activity",
                "stake" if held and whole else "",
                number=f"{one.register} {one.number} {one.role}",
                whose=one.whose,
                operation="remove" if gone else "same",
                register=one.register,
                party_no=one.number,
                party=one.name,
                share=one.share,
                value=f"{_NOMINAL}.00" if held and whole else "",
                basis="nominal" if held and whole else "",
                role=one.role,
                by_office=one.by_office,
                since=one.since,
                until=one.until if gone else "",
            )
        )


def _incomes(form: Form, ledger: Ledger, duty: Duty) -> None:
    sums: dict[tuple[str, str, str, str, str], int] = {}
    for flow in ledger.flows:
        if flow.kind in _INCOMES and duty.since <= flow.day <= duty.as_of:
            side = flow.side
            key = (flow.member, flow.kind, side.register, side.number, side.name)
            sums[key] = sums.get(key, 0) + flow.cents
    for (member, kind, register, number, name), cents in sorted(sums.items()):
        form.incomes.append(
            IncomePaper(
                form.head.form_no,
                str(len(form.incomes) + 1),
                _NONE_WHOSE if member == SELF else member,
                kind,
                register,
                number,
                name,
                amount(cents),
                duty.since,
                duty.as_of,
            )
        )


def section_of(item: ItemPaper) -> str:
    """The section of the form in which an item stands."""
    if not item.asset:
        return "interest"
    return "money" if item.asset in _MONEY else item.asset


def _sections(form: Form, *, whole: bool) -> None:
    """Tell of every section whether it was filled, and what its lines come to."""
    no = form.head.form_no
    filled = {section_of(item) for item in form.items}
    gifts = {"gift_in", "inheritance", "gift_out"}
    filled |= {"gift" for one in form.movements if one.kind in gifts}
    filled |= {"spending" for one in form.movements if one.kind == "spending"}
    filled |= ({"income"} if form.incomes else set()) | ({"debt"} if form.debts else set())
    totals = {
        "income": sum(_cents(one.amount) for one in form.incomes),
        "debt": sum(_cents(one.amount) for one in form.debts),
    }
    for section in SECTIONS:
        if not whole and section not in SHORT:
            form.sections.append(SectionPaper(no, section, "not_required"))
        elif section in filled:
            total = amount(totals[section]) if section in totals else ""
            form.sections.append(SectionPaper(no, section, "declared", total))
        else:
            form.sections.append(SectionPaper(no, section, "none"))


def _cents(text: str) -> int:
    return int(text.replace(".", ""))


__all__ = ["CURRENCY", "SECTIONS", "Duty", "Form", "Interest", "Slip", "amount", "fill"]
