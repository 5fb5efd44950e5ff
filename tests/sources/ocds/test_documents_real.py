"""Every real and every broken file ends in releases or in a sentence that says why not."""

import os
from collections import Counter
from pathlib import Path

import pytest

from plumbrule.sources.ocds.documents import detect, iter_releases
from plumbrule.sources.source import InputFile

pytestmark = pytest.mark.real

DATA = Path(os.environ.get("PLUMBRULE_DATA") or Path(__file__).parents[4] / "shared" / "data")


def tally(folder: str) -> Counter[str]:
    """Read every file of a folder and count what came out; silence is an error."""
    if not (DATA / folder).is_dir():
        pytest.skip(f"{folder} of the real data is not here")
    counts: Counter[str] = Counter()
    for path in sorted(p for p in (DATA / folder).rglob("*") if p.is_file() and p.suffix != ".md"):
        file = InputFile.at(path)
        faults: list[str] = []

        def on_fault(kind, reason, line, path="", value="", *, faults=faults):
            faults.append(f"{kind}: {reason}")

        releases = sum(1 for _ in iter_releases(file, on_fault))
        shape = detect(file.head())
        assert releases or faults, "a file was read without releases and without a fault"
        assert bool(releases) <= bool(shape), "releases in a file that was not recognised"
        counts.update(files=1, releases=releases, recognised=bool(shape))
        counts.update(fault.split(";")[0] for fault in faults)
    return counts


def test_sixteen_publishers():
    assert tally("procurement/ocds-samples") == {
        "files": 625,
        "recognised": 613,
        "releases": 710,
        "noted: the file is empty": 3,
        "noted: the file only stands for one that was removed: expected JSON": 9,
        "unreadable: the release is only linked by its address": 3,
    }


def test_portugal():
    assert tally("procurement/portugal-base") == {"files": 1, "recognised": 1, "releases": 100}


def test_broken_json():
    counts = tally("badinput/jsontestsuite")
    assert counts["releases"] == counts["recognised"] == 0
    assert counts["files"] == 341


@pytest.mark.parametrize("folder", ["entities", "fiu", "officials", "recovery"])
def test_no_other_data_is_taken_for_ocds(folder):
    if not (DATA / folder).is_dir():
        pytest.skip(f"{folder} of the real data is not here")
    for path in sorted(p for p in (DATA / folder).rglob("*") if p.is_file()):
        with path.open("rb") as stream:
            assert detect(stream.read(65_536)) is None
