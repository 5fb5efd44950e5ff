"""What a lead is, and in what order leads stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

RUNGS = (
    "record",
    "id_match",
    "documented",
    "confirmed",
    "publisher_id",
    "name_date_place",
    "name_rare",
    "name_only",
)
"""Identity rungs from the surest; ``record`` rests on no link at all."""

_LEVEL = {"record": 0, "id_match": 0, "documented": 1, "confirmed": 1} | {
    name: place for place, name in enumerate(RUNGS[4:], 2)
}


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """One hit of one rule, told for a person.

    Args:
        id: stable: made of the rule and the unit.
        rule, version: the indicator.
        subject: the unit: an ocid, ``ocid/lot``, an entity ...
        unit: what kind of unit.
        sentence: what the records show, in modest words.
        amount, currency: least money at stake.
        money_rank: share of the rule's leads in this currency whose amount is not greater, 0 to 1.
        rung: weakest identity rung it rests on.
        weight: of the rule.
        day: day of the act in question.
        ocid, entity: process and party it is about, where there is one.
        country, year: where and when it counts.
        value, threshold, threshold_source, comparison: what was measured and compared with what.
        suppressed_by: why it is expected in its class and is no lead, or None.
    """

    id: str
    rule: str
    version: str
    subject: str
    unit: str
    sentence: str
    amount: Decimal | None = None
    currency: str | None = None
    money_rank: float = 0.0
    rung: str = "record"
    weight: int = 0
    day: date | None = None
    ocid: str | None = None
    entity: str | None = None
    country: str | None = None
    year: int | None = None
    value: float | None = None
    threshold: float | None = None
    threshold_source: str | None = None
    comparison: str | None = None
    suppressed_by: str | None = None


def lead_id(rule: str, subject: str) -> str:
    """Name a lead by its rule and unit, so that it keeps its name from load to load."""
    return "L" + hashlib.sha256(f"{rule}\n{subject}".encode()).hexdigest()[:10]


def ordered(leads: Iterable[Lead]) -> list[Lead]:
    """Put leads in order: surest identity, most money, weight of the rule, recency.

    Money counts in tenths of the rule's leads in its currency: the tenth with most money of every
    rule comes first, and there the rule of most weight. Each of the four is shown with the lead;
    there is no score.
    """
    return sorted(
        leads,
        key=lambda lead: (
            _LEVEL.get(lead.rung, len(RUNGS)),
            -int(lead.money_rank * 10),
            -lead.weight,
            -(lead.day.toordinal() if lead.day else 0),
            lead.rule,
            lead.subject,
        ),
    )


def first_of_each_rule(leads: Iterable[Lead], count: int) -> list[Lead]:
    """Choose leads to open first: the best of each rule in turn, so that they differ."""
    rounds: dict[str, int] = {}
    placed = []
    for place, lead in enumerate(leads):
        turn = rounds.get(lead.rule, 0)
        rounds[lead.rule] = turn + 1
        placed.append((turn, place, lead))
    return [lead for _, _, lead in sorted(placed, key=lambda one: one[:2])[:count]]
