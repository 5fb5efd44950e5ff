"""Run the accounts over all declarations, and give those of one person with every line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

import duckdb

from plumbrule.wealth.parameters import Parameters

_STEPS = (
    "filing",
    "currency",
    "household",
    "stock",
    "asset_line",
    "debt_line",
    "flow_line",
    "open_line",
    "account",
)


@dataclass(frozen=True)
class Line:
    """One line of the accounts: what it adds to the gap.

    Args:
        section: section of the form.
        item: the asset, debt or flow.
        what: how it changed: bought, sold, kept, income ...
        low: least amount in the currency of the accounts; None without bound.
        high: most amount; None without bound.
        stated_low: the least as stated, in ``currency``.
        stated_high: the most as stated.
        currency: of the stated amounts; None where no amount is stated.
        reason: why it is not exact; None when nothing is missing.
        file: short hash of the file; None for what no record says.
        line: line in it.
        path: place in the record.
    """

    section: str
    item: str
    what: str
    low: Decimal | None
    high: Decimal | None
    stated_low: Decimal | None
    stated_high: Decimal | None
    currency: str | None
    reason: str | None
    file: str | None
    line: int | None
    path: str | None


@dataclass(frozen=True)
class NetWorth:
    """What a household had less what it owed on a day.

    Args:
        day: the day of a declaration.
        low: at least; None where a debt may be missing.
        high: at most; None where a thing may be missing.
    """

    day: date
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Account:
    """The accounts of a household from one declaration to another.

    Args:
        person: the declarant's entity.
        scope: period, or all for the first declaration to the last.
        opening: the earlier declaration.
        closing: the later one.
        opened: its day.
        closed: the other's day.
        currency: of all amounts.
        unexplained_min: at least this is not explained; negative when less was left than came in.
        unexplained_max: at most this; None without bound.
        funds_min: at least this came in from no declared source, by source and application of funds,
            which asks for no value of what was owned before.
        threshold_low: least gap that is not passed over.
        threshold_high: most gap that may be passed over.
        threshold_source: where that comes from.
        answer: hit, clear or cannot_tell, by the net worth.
        funds_answer: the same by source and application of funds.
        reasons: why it cannot be told.
        lines: all that the sum is made of.
    """

    person: str
    scope: str
    opening: str
    closing: str
    opened: date
    closed: date
    currency: str
    unexplained_min: Decimal | None
    unexplained_max: Decimal | None
    funds_min: Decimal | None
    threshold_low: Decimal | None
    threshold_high: Decimal | None
    threshold_source: str | None
    answer: str
    funds_answer: str
    reasons: tuple[str, ...]
    lines: tuple[Line, ...] = ()


READS = (
    "declaration",
    "household_member",
    "section_status",
    "declaration_item",
    "item_holder",
    "declared_income",
    "declared_debt",
    "declared_movement",
)
"""Tables of declarations that the accounts are made of, beside rates and links."""

_ACCOUNT = tuple(one.name for one in fields(Account) if one.name not in {"reasons", "lines"})
"""Columns of ``wealth_account`` that are fields of an account by themselves."""


def compute(connection: duckdb.DuckDBPyConnection, parameters: Iterable[Parameters]) -> None:
    """Make the tables ``wealth_account`` and ``wealth_line`` for every declarant, and their parts.

    They are temporary tables of the connection.

    Args:
        connection: has a view for each table of the model.
        parameters: one for each currency.
    """
    _note(connection, tuple(parameters))
    connection.execute(_sql("macros")).fetchall()
    for step in _STEPS:
        connection.execute(_sql(step)).fetchall()


def accounts_of(connection: duckdb.DuckDBPyConnection, person: str) -> list[Account]:
    """Give the accounts of one person, in order of time, the whole last.

    Args:
        connection: after ``compute``.
        person: entity of the declarant.
    """
    lines: dict[tuple[str, str, str], list[Line]] = {}
    for scope, opening, closing, *values in connection.execute(
        "select scope, opening, closing, section, item, what, low, high, stated_low, stated_high, "
        "currency, reason, file, line, path from wealth_line where person = $1 "
        "order by scope, opening, closing, section, item, what, file, line, path",
        [person],
    ).fetchall():
        lines.setdefault((scope, opening, closing), []).append(Line(*values))
    accounts: list[Account] = []
    for *facts, reasons in connection.execute(
        f"select {', '.join(_ACCOUNT)}, reasons from wealth_account where person = $1 "  # noqa: S608
        "order by scope desc, opened, closed",
        [person],
    ).fetchall():
        made = dict(zip(_ACCOUNT, facts, strict=True))
        key = (made["scope"], made["opening"], made["closing"])
        accounts.append(Account(**made, reasons=tuple(reasons), lines=tuple(lines.get(key, ()))))
    return accounts


def net_worths_of(connection: duckdb.DuckDBPyConnection, person: str) -> list[NetWorth]:
    """Give the net worth of one person's household on the day of each declaration, in order.

    The household is those who belong to it from one declaration to the next; on the first day those
    of the first period.

    Args:
        connection: after ``compute``.
        person: entity of the declarant.
    """
    connection.execute(_sql("net_worth")).fetchall()
    return [
        NetWorth(*row)
        for row in connection.execute(
            "select day, low, high from wealth_net_worth where person = $1 and scope = 'period' "
            "and (at_end or day = (select min(opened) from wealth_period where person = $1)) "
            "order by day",
            [person],
        ).fetchall()
    ]


def widest(account: Account, most: int = 3) -> tuple[Line, ...]:
    """Give the lines that leave most open, those without bound first: what would settle the question."""
    open_lines = [one for one in account.lines if one.low is None or one.low != one.high]
    return tuple(sorted(open_lines, key=_openness)[:most])


def _openness(line: Line) -> tuple[int, Decimal, str, str]:
    if line.low is None or line.high is None:
        return (0, Decimal(0), line.section, line.item)
    return (1, line.low - line.high, line.section, line.item)


def statements() -> str:
    """Give everything that ``compute`` runs, as one text."""
    return "\n".join(_sql(step) for step in ("macros", *_STEPS))


def _note(connection: duckdb.DuckDBPyConnection, parameters: tuple[Parameters, ...]) -> None:
    """Make the tables of what the countries allow, each row with the days on which it holds."""
    days = "valid_from date, valid_to date"
    connection.execute(
        "create or replace temp table wealth_allowed (currency varchar, country varchar, "
        "absolute decimal(24, 4), cumulative decimal(24, 4), share_of_income decimal(9, 4), "
        f"source varchar, {days}); "
        "create or replace temp table wealth_living (currency varchar, low decimal(24, 4), "
        f"high decimal(24, 4), {days}); "
        "create or replace temp table wealth_slack (currency varchar, section varchar, "
        f"amount decimal(24, 4), {days}); "
        f"create or replace temp table wealth_taken_as_none (currency varchar, section varchar, {days})"
    ).fetchall()
    for one in parameters:
        holds = [one.valid_from, one.valid_to or date.max]
        connection.execute(
            "insert into wealth_allowed values ($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                *(one.currency, one.country, one.absolute, one.cumulative),
                *(one.share_of_income, one.source, *holds),
            ],
        ).fetchall()
        connection.execute(
            "insert into wealth_living values ($1, $2, $3, $4, $5)",
            [one.currency, one.living_low, one.living_high, *holds],
        ).fetchall()
        for section, amount in one.below:
            connection.execute(
                "insert into wealth_slack values ($1, $2, $3, $4, $5)",
                [one.currency, section, amount, *holds],
            ).fetchall()
        for section in one.taken_as_none:
            connection.execute(
                "insert into wealth_taken_as_none values ($1, $2, $3, $4)",
                [one.currency, section, *holds],
            ).fetchall()


@cache
def _sql(name: str) -> str:
    return (resources.files("plumbrule.wealth") / f"{name}.sql").read_text(encoding="utf-8")
