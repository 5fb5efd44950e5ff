"""What a household really has and does, day by day, in hundredths of the currency.

The ledger is the truth: every balance is the sum of what flowed, so that what a form leaves out can be
told to the cent. A form is a projection of it (``forms.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

CURRENCY = "AVL"
SELF = "self"
WHOLE = ((SELF, 100),)


@dataclass(frozen=True, slots=True)
class Side:
    """Another party: the register of its number, the number, its name; all empty for nobody."""

    register: str = ""
    number: str = ""
    name: str = ""


NOBODY = Side()


@dataclass(frozen=True, slots=True)
class Account:
    """An account, cash or a claim: what it held at the beginning, and in which currency."""

    key: str
    kind: str
    cents: int
    bank: Side = NOBODY
    currency: str = CURRENCY


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that came into an account (above zero) or left it (below).

    Attributes:
        day: ``YYYY-MM-DD``.
        account: key of the account.
        cents: hundredths of the currency of the account.
        kind: salary, interest, rent, royalty, gift_in, inheritance, prize, gift_out, spending, living,
            purchase, sale, loan_drawn, loan_repaid, hidden.
        member: ``self`` or the number of a member inside the household.
        side: who paid or was paid.
    """

    day: str
    account: str
    cents: int
    kind: str
    member: str = SELF
    side: Side = NOBODY


@dataclass(slots=True)
class Thing:
    """A thing or a stake that the household owns.

    Attributes:
        key: official number, with its class.
        asset: class of the model: real_estate, vehicle, movable, stake ...
        subtype: flat, house, car ...
        acquired: day, ``YYYY-MM-DD``.
        how: purchase, gift, inheritance.
        cents: what it cost, or was worth when it came.
        locality: where it is.
        area: square metres.
        holders: who holds it, with their percent.
        worth: value that a form states from a day on, when it was valued anew.
        left: day on which it went, and how; proceeds of a sale.
        side: the firm, for a stake.
        recorded: whether the registers know it.
        declared: whether the forms name it.
    """

    key: str
    asset: str
    subtype: str
    acquired: str
    how: str
    cents: int
    locality: str = ""
    area: int | None = None
    holders: tuple[tuple[str, int], ...] = WHOLE
    worth: tuple[tuple[str, int], ...] = ()
    left: str = ""
    left_how: str = ""
    proceeds: int = 0
    side: Side = NOBODY
    recorded: bool = True
    declared: bool = True

    def value(self, day: str) -> int:
        """What a form of this day states."""
        return next((cents for since, cents in reversed(self.worth) if since <= day), self.cents)

    def owned(self, day: str) -> bool:
        """Whether it is owned at the end of the day."""
        return self.acquired <= day and not (self.left and self.left <= day)


@dataclass(slots=True)
class Loan:
    """A debt: what was lent on which day, and what was paid back when."""

    key: str
    kind: str
    creditor: Side
    taken: str
    cents: int
    rate: float
    secured: bool
    repaid: list[tuple[str, int]] = field(default_factory=list)

    def owed(self, day: str) -> int:
        """What is owed at the end of the day."""
        if self.taken > day:
            return 0
        return self.cents - sum(cents for paid, cents in self.repaid if paid <= day)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who lives with the declarant, from a day to another."""

    key: str
    number: str
    name: str
    relation: str
    since: str = "2000-01-01"
    until: str = ""

    def there(self, day: str) -> bool:
        """Whether they belong to the household on the day."""
        return self.since <= day and not (self.until and self.until <= day)


@dataclass(slots=True)
class Ledger:
    """All that a household has, owes, earns and spends."""

    accounts: list[Account] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    loans: list[Loan] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)

    def flow(self, day: str, cents: int, kind: str, side: Side = NOBODY, **facts: str) -> None:
        """Let money flow, over the first account unless another is named."""
        account = facts.pop("account", self.accounts[0].key)
        self.flows.append(Flow(day, account, cents, kind, side=side, **facts))

    def balance(self, account: Account, day: str) -> int:
        """What the account holds at the end of the day."""
        return account.cents + sum(
            flow.cents for flow in self.flows if flow.account == account.key and flow.day <= day
        )

    def buy(self, thing: Thing) -> None:
        """Acquire a thing for money."""
        self.things.append(thing)
        self.flow(thing.acquired, -thing.cents, "purchase")

    def sell(self, thing: Thing, day: str, cents: int) -> None:
        """Sell a thing."""
        thing.left, thing.left_how, thing.proceeds = day, "sale", cents
        self.flow(day, cents, "sale")

    def borrow(self, loan: Loan) -> None:
        """Take a loan in money."""
        self.loans.append(loan)
        self.flow(loan.taken, loan.cents, "loan_drawn")

    def repay(self, loan: Loan, day: str, cents: int) -> None:
        """Pay back a part of a loan."""
        loan.repaid.append((day, cents))
        self.flow(day, -cents, "loan_repaid")

    def net_worth(self, day: str) -> int:
        """Money and things at what they cost, less debts, in the country's own currency."""
        money = sum(self.balance(one, day) for one in self.accounts if one.currency == CURRENCY)
        things = sum(one.cents for one in self.things if one.owned(day))
        return money + things - sum(one.owed(day) for one in self.loans)
