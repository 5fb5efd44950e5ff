from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_exports import facts_of, lake_of

from plumbrule.actions.export import export
from plumbrule.exports.ftm import percentage
from plumbrule.lake import Lake
from plumbrule.sources.ftm.percentages import percentage as read_percentage

DAY = date(2024, 5, 6)


def written(lake: Lake, target: Path) -> list[dict]:
    export(lake, "ftm", target, today=DAY)
    return [json.loads(line) for line in target.read_bytes().splitlines()]


def facts(lake: Lake) -> dict[str, list]:
    queries = {
        "party": (
            "select case when kind = 'organisation' then 'company' else kind end, name, country, "
            "substr(born_text, 1, 10), identifier from party"
        ),
        "name": "select name from name",
        "contact": "select kind, value from contact",
        "relation": (
            "select relation.kind, one.name, other.name, role, share_min, share_max "
            "from relation join party as one on one.party_id = from_id "
            "join party as other on other.party_id = to_id"
        ),
        "listing": (
            "select name, listing.kind, authority, start_text from listing join party using (party_id)"
        ),
        "payment": "select date_text, value_amount, value_currency from payment",
    }
    return facts_of(lake, queries)


def test_what_is_written_reads_back_as_the_same_facts(ties, tmp_path):
    written(ties, tmp_path / "out.json")
    again = lake_of(tmp_path / "again", (tmp_path / "out.json").read_bytes())
    assert facts(again) == facts(ties)
    assert facts(again)["payment"] == [("2021-07-01", Decimal("1250.5000"), "EUR")]


def test_what_is_owned_is_a_company_and_says_what_it_was(ties, tmp_path):
    found = {one["properties"].get("name", [""])[0]: one for one in written(ties, tmp_path / "o")}
    assert found["Gama"]["schema"] == "Company"
    assert found["Gama"]["properties"]["classification"] == ["organisation"]
    assert found["Gama"]["properties"]["topics"] == ["sanction"]


def test_ids_stay_the_same_in_every_export_and_keep_the_sources_own(ties, tmp_path):
    first, second = written(ties, tmp_path / "1"), written(ties, tmp_path / "2")
    assert first == second
    assert {"f1", "f2", "f3"} <= {ref for one in first for ref in one["referents"]}


def test_interests_are_one_ownership_or_control_each(owners, tmp_path):
    found = written(owners, tmp_path / "out.json")
    shares = [
        (one["schema"], one["properties"].get("percentage"), one["properties"].get("summary"))
        for one in found
        if one["schema"] in {"Ownership", "Control"}
    ]
    assert sorted(shares) == [
        ("Control", None, ["share of votes: 33.5"]),
        ("Ownership", [">25-50"], None),
    ]


@pytest.mark.parametrize(
    ("least", "greatest", "least_open", "greatest_open", "text"),
    [
        (None, None, None, None, None),
        (33.5, 33.5, False, False, "33.5"),
        (25.0, 50.0, True, False, ">25-50"),
        (25.0, 50.0, False, True, "25-<50"),
        (75.0, None, False, None, ">=75"),
        (75.0, None, True, None, ">75"),
        (None, 5.0, None, True, "<5"),
        (None, 5.0, None, False, "<=5"),
    ],
)
def test_shares_are_written_as_our_reader_reads_them(
    least, greatest, least_open, greatest_open, text
):
    row = {
        "share_min": least,
        "share_max": greatest,
        "share_min_open": least_open,
        "share_max_open": greatest_open,
    }
    assert percentage(row) == text
    if text is not None:
        assert read_percentage(text) == (least, greatest, least_open, greatest_open)


def test_the_field_s_own_package_accepts_every_entity(ties, owners, tmp_path):
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed; `make test-peers` does it"
    )
    for number, lake in enumerate((ties, owners)):
        for one in written(lake, tmp_path / str(number)):
            schema = followthemoney.model.get(one["schema"])
            schema.validate({"properties": one["properties"]})
            kept = followthemoney.proxy.EntityProxy.from_dict(one, cleaned=False)
            for name, values in one["properties"].items():
                if name not in {"website", "phone", "address"}:
                    assert set(kept.get(name)) == set(values)
