from __future__ import annotations

import gzip
from datetime import date

import pytest

from plumbrule.actions.export import export
from plumbrule.cli.main import main
from plumbrule.exports.reading import agreed
from plumbrule.exports.registry import formats
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

DAY = date(2024, 5, 6)


def test_formats_are_found_by_listing_the_folder():
    assert list(formats()) == ["bods", "ftm", "graphml"]


def test_a_packed_file_holds_the_same_and_is_the_same_every_time(ties, tmp_path):
    for name in ("one.json.gz", "two.json.gz", "plain.json"):
        export(ties, "ftm", tmp_path / name, today=DAY)
    one, two = (tmp_path / name for name in ("one.json.gz", "two.json.gz"))
    assert one.read_bytes() == two.read_bytes()
    assert gzip.decompress(one.read_bytes()) == (tmp_path / "plain.json").read_bytes()


def test_a_folder_that_is_not_there_is_told_and_leaves_nothing(ties, tmp_path):
    with pytest.raises(PlumbError, match="cannot be written: No such file"):
        export(ties, "ftm", tmp_path / "none" / "out.json", today=DAY)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_party_and_an_empty_lake_are_told(ties, tmp_path):
    with pytest.raises(PlumbError, match="no entity and no record has the id nobody"):
        export(ties, "ftm", tmp_path / "out", around="nobody", today=DAY)
    with pytest.raises(PlumbError, match="nothing is loaded"):
        export(Lake(tmp_path / "empty"), "ftm", tmp_path / "out", today=DAY)


def test_the_command_tells_what_the_format_has_no_place_for(ties, tmp_path, capsys):
    out = str(tmp_path / "out.jsonl")
    assert main(["export", "bods", "--lake", str(ties.folder), "--out", out]) == 0
    told = capsys.readouterr().out
    assert "1 entity, 1 person, 1 relationship" in told
    assert "no place in the format for listings: 1" in told
    assert "names people" in told


@pytest.mark.parametrize(
    ("values", "one"),
    [
        ([], None),
        (["1960"], "1960"),
        (["1960", "1960-05-03"], "1960-05-03"),
        (["1960", "1961"], None),
        (["1960-05-03", "1960-05-04"], None),
    ],
)
def test_dates_agree_when_the_most_exact_begins_with_the_others(values, one):
    assert agreed(values) == one
