import pytest

from plumbrule.actions import decisions
from plumbrule.journal import erasure, fingerprints
from plumbrule.journal.decisions import standing
from plumbrule.journal.store import read_only
from plumbrule.model.errors import PlumbError

VALUE = {
    "table": "company",
    "record": "reg/1",
    "field": "name",
    "seen": "Alfa",
    "value": "Alpha",
    "reason": "the register's paper file",
}


def test_links_stand_until_revoked_and_the_later_one_wins(alone):
    first = decisions.link(alone, "reg/2", "reg/1", "born elsewhere", same=False)
    found = standing(alone.journal).links
    assert list(found) == [("reg/1", "reg/2")]
    assert not found["reg/1", "reg/2"].same
    decisions.link(alone, "reg/1", "reg/2", "same passport", same=True)
    link = standing(alone.journal).links["reg/1", "reg/2"]
    assert (link.same, link.history, link.reason, link.by) == (True, 2, "same passport", "local")
    decisions.revoke(alone, "link", first.id, "unsure")
    assert standing(alone.journal).links == {}
    assert [found.state for found in decisions.listed(alone)] == ["revoked"]
    assert decisions.find(alone, first.id).kind.name == "link"
    with pytest.raises(PlumbError, match="no decision nothing"):
        decisions.find(alone, "nothing")


def test_the_log_does_not_tell_which_records_were_compared(alone):
    decisions.link(alone, "person/ROSSI", "person/BIANCHI", "x", same=True)
    for act in read_only(alone.journal).acts():
        assert "ROSSI" not in str(act)


def test_values_are_corrected_while_the_source_has_what_was_seen(alone):
    decisions.correct(alone, VALUE)
    found = standing(alone.journal).corrections["company", "reg/1", "name"]
    assert found.outcome("Alfa") == "applies"
    assert found.outcome("Alpha") == "agrees"
    assert found.outcome("Beta") == "outdated"
    decisions.revoke(alone, "correction", found.id, "wrong file")
    assert standing(alone.journal).corrections == {}


def test_suppressions_hold_and_fail_closed(alone, tmp_path):
    assert not decisions.public_suppressions(alone).holds("person", "person/7")
    held = decisions.suppress(alone, "person", "person/7", "safety")
    assert decisions.public_suppressions(alone).holds("person", "person/7")
    assert "person/7" not in str(held.data)
    (tmp_path / "keys" / fingerprints.FILE_NAME).unlink()
    with pytest.raises(PlumbError, match="nothing can be published"):
        decisions.public_suppressions(alone)
    decisions.revoke(alone, "suppression", held.id, "over")
    assert decisions.public_suppressions(alone).entries == ()


def test_what_cannot_be_read_stops_publication(alone):
    decisions.suppress(alone, "person", "person/7", "safety")
    last = alone.journal.size() - 1
    erasure.erase(alone.journal, [last], actor="local", reason="error")
    assert standing(alone.journal).unreadable == 1
    with pytest.raises(PlumbError, match="cannot be read: nothing can be published"):
        decisions.public_suppressions(alone)


def test_a_dismissed_lead_stays_dismissed_until_its_evidence_changes(alone):
    seen = {"value": "0.93", "records": ["a"]}
    decisions.review(alone, "L1", "dismiss", "explained", rules=["R1"], evidence=seen)
    reviews = standing(alone.journal).reviews
    state = decisions.lead_state(reviews, "L1", dict(seen))
    assert (state.shown, state.changed) == (False, ())
    state = decisions.lead_state(reviews, "L1", {"value": "0.95", "records": ["a"]})
    assert (state.shown, state.changed) == (True, ("/value",))
    assert decisions.lead_state(reviews, "L2", seen).shown
    assert reviews["L1"].reason == "explained"


def test_decisions_need_the_keys(alone):
    from dataclasses import replace

    bare = replace(alone, journal=read_only(alone.journal))
    with pytest.raises(PlumbError, match="can only be read"):
        decisions.link(bare, "a", "b", "x", same=True)
    assert decisions.in_force(bare).links == {}


def test_what_stands_is_read_without_making_anything(alone, journal_url, tmp_path):
    decisions.link(alone, "a", "b", "x", same=True)
    assert list(decisions.standing_at(tmp_path, journal_url).links) == [("a", "b")]
    empty = tmp_path / "empty"
    assert decisions.standing_at(empty, None).links == {}
    assert not empty.exists()
