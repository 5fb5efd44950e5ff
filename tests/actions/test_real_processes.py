"""86,678 real processes of two states and real lists of sanctions; counts only, never names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
    lowest = next(one for one in flags(lake).answers if one.id == "R036")
    assert lowest.hit == 380
    assert lowest.cannot_tell["no_rate"] == 583
