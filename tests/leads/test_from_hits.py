"""Leads out of hits: what is told, and how money is ranked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pyarrow as pa

from plumbrule.indicators.cases import connect
from plumbrule.indicators.indicator import packaged
from plumbrule.indicators.run import Outcome
from plumbrule.leads.from_hits import leads_of

RULES = {rule.id: rule for rule in packaged()}
LISTED = replace(RULES["R046"], sentence="{entity_id:name} won {ocid:title} for {amount}.")
MARKET = replace(RULES["R050"], sentence="{amount} in one market.")


def outcome(rule, *rows):
    blank = dict.fromkeys(
        (
            *("unit_id", "answer", "reason", "suppressed_by", "ocid", "entity_id", "amount"),
            *("currency", "day", "country", "year", "value", "threshold", "threshold_source"),
            *("comparison", "rung"),
        )
    )
    given = {"answer": "hit", "currency": "AVL", "rung": "record"}
    return Outcome(rule, (), pa.Table.from_pylist([{**blank, **given, **row} for row in rows]))


def leads(*outcomes, rows=None):
    return leads_of(connect(rows or {}), outcomes)


def test_money_is_compared_among_the_leads_of_one_rule_and_currency():
    found = leads(
        outcome(
            LISTED,
            {"unit_id": "small", "amount": Decimal(100)},
            {"unit_id": "large", "amount": Decimal(200)},
            {"unit_id": "abroad", "amount": Decimal(1), "currency": "EUR"},
            {"unit_id": "unknown"},
        ),
        outcome(MARKET, {"unit_id": "market", "amount": Decimal(1_000_000)}),
    )
    ranks = {one.subject: one.money_rank for one in found}
    assert ranks == {"small": 0.5, "large": 1.0, "abroad": 1.0, "unknown": 0.0, "market": 1.0}


def test_a_market_of_millions_does_not_stand_before_a_listed_winner():
    found = leads(
        outcome(MARKET, {"unit_id": "market", "amount": Decimal(1_000_000)}),
        outcome(LISTED, {"unit_id": "listed", "amount": Decimal(100)}),
    )
    assert [one.subject for one in found] == ["listed", "market"]


def test_hits_that_are_no_leads_do_not_push_leads_down():
    found = leads(
        outcome(
            LISTED,
            {"unit_id": "lead", "amount": Decimal(5)},
            {"unit_id": "usual", "amount": Decimal(9), "suppressed_by": "suppressed:usual"},
        )
    )
    assert {one.subject: one.money_rank for one in found} == {"lead": 1.0, "usual": 1.0}


def test_names_and_titles_are_told_and_what_is_missing_is_said():
    found = leads(
        outcome(
            LISTED,
            {"unit_id": "a", "ocid": "a", "entity_id": "A + B", "amount": Decimal(3)},
            {"unit_id": "b", "ocid": None, "entity_id": None},
        ),
        rows={
            "tender": [{"ocid": "a", "title": "A road"}],
            "entity": [{"entity_id": "A", "name": "Alfa"}],
        },
    )
    assert [one.sentence for one in found] == [
        "Alfa with B won A road for 3 AVL.",
        "a party not named won a process without a title for (not stated).",
    ]
