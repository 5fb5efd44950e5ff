from __future__ import annotations

import json
import random
from datetime import date

import pytest

from plumbrule.sources.bods import SOURCE
from plumbrule.sources.bods.chains import Chains


def company(day: str, status: str | None, name: str, key: str | None = None) -> dict:
    return {
        "statementId": key or f"s-{day}-{status}",
        "statementDate": day,
        "recordId": "c1",
        "recordType": "entity",
        "recordStatus": status,
        "recordDetails": {"entityType": {"type": "registeredEntity"}, "name": name},
    }


def owned(day: str, status: str, share: float, **interest) -> dict:
    details = {"subject": "c1", "interestedParty": "p1"}
    details["interests"] = [{"type": "shareholding", "share": {"exact": share}} | interest]
    return company(day, status, "") | {
        "statementId": f"r-{day}",
        "recordId": "r1",
        "recordType": "relationship",
        "recordDetails": details,
    }


STORY = [
    company("2020-01-01", "new", "First"),
    company("2021-06-01T10:00:00Z", "updated", "Second"),
    company("2021-06-01T12:00:00+01:00", "updated", "Third"),
    company("2022-01-01", "closed", "Last"),
]


@pytest.mark.parametrize("order", range(5))
def test_the_latest_statement_of_a_record_holds_whatever_the_order_in_the_file(load, order):
    story = STORY[:3]
    random.Random(order).shuffle(story)
    loaded = load(SOURCE, json.dumps(story))
    assert [row["name"] for row in loaded.rows("party")] == ["Third"]
    history = {row["statement_id"]: row for row in loaded.rows("statement_history")}
    assert {key: (row["sequence"], row["status"]) for key, row in history.items()} == {
        "set:s-2020-01-01-new": (1, "new"),
        "set:s-2021-06-01T10:00:00Z-updated": (2, "updated"),
    }
    assert {row["record_id"] for row in history.values()} == {"set:c1"}
    assert {row["record_kind"] for row in history.values()} == {"entity"}
    assert loaded.sink.first == date(2020, 1, 1)
    assert loaded.sink.last == date(2021, 6, 1)


def test_a_closed_record_is_in_the_history_too(load):
    loaded = load(SOURCE, json.dumps(STORY))
    assert [row["name"] for row in loaded.rows("party")] == ["Last"]
    assert [row["status"] for row in loaded.rows("statement_history")] == [
        "new", "updated", "updated", "closed",
    ]  # fmt: skip


def test_closed_ends_a_relation_on_the_day_of_the_statement(load):
    loaded = load(
        SOURCE, json.dumps([owned("2020-01-01", "new", 10), owned("2021-05-05", "closed", 20)])
    )
    (row,) = loaded.rows("relation")
    assert (row["share_min"], row["status"], row["end_text"]) == (20, "closed", "2021-05-05")


def test_closed_keeps_the_end_that_the_interest_states(load):
    loaded = load(SOURCE, json.dumps([owned("2021-05-05", "closed", 20, endDate="2021-03-01")]))
    assert [row["end_text"] for row in loaded.rows("relation")] == ["2021-03-01"]


def test_on_one_day_closed_comes_last(load):
    story = [company("2020-01-01", "closed", "End"), company("2020-01-01", "new", "Begin")]
    loaded = load(SOURCE, json.dumps(story))
    assert [row["name"] for row in loaded.rows("party")] == ["End"]


def test_a_statement_without_a_date_is_the_oldest(load):
    story = [company("2020-01-01", "updated", "Dated"), company("", None, "Undated", "s-0")]
    loaded = load(SOURCE, json.dumps(story))
    assert [row["name"] for row in loaded.rows("party")] == ["Dated"]


@pytest.mark.parametrize("seed", range(5))
def test_a_chain_has_one_first_statement_whatever_the_order(seed):
    links = [("d", ["c"]), ("c", ["a", "b"]), ("f", ["e"]), ("x", ["y"]), ("y", ["x"])]
    random.Random(seed).shuffle(links)
    chains = Chains()
    for statement, replaces in links:
        chains.add(statement, replaces)
    assert chains.firsts() == {
        "a": "a", "b": "a", "c": "a", "d": "a", "e": "e", "f": "e", "x": "x", "y": "x",
    }  # fmt: skip
