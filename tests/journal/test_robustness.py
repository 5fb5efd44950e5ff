"""Crashes, full disks and many users at once, in short; the long runs are in benchmarks/."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from plumbrule.journal import database
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.verification import verify

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


def load(script):
    spec = importlib.util.spec_from_file_location("bench", BENCHMARKS / script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(script, *words):
    command = [sys.executable, BENCHMARKS / script, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_killed_while_writing(tmp_path, journal_url):
    found = run("journal_crash.py", "--lake", tmp_path, "--journal", journal_url, "--rounds", 5)
    assert found["faults"] == []
    assert found["acknowledged"] > 0
    assert found["acts"] >= found["acknowledged"]


def test_a_server_that_crashes_keeps_what_it_acknowledged(tmp_path, own_server):
    crash = load("journal_crash.py")
    journal = open_journal(tmp_path, own_server.url)
    size = journal.size()
    journal.close()
    promises = 0
    for seed in range(3):
        command = [sys.executable, BENCHMARKS / "journal_crash.py", "--only-write"]
        words = ["--lake", tmp_path, "--journal", own_server.url, "--seed", seed]
        with subprocess.Popen(
            [*command, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as writer:
            first = writer.stdout.readline()
            time.sleep(0.1 + 0.1 * seed)
            own_server.kill()
            rest = writer.stdout.read()
        promised = [line.split() for line in (first + rest).decode().splitlines()]
        own_server.start()
        size = crash.examine(tmp_path, own_server.url, size, promised)
        promises += len(promised)
    journal = open_journal(tmp_path, own_server.url)
    assert promises > 3
    assert verify(journal).faults == ()
    journal.close()


def test_eight_writers_and_eight_readers(tmp_path, postgres_url):
    found = run(
        "journal_contention.py", "--lake", tmp_path, "--journal", postgres_url, "--seconds", 1.5
    )
    assert found["acts"] > 0


def test_writers_of_one_file_wait_for_each_other(tmp_path):
    url = f"sqlite:///{tmp_path / 'journal.sqlite'}"
    words = ["--writers", 3, "--readers", 2, "--seconds", 1]
    found = run("journal_contention.py", "--lake", tmp_path, "--journal", url, *words)
    assert found["acts"] > 0


def fill(journal, limit=3_000):
    """Write until the disk is full; return how many acts were acknowledged before."""
    acknowledged = journal.size()
    for _ in range(limit):
        try:
            journal.append([Draft("case/1", "case.note", "u1", {"text": "x" * 2_000})] * 10)
        except database.JournalUnavailableError as error:
            return acknowledged, str(error)
        acknowledged += 10
    pytest.fail("the disk was never full")


def works_again(journal, acknowledged):
    assert journal.size() == acknowledged
    assert len(journal.stream("case/1")) == acknowledged - 1
    journal.append([Draft("case/1", "case.note", "u1", {"text": "after"})])
    assert verify(journal).faults == ()


def test_a_file_that_may_not_grow_says_so_and_goes_on_later(tmp_path):
    journal = open_journal(tmp_path)
    pages = ["200"]
    event.listen(
        journal.engine,
        "begin",
        lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count = {pages[0]}"),
    )
    acknowledged, said = fill(journal)
    assert "nothing of this step was recorded" in said
    assert "full" in said
    pages[0] = "1000000"
    works_again(journal, acknowledged)
    journal.close()


@contextmanager
def small_disk(folder, size):
    """A file system of its own in ``folder``, which only an administrator can make."""
    folder.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only an administrator can make a small file system")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0777", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if made.returncode != 0:
        pytest.skip("a small file system cannot be made here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def grow(folder, size):
    subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)


def test_a_full_disk_under_the_file(tmp_path):
    folder = tmp_path / "small"
    with small_disk(folder, "2m"):
        journal = open_journal(tmp_path, f"sqlite:///{folder}/journal.sqlite")
        acknowledged, said = fill(journal)
        assert "nothing of this step was recorded" in said
        grow(folder, "50m")
        works_again(journal, acknowledged)
        journal.close()


def test_a_full_disk_under_the_server(tmp_path, postgres_url):
    import psycopg

    folder = Path("/dev/shm") / f"plumb-small-{os.getpid()}"
    with small_disk(folder, "3m"):
        inside = folder / "space"
        inside.mkdir()
        if os.geteuid() == 0:
            shutil.chown(inside, "postgres")
        name = f"small_{os.getpid()}"
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE {name} LOCATION '{inside}'")
            database_name = connection.info.dbname
            connection.execute(f"ALTER DATABASE {database_name} SET default_tablespace = {name}")
        journal = open_journal(tmp_path, postgres_url)
        acknowledged, said = fill(journal)
        assert "nothing of this step was recorded" in said
        grow(folder, "100m")
        works_again(journal, acknowledged)
        journal.close()
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {database_name} RESET default_tablespace")
            for (table,) in connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall():
                connection.execute(f"DROP TABLE {table} CASCADE")
            connection.execute(f"DROP TABLESPACE {name}")
    folder.rmdir()
