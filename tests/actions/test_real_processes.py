"""86,678 real processes of two states and real lists of sanctions; counts only, never names."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from plumbrule.actions.ask import ask
from plumbrule.actions.flag import Flags, flags
from plumbrule.actions.load import load
from plumbrule.lake import Lake

DATA = Path(
    os.environ.get("PLUMBRULE_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")
).resolve()

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not on this machine"),
]


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Flags:
    lake = Lake(tmp_path_factory.mktemp("states"))
    files = sorted((DATA / "procurement/india").glob("*.gz"))
    lists = sorted((DATA / "entities/watchman-lists").iterdir())
    report = load(lake, [*files, *lists])
    read = [
        one.loaded.records for one in report.files if one.loaded and one.loaded.format == "ocds"
    ]
    assert sum(read) == 86_678
    return flags(lake)


def test_single_bids_are_those_of_the_records(states: Flags) -> None:
    single = next(one for one in states.answers if one.id == "R018")
    assert single.hit == 2_703
    assert sum(single.cannot_tell.values()) + single.hit + single.suppressed + single.clear > 86_000


def test_prices_that_are_not_published_are_never_compared(states: Flags) -> None:
    for rule in ("R024", "R036", "R058"):
        answers = next(one for one in states.answers if one.id == rule)
        assert (answers.hit, answers.suppressed) == (0, 0)


def test_no_name_alone_makes_a_sanctioned_bidder(states: Flags) -> None:
    assert [lead for lead in states.leads if lead.rule == "R046"] == []
    listed = next(one for one in states.answers if one.id == "R046")
    assert listed.hit == 0


def test_prices_in_every_currency_are_compared_only_with_their_own(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    load(lake, [DATA / "procurement/worldbank/derived_ocds_worldbank.jsonl"])
    expected, mixed = lowest_put_out(DATA / "procurement/worldbank/derived_ocds_worldbank.jsonl")
    runs = [ask(lake, only=["R036"]) for _ in range(10)]
    assert all(one == runs[0] for one in runs)
    [lowest] = runs[0].rules
    # Three more have a valid bid without a price, which may be the lowest.
    assert {hit["unit_id"] for hit in runs[0].hits} == expected
    assert len(expected) == 386
    assert lowest.cannot_tell["no_rate"] == 583
    assert mixed == 857


def test_no_price_is_converted_at_the_rate_of_another_day(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    processes = DATA / "procurement/worldbank/derived_ocds_worldbank.jsonl"
    dated = tmp_path / "dated.jsonl"
    with processes.open() as source, dated.open("w") as target:
        for line in source:
            release = json.loads(line)
            release["tender"]["tenderPeriod"] = {"endDate": "2014-12-25T12:00:00Z"}
            target.write(json.dumps(release) + "\n")
    load(lake, [dated, DATA / "recovery/ecb_rates/eurofxref-hist.csv"])
    [lowest] = ask(lake, only=["R036"]).rules
    # Made with a deadline on Christmas Day, whose rate is that of the day before; bids in
    # currencies that the bank does not quote stay without one.
    assert lowest.hit > 386
    assert 0 < lowest.cannot_tell["no_rate"] < 583


def lowest_put_out(file: Path) -> tuple[set[str], int]:
    """Find by plain reading where the lowest bid of one currency was put out, and count the mixed."""
    found, mixed = set(), 0
    for line in file.read_text(encoding="utf-8").splitlines():
        release = json.loads(line)
        bids = release.get("bids", {}).get("details", [])
        if not any(award["status"] == "active" for award in release.get("awards", [])):
            continue
        prices = [one["value"] for one in bids if one.get("value", {}).get("amount")]
        currencies = {price["currency"] for price in prices}
        mixed += len(currencies) > 1
        by_status: dict[str, list[float | None]] = {"valid": [], "disqualified": []}
        for one in bids:
            by_status[one["status"]].append(one.get("value", {}).get("amount") or None)
        valid, out = by_status["valid"], [price for price in by_status["disqualified"] if price]
        whole = len(currencies) == 1 and valid and out and None not in valid
        if whole and min(out) < min(price for price in valid if price):
            found.add(release["ocid"])
    return found, mixed
