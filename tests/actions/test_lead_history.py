"""The history of a lead over real loads, as people and programs read it."""

import json
from datetime import UTC, datetime

from one_bid import loaded, release
from plumbrule.actions.flag import flags
from plumbrule.actions.history import history, past
from plumbrule.cli.main import main
from plumbrule.lake import Lake


def flagged(folder, releases, day):
    """Load and ask one rule; the load is said to be of that day of March."""
    lake = Lake(loaded(folder, releases))
    found = flags(lake, only=["R018"], at=datetime(2026, 3, day, 9, tzinfo=UTC))
    return lake, {lead.subject: lead.id for lead in found.leads}


def whats(lake, lead):
    return [(event.what, event.why) for event in history(lake, lead).events]


def test_from_first_seen_to_withdrawn(tmp_path, capsys):
    other = release("ocds-test-2", amount=7)
    lake, ids = flagged(tmp_path, [release(), other], 1)
    lead = ids["ocds-test-1"]
    assert whats(lake, lead) == [("first_seen", ())]
    lake, _ = flagged(tmp_path, [other, release(), release("ocds-test-3", bidders=2)], 2)
    assert whats(lake, lead) == [("first_seen", ())], "another place in the file is no change"
    lake, _ = flagged(tmp_path, [release(amount=1500), other], 3)
    assert whats(lake, lead)[1:] == [("changed", ("amount", "evidence"))]
    found = history(lake, lead)
    assert found.first_seen == (1, datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert found.last_seen == (3, datetime(2026, 3, 3, 9, tzinfo=UTC))
    capsys.readouterr()
    assert main(["show", lead, "--json", "--lake", str(lake.folder)]) == 0
    told = json.loads(capsys.readouterr().out)["history"]
    assert told["first_seen"] == [1, "2026-03-01T09:00:00Z"]
    assert [event["what"] for event in told["events"]] == ["first_seen", "changed"]
    assert main(["show", lead, "--lake", str(lake.folder)]) == 0
    assert "first seen in snapshot 1, loaded 2026-03-01 09:00 UTC" in capsys.readouterr().out
    lake, ids = flagged(tmp_path, [release(amount=1500, bidders=2), other], 4)
    assert list(ids) == ["ocds-test-2"]
    assert whats(lake, lead)[2:] == [("withdrawn", ("no_longer_found",))]
    capsys.readouterr()
    assert main(["show", lead, "--lake", str(lake.folder)]) == 1
    said = capsys.readouterr().err
    assert "was withdrawn in snapshot 4, loaded 2026-03-04 09:00 UTC: no_longer_found" in said


def test_without_a_time_it_is_that_of_the_load(tmp_path):
    lake = Lake(loaded(tmp_path, [release()]))
    flags(lake, only=["R018"])
    first = next(event for event in past(lake) if event.what == "first_seen")
    assert first.at == lake.loaded_at(1)
    assert first.at.tzinfo is not None
