"""Source and application of funds in plain Python, from the rows of two declarations.

Written from the definition for comparison: money at the end and all that was paid out, less money at the
beginning and all that came in. It knows keyed items in one currency, which is what it is used for.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

Interval = tuple[Decimal, Decimal]


def band(row: dict[str, Any]) -> Interval:
    least = row["value"][0]
    return least, row["value_max"][0] if "value_max" in row else least


def total(intervals: Iterable[Interval]) -> Interval:
    low = high = Decimal(0)
    for one in intervals:
        low, high = low + one[0], high + one[1]
    return low, high


def less(one: Interval, other: Interval) -> Interval:
    return one[0] - other[1], one[1] - other[0]


def funds(rows: dict[str, list[dict[str, Any]]], person: str, living: Interval) -> Interval:
    """Give F of a household: what came in from nowhere, at least and at most."""

    def of(table: str, year: int) -> list[dict[str, Any]]:
        return [one for one in rows.get(table, []) if one["declaration_id"] == f"{person}-{year}"]

    def money(year: int) -> Interval:
        return total(band(one) for one in of("declaration_item", year) if one["asset"] == "bank")

    after = of("declaration_item", 2024)
    purchases = total((one["price"][0],) * 2 for one in after if "price" in one)
    sales = total((one["proceeds"][0],) * 2 for one in after if "proceeds" in one)
    owed_before = {one["debt_id"]: band(one) for one in of("declared_debt", 2023)}
    owed_after = {one["debt_id"]: band(one) for one in of("declared_debt", 2024)}
    none = (Decimal(0), Decimal(0))
    borrowed = repaid = none
    for debt in {*owed_before, *owed_after}:
        change = less(owed_after.get(debt, none), owed_before.get(debt, none))
        if change[1] > 0:
            borrowed = total((borrowed, change))
        else:
            repaid = total((repaid, (-change[1], -change[0])))
    income = total(band(one) for one in of("declared_income", 2024))
    moved = of("declared_movement", 2024)
    gifts = total(band(one) for one in moved if one["kind"] == "gift_in")
    spending = total(band(one) for one in moved if one["kind"] == "spending")
    used = total((money(2024), purchases, repaid, living, spending))
    had = total((money(2023), income, gifts, sales, borrowed))
    return less(used, had)
