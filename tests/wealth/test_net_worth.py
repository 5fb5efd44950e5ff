"""What a household had less what it owed, at both ends."""

from __future__ import annotations

from decimal import Decimal

from made_declarations import EUROS, Declared, euros

from plumbrule.wealth import NetWorth, compute, net_worths_of


def worths(declared: Declared) -> list[NetWorth]:
    connection = declared.connection
    compute(connection, [EUROS])
    return net_worths_of(connection, "p")


def with_account(declared: Declared, year: int, amount: int, **facts) -> str:
    name = declared.year(year, filled=("money", "debt"))
    declared.add(
        "declaration_item",
        declaration_id=name,
        item_id="k",
        item_key="k",
        asset="bank",
        value=euros(amount),
        **facts,
    )
    return name


def test_debts_are_taken_off_and_bands_stay_bands():
    declared = Declared()
    with_account(declared, 2022, 1_000)
    with_account(declared, 2023, 5_000, value_max=euros(9_000))
    name = with_account(declared, 2024, 5_000)
    declared.add("declared_debt", declaration_id=name, debt_id="d", value=euros(7_000))
    assert [(one.day.year, one.low, one.high) for one in worths(declared)] == [
        (2022, 1_000, 1_000),
        (2023, 5_000, 9_000),
        (2024, -2_000, -2_000),
    ]


def test_a_section_that_was_not_filled_leaves_one_side_open():
    declared = Declared()
    before, after = with_account(declared, 2023, 1_000), with_account(declared, 2024, 1_000)
    for row in declared.rows["section_status"]:
        if (row["declaration_id"], row["section"]) in {(before, "vehicle"), (after, "debt")}:
            row["status"] = "refused"
    # A car that nobody told would add to it, a loan would take from it. The debt section is ticked
    # as filled and has no line at the beginning.
    assert [(one.low, one.high) for one in worths(declared)] == [
        (Decimal(1_000), None),
        (None, Decimal(1_000)),
    ]
