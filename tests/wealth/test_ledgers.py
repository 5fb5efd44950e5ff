"""Against households whose truth is known, and against a second calculation from the same rows.

Each relation is asked of 60 households in every run; PLUMBRULE_LEDGERS=10000 asks as many of each.
"""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_declarations import EUROS, Declared
from made_households import LIVING, Ledger, declare, ledgers
from plain_accounts import funds

from plumbrule.wealth import Account, accounts_of, compute

WANTED = int(os.environ.get("PLUMBRULE_LEDGERS", "60"))
"""Households to draw for each relation."""

TOGETHER = 10 if WANTED < 1_000 else 25

many = st.lists(ledgers(), min_size=TOGETHER, max_size=TOGETHER)
"""Households are put into one set of tables, since making tables takes longer than asking them."""

SLOW = settings(
    max_examples=WANTED // TOGETHER,
    deadline=None,
    suppress_health_check=list(HealthCheck) if WANTED >= 1_000 else (),
)


def declared(households: list[Ledger], **how) -> Declared:
    made = Declared()
    for number, one in enumerate(households):
        declare(made, f"p{number}", one, **how)
    return made


def accounts(households: list[Ledger], **how) -> list[Account]:
    made = declared(households, **how)
    scale = how.get("scale", Decimal(1))
    monthly = LIVING / 12 * scale
    parameters = replace(
        EUROS, absolute=EUROS.absolute * scale, living_low=monthly, living_high=monthly
    )
    connection = made.connection
    compute(connection, [parameters])
    found = []
    for number in range(len(households)):
        (account,) = accounts_of(connection, f"p{number}")
        found.append(account)
    return found


def gap(account: Account) -> tuple[Decimal | None, Decimal | None]:
    return account.unexplained_min, account.unexplained_max


@given(many)
@SLOW
def test_complete_declarations_give_exactly_what_was_hidden(households):
    for found, ledger in zip(accounts(households), households, strict=True):
        assert gap(found) == (ledger.hidden, ledger.hidden)
        # By net worth and by source and application of funds it is the same.
        assert (found.funds_min, found.funds_answer) == (ledger.hidden, found.answer)


@given(many, st.sampled_from([0, 1_000, 5_000, 50_000]), st.booleans())
@SLOW
def test_bands_and_missing_keys_never_lose_the_truth(households, width, keys):
    found = accounts(households, width=width, keys=keys)
    for (low, high), ledger in zip(map(gap, found), households, strict=True):
        assert low is None or low <= ledger.hidden
        assert high is None or high >= ledger.hidden


@given(many, st.sampled_from([1_000, 50_000]))
@SLOW
def test_a_wider_band_only_takes_an_answer_back(households, width):
    exact, wide = accounts(households), accounts(households, width=width)
    for one, other in zip(exact, wide, strict=True):
        assert other.answer in {one.answer, "cannot_tell"}


@given(many, st.sampled_from([0, 1_000]))
@SLOW
def test_a_second_calculation_from_the_same_rows_agrees(households, width):
    made = declared(households, width=width)
    connection = made.connection
    compute(connection, [replace(EUROS, living_low=Decimal(100), living_high=Decimal(200))])
    for number in range(len(households)):
        (found,) = accounts_of(connection, f"p{number}")
        assert gap(found) == funds(made.rows, f"p{number}", (LIVING, 2 * LIVING))


@given(many)
@SLOW
def test_order_of_lines_and_split_accounts_change_nothing(households):
    plain = [(one.answer, gap(one)) for one in accounts(households)]
    for how in ({"reverse": True}, {"split_account": True}):
        assert [(one.answer, gap(one)) for one in accounts(households, **how)] == plain


@given(many)
@SLOW
def test_the_unit_of_the_currency_changes_nothing(households):
    plain = [one.answer for one in accounts(households)]
    assert [one.answer for one in accounts(households, scale=Decimal(100))] == plain


@given(many, st.integers(0, 400_000).map(Decimal))
@SLOW
def test_what_is_bought_with_a_loan_of_its_price_changes_nothing(households, price):
    richer = []
    for ledger in households:
        richer.append(
            replace(
                ledger,
                bought=[*ledger.bought, price],
                debts=[*ledger.debts, None],
                repaid=[*ledger.repaid, -price],
            )
        )
        richer[-1].settle()
    for found, ledger in zip(accounts(richer), households, strict=True):
        assert gap(found) == (ledger.hidden, ledger.hidden)
