"""The same records give the same leads, whatever the order of loading and the number of threads."""

from __future__ import annotations

import pytest
from msgspec import json

from plumbrule.actions import flag
from plumbrule.actions.flag import flags
from plumbrule.actions.load import load
from plumbrule.demo.country import write
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The synthetic country."""
    return list(write(tmp_path_factory.mktemp("country"), 1, 1.0, workers=1).load)


def told(lake: Lake) -> bytes:
    """The leads and answers, without the number of the snapshot."""
    found = flags(lake)
    return json.encode([found.leads, found.answers])


@pytest.fixture(scope="module")
def together(files, tmp_path_factory):
    """All files loaded in one load."""
    lake = Lake(tmp_path_factory.mktemp("together") / "lake")
    load(lake, files)
    return lake


def test_the_order_of_loading_does_not_matter(files, together, tmp_path):
    lake = Lake(tmp_path / "lake")
    half = len(files) // 2
    load(lake, files[:half:-1])
    load(lake, files[half::-1])
    assert told(lake) == told(together)


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_the_number_of_threads_does_not_matter(threads, together, tmp_path, monkeypatch):
    expected = told(together)
    for kept in (together.folder / "flags").glob("*.msgpack"):
        kept.unlink()

    def connected(folder, manifest, **options):
        return connect(folder, manifest, **{**options, "threads": threads})

    monkeypatch.setattr(flag, "connect", connected)
    assert told(together) == expected
