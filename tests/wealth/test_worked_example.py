"""The worked example: two adults, one year, every kind of line; and its variants."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_declarations import EUROS, Declared, euros

from plumbrule.wealth import Account

FILLED = ("real_estate", "vehicle", "money", "debt", "income")


def household(
    *,
    cash: tuple[int, int] | None = (5_001, 10_000),
    flat: int | None = 120_000,
    flat_loan: int = 58_000,
    inheritance: int = 0,
    rates: bool = True,
) -> Declared:
    declared = Declared()
    for year in (2023, 2024):
        last = year == 2024
        name = declared.year(year, filled=FILLED)
        declared.add(
            "household_member",
            declaration_id=name,
            member_id="m",
            party_id="wife",
            relation="spouse",
        )

        def item(key: str, asset: str, in_year: str = name, **facts) -> None:
            declared.add(
                "declaration_item",
                declaration_id=in_year,
                item_id=key,
                item_key=key,
                asset=asset,
                **facts,
            )

        item("bank", "bank", basis="balance", value=euros(12_000 if last else 20_000))
        item("dollars", "bank", basis="balance", value=(Decimal(50_000), "USD"))
        if cash is None:
            item("cash", "cash", basis="balance", value=euros(6_000))
        else:
            item("cash", "cash", basis="balance", value=euros(cash[0]), value_max=euros(cash[1]))
        item("house", "real_estate", basis="market", value=euros(210_000 if last else 150_000))
        declared.add(
            "declared_debt",
            declaration_id=name,
            debt_id="1",
            debt_key="mortgage",
            value=euros(76_000 if last else 80_000),
        )
    declared.add(
        "declaration_item",
        declaration_id="p-2023",
        item_id="car",
        item_key="car",
        asset="vehicle",
        value=euros(14_000),
    )
    declared.add(
        "declaration_item",
        declaration_id="p-2024",
        item_id="car",
        item_key="car",
        asset="vehicle",
        operation="remove",
        disposed_by="sale",
        proceeds=euros(9_000),
    )
    price = {"price": euros(flat)} if flat is not None else {}
    declared.add(
        "declaration_item",
        declaration_id="p-2024",
        item_id="flat",
        item_key="flat",
        asset="real_estate",
        acquired="2024-06-10",
        acquired_by="purchase",
        **price,
    )
    declared.add(
        "declared_debt",
        declaration_id="p-2024",
        debt_id="2",
        debt_key="flat loan",
        value=euros(flat_loan),
    )
    declared.add(
        "declared_income",
        declaration_id="p-2024",
        income_id="1",
        kind="salary",
        value=euros(42_000),
    )
    for number, (kind, amount) in enumerate(
        (("gift_in", 10_000), ("spending", 5_000), ("inheritance", inheritance))
    ):
        if amount:
            declared.add(
                "declared_movement",
                declaration_id="p-2024",
                movement_id=str(number),
                kind=kind,
                in_money=True,
                value=euros(amount),
            )
    if rates:
        for day, rate in (("2023-12-31", 0.90), ("2024-12-31", 0.96)):
            declared.add("exchange_rate", base="USD", currency="EUR", day=day, rate=rate)
    return declared


def gap(account: Account) -> tuple[Decimal | None, Decimal | None]:
    return account.unexplained_min, account.unexplained_max


def test_as_stated_the_bracket_of_cash_and_the_cost_of_living_leave_it_open():
    (account,) = household().accounts()
    assert gap(account) == (6_601, 30_999)
    assert (account.threshold_low, account.threshold_high) == (10_500, 10_500)
    assert (account.answer, account.reasons) == ("cannot_tell", ("straddle",))


def test_with_exact_cash_at_least_11600_is_not_explained():
    (account,) = household(cash=None).accounts()
    assert gap(account) == (11_600, 26_000)
    assert (account.answer, account.reasons) == ("hit", ())


def test_an_inheritance_explains_it():
    (account,) = household(cash=None, inheritance=20_000).accounts()
    assert gap(account) == (-8_400, 6_000)
    assert account.answer == "clear"


def test_without_the_price_of_the_flat_nothing_bounds_it_above():
    (account,) = household(cash=None, flat=None).accounts()
    assert gap(account) == (-108_400, None)
    assert (account.answer, account.reasons) == ("cannot_tell", ("missing:price",))


def test_without_the_cost_of_living_there_may_be_a_hit_but_no_clear():
    unknown = replace(EUROS, living_low=None, living_high=None)
    (account,) = household(cash=None).accounts(unknown)
    assert gap(account) == (2_000, None)
    assert account.answer == "cannot_tell"
    (account,) = household(cash=None, inheritance=20_000).accounts(unknown)
    assert gap(account) == (-18_000, None)
    assert account.reasons == ("missing:living_costs",)


def test_a_dearer_flat_on_a_larger_loan_changes_nothing():
    (account,) = household(cash=None, flat=170_000, flat_loan=108_000).accounts()
    assert gap(account) == (11_600, 26_000)


def test_an_unchanged_balance_in_another_currency_needs_no_rate():
    (account,) = household(cash=None, rates=False).accounts()
    assert gap(account) == (11_600, 26_000)


def test_the_lines_add_up_and_name_what_they_are():
    (account,) = household(cash=None).accounts()
    assert sum(line.low for line in account.lines) == account.unexplained_min
    assert sum(line.high for line in account.lines) == account.unexplained_max
    told = {line.item: (line.what, line.low) for line in account.lines}
    assert told["house"] == ("kept", 0)
    assert told["flat"] == ("bought", 120_000)
    assert told["car"] == ("sold", -9_000)
    assert told["flat loan"] == ("debt", -58_000)
    assert told["mortgage"] == ("debt", 4_000)


@pytest.mark.parametrize("absolute", [10_000, 20_000])
def test_the_threshold_is_the_greater_of_both(absolute):
    (account,) = household(cash=None).accounts(replace(EUROS, absolute=Decimal(absolute)))
    assert account.threshold_low == max(Decimal(absolute), Decimal("0.25") * 42_000)
    assert account.threshold_source == "made for the test"
