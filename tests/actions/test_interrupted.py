"""Killed, refused, without room: the lake is as it was before."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from made_lakes import NAMED, RELEASES, disk, loaded, loaded_tenders, put, rows
from made_releases import lines, whole
from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.store import Lake as Store
from plumbrule.model import PlumbError

LOAD = [sys.executable, "-m", "plumbrule.cli.main"]


def plumb(lake: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LOAD, "--lake", str(lake), *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_killed_at_any_moment_the_lake_is_as_before_or_after(tmp_path):
    made = [whole(f"ocds-test00-{number}") for number in range(3000)]
    first, second = put(tmp_path / "in", a=lines(RELEASES), b=lines(made))
    before = loaded(tmp_path / "lake", [first])
    begun = time.monotonic()
    after = loaded(tmp_path / "after", [first], [second])
    longest = min(time.monotonic() - begun + 1.5, 3)
    states = {1: rows(before, placed=True), 2: rows(after, placed=True)}
    chance = random.Random(4)
    seen = set()
    for _ in range(15):
        place = tmp_path / "killed"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(before.folder, place)
        process = subprocess.Popen(
            [*LOAD, "--lake", str(place), "load", "--source", "set", str(second)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.05, longest))
        process.send_signal(signal.SIGKILL)
        process.wait()
        number = Lake(place).manifest().number
        seen.add(number)
        assert rows(Lake(place), placed=True) == states[number]
    place = tmp_path / "killed"
    answer = json.loads(plumb(place, "status", "--json").stdout)
    assert answer["snapshot"] == Lake(place).manifest().number
    load(Lake(place), [first, second], NAMED)
    assert rows(Lake(place), placed=True) == states[2]
    assert 1 in seen


@pytest.mark.parametrize("after", ["parts", "half a manifest", "manifest"])
def test_stopped_while_publishing_the_next_load_sweeps(after, tmp_path, monkeypatch):
    first, second = put(tmp_path / "in", a=lines(RELEASES[:2]), b=lines(RELEASES[2:]))
    lake = loaded(tmp_path / "lake", [first])
    before = disk(lake.folder)

    def stopped(self, manifest):
        path = self.folder / "snapshots" / f"{manifest.number:06d}.json"
        if after == "half a manifest":
            path.write_text('{"number": 2, "par')
        elif after == "manifest":
            manifest.write(path)
        os._exit(9)

    child = os.fork()
    if child == 0:
        Store.publish = stopped
        load(lake, [second], NAMED)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert lake.manifest().number == 1
    assert len(disk(lake.folder)) > len(before)
    load(lake, [first], NAMED)
    assert disk(lake.folder) == before
    load(lake, [second], NAMED)
    fresh = loaded(tmp_path / "fresh", [first], [second])
    assert rows(lake, placed=True) == rows(fresh, placed=True)


def test_an_error_leaves_nothing_behind(tmp_path, monkeypatch):
    first, second = put(tmp_path / "in", a=lines(RELEASES[:2]), b=lines(RELEASES[2:]))
    lake = loaded(tmp_path / "lake", [first])
    before = disk(lake.folder)

    def full(self, manifest):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Store, "publish", full)
    with pytest.raises(PlumbError, match=r"No space left on device.*as it was before"):
        load(lake, [second], NAMED)
    assert disk(lake.folder) == before


@pytest.fixture
def small_disk(tmp_path):
    """A disk with room for very little."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be made by an administrator")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_has_one_sentence(small_disk, tmp_path):
    made = [whole(f"ocds-test00-{number}") for number in range(6000)]
    first, second = put(tmp_path / "in", a=lines(RELEASES), b=lines(made))
    lake = loaded(small_disk / "lake", [first])
    before = disk(lake.folder)
    with pytest.raises(PlumbError, match="as it was before"):
        load(lake, [second], NAMED)
    assert disk(lake.folder) == before


def test_a_second_writer_is_refused_and_readers_see_one_snapshot(tmp_path):
    first, second = put(tmp_path / "in", a=lines(RELEASES[:2]), b=lines(RELEASES[2:]))
    lake = loaded(tmp_path / "lake", [first])
    with lake.writing():
        refused = plumb(lake.folder, "load", str(second))
        assert refused.returncode == 1
        assert refused.stdout == ""
        assert refused.stderr.count("\n") == 1
        assert "another load is writing" in refused.stderr
        assert len(loaded_tenders(lake)) == 2
    with connect(lake.folder, lake.manifest()) as reader:
        load(lake, [second], NAMED)
        assert reader.execute("select count(*) from tender").fetchall() == [(2,)]
    assert len(loaded_tenders(lake)) == 4


def test_a_place_that_cannot_be_written_has_one_sentence(tmp_path):
    (path,) = put(tmp_path / "in", a=lines(RELEASES))
    with pytest.raises(PlumbError, match="cannot be written to"):
        load(Lake(path / "lake"), [path])
