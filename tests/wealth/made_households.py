"""Households with exact ledgers, and the declarations they would make of them.

The ledger knows what really happened, the hidden income included; the declarations are what a form
shows of it. Nothing here is taken from the accounts under test.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import strategies as st
from made_declarations import Declared

LIVING = Decimal(1_200)
"""What a household lives on in a year: a hundred a month."""

amounts = st.integers(0, 500_000).map(Decimal)


@dataclass
class Ledger:
    """One year of a household, in euros.

    Args:
        accounts: opening balance of each account; None for one opened in the year.
        things: value of each thing owned at the beginning and all year.
        debts: opening balance of each debt; None for one taken in the year.
        income: what was earned and declared.
        hidden: what came in and stands nowhere.
        gifts: money received as a gift or inheritance.
        spending: money spent on no asset and declared.
        bought: price of each thing bought.
        sold: name and price of things owned at the beginning and sold.
        repaid: what was paid back of each debt; negative when more was borrowed.
        revalued: by how much each kept thing is stated higher than before.
    """

    accounts: list[Decimal | None]
    things: list[Decimal]
    debts: list[Decimal | None]
    income: Decimal
    hidden: Decimal
    gifts: Decimal
    spending: Decimal
    bought: list[Decimal]
    sold: list[tuple[int, Decimal]]
    repaid: list[Decimal]
    revalued: list[Decimal]
    opened: list[Decimal] = field(default_factory=list)
    closing: list[Decimal] = field(default_factory=list)
    debts_after: list[Decimal] = field(default_factory=list)

    def settle(self) -> None:
        """Let money flow: what is left over stands in the first account at the end."""
        self.opened = [one or Decimal(0) for one in self.accounts]
        self.debts_after = [
            (one or Decimal(0)) - paid for one, paid in zip(self.debts, self.repaid, strict=True)
        ]
        inflow = self.income + self.hidden + self.gifts + sum(price for _, price in self.sold)
        outflow = self.spending + LIVING + sum(self.bought) + sum(self.repaid)
        moved = [Decimal(1_000 * place) for place in range(1, len(self.accounts))]
        self.closing = [
            self.opened[0] + inflow - outflow - sum(moved),
            *(before + one for before, one in zip(self.opened[1:], moved, strict=True)),
        ]


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Draw a household whose first account never goes below zero."""
    debts = draw(st.lists(st.none() | amounts, max_size=3))
    repaid = [
        draw(st.integers(0, int(one)).map(Decimal)) if one is not None else -draw(amounts)
        for one in debts
    ]
    things = draw(st.lists(amounts, max_size=4))
    leaving = draw(st.sets(st.integers(0, len(things) - 1)) if things else st.just(set()))
    ledger = Ledger(
        accounts=[Decimal(10_000_000), *draw(st.lists(st.none() | amounts, max_size=2))],
        things=things,
        debts=debts,
        income=draw(amounts),
        hidden=draw(amounts),
        gifts=draw(amounts),
        spending=draw(amounts),
        bought=draw(st.lists(amounts, max_size=3)),
        sold=[(place, draw(amounts)) for place in sorted(leaving)],
        repaid=repaid,
        revalued=[draw(st.integers(-1_000, 90_000).map(Decimal)) for _ in things],
    )
    ledger.settle()
    return ledger


def around(amount: Decimal, width: int) -> dict[str, tuple[Decimal, str]]:
    """Give an amount exactly, or as a band of some width that holds it."""
    if width == 0:
        return {"value": (amount, "EUR")}
    least = amount - amount % width
    return {"value": (least, "EUR"), "value_max": (least + width, "EUR")}


def declare(
    declared: Declared,
    person: str,
    ledger: Ledger,
    *,
    width: int = 0,
    keys: bool = True,
    reverse: bool = False,
    scale: Decimal = Decimal(1),
    split_account: bool = False,
) -> None:
    """Make the two declarations of a ledger.

    Args:
        declared: takes them.
        person: who declares.
        ledger: what happened.
        width: of the bands in which balances are stated; 0 for exact ones.
        keys: whether items carry what is needed to know them again.
        reverse: write the lines in the other order.
        scale: multiplies all amounts, as another unit of the currency would.
        split_account: state the first account as two.
    """
    sections = ("real_estate", "vehicle", "money", "debt", "income")
    before, after = (declared.year(year, filled=sections, person=person) for year in (2023, 2024))
    rows: list[tuple[str, dict]] = []

    def item(declaration: str, key: str, **facts) -> None:
        facts |= {"item_key": key} if keys else {}
        rows.append(("declaration_item", {"declaration_id": declaration, "item_id": key, **facts}))

    def balance(declaration: str, key: str, amount: Decimal) -> None:
        item(declaration, key, asset="bank", basis="balance", **around(amount * scale, width))

    for declaration, balances in ((before, ledger.opened), (after, ledger.closing)):
        for place, amount in enumerate(balances):
            if declaration == before and ledger.accounts[place] is None:
                continue
            if split_account and place == 0:
                balance(declaration, "account 0a", amount - 5_000)
                balance(declaration, "account 0b", Decimal(5_000))
            else:
                balance(declaration, f"account {place}", amount)
    prices = dict(ledger.sold)
    for place, value in enumerate(ledger.things):
        item(before, f"house {place}", asset="real_estate", value=(value * scale, "EUR"))
        facts: dict = {"value": ((value + ledger.revalued[place]) * scale, "EUR")}
        if place in prices:
            facts = {
                "operation": "remove",
                "disposed_by": "sale",
                "proceeds": (prices[place] * scale, "EUR"),
            }
        item(after, f"house {place}", asset="real_estate", **facts)
    for place, price in enumerate(ledger.bought):
        item(
            after,
            f"car {place}",
            asset="vehicle",
            acquired="2024-03-04",
            acquired_by="purchase",
            price=(price * scale, "EUR"),
        )
    for declaration, owed in ((before, ledger.debts), (after, ledger.debts_after)):
        for place, amount in enumerate(owed):
            if amount is not None:
                facts = {"debt_key": f"debt {place}"} if keys else {}
                rows.append(
                    (
                        "declared_debt",
                        {
                            "declaration_id": declaration,
                            "debt_id": f"{place}",
                            "value": (amount * scale, "EUR"),
                            **facts,
                        },
                    )
                )
    rows.append(
        (
            "declared_income",
            {"declaration_id": after, "income_id": "1", "value": (ledger.income * scale, "EUR")},
        )
    )
    for number, (kind, amount) in enumerate(
        (("gift_in", ledger.gifts), ("spending", ledger.spending))
    ):
        rows.append(
            (
                "declared_movement",
                {
                    "declaration_id": after,
                    "movement_id": f"{number}",
                    "kind": kind,
                    "in_money": True,
                    "value": (amount * scale, "EUR"),
                },
            )
        )
    for table, facts in reversed(rows) if reverse else rows:
        declared.add(table, **facts)
