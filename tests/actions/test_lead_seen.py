"""From a loaded release to a lead, a case with its evidence, and a dismissal that sticks."""

import json

import pytest

from plumbrule.actions import decisions
from plumbrule.actions.flag import flags
from plumbrule.actions.lead_seen import reviewed, seen, written
from plumbrule.cli.main import main
from plumbrule.lake import Lake
from plumbrule.model.errors import PlumbError

RULE = "R018"


def release(amount):
    """One process, open to competition, with a single bid."""
    supplier = {"id": "XA-1", "name": "Alfa Ltd"}
    return {
        "ocid": "ocds-test-1",
        "id": "1",
        "date": "2024-03-01T10:00:00Z",
        "tag": ["compiled"],
        "parties": [
            {**supplier, "roles": ["tenderer", "supplier"]},
            {"id": "XA-2", "name": "Ministry of Works", "roles": ["buyer"]},
        ],
        "buyer": {"id": "XA-2", "name": "Ministry of Works"},
        "tender": {
            "id": "t",
            "title": "Road",
            "status": "complete",
            "procurementMethod": "open",
            "numberOfTenderers": 1,
            "tenderers": [supplier],
        },
        "bids": {
            "details": [
                {
                    "id": "b",
                    "status": "valid",
                    "value": {"amount": amount, "currency": "XAL"},
                    "tenderers": [supplier],
                }
            ]
        },
        "awards": [
            {
                "id": "a",
                "status": "active",
                "date": "2024-02-15T00:00:00Z",
                "value": {"amount": amount, "currency": "XAL"},
                "suppliers": [supplier],
            }
        ],
    }


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """A lake with that one process."""
    return load(tmp_path_factory.mktemp("one"), "first")


def load(folder, name):
    """Load the release from a file of that name into a lake of its own; return the lake."""
    source = folder / f"{name}.jsonl"
    source.write_text(json.dumps(release(1000)) + "\n")
    assert main(["load", str(source), "--lake", str(folder / "lake")]) == 0
    return folder / "lake"


def lead_of(lake, capsys):
    capsys.readouterr()
    assert main(["leads", "--rule", RULE, "--json", "--lake", str(lake)]) == 0
    [lead] = json.loads(capsys.readouterr().out)
    return lead["id"]


def test_a_case_keeps_the_lead_as_it_was_seen(lake, capsys):
    lead = lead_of(lake, capsys)
    words = ["case", "open", "--lead", lead[:6], "--title", "Road", "--purpose", "p"]
    assert main([*words, "--legal-basis", "Act 7", "--json", "--lake", str(lake)]) == 0
    opened = json.loads(capsys.readouterr().out)
    assert opened["data"]["lead"] == lead
    assert opened["data"]["evidence"]["lead"]["rule"] == RULE
    assert opened["data"]["evidence"]["records"]
    assert main(["case", "list", "--json", "--lake", str(lake)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["lead"] == lead
    with pytest.raises(PlumbError, match="there is no lead"):
        seen(lake, "nothing")


def test_a_dismissed_lead_stays_so_in_another_file_and_returns_when_the_records_change(
    lake, capsys, tmp_path
):
    lead = lead_of(lake, capsys)
    assert main(["decisions", "dismiss", lead, "--reason", "explained", "--lake", str(lake)]) == 0
    states = reviewed(lake, None, flags(Lake(lake)).leads)
    assert list(states) == [lead]
    assert not states[lead].shown
    reviews = decisions.standing_at(lake, None).reviews
    assert reviews[lead].rules == (RULE,)
    again = seen(load(tmp_path, "second"), lead)
    assert not decisions.lead_state(reviews, lead, again.evidence).shown
    again.evidence["records"][0]["value"] = "another"
    state = decisions.lead_state(reviews, lead, again.evidence)
    assert state.shown
    assert state.changed


def test_everything_is_kept_in_exact_text():
    assert written({"a": 0.5, "b": (1, None, True, 2**60), 3: "x"}) == {
        "a": "0.5",
        "b": [1, None, True, str(2**60)],
        "3": "x",
    }
