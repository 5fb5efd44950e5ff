"""Leads out of the hits of indicators."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import duckdb

from plumbrule.indicators.indicator import Indicator
from plumbrule.indicators.run import Outcome
from plumbrule.indicators.sentence import Looked, look_up, sentence
from plumbrule.leads.lead import Lead, lead_id, ordered

Row = Mapping[str, Any]
"""A hit, by column."""


def leads_of(connection: duckdb.DuckDBPyConnection, outcomes: Iterable[Outcome]) -> list[Lead]:
    """Tell every hit as a lead, in order; hits suppressed in their class come with their reason.

    Args:
        connection: the snapshot the hits were found in; names and titles are looked up in it.
        outcomes: what the indicators answered.
    """
    found = list(outcomes)
    looked = look_up(connection, found)
    rows = [(one.indicator, row) for one in found for row in one.hits.to_pylist()]
    rank = _money_ranks(rows)
    return ordered(_lead(rule, row, looked, rank) for rule, row in rows)


def _lead(
    rule: Indicator, row: Row, looked: Looked, rank: Callable[[Indicator, Row], float]
) -> Lead:
    return Lead(
        id=lead_id(rule.id, row["unit_id"]),
        rule=rule.id,
        version=rule.version,
        subject=row["unit_id"],
        unit=rule.unit,
        sentence=sentence(rule.sentence, row, looked),
        amount=row["amount"],
        currency=row["currency"],
        money_rank=rank(rule, row),
        rung=row["rung"],
        weight=rule.weight,
        day=row["day"],
        ocid=row["ocid"],
        entity=row["entity_id"],
        country=row["country"],
        year=row["year"],
        value=_measure(row["value"]),
        threshold=_measure(row["threshold"]),
        threshold_source=row["threshold_source"],
        comparison=row["comparison"],
        suppressed_by=row["suppressed_by"],
    )


def _measure(value: Any) -> float | None:
    """A measure as a number, though a rule may compute it as an exact decimal."""
    return None if value is None else float(value)


def _money_ranks(found: Iterable[tuple[Indicator, Row]]) -> Callable[[Indicator, Row], float]:
    """Rank amounts inside each rule and currency.

    The sum of a market, an estimate and a contract are no amounts of one kind, and amounts in two
    currencies cannot be compared without a rate. Hits that are no leads do not count.
    """
    amounts: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for rule, row in found:
        if row["amount"] is not None and row["currency"] is not None and not row["suppressed_by"]:
            amounts[rule.id, row["currency"]].append(row["amount"])
    for known in amounts.values():
        known.sort()

    def rank(rule: Indicator, row: Row) -> float:
        known = amounts.get((rule.id, row["currency"]))
        if row["amount"] is None or known is None:
            return 0.0
        return bisect_right(known, row["amount"]) / len(known)

    return rank
