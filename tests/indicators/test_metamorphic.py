"""Changes that mean nothing leave every answer as it was."""

import random
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from plumbrule.indicators import packaged
from plumbrule.indicators.cases import answers, failures, read_cases
from plumbrule.packs.load import thresholds

HERE = Path(__file__).parent
CASES = [
    (rule, case)
    for rule in packaged()
    if (HERE / f"{rule.id.lower()}.yml").is_file()
    for case in read_cases(HERE / f"{rule.id.lower()}.yml")
]
ZONE = timezone(timedelta(hours=5, minutes=30))


AMOUNTS_HAVE_A_MEANING = {"K-21", "PF-04", "PF-14", "R002", "R029", "R049", "SCR-RD", "THR-BUNCH"}
"""Rules that look at round amounts or name them, or have a case on the edge of a rounded measure."""

A_PACK_PASSES_OVER = {f"UW-{number:02}" for number in (1, 2, 3, 4, 5, 6, 8, 11)}
"""Rules that compare with what `wealth.yml` of a pack passes over, which no case can scale."""

NEIGHBOURS_COUNT = {"R063"}
"""Rules that ask what the data set publishes at all, to which a neighbour in it belongs."""


def named(pair):
    return f"{pair[0].id}: {pair[1].name}"


def each(rows, change):
    return {table: [change(table, row) for row in given] for table, given in rows.items()}


def permuted(case):
    dice = random.Random(7)
    tables = list(case.rows)
    dice.shuffle(tables)
    return replace(case, rows={t: dice.sample(case.rows[t], len(case.rows[t])) for t in tables})


def other_name(text):
    """One to one, and in another alphabetical order."""
    return "/".join(part[::-1] for part in text.split("/")) if isinstance(text, str) else text


def renamed(case):
    def change(_, row):
        return {
            key: other_name(value)
            if key.endswith("_id") or key in {"ocid", "entity_a", "entity_b"}
            else value
            for key, value in row.items()
        }

    return replace(case, rows=each(case.rows, change))


def scaled(case):
    """All money of the case, and of its law, in another unit."""

    def change(_, row):
        return {
            key: times_seven(value) if key.endswith("_amount") and value is not None else value
            for key, value in row.items()
        }

    law = tuple(
        replace(
            limit,
            from_amount=limit.from_amount and limit.from_amount * 7,
            to_amount=limit.to_amount and limit.to_amount * 7,
            value=limit.value * 7 if limit.unit == "units of the currency" else limit.value,
        )
        for limit in (thresholds() if case.law is None else case.law)
    )
    return replace(case, rows=each(case.rows, change), law=law)


def times_seven(amount):
    """Leave alone what stands for "unknown", such as 0, 1 or 9999999."""
    unknown = amount in {0, 1} or re.fullmatch(r"9{5,}(\.9+)?", str(amount))
    return amount if unknown else Decimal(str(amount)) * 7


def rezoned(case):
    """Every instant with a zone, written in another."""

    def change(_, row):
        return {
            key: in_zone(value) if key.endswith("_text") else value for key, value in row.items()
        }

    return replace(case, rows=each(case.rows, change))


def in_zone(text):
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return text
    return text if moment.tzinfo is None else moment.astimezone(ZONE).isoformat()


def beside_another_country(case):
    """A process elsewhere: two bids at one price, one disqualified, an award."""
    rows = {table: list(given) for table, given in case.rows.items()}
    rows.setdefault("tender", []).append(
        {"ocid": "far", "country": "ZZ", "year": 2024, "method": "open", "status": "complete"}
    )
    bid = {"ocid": "far", "tenderers": 1, "submitted": True}
    price = {"value_amount": 5, "value_currency": "ZZD"}
    for number, status in (("1", "valid"), ("2", "disqualified")):
        rows.setdefault("bid", []).append({**bid, **price, "bid_id": number, "status": status})
        rows.setdefault("bid_party", []).append(
            {"ocid": "far", "bid_id": number, "party_id": f"far/{number}"}
        )
    rows.setdefault("award", []).append(
        {"ocid": "far", "award_id": "1", "status": "active", "suppliers": 1}
    )
    rows.setdefault("award_party", []).append({"ocid": "far", "award_id": "1", "party_id": "far/1"})
    return replace(case, rows=rows)


def renamed_answers(found):
    return {other_name(unit): answer for unit, answer in found.items()}


def of_this_country(found):
    return {
        unit: answer for unit, answer in found.items() if "far" not in unit and "ZZ" not in unit
    }


@pytest.mark.parametrize("pair", CASES, ids=named)
def test_order_money_zones_and_neighbours_change_nothing(pair):
    rule, case = pair
    changes = [permuted, rezoned]
    if rule.id not in AMOUNTS_HAVE_A_MEANING | A_PACK_PASSES_OVER:
        changes.append(scaled)
    if rule.id not in NEIGHBOURS_COUNT:
        changes.append(beside_another_country)
    changed = case
    for change in changes:
        changed = change(changed)
    wrong = failures(rule, case, of_this_country(answers(rule, changed, threads=2)))
    for change in changes if wrong else ():
        one = failures(rule, case, of_this_country(answers(rule, change(case))))
        assert one == [], change.__name__
    assert wrong == []


OWN = {"R003", "R018", "R024", "R028", "R030", "R035", "R036", "R058"}
"""Rules whose unit is an id of the source alone."""


@pytest.mark.parametrize("pair", [pair for pair in CASES if pair[0].id in OWN], ids=named)
def test_names_of_things_change_nothing(pair):
    rule, case = pair
    assert answers(rule, renamed(case), threads=4) == renamed_answers(answers(rule, case))
