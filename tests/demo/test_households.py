"""Ledgers are exact, forms agree with them, and each planted slip stands where it was put."""

from collections import defaultdict
from decimal import Decimal

import pytest

from plumbrule.demo.history import live_through
from plumbrule.demo.households.ledger import Account, Ledger, Loan, Side, Thing

OPENED, CLOSED = "2020-12-31", "2025-12-31"


@pytest.fixture(scope="module")
def province():
    return live_through(0, 5)


def test_balances_are_what_flowed():
    ledger = Ledger(accounts=[Account("a", "bank", 100_00)])
    bank = Side("XA-CRN", "1", "Bank")
    house = Thing("house", "real_estate", "flat", "2021-03-01", "purchase", 80_00)
    ledger.buy(house)
    loan = Loan("loan", "mortgage", bank, "2021-02-01", 50_00, 3.0, secured=True)
    ledger.borrow(loan)
    ledger.repay(loan, "2021-06-01", 20_00)
    assert ledger.balance(ledger.accounts[0], "2021-01-31") == 100_00
    assert ledger.balance(ledger.accounts[0], "2021-12-31") == 50_00
    assert loan.owed("2021-01-01") == 0
    assert loan.owed("2021-12-31") == 30_00
    assert ledger.net_worth("2021-12-31") == 100_00
    ledger.sell(house, "2022-01-01", 90_00)
    assert ledger.net_worth("2022-01-01") == 110_00


def test_wealth_grows_by_what_is_earned_and_not_spent(province):
    for household in province.households:
        ledger = household.ledger
        moved = sum(
            flow.cents
            for flow in ledger.flows
            if flow.kind not in {"purchase", "sale", "loan_drawn", "loan_repaid"}
        )
        sold = sum(one.proceeds - one.cents for one in ledger.things if one.left > OPENED)
        came = sum(
            one.cents
            for one in ledger.things
            if one.how != "purchase" and OPENED < one.acquired <= CLOSED
        )
        vanished = sum(
            one.cents for one in ledger.things if one.left > OPENED and one.left_how != "sale"
        )
        assert vanished == 0
        grown = ledger.net_worth(CLOSED) - ledger.net_worth(OPENED)
        assert grown == moved + sold + came


def test_forms_state_the_balances_of_the_ledger(province):
    households = {one.official.number: one for one in province.households}
    slipped = {row.unit for row in province.planted if row.rule == "CN-05"}
    seen = 0
    for form in province.forms:
        if f"xa-forms:{form.head.form_no}" in slipped:
            continue
        household = households[form.head.official_no]
        bank = household.ledger.accounts[0]
        for item in form.items:
            if item.asset == "bank":
                held = household.ledger.balance(bank, form.head.as_of)
                assert Decimal(item.value) * 100 == held
                seen += 1
    assert seen > 100


def test_payroll_and_forms_tell_one_pay(province):
    paid = defaultdict(int)
    for household in province.households:
        for flow in household.ledger.flows:
            if flow.kind == "salary" and flow.member == "self":
                paid[household.official.number, flow.day[:4]] += flow.cents
    copied = {row.unit for row in province.planted if row.rule == "CN-05" and not row.twin}
    checked = 0
    for form in province.forms:
        if form.head.kind != "annual" or f"xa-forms:{form.head.form_no}" in copied:
            continue
        stated = sum(
            Decimal(one.amount) for one in form.incomes if one.kind == "salary" and not one.member
        )
        assert stated * 100 == paid[form.head.official_no, form.head.year]
        checked += 1
    assert checked > 100


def test_short_forms_ask_two_sections(province):
    short = [form for form in province.forms if form.head.whole_form == "no"]
    assert short
    for form in short:
        asked = {row.section for row in form.sections if row.status != "not_required"}
        assert asked == {"income", "interest"}
        assert not form.debts
        assert not any(item.asset for item in form.items)


def test_the_same_seed_gives_the_same_households():
    one, other = (live_through(3, 9) for _ in range(2))
    assert [form.items for form in one.forms] == [form.items for form in other.forms]
