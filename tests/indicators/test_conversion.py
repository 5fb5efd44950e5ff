"""Bids in several currencies are compared at a dated rate, and the evidence shows it."""

from __future__ import annotations

import json

import pytest

from plumbrule.actions.load import load
from plumbrule.indicators.indicator import packaged
from plumbrule.indicators.run import evidence, run
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

RATES = "Date,USD,GBP\n2024-03-01,1.25,0.8\n2024-02-29,1.2,0.9\n"


def bid(number, amount, currency, status="valid"):
    return {
        "id": number,
        "status": status,
        "value": {"amount": amount, "currency": currency},
        "tenderers": [{"id": f"F-{number}", "name": f"Firm {number}"}],
    }


def process(ocid, bids, end="2024-03-02T10:00:00Z"):
    return {
        "ocid": ocid,
        "id": "1",
        "date": "2024-05-01T00:00:00Z",
        "tag": ["compiled"],
        "tender": {"id": ocid, "procurementMethod": "open", "tenderPeriod": {"endDate": end}},
        "bids": {"details": bids},
        "awards": [
            {
                "id": "a",
                "status": "active",
                "suppliers": bids[-1]["tenderers"],
                "value": bids[-1]["value"],
            }
        ],
    }


@pytest.fixture
def lake(tmp_path):
    put_out = bid("1", 100, "USD", "disqualified")
    processes = [
        # 100 USD are 80 EUR or 64 GBP on the first of March, the last day with a rate.
        process("through-the-euro", [put_out, bid("2", 64.01, "GBP"), bid("3", 64.02, "GBP")]),
        process("just-dearer", [put_out, bid("2", 63.99, "GBP"), bid("3", 63.99, "GBP")]),
        process("one-currency", [put_out, bid("2", 101, "USD")]),
        process("no-rate", [put_out, bid("2", 1_000_000, "NGN")]),
    ]
    (tmp_path / "processes.jsonl").write_text("\n".join(map(json.dumps, processes)))
    (tmp_path / "rates.csv").write_text(RATES)
    made = Lake(tmp_path / "lake")
    load(made, [tmp_path / "processes.jsonl", tmp_path / "rates.csv"])
    return made


def test_the_rate_of_the_last_day_decides(lake):
    [rule] = [one for one in packaged() if one.id == "R036"]
    with connect(lake.folder, lake.manifest()) as connection:
        [outcome] = run(connection, [rule])
        assert outcome.hits.column("unit_id").to_pylist() == ["one-currency", "through-the-euro"]
        assert outcome.clear == 1
        assert outcome.cannot_tell == {"no_rate": 1}
        converted = outcome.hits.to_pylist()[1]
        assert (str(converted["lowest_price"]), converted["lowest_price_currency"]) == (
            "64.0000",
            "GBP",
        )
        records = evidence(connection, rule, ["through-the-euro"])
        alone = evidence(connection, rule, ["one-currency"])
    told = {(one["role"], one["field"], one["value"]) for one in records}
    assert {
        ("rate of 2024-03-01, USD for one EUR", "rate", "1.25"),
        ("rate of 2024-03-01, GBP for one EUR", "rate", "0.8"),
        ("a bid, compared as 64.0000 GBP", "value/currency", "USD"),
    } < told
    assert {(one["line"], one["path"]) for one in records if one["field"] == "rate"} == {
        (2, "USD"),
        (2, "GBP"),
    }
    assert {one["table_name"] for one in alone} == {"bid", "award"}


def test_prices_as_received_stay_beside_those_compared(lake):
    rules = [one for one in packaged() if one.id in {"R024", "R022"}]
    with connect(lake.folder, lake.manifest()) as connection:
        run(connection, rules)
        offers = connection.execute(
            "select price, currency, compared_price, compared_currency from offer "
            "where ocid = 'through-the-euro' order by bid_id"
        ).fetchall()
        gap = connection.execute("select reason from price_gap order by unit_id").fetchall()
    assert [tuple(map(str, one)) for one in offers] == [
        ("100.0000", "USD", "64.0000", "GBP"),
        ("64.0100", "GBP", "64.0100", "GBP"),
        ("64.0200", "GBP", "64.0200", "GBP"),
    ]
    assert ("no_rate",) not in gap
