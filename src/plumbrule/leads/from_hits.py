"""Leads out of the hits of indicators."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import duckdb
from msgspec.structs import replace

from plumbrule.indicators.indicator import Indicator
from plumbrule.indicators.run import Outcome
from plumbrule.indicators.sentence import sentences
from plumbrule.leads.lead import Lead, lead_id, ordered


def leads_of(connection: duckdb.DuckDBPyConnection, outcomes: Iterable[Outcome]) -> list[Lead]:
    """Tell every hit as a lead, in order; hits suppressed in their class come with their reason.

    Args:
        connection: the snapshot the hits were found in; names and titles are looked up in it.
        outcomes: what the indicators answered.
    """
    leads: list[Lead] = []
    for outcome in outcomes:
        told = sentences(connection, outcome)
        leads += [
            _lead(outcome.indicator, row, sentence)
            for row, sentence in zip(outcome.hits.to_pylist(), told, strict=True)
        ]
    return ordered(_ranked(leads))


def _lead(rule: Indicator, row: dict[str, Any], sentence: str) -> Lead:
    return Lead(
        id=lead_id(rule.id, row["unit_id"]),
        rule=rule.id,
        version=rule.version,
        subject=row["unit_id"],
        unit=rule.unit,
        sentence=sentence,
        amount=row["amount"],
        currency=row["currency"],
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


def _ranked(leads: list[Lead]) -> list[Lead]:
    """Rank amounts inside each currency, since they cannot be compared across without a rate."""
    amounts: dict[str, list[Decimal]] = defaultdict(list)
    for lead in leads:
        if lead.amount is not None and lead.currency is not None:
            amounts[lead.currency].append(lead.amount)
    for known in amounts.values():
        known.sort()

    def rank(lead: Lead) -> float:
        if lead.amount is None or lead.currency is None:
            return 0.0
        known = amounts[lead.currency]
        return bisect_right(known, lead.amount) / len(known)

    return [replace(lead, money_rank=rank(lead)) for lead in leads]
