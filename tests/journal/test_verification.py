"""Each way to alter history, tried by an intruder, must be found and placed."""

import shutil

import pytest
from tampering import intruder, rewrite, run, shift

from plumbrule.journal import erasure, witness
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import read_only
from plumbrule.journal.verification import verify
from plumbrule.model.errors import PlumbError


@pytest.fixture
def filled(journal):
    """Position n holds the n-th act on case/1, for n from 1 to 600."""
    drafts = [Draft("case/1", "case.note", "u1", {"text": f"note {n}"}) for n in range(1, 601)]
    journal.append(drafts)
    journal.checkpoint()
    return journal


def kinds(report):
    return {(fault.kind, fault.start, fault.end) for fault in report.faults}


def test_an_untouched_journal_holds(filled):
    report = verify(filled)
    assert report.faults == ()
    assert (report.size, report.checkpoints, report.kept, report.erased) == (601, 1, 0, 0)
    assert report.sealed
    assert not verify(read_only(filled)).sealed
    assert verify(read_only(filled)).root == report.root


def test_changed_text(filled):
    with intruder(filled) as connection:
        event = run(connection, "SELECT event FROM act WHERE position = 17").scalar_one()
        altered = bytes(event).replace(b'"u1"', b'"u2"')
        run(connection, "UPDATE act SET event = ? WHERE position = 17", altered)
    assert kinds(verify(filled)) == {("changed", 17, 18)}
    assert "position 17: changed: the act is not what its hash says" in str(
        verify(filled).faults[0]
    )


def test_changed_text_with_its_hash_recomputed(filled):
    with intruder(filled) as connection:
        rewrite(connection, 17, b'"u1"', b'"u2"')
    assert kinds(verify(filled)) == {
        ("foreign", 17, 18),
        ("tree_changed", 0, 256),
        ("tree_changed", 0, 512),
        ("forked", 0, 601),
    }
    # Without the keys the place is known to 256 acts.
    assert kinds(verify(read_only(filled))) == {
        ("tree_changed", 0, 256),
        ("tree_changed", 0, 512),
        ("forked", 0, 601),
    }


def test_unreadable_text(filled):
    with intruder(filled) as connection:
        run(connection, "UPDATE act SET event = ? WHERE position = 600", b"{")
    assert ("changed", 600, 601) in kinds(verify(filled))


def test_deleted(filled):
    with intruder(filled) as connection:
        run(connection, "DELETE FROM act WHERE position = 17")
    found = kinds(verify(filled))
    assert ("missing", 17, 18) in found
    assert ("stream_gap", 1, 2) in found


def test_deleted_and_the_rest_moved_up(filled):
    with intruder(filled) as connection:
        run(connection, "DELETE FROM content WHERE position = 17")
        run(connection, "DELETE FROM act WHERE position = 17")
        shift(connection, 18, -1)
        run(connection, "UPDATE act SET version = version - 1 WHERE position >= 17")
        run(connection, "UPDATE log SET size = size - 1")
    found = verify(filled)
    assert {item for item in kinds(found) if item[0] in ("foreign", "moved")} == {
        ("moved", 17, 600)
    }
    assert ("mislabelled", 17, 600) in kinds(found)
    assert ("cut", 600, 601) in kinds(found)


def test_two_acts_swapped(filled):
    with intruder(filled) as connection:
        for table in ("act", "content"):
            for old, new in ((17, 99_999), (19, 17), (99_999, 19)):
                run(connection, f"UPDATE {table} SET position = ? WHERE position = ?", new, old)
    found = {item for item in kinds(verify(filled)) if item[0] == "moved"}
    assert found == {("moved", 17, 18), ("moved", 19, 20)}


def test_inserted_in_the_middle(filled):
    with intruder(filled) as connection:
        shift(connection, 17, 1)
        run(
            connection,
            "INSERT INTO act (position, stream, version, event, nonce, entry, seal)"
            " SELECT 17, 'case/x', 1, event, nonce, entry, seal FROM act WHERE position = 16",
        )
        run(connection, "UPDATE log SET size = size + 1")
    found = kinds(verify(filled))
    assert ("mislabelled", 17, 18) in found
    assert ("moved", 17, 602) in found


def test_added_at_the_end(filled):
    with intruder(filled) as connection:
        run(
            connection,
            "INSERT INTO act (position, stream, version, event, nonce, entry, seal)"
            " SELECT 601, 'case/1', 601, event, nonce, entry, seal FROM act WHERE position = 600",
        )
    found = kinds(verify(filled))
    assert ("unlogged", 601, 602) in found
    assert ("moved", 601, 602) in found


def test_cut_at_the_end(filled):
    kept = filled.checkpoint()
    with intruder(filled) as connection:
        for table in ("act", "content"):
            run(connection, f"DELETE FROM {table} WHERE position >= 590")
    assert ("cut", 590, 601) in kinds(verify(filled))
    with intruder_again(filled) as connection:
        run(connection, "UPDATE log SET size = 590")
        run(connection, "DELETE FROM checkpoint")
    # A careful cut leaves no trace inside; what was kept outside shows it.
    assert kinds(verify(filled)) == set()
    assert kinds(verify(filled, [kept])) == {("cut", 590, 601)}


def test_an_older_copy_continued_is_a_fork(tmp_path, clock):
    first = tmp_path / "first"
    opened = open_journal(first, clock=clock)
    opened.append([Draft("case/1", "case.note", "u1")] * 10)
    early = opened.checkpoint()
    opened.close()
    shutil.copytree(first, tmp_path / "copy")
    opened = open_journal(first, clock=clock)
    opened.append([Draft("case/1", "case.note", "u1")] * 5)
    kept = opened.checkpoint()
    opened.close()
    copy = open_journal(tmp_path / "copy", clock=clock)
    copy.append([Draft("case/2", "case.note", "u1")] * 9)
    assert kinds(verify(copy)) == set()
    assert kinds(verify(copy, [early, kept])) == {("forked", 11, 16)}
    copy.close()


def test_contents_replaced_or_removed(filled):
    filled.append([Draft("case/2", "case.open", "u1")])
    with intruder(filled) as connection:
        run(
            connection,
            "UPDATE content SET salt = (SELECT salt FROM content WHERE position = 2),"
            " sealed = (SELECT sealed FROM content WHERE position = 2) WHERE position = 17",
        )
        run(connection, "UPDATE content SET sealed = ? WHERE position = 18", bytes(40))
        run(connection, "DELETE FROM content WHERE position = 19")
        run(connection, "INSERT INTO content VALUES (601, ?, ?)", bytes(32), bytes(40))
        run(connection, "UPDATE act SET event = NULL, nonce = NULL WHERE position = 600")
    assert kinds(verify(filled)) == {
        ("content_changed", 601, 602),
        ("content_changed", 17, 19),
        ("content_removed", 19, 20),
        ("act_removed", 600, 601),
    }
    with pytest.raises(PlumbError, match="was replaced"):
        list(filled.acts(17, 18))


def test_a_forged_or_misfiled_checkpoint(filled):
    filled.append([Draft("case/2", "case.note", "u1")])
    filled.checkpoint()
    with intruder(filled) as connection:
        run(connection, "UPDATE checkpoint SET note = replace(note, '601', '600') WHERE size = 601")
    [fault] = verify(filled).faults
    assert fault.kind == "checkpoint_changed"
    assert fault.start == 600


def test_the_stored_tree(filled):
    with intruder(filled) as connection:
        run(connection, "UPDATE subtree SET hash = ? WHERE level = 8 AND number = 1", bytes(32))
    assert kinds(verify(filled)) == {("tree_changed", 256, 512)}


def test_a_checkpoint_of_another_log_is_no_evidence(filled, tmp_path):
    other = open_journal(tmp_path / "other")
    with pytest.raises(PlumbError, match="the checkpoint is of"):
        verify(filled, [other.checkpoint()])
    other.close()
    with pytest.raises(PlumbError, match="does not fit"):
        verify(filled, [filled.checkpoint().replace("\n601\n", "\n600\n")])


def test_erasure_keeps_every_proof(filled):
    kept = filled.checkpoint()
    erasure.erase(filled, [17, 18], actor="u9", reason="retention")
    erasure.erase(filled, [19], actor="u9", reason="retention", whole=True)
    report = verify(filled, [kept])
    assert report.faults == ()
    assert report.erased == 3
    acts = {act.position: act for act in filled.stream("case/1")}
    assert acts[17].content is None
    assert acts[17].event.actor == "u1"
    assert acts[19].event.actor == ""
    assert acts[20].content == {"text": "note 20"}
    with pytest.raises(PlumbError, match="no act at position 9999"):
        erasure.erase(filled, [1, 9999], actor="u9", reason="retention")
    assert filled.stream("case/1")[0].content is not None
    with pytest.raises(PlumbError, match="must stay readable"):
        erasure.erase(filled, [601], actor="u9", reason="retention", whole=True)
    with pytest.raises(PlumbError, match="nothing to erase"):
        erasure.erase(filled, [], actor="u9", reason="retention")


def test_an_erased_content_is_nowhere_on_the_disk(tmp_path):
    opened = open_journal(tmp_path)
    opened.append([Draft("case/1", "case.note", "u1", {"text": "x" * 100})])
    with opened.engine.connect() as connection:
        salt = bytes(run(connection, "SELECT salt FROM content WHERE position = 1").scalar_one())
    assert any(salt in path.read_bytes() for path in tmp_path.glob("journal.sqlite*"))
    erasure.erase(opened, [1], actor="u9", reason="retention")
    assert not any(salt in path.read_bytes() for path in tmp_path.glob("journal.sqlite*"))
    opened.close()


def test_a_witnessed_checkpoint_is_checked_too(filled, tmp_path):
    seen = witness.Witness(
        "audit-office", bytes(32), tmp_path / "w", {filled.origin: filled.verifier}
    )
    answer = seen.add_checkpoint(witness.request(filled, 0), 1_800_000_000)
    witness.keep(filled, answer.text, seen.verifier(), 601)
    assert verify(filled).checkpoints == 2
    with intruder(filled) as connection:
        run(connection, "DELETE FROM checkpoint")
        rewrite(connection, 600, b'"u1"', b'"u2"')
    assert ("forked", 0, 601) in kinds(verify(read_only(filled)))


def intruder_again(journal):
    """The triggers are gone already."""
    from plumbrule.journal import database

    return database.writing(journal.engine)
