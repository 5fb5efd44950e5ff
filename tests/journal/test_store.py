import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from plumbrule.journal import database, keys, merkle, note, schema, tree
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import ConflictError, read_only
from plumbrule.model.errors import PlumbError


def draft(stream="case/1", act="case.note", **content):
    return Draft(stream, act, "u1", content or None)


def test_what_is_appended_is_read_back(journal):
    one, two = journal.append(
        [draft(text="first"), Draft("case/1", "case.close", "u2", None, {"state": "closed"})]
    )
    assert (one.position, two.position) == (1, 2)
    acts = journal.stream("case/1")
    assert [act.event.version for act in acts] == [1, 2]
    assert acts[0].content == {"text": "first"}
    assert acts[1].event.state == "closed"
    assert acts[1].content is None
    assert acts[0].event.t == "2026-03-02T09:00:02.000000Z"
    assert [act.event.act for act in journal.acts()] == ["log.begin", "case.note", "case.close"]
    assert [act.position for act in journal.acts(1, 2)] == [1]
    assert journal.size() == 3
    assert journal.append([]) == []


def test_a_stale_view_is_refused_and_nothing_is_recorded(journal):
    journal.append([draft(text="a")], {"case/1": 0})
    with pytest.raises(ConflictError, match="case/1 has changed meanwhile"):
        journal.append([draft("case/2", text="b"), draft(text="b")], {"case/1": 0})
    assert journal.size() == 2
    assert journal.stream("case/2") == []
    journal.append([draft(text="b")], {"case/1": 1})
    assert len(journal.stream("case/1")) == 2


def test_of_many_writers_with_one_view_one_wins(journal):
    def write(number):
        try:
            journal.append([draft(text=str(number))], {"case/1": 0})
        except ConflictError:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(write, range(8))) == 1
    assert journal.size() == 2


def test_kinds_are_kept_apart(journal):
    journal.append(
        [draft("case/1", text="a"), draft("case-x/1", text="b"), draft("cases/1", text="c")]
    )
    assert [act.event.stream for act in journal.kind("case")] == ["case/1"]


def test_time_never_runs_backwards(journal, clock):
    journal.append([draft(text="a")])
    clock.now -= timedelta(days=1)
    journal.append([draft(text="b")])
    first, second = journal.stream("case/1")
    assert first.event.t == second.event.t
    clock.now = datetime(2026, 3, 2)  # noqa: DTZ001
    with pytest.raises(PlumbError, match="time zone"):
        journal.append([draft(text="c")])
    clock.now = datetime(2026, 3, 4, tzinfo=UTC)
    assert journal.size() == 3


def test_a_content_that_has_two_written_forms_is_refused(journal):
    with pytest.raises(PlumbError, match="no single written form"):
        journal.append([draft(amount=0.1)])
    assert journal.size() == 1


def test_contents_are_not_readable_in_the_database_nor_without_keys(journal):
    journal.append([draft(text="unusual-canary-word")])
    with database.reading(journal.engine) as connection:
        row = connection.execute(sa.select(schema.act.c.event).where(schema.act.c.position == 1))
        sealed = connection.execute(sa.select(schema.content.c.sealed)).scalars().all()
        assert b"canary" not in row.scalar_one()
    assert all(b"canary" not in item for item in sealed)
    [act] = read_only(journal).stream("case/1")
    assert act.content is None
    assert act.event.content is not None
    with pytest.raises(PlumbError, match="can only be read"):
        read_only(journal).append([draft(text="x")])


def test_stored_subtrees_give_the_roots_and_proofs_of_all_leaves(journal):
    sizes = [1, 254, 1, 1, 600, 300]
    for size in sizes:
        journal.append([draft(f"case/{n}", text="x") for n in range(size)])
    with database.reading(journal.engine) as connection:
        entries = connection.execute(sa.select(schema.act.c.entry).order_by(schema.act.c.position))
        leaves = [merkle.leaf(item) for item in entries.scalars()]
        total = len(leaves)
        assert total == sum(sizes) + 1
        for size in (0, 1, 2, 255, 256, 257, 512, 1000, 1024, total):
            assert tree.range_root(connection, 0, size) == merkle.root(leaves[:size])
        root = merkle.root(leaves)
        for position in (0, 255, 256, 700, total - 1):
            path = tree.inclusion_proof(connection, position, total)
            assert merkle.root_from_inclusion(position, total, leaves[position], path) == root
        for old in (1, 255, 256, 300, 1024, total):
            path = tree.consistency_proof(connection, old, total)
            assert merkle.is_consistent(old, merkle.root(leaves[:old]), total, root, path)


def test_checkpoint_is_signed_once_per_size(journal):
    first = journal.checkpoint()
    assert journal.checkpoint() == first
    assert note.signers(first, {journal.origin: journal.verifier}) == [journal.origin]
    journal.append([draft(text="a")])
    assert note.parse(journal.checkpoint()).size == 2


def test_the_database_itself_refuses_to_change_or_remove_an_act(journal):
    journal.append([draft(text="a")])
    for statement in (
        "DELETE FROM act WHERE position = 1",
        "UPDATE act SET stream = 'case/2' WHERE position = 1",
        "UPDATE act SET event = NULL WHERE position = 1",
    ):
        with (
            pytest.raises(database.JournalUnavailableError, match="an act is never"),
            database.writing(journal.engine) as connection,
        ):
            connection.exec_driver_sql(statement)
    assert len(journal.stream("case/1")) == 1


def test_opening_again_finds_the_same_journal(journal, journal_url, tmp_path):
    again = open_journal(tmp_path, journal_url)
    assert (again.origin, again.size()) == (journal.origin, 1)
    again.close()


def test_without_its_keys_a_journal_can_be_read_and_no_new_keys_appear(
    journal, journal_url, tmp_path
):
    journal.append([draft(text="a")])
    (tmp_path / "keys" / keys.FILE_NAME).rename(tmp_path / "away")
    again = open_journal(tmp_path, journal_url)
    assert again.keys is None
    assert again.stream("case/1")[0].content is None
    assert not (tmp_path / "keys" / keys.FILE_NAME).exists()
    again.close()
    keys.make(tmp_path / "keys")
    with pytest.raises(PlumbError, match="belong to another journal"):
        open_journal(tmp_path, journal_url)


def test_nothing_is_made_when_only_reading(tmp_path):
    with pytest.raises(PlumbError, match="no journal here yet"):
        open_journal(tmp_path, create=False)
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_may_read_files(tmp_path):
    open_journal(tmp_path).close()
    for name in ("journal.sqlite", f"keys/{keys.FILE_NAME}"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    (tmp_path / "keys" / keys.FILE_NAME).chmod(0o644)
    with pytest.raises(PlumbError, match="chmod 600"):
        open_journal(tmp_path)


def test_damaged_keys_are_named(tmp_path):
    path = tmp_path / keys.FILE_NAME
    with pytest.raises(PlumbError, match="not here"):
        keys.load(tmp_path)
    for text in (
        b"",
        b'{"sign":"00","seal":"00","content":"00"}',
        b'{"sign":"x","seal":"","content":""}',
    ):
        path.write_bytes(text)
        path.chmod(0o600)
        with pytest.raises(PlumbError, match="damaged"):
            keys.load(tmp_path)


def test_addresses(tmp_path):
    assert database.address(tmp_path, None) == f"sqlite:///{tmp_path}/journal.sqlite"
    assert database.address(tmp_path, "a/b.sqlite") == "sqlite:///a/b.sqlite"
    assert database.address(tmp_path, "postgresql://x/y") == "postgresql://x/y"
    for url in ("mysql://x/y", "://"):
        with pytest.raises(PlumbError):
            database.open_engine(url)


def test_a_server_that_is_not_there_is_said_in_one_sentence(tmp_path):
    with pytest.raises(
        database.JournalUnavailableError, match="nothing of this step was recorded"
    ) as caught:
        open_journal(tmp_path, f"postgresql://plumb:hidden@/x?host={tmp_path}")
    assert "hidden" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_two_programs_may_make_the_journal_at_the_same_moment(journal_url, tmp_path):
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: open_journal(tmp_path, journal_url), range(6)))
    assert len({item.origin for item in opened}) == 1
    assert opened[0].size() == 1
    for item in opened:
        item.close()


def test_an_ordinary_account_of_the_server_may_write(tmp_path, postgres_url):
    import psycopg

    role = f"clerk_{os.getpid()}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN")
        connection.execute(f"GRANT ALL ON SCHEMA public TO {role}")
    opened = open_journal(tmp_path, postgres_url.replace("plumb@", f"{role}@"))
    opened.append([draft(text="a")])
    assert opened.size() == 2
    opened.close()


def test_a_lost_server_leaves_the_matter_open(tmp_path, postgres_url):
    opened = open_journal(tmp_path, postgres_url)
    words = "look whether this step was recorded"
    with pytest.raises(database.JournalUnavailableError, match=words):
        write_after_the_server_hung_up(opened, postgres_url)
    assert opened.size() == 1
    opened.close()


def write_after_the_server_hung_up(opened, url):
    import psycopg

    with database.writing(opened.engine) as connection:
        own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with psycopg.connect(url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (own,))
        opened.append_within(connection, [draft(text="a")])


def test_a_connection_that_died_while_it_rested_is_replaced(tmp_path, postgres_url, monkeypatch):
    import psycopg

    opened = open_journal(tmp_path, postgres_url)
    monkeypatch.setattr(database, "_REST_SECONDS", 0)
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert opened.size() == 1
    opened.close()
