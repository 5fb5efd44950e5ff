"""One line at a time: what each kind of change adds, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from made_declarations import EUROS, Declared, euros

from plumbrule.wealth import Account, Line

FREE = replace(EUROS, living_low=Decimal(0), living_high=Decimal(0))
"""Life costs nothing, so that only the line under test counts."""

BEFORE, AFTER = "p-2023", "p-2024"


@pytest.fixture
def declared() -> Declared:
    made = Declared()
    for year in (2023, 2024):
        made.year(year, filled=("income",))
        made.add("declared_income", declaration_id=f"p-{year}", income_id="1", value=euros(0))
    return made


def one(made: Declared, section: str) -> Line:
    (account,) = made.accounts(FREE)
    (line,) = [
        line for line in account.lines if line.section == section and line.what != "below_threshold"
    ]
    return line


def house(made: Declared, declaration: str, **facts) -> None:
    made.add(
        "declaration_item",
        **{
            "declaration_id": declaration,
            "item_id": "h",
            "item_key": "h",
            "asset": "real_estate",
            "value": euros(100_000),
            **facts,
        },
    )


@pytest.mark.parametrize(
    ("facts", "what", "low", "high", "reason"),
    [
        ({"acquired_by": "purchase", "price": euros(90_000)}, "bought", 90_000, 90_000, None),
        ({"acquired_by": "purchase", "basis": "acquisition"}, "bought", 100_000, 100_000, None),
        ({"acquired_by": "purchase", "basis": "market"}, "bought", 0, None, "missing:price"),
        ({"acquired_by": "inheritance"}, "received", 0, 0, None),
        ({"acquired_by": "gift"}, "received", 0, 0, None),
        ({}, "new", 0, 100_000, "missing:acquired_by"),
        ({"acquired": "2019-05-01", "acquired_by": "purchase"}, "had_before", 0, 0, None),
        (
            {
                "acquired_by": "purchase",
                "price": euros(90_000),
                "share_min": 50.0,
                "share_max": 50.0,
            },
            "bought",
            45_000,
            45_000,
            None,
        ),
        (
            {"acquired_by": "purchase", "price": euros(90_000), "holder": "third"},
            None,
            None,
            None,
            None,
        ),
    ],
)
def test_what_is_new(declared, facts, what, low, high, reason):  # noqa: PLR0917 one row each
    house(declared, AFTER, **facts)
    if what is None:
        (account,) = declared.accounts(FREE)
        assert [line for line in account.lines if line.section == "real_estate"] == []
        return
    line = one(declared, "real_estate")
    assert (line.what, line.low, line.high, line.reason) == (what, low, high, reason)


@pytest.mark.parametrize(
    ("facts", "what", "low", "high", "reason"),
    [
        (None, "gone", None, 0, "missing:disposed_by"),
        ({"operation": "remove"}, "gone", None, 0, "missing:disposed_by"),
        ({"disposed_by": "sale", "proceeds": euros(80_000)}, "sold", -80_000, -80_000, None),
        ({"disposed_by": "sale"}, "sold", None, 0, "missing:proceeds"),
        ({"disposed_by": "gift"}, "given", 0, 0, None),
        ({"disposed_by": "loss"}, "lost", 0, 0, None),
    ],
)
def test_what_is_gone(declared, facts, what, low, high, reason):  # noqa: PLR0917 one row each
    house(declared, BEFORE)
    if facts is not None:
        house(declared, AFTER, **facts)
    line = one(declared, "real_estate")
    assert (line.what, line.low, line.high, line.reason) == (what, low, high, reason)


@pytest.mark.parametrize("value", [1, 100_000, 9_000_000])
def test_a_thing_that_stays_adds_nothing_whatever_it_is_said_to_be_worth(declared, value):
    house(declared, BEFORE)
    house(declared, AFTER, value=euros(value))
    line = one(declared, "real_estate")
    assert (line.what, line.low, line.high) == ("kept", 0, 0)


def test_a_share_that_grew_was_paid_for_by_somebody(declared):
    house(declared, BEFORE, share_min=25.0, share_max=25.0)
    house(declared, AFTER)
    line = one(declared, "real_estate")
    assert (line.what, line.low, line.high) == ("more_of_it", 0, None)


def test_what_a_sale_brought_counts_once(declared):
    house(declared, BEFORE)
    house(declared, AFTER, disposed_by="sale", proceeds=euros(80_000))
    declared.add(
        "declared_income", declaration_id=AFTER, income_id="2", kind="sale", value=euros(80_000)
    )
    (account,) = declared.accounts(FREE)
    assert account.unexplained_min == account.unexplained_max == -80_000
    # And it is no income against which the gap is measured.
    assert account.threshold_low == 10_000


@pytest.mark.parametrize(
    ("kind", "facts", "low", "high"),
    [
        ("gift_in", {"in_money": True}, -7_000, -7_000),
        ("gift_in", {"in_money": False}, 0, 0),
        ("gift_in", {}, -7_000, 0),
        ("inheritance", {"in_money": True}, -7_000, -7_000),
        ("gift_out", {"in_money": True}, 7_000, 7_000),
        ("spending", {}, 7_000, 7_000),
        ("loss", {}, 0, 0),
    ],
)
def test_gifts_and_spending(declared, kind, facts, low, high):
    declared.add(
        "declared_movement",
        declaration_id=AFTER,
        movement_id="1",
        kind=kind,
        value=euros(7_000),
        **facts,
    )
    line = one(declared, "gift")
    assert (line.low, line.high) == (low, high)


def income(made: Declared, **facts) -> Account:
    made.add(
        "declared_income",
        **{
            "declaration_id": AFTER,
            "income_id": "2",
            "kind": "salary",
            "value": euros(30_000),
            **facts,
        },
    )
    (account,) = made.accounts(FREE)
    return account


@pytest.mark.parametrize(
    ("facts", "low", "high"),
    [
        ({}, -30_000, -30_000),
        ({"net": False, "tax": euros(9_000)}, -30_000, -21_000),
        ({"net": False}, -30_000, 0),
        ({"value_max": euros(40_000)}, -40_000, -30_000),
        ({"open_ended": True}, None, -30_000),
        ({"kind": "loan"}, 0, 0),
        ({"member_id": "stranger"}, 0, 0),
    ],
)
def test_income(declared, facts, low, high):
    account = income(declared, **facts)
    assert (account.unexplained_min, account.unexplained_max) == (low, high)


def test_a_spouse_who_joined_in_the_year_is_outside_for_that_year(declared):
    declared.add(
        "household_member", declaration_id=AFTER, member_id="m", party_id="w", relation="spouse"
    )
    house(declared, AFTER, holder="partner", acquired_by="purchase", price=euros(90_000))
    account = income(declared, member_id="m")
    assert (account.unexplained_min, account.unexplained_max) == (0, 0)


def test_a_spouse_of_both_years_is_inside(declared):
    for declaration in (BEFORE, AFTER):
        declared.add(
            "household_member",
            declaration_id=declaration,
            member_id="m",
            party_id="w",
            relation="spouse",
        )
    house(declared, AFTER, holder="partner", acquired_by="purchase", price=euros(90_000))
    account = income(declared, member_id="m")
    assert (account.unexplained_min, account.unexplained_max) == (60_000, 60_000)
    assert account.answer == "hit"


def sections(made: Declared, declaration: str, **statuses: str) -> None:
    for row in made.rows["section_status"]:
        if row["declaration_id"] == declaration and row["section"] in statuses:
            row["status"] = statuses[row["section"]]


@pytest.mark.parametrize("status", ["not_answered", "refused", "not_required", "unreadable"])
def test_a_section_that_was_not_filled_is_no_zero(declared, status):
    sections(declared, AFTER, vehicle=status)
    (account,) = declared.accounts(FREE)
    assert (account.unexplained_min, account.unexplained_max) == (0, None)
    assert (account.answer, account.reasons) == ("cannot_tell", (f"{status}:vehicle",))
    sections(declared, BEFORE, vehicle=status)
    (account,) = declared.accounts(FREE)
    assert (account.unexplained_min, account.unexplained_max) == (None, None)


def test_income_that_was_not_filled_leaves_no_hit(declared):
    house(declared, AFTER, acquired_by="purchase", price=euros(900_000))
    sections(declared, AFTER, income="refused")
    (account,) = declared.accounts(FREE)
    assert (account.unexplained_min, account.unexplained_max) == (None, 900_000)
    assert (account.answer, account.reasons) == ("cannot_tell", ("refused:income",))


def test_a_public_view_bears_no_accounts(declared):
    declared.rows["declaration"][1]["view"] = "mx-norma19"
    house(declared, AFTER, acquired_by="purchase", price=euros(900_000))
    (account,) = declared.accounts(FREE)
    assert account.answer == "cannot_tell"
    assert "not_public:money" in account.reasons


def test_what_a_form_does_not_ask_for_cannot_make_a_hit(declared):
    house(declared, AFTER, acquired_by="purchase", price=euros(12_000))
    (account,) = declared.accounts(FREE)
    assert account.answer == "hit"
    (account,) = declared.accounts(replace(FREE, below=(("money", Decimal(5_000)),)))
    assert (account.unexplained_min, account.unexplained_max) == (7_000, 17_000)
    assert account.answer == "cannot_tell"


def balance(made: Declared, declaration: str, amount: int, currency: str = "EUR") -> None:
    made.add(
        "declaration_item",
        declaration_id=declaration,
        item_id="a",
        item_key="a",
        asset="bank",
        basis="balance",
        value=(Decimal(amount), currency),
    )


def test_a_foreign_balance_that_grew_is_valued_at_rates_of_the_year(declared):
    balance(declared, BEFORE, 1_000, "USD")
    balance(declared, AFTER, 3_000, "USD")
    (account,) = declared.accounts(FREE)
    assert (account.unexplained_min, account.answer) == (None, "cannot_tell")
    assert account.reasons == ("no_rate",)
    for day, rate in (("2024-01-05", 0.90), ("2024-06-05", 0.95), ("2025-06-05", 2.0)):
        declared.add("exchange_rate", base="USD", currency="EUR", day=day, rate=rate)
    (account,) = declared.accounts(FREE)
    assert (account.unexplained_min, account.unexplained_max) == (1_800, 1_900)


def test_an_account_that_changed_its_currency_cannot_be_compared(declared):
    balance(declared, BEFORE, 1_000, "USD")
    balance(declared, AFTER, 900, "EUR")
    line = one(declared, "money")
    assert (line.low, line.high, line.reason) == (None, None, "window:currency")


def test_three_years_have_two_accounts_and_one_of_the_whole():
    made = Declared()
    for year, amount in ((2022, 0), (2023, 8_000), (2024, 16_000), (2025, 26_000)):
        made.year(year, filled=("money", "income"))
        made.add("declared_income", declaration_id=f"p-{year}", income_id="1", value=euros(0))
        balance(made, f"p-{year}", amount)
    found = made.accounts(FREE)
    told = [(one.scope, one.closed.year, one.unexplained_min, one.answer) for one in found]
    assert told == [
        ("period", 2023, 8_000, "clear"),
        ("period", 2024, 8_000, "clear"),
        ("period", 2025, 10_000, "clear"),
        ("all", 2025, 26_000, "hit"),
    ]


def test_a_year_without_a_declaration_is_a_hole_in_the_income():
    made = Declared()
    for year, amount in ((2021, 0), (2024, 90_000)):
        made.year(year, filled=("money", "income"))
        made.add("declared_income", declaration_id=f"p-{year}", income_id="1", value=euros(0))
        balance(made, f"p-{year}", amount)
    (account,) = made.accounts(FREE)
    assert (account.unexplained_min, account.unexplained_max) == (None, 90_000)
    assert account.reasons == ("window:income",)


def test_the_last_version_counts_and_a_corrected_one_does_not(declared):
    balance(declared, AFTER, 90_000)
    first = declared.rows["declaration"][1]
    first["filed"] = "2025-03-01"
    declared.add(
        "declaration",
        declaration_id="later",
        person_id="p",
        kind="annual",
        year=2024,
        filed="2025-04-01",
    )
    for row in list(declared.rows["section_status"]):
        if row["declaration_id"] == AFTER:
            declared.add("section_status", **{**row, "declaration_id": "later"})
    declared.add("declared_income", declaration_id="later", income_id="1", value=euros(0))
    (account,) = declared.accounts(FREE)
    assert (account.closing, account.unexplained_min) == ("later", 0)
    declared.rows["declaration"][2]["supersedes"] = AFTER
    (account,) = declared.accounts(FREE)
    assert account.closing == "later"


def test_income_of_an_entry_in_mid_year_counts_as_far_as_it_surely_came_after(declared):
    declared.rows["declaration"][0] |= {"kind": "entry", "year": 2024, "as_of": "2024-05-15"}
    account = income(declared)
    assert (account.opened.isoformat(), account.closed.isoformat()) == ("2024-05-15", "2024-12-31")
    assert (account.unexplained_min, account.unexplained_max) == (-30_000, 0)
    declared.rows["declared_income"][-1]["paid_start"] = "2024-06-01"
    (account,) = declared.accounts(FREE)
    assert (account.unexplained_min, account.unexplained_max) == (-30_000, -30_000)


def test_without_what_the_country_allows_nothing_is_judged(declared):
    balance(declared, AFTER, 90_000)
    (account,) = declared.accounts(replace(FREE, currency="XXX"))
    assert account.answer == "cannot_tell"
    assert set(account.reasons) == {"missing:living_costs", "missing:threshold"}


def test_a_fund_may_have_gained_or_lost_half_by_itself(declared):
    for declaration, amount in ((BEFORE, 100_000), (AFTER, 140_000)):
        declared.add(
            "declaration_item",
            declaration_id=declaration,
            item_id="f",
            item_key="f",
            asset="fund",
            basis="market",
            value=euros(amount),
        )
    line = one(declared, "security")
    assert (line.low, line.high) == (-10_000, 90_000)


def test_holders_are_counted_as_far_as_they_belong_to_the_household(declared):
    house(declared, AFTER, acquired_by="purchase", price=euros(90_000))
    for holder, share in (("self", 25.0), ("third", 75.0)):
        declared.add(
            "item_holder",
            declaration_id=AFTER,
            item_id="h",
            holder=holder,
            share_min=share,
            share_max=share,
        )
    line = one(declared, "real_estate")
    assert (line.low, line.high) == (22_500, 22_500)


def test_a_section_counts_as_none_only_where_that_is_assumed(declared):
    for declaration in (BEFORE, AFTER):
        for row in declared.rows["section_status"]:
            if row["declaration_id"] == declaration and row["section"] == "vehicle":
                row["status"] = "not_answered"
    (strict,) = declared.accounts(FREE)
    (assumed,) = declared.accounts(replace(FREE, taken_as_none=("vehicle",)))
    assert (strict.unexplained_min, strict.unexplained_max) == (None, None)
    assert (assumed.unexplained_min, assumed.unexplained_max) == (0, 0)


def test_what_was_refused_is_never_taken_as_none(declared):
    for row in declared.rows["section_status"]:
        if row["section"] == "vehicle":
            row["status"] = "refused"
    (account,) = declared.accounts(replace(FREE, taken_as_none=("vehicle",)))
    assert account.answer == "cannot_tell"


def test_each_period_is_held_to_what_was_passed_over_on_the_day_it_closed(declared):
    balance(declared, AFTER, 9_000)
    old = replace(FREE, absolute=Decimal(10_000), valid_to=date(2020, 12, 31))
    new = replace(FREE, absolute=Decimal(5_000), valid_from=date(2021, 1, 1))
    (account,) = declared.accounts(old, new)
    assert (account.threshold_high, account.answer) == (5_000, "hit")
