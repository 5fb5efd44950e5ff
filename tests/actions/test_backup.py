"""Everything is destroyed, and comes back from the backup, proven."""

import shutil
import sqlite3
from dataclasses import replace

import pytest

from plumbrule.actions import case, decisions
from plumbrule.actions.backup import MANIFEST, backup, restore
from plumbrule.actions.session import open_session
from plumbrule.actions.verify import keep_checkpoint, verify
from plumbrule.journal import note
from plumbrule.model.errors import PlumbError

OPEN = {"title": "Bridge", "purpose": "inquiry", "legal_basis": "Act 7", "source": "report/1"}


@pytest.fixture
def lake(tmp_path, journal_url):
    """A lake with a journal and some files, as a session."""
    folder = tmp_path / "lake"
    (folder / "parts").mkdir(parents=True)
    (folder / "CURRENT").write_text("000001.json\n")
    (folder / "parts" / "a.parquet").write_bytes(b"rows")
    session = open_session(folder, journal_url, user="x")
    case.open_case(session, OPEN)
    decisions.suppress(session, "person", "person/7", "safety")
    yield session
    session.close()


def wipe(session):
    session.close()
    shutil.rmtree(session.lake)
    for path in session.lake.parent.glob("journal.sqlite*"):
        path.unlink()


def test_all_comes_back(lake, tmp_path):
    kept = lake.journal.checkpoint()
    acts = list(lake.journal.acts())
    done = backup(lake, tmp_path / "backup", with_keys=True)
    assert (done.acts, done.with_keys) == (len(acts) + 1, True)
    wipe(lake)
    back = tmp_path / "back"
    restored = restore(tmp_path / "backup", back)
    assert restored.acts == done.acts
    assert (back / "parts" / "a.parquet").read_bytes() == b"rows"
    assert (back / "CURRENT").read_text() == "000001.json\n"
    point = tmp_path / "kept"
    point.write_text(kept)
    report = verify(back, None, [point])
    assert report.faults == ()
    session = open_session(back, user="x")
    assert list(session.journal.acts(0, len(acts))) == acts
    assert decisions.public_suppressions(session).holds("person", "person/7")
    last = [act.event.act for act in session.journal.acts(len(acts))]
    assert last == ["log.backup", "log.restore"]
    session.close()


def test_a_backup_is_the_way_from_one_database_to_the_other(tmp_path, postgres_url):
    session = open_session(tmp_path / "lake", user="x")
    case.open_case(session, OPEN)
    backup(session, tmp_path / "backup", with_keys=True)
    session.close()
    restore(tmp_path / "backup", tmp_path / "back", postgres_url)
    assert verify(tmp_path / "back", postgres_url).faults == ()


def test_without_keys_it_proves_but_does_not_tell(lake, tmp_path):
    backup(lake, tmp_path / "backup", with_keys=False)
    restored = restore(tmp_path / "backup", tmp_path / "back")
    assert not restored.with_keys
    report = verify(tmp_path / "back", None)
    assert (report.faults, report.sealed) == ((), False)
    shutil.copytree(lake.lake / "keys", tmp_path / "back" / "keys")
    assert verify(tmp_path / "back", None).sealed


def test_a_damaged_backup_is_refused(lake, tmp_path):
    folder = tmp_path / "backup"
    backup(lake, folder, with_keys=True)
    good = (folder / "journal.sqlite").read_bytes()
    with sqlite3.connect(folder / "journal.sqlite") as database:
        database.execute("UPDATE log SET origin = 'x'")
    database.close()
    with pytest.raises(PlumbError, match="missing or damaged"):
        restore(folder, tmp_path / "back")
    (folder / "journal.sqlite").write_bytes(good)
    (folder / "lake" / "parts" / "a.parquet").unlink()
    with pytest.raises(PlumbError, match=r"a\.parquet"):
        restore(folder, tmp_path / "back")
    text = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(text.replace("lake/parts/a.parquet", "../a"))
    with pytest.raises(PlumbError, match="outside of it"):
        restore(folder, tmp_path / "back")
    (folder / MANIFEST).write_text(text.replace("plumbrule-backup/1", "other/1"))
    with pytest.raises(PlumbError, match="format other/1"):
        restore(folder, tmp_path / "back")
    (folder / MANIFEST).unlink()
    with pytest.raises(PlumbError, match="not a whole backup"):
        restore(folder, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_nothing_is_written_over(lake, tmp_path):
    backup(lake, tmp_path / "backup", with_keys=True)
    with pytest.raises(PlumbError, match="not empty"):
        backup(lake, tmp_path / "backup", with_keys=True)
    with pytest.raises(PlumbError, match="not empty"):
        restore(tmp_path / "backup", lake.lake)
    with pytest.raises(PlumbError, match="journal here already"):
        restore(tmp_path / "backup", tmp_path / "back", str(tmp_path / "backup" / "journal.sqlite"))


def test_a_copy_that_does_not_prove_is_not_a_backup(lake, tmp_path):
    from plumbrule.journal import database

    with database.writing(lake.journal.engine) as connection:
        connection.exec_driver_sql("UPDATE subtree SET number = 1")
        connection.exec_driver_sql("DELETE FROM content WHERE position = 2")
    with pytest.raises(PlumbError, match="does not prove to be the journal"):
        backup(lake, tmp_path / "backup", with_keys=True)
    assert not (tmp_path / "backup").exists()
    assert not (tmp_path / "backup.part").exists()


def test_the_kept_checkpoint_never_goes_back(lake, tmp_path):
    keep_checkpoint(lake.journal, lake.lake)
    first = note.parse((lake.lake / "journal.checkpoint").read_text())
    case.open_case(lake, OPEN)
    keep_checkpoint(lake.journal, lake.lake)
    second = note.parse((lake.lake / "journal.checkpoint").read_text())
    assert second.size > first.size
    other = open_session(tmp_path / "other", user="x")
    with pytest.raises(PlumbError, match="does not continue"):
        keep_checkpoint(other.journal, replace(lake).lake)
    other.close()
