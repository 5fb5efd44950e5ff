"""CSV files of one flat data set are read as one, from a folder or an archive, and read again."""

from __future__ import annotations

import pytest

from made_lakes import NAMED, loaded, put, rows, zipped
from made_releases import lines, whole
from made_sheets import as_files, as_workbook, sheets
from plumbrule.actions.load import load

RELEASES = [whole(f"ocds-t-{number}", f"2024-03-0{number}") for number in range(1, 4)]
FLAT = as_files(sheets(RELEASES))


@pytest.fixture
def plain(tmp_path):
    return rows(loaded(tmp_path / "plain", put(tmp_path / "json", **{"a.jsonl": lines(RELEASES)})))


def test_a_folder_an_archive_and_a_workbook_give_the_same_rows(tmp_path, plain):
    put(tmp_path / "csv", **FLAT)
    packed = put(tmp_path / "zip", **{"a.zip": zipped(FLAT)})
    book = as_workbook(sheets(RELEASES), tmp_path / "a.xlsx")
    assert rows(loaded(tmp_path / "one", [tmp_path / "csv"])) == plain
    assert rows(loaded(tmp_path / "two", packed)) == plain
    assert rows(loaded(tmp_path / "three", [book])) == plain


def test_the_files_are_one_in_the_report(tmp_path):
    put(tmp_path / "csv", **FLAT)
    lake = loaded(tmp_path / "lake", [tmp_path / "csv"])
    [file] = lake.manifest().files
    assert (file.name, file.records) == (str(tmp_path / "csv" / "*.csv"), 3)
    again = load(lake, [tmp_path / "csv"], NAMED)
    assert [one.outcome for one in again.files] == ["unchanged"]


def test_other_members_of_the_archive_are_read_beside(tmp_path, plain):
    mixed = {**as_files(sheets(RELEASES[:2])), "more.jsonl": lines(RELEASES[2:])}
    packed = put(tmp_path / "zip", **{"a.zip": zipped(mixed)})
    lake = loaded(tmp_path / "lake", packed)
    assert rows(lake) == plain
    assert {one.name for one in lake.manifest().files} == {
        f"{packed[0]}!more.jsonl",
        f"{packed[0]}!*.csv",
    }


@pytest.mark.parametrize("flat_first", [True, False])
def test_releases_of_one_process_merge_with_those_of_json(tmp_path, flat_first):
    later = whole("ocds-t-1", "2024-05-01")
    later["id"] = "r2"
    later["awards"][0]["suppliers"] = [{"id": "S-2", "name": "Beta Ltd"}]
    later["bids"]["details"] = later["bids"]["details"][:1]
    put(tmp_path / "csv", **FLAT)
    old, new = [tmp_path / "csv"], put(tmp_path / "json", **{"b.jsonl": lines([later])})
    whole_json = put(tmp_path / "both", **{"c.jsonl": lines([*RELEASES, later])})
    order = (old, new) if flat_first else (new, old)
    lake = loaded(tmp_path / "lake", *order)
    assert rows(lake) == rows(loaded(tmp_path / "plain", whole_json))
    # The later notice goes again: what the sheets said comes back.
    alone = loaded(tmp_path / "alone", old)
    new[0].write_bytes(lines([whole("ocds-t-8")]))
    load(lake, new)
    kept = [row for row in rows(lake)["award_party"] if row[0] == "ocds-t-1"]
    assert kept == [row for row in rows(alone)["award_party"] if row[0] == "ocds-t-1"]


def test_a_changed_file_of_the_folder_replaces_what_was_read(tmp_path):
    put(tmp_path / "csv", **FLAT)
    lake = loaded(tmp_path / "lake", [tmp_path / "csv"])
    put(tmp_path / "csv", **as_files(sheets(RELEASES[:1])))
    assert rows(loaded(tmp_path / "lake", [tmp_path / "csv"])) == rows(
        loaded(tmp_path / "new", [tmp_path / "csv"])
    )
    assert len(lake.manifest().files) == 1
