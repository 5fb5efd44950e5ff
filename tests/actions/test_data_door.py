"""The data as pages ask for it: prepared once, swapped whole, and asked by many threads."""

import json
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from made_lakes import NAMED, put
from made_lists import LISTED, entity, lake_of_lists
from one_bid import release
from plumbrule.actions.data_door import Door, NotPreparedError
from plumbrule.actions.load import load
from plumbrule.actions.prepared.building import FOLDER, build, place_of
from plumbrule.actions.prepared.lead_table import (
    LeadsWanted,
    best_leads,
    build_leads,
    lead_of,
    leads_by,
    leads_count,
    leads_page,
)
from plumbrule.indicators.indicator import packaged
from plumbrule.lake import Lake
from plumbrule.leads.lead import Lead
from plumbrule.model import PlumbError
from plumbrule.sources.source import ReadOptions


@pytest.fixture(autouse=True)
def _few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rules are asked instead of all: what is held here does not depend on them."""
    few = packaged()[:3]
    monkeypatch.setattr("plumbrule.actions.flag.packaged", lambda: few)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return lake_of_lists(tmp_path)


def opened(lake: Lake) -> Door:
    door = Door(lake)
    door.prepare_now()
    assert door.ready
    return door


def test_an_empty_lake_says_how_to_load(tmp_path: Path) -> None:
    door = Door(Lake(tmp_path / "nothing"))
    door.prepare_now()
    assert not door.loaded
    assert not door.ready
    with pytest.raises(PlumbError, match="nothing is loaded"):
        door.rows("select 1")


def test_what_is_not_prepared_yet_says_so_and_tables_answer_meanwhile(lake: Lake) -> None:
    door = Door(lake)
    door._closed = True  # nothing is prepared in the background
    assert door.rows("select count(*) as n from party")[0]["n"] > 0
    with pytest.raises(NotPreparedError):
        door.search("ann")
    with pytest.raises(NotPreparedError):
        _ = door.overview


def test_it_is_prepared_once_and_older_ones_are_swept(lake: Lake) -> None:
    door = opened(lake)
    place = place_of(lake, lake.manifest())
    made = (place / "index.sqlite").stat()
    assert build(lake) == place
    assert (place / "index.sqlite").stat() == made
    more = [*LISTED, entity("p-new", "Person", name=["Nova Person"], topics=["sanction"])]
    data = "".join(json.dumps(one) + "\n" for one in more).encode()
    load(lake, put(lake.folder.parent / "more", **{"m.ftm.json": data}), ReadOptions(source="more"))
    assert not door.search("Nova Person").entities  # the old one is shown until the new is whole
    while door.manifest.number == 1:
        door.prepare_now()
    assert [one.name for one in door.search("Nova Person").entities] == ["Nova Person"]
    assert len(list((lake.folder / FOLDER).iterdir())) == 1


def test_what_breaks_off_leaves_nothing(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def broken(*_: object) -> None:
        tries.append(1)
        raise PlumbError("the disk is full")

    monkeypatch.setattr("plumbrule.actions.prepared.building.build_index", broken)
    door = Door(lake)
    door.prepare_now()
    assert door.fault == "the disk is full"
    assert list((lake.folder / FOLDER).iterdir()) == []
    door.held()
    door.close()
    assert len(tries) == 1  # what failed is not tried again at every look


def test_many_threads_ask_at_once(lake: Lake) -> None:
    door = opened(lake)
    start = threading.Barrier(8)

    def ask(_: int) -> tuple[int, str]:
        start.wait()
        count = door.rows("select count(*) as n from entity")[0]["n"]
        return count, door.search("Quiet Valley Dairy").entities[0].name

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1


def test_pages_cannot_reach_beyond_the_snapshot(lake: Lake, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    door = opened(lake)
    for sql in (
        f"select * from read_csv('{secret}')",
        f"copy (select 1) to '{tmp_path}/x.csv'",
        "set memory_limit = '9GB'",
        f"attach '{tmp_path}/other.db'",
    ):
        with pytest.raises(Exception, match=r"(?i)disabled|locked|permission|not allowed"):
            door.rows(sql)


def test_processes_of_an_entity_are_looked_up_with_role_and_amount(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    lines = "".join(json.dumps(release(ocid=f"ocds-t-{n}", bidders=2)) + "\n" for n in (1, 2))
    load(lake, put(tmp_path / "in", **{"r.jsonl": lines.encode()}), NAMED)
    door = opened(lake)
    found = door.rows(
        "select role, ocid, amount, currency from entity_process where role = 'supplier' "
        "order by ocid"
    )
    expected = door.rows(
        "select award.ocid, value_amount from award inner join award_party "
        "on award.ocid = award_party.ocid and award.award_id = award_party.award_id order by all"
    )
    assert [(one["ocid"], one["amount"]) for one in found] == [
        (one["ocid"], one["value_amount"]) for one in expected
    ]
    assert len(found) == 2
    roles = door.rows("select distinct role from entity_process order by role")
    assert {one["role"] for one in roles} >= {"buyer", "supplier", "bidder"}
    assert door.search("ocds-t-2").processes[0].ocid == "ocds-t-2"


def lead(number: int, rule: str, **more: object) -> Lead:
    return Lead(id=f"L{number}", rule=rule, version="1.0", subject=f"s{number}", unit="process",
                sentence="Something.", **more)  # type: ignore[arg-type] # fmt: skip


def test_leads_are_listed_counted_and_found() -> None:
    leads = [
        lead(1, "R1", amount=Decimal("10.50"), currency="EUR", entity="e1", year=2024),
        lead(2, "R1", entity="e2", year=2024),
        lead(3, "R2", entity="e1", ocid="o1", year=2025),
        lead(4, "R2", suppressed_by="expected"),
        lead(5, "R1"),
    ]
    database = sqlite3.connect(":memory:")
    build_leads(database, leads)
    # The best of each rule in turn: R1's first, R2's first, then R1's second.
    assert [one.id for one in best_leads(database, 3)] == ["L1", "L3", "L2"]
    assert lead_of(database, "L1") == leads[0]
    assert lead_of(database, "L9") is None
    assert [one.id for one in leads_page(database, LeadsWanted(), 1, 2)] == ["L2", "L3"]
    assert [one.id for one in leads_page(database, LeadsWanted(entity="e1"), 0, 9)] == ["L1", "L3"]
    assert [one.id for one in leads_page(database, LeadsWanted(expected=True), 0, 9)] == ["L4"]
    assert leads_count(database, LeadsWanted()) == 4
    assert leads_count(database, LeadsWanted(rule="R1", year=2024)) == 2
    assert leads_count(database, LeadsWanted(rule="R1' or 1=1 --")) == 0
    assert leads_by(database, "rule") == {"R1": 3, "R2": 1}
    assert leads_by(database, "year") == {"2024": 2, "2025": 1}
    with pytest.raises(ValueError, match="packed"):
        leads_by(database, "packed")
    database.close()
