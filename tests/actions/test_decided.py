"""What people decided is applied at every load, and taken back when they take it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plumbrule.cli.main import main
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

RELEASES = [
    {
        "ocid": f"ocds-aaaaaa-{number}",
        "id": "1",
        "date": "2024-02-01T00:00:00Z",
        "tag": ["compiled"],
        "parties": [{"id": f"B{number}", "name": "Town of Ost", "roles": ["buyer"]}],
        "buyer": {"id": f"B{number}"},
        "tender": {
            "title": "Paint",
            "value": {"amount": 100, "currency": "EUR"},
            "tenderPeriod": {"endDate": "2024-01-20T12:00:00Z"},
        },
    }
    for number in (1, 2)
]
FIRST, SECOND = "ocds-aaaaaa-1/B1", "ocds-aaaaaa-2/B2"


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLUMB_LAKE", str(tmp_path / "lake"))
    releases = tmp_path / "releases.jsonl"
    releases.write_text("".join(json.dumps(one) + "\n" for one in RELEASES))
    assert main(["load", str(releases)]) == 0
    return tmp_path / "lake"


def ask(lake: Path, query: str) -> list[tuple[object, ...]]:
    place = Lake(lake)
    with connect(place.folder, place.manifest()) as connection:
        return connection.execute(query).fetchall()


def entities(lake: Path) -> int:
    return len(ask(lake, "select distinct entity_id from party_entity"))


def test_two_records_are_joined_and_parted_again(lake: Path) -> None:
    assert entities(lake) == 2
    assert main(["decisions", "same", FIRST, SECOND, "--reason", "one town hall"]) == 0
    assert main(["link"]) == 0
    assert entities(lake) == 1
    assert main(["decisions", "not-same", FIRST, SECOND, "--reason", "two towns"]) == 0
    assert main(["link"]) == 0
    assert entities(lake) == 2


def test_a_value_is_right_while_the_source_has_the_wrong_one(lake: Path, tmp_path: Path) -> None:
    correct = ["decisions", "correct", "--table", "tender", "--record", "ocds-aaaaaa-1"]
    said = ["--reason", "the paper file"]
    assert main([*correct, "--field", "title", "--seen", "Paint", "--value", "Paper", *said]) == 0
    day = ["--seen", "2024-01-20T12:00:00Z", "--value", "2024-01-25T12:00:00Z"]
    assert main([*correct, "--field", "tender_end_text", *day, *said]) == 0
    assert main(["link"]) == 0
    query = "select title, strftime(tender_end_latest, '%d') from tender order by ocid"
    assert ask(lake, query) == [("Paper", "25"), ("Paint", "20")]

    changed = [dict(one, tender={**one["tender"], "title": "Brushes"}) for one in RELEASES]
    releases = tmp_path / "releases.jsonl"
    releases.write_text("".join(json.dumps(one) + "\n" for one in changed))
    assert main(["load", str(releases)]) == 0
    assert ask(lake, query) == [("Brushes", "25"), ("Brushes", "20")]


def test_linking_again_without_a_new_decision_changes_nothing(lake: Path) -> None:
    assert main(["link"]) == 0
    assert Lake(lake).manifest().number == 1
