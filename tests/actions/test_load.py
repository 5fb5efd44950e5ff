"""Loading in any order, twice, changed, under other names."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from made_lakes import (
    HALVES,
    NAMED,
    RELEASES,
    disk,
    faults_of,
    loaded,
    loaded_tenders,
    put,
    rows,
    zipped,
)
from made_releases import line, lines, whole
from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.sources.source import ReadOptions


def steps(ocid: str = "ocds-test00-m") -> list[dict[str, Any]]:
    """Three releases of one process, each with a part of it."""
    release = whole(ocid)
    first = {key: release[key] for key in ("ocid", "parties", "buyer", "tender")}
    second = {key: release[key] for key in ("ocid", "parties", "bids", "awards")}
    third = {key: release[key] for key in ("ocid", "parties", "contracts")}
    third["tender"] = {"id": "T-1", "title": "Road works, second text", "value": None}
    return [
        {**one, "id": f"r{number}", "date": f"2024-0{number}-01T00:00:00Z", "tag": ["x"]}
        for number, one in enumerate(copy.deepcopy([first, second, third]), 1)
    ]


def test_releases_of_a_process_merge_in_any_order_and_any_number_of_loads(tmp_path):
    files = put(tmp_path / "in", a=line(steps()[0]), b=line(steps()[1]), c=line(steps()[2]))
    whole_file = put(tmp_path / "in", abc=lines(steps()))
    one = rows(loaded(tmp_path / "all", files), placed=True)
    assert len(one["tender"]) == 1
    a, b, c = files
    for number, order in enumerate([(c, b, a), (b, c, a)]):
        apart = loaded(tmp_path / f"lake{number}", *([path] for path in order))
        assert rows(apart, placed=True) == one
    merged, together = rows(Lake(tmp_path / "all")), rows(loaded(tmp_path / "file", whole_file))
    assert merged == together
    (tender,) = loaded_tenders(Lake(tmp_path / "all"))
    assert tender == ("ocds-test00-m", "Road works, second text", None, 3)


def test_faults_are_told_once_whatever_the_order(tmp_path):
    odd = steps()
    odd[0]["tender"]["title"] = 5
    odd[1]["date"] = "2024-01-01T00:00:00Z"
    odd[1]["awards"][0]["date"] = "soon"
    files = put(tmp_path / "in", a=line(odd[0]), b=line(odd[1]), c=line(odd[2]))
    first = loaded(tmp_path / "one", files)
    told = faults_of(first)
    assert {kind for kind, *_ in told} == {"changed", "dropped", "merged"}
    assert len(set(told)) == len(told)
    again = loaded(tmp_path / "two", *([path] for path in reversed(files)))
    assert faults_of(again) == told
    counts = {one.name: one.faults for one in first.manifest().files}
    assert sum(counts.values()) == len(told)


def test_a_changed_release_is_merged_anew(tmp_path):
    a, b, c = put(tmp_path / "in", a=line(steps()[0]), b=line(steps()[1]), c=line(steps()[2]))
    lake = loaded(tmp_path / "lake", [a, b, c])
    changed = steps()[2]
    changed["ocid"] = "ocds-test00-other"
    c.write_bytes(line(changed))
    assert load(lake, [c], NAMED).files[0].outcome == "replaced"
    fresh = loaded(tmp_path / "fresh", [a, b, c])
    assert rows(lake, placed=True) == rows(fresh, placed=True)
    b.write_bytes(line({**changed, "ocid": "ocds-test00-third"}))
    load(lake, [b], NAMED)
    fresh = loaded(tmp_path / "fresher", [a, b, c])
    assert rows(lake, placed=True) == rows(fresh, placed=True)
    assert [one[3] for one in loaded_tenders(lake)] == [1, 1, 1]


def test_a_compiled_release_beside_its_releases_changes_only_their_count(tmp_path):
    from plumbrule.sources.ocds.merge import Sourced, merge

    parts = steps()
    compiled = merge([Sourced(one) for one in copy.deepcopy(parts)]).release
    files = put(tmp_path / "in", a=lines(parts), b=line(compiled))
    without, beside = rows(loaded(tmp_path / "a", files[:1])), rows(loaded(tmp_path / "b", files))
    assert {table for table in without if without[table] != beside[table]} <= {
        *("tender", "release", "stated_value")
    }
    assert [one[:3] for one in loaded_tenders(Lake(tmp_path / "b"))] == [
        one[:3] for one in loaded_tenders(Lake(tmp_path / "a"))
    ]


def test_options_hold_for_the_file_they_were_given_for(tmp_path):
    a, b = put(tmp_path / "in", a=line(steps()[0]), b=line(steps()[1]))
    there, lake = Lake(tmp_path / "there"), Lake(tmp_path / "lake")
    told = ReadOptions(source="set", country="XB")
    load(lake, [b], told)
    load(lake, [a], NAMED)
    load(there, [a], NAMED)
    load(there, [b], told)
    assert rows(lake, placed=True) == rows(there, placed=True)


def test_a_second_load_changes_nothing(tmp_path, monkeypatch):
    files = put(tmp_path / "in", a=zipped(HALVES), b=lines(RELEASES[:1]).decode().encode("utf-16"))
    lake = loaded(tmp_path / "lake", files)
    before = disk(lake.folder)
    report = load(lake, files, NAMED)
    assert {one.outcome for one in report.files} == {"unchanged"}
    assert disk(lake.folder) == before
    monkeypatch.chdir(tmp_path)
    assert load(lake, [Path("in") / path.name for path in files], NAMED).snapshot == 1


def test_one_content_under_two_names_is_read_once_and_outlives_either(tmp_path):
    a, b = put(tmp_path / "in", a=lines(RELEASES), b=lines(RELEASES))
    lake = loaded(tmp_path / "lake", [a, b])
    assert len(loaded_tenders(lake)) == len(RELEASES)
    a.write_bytes(lines([whole("ocds-test00-new")]))
    load(lake, [a], NAMED)
    assert len(loaded_tenders(lake)) == len(RELEASES) + 1
    b.write_bytes(lines([whole("ocds-test00-new")]))
    load(lake, [b], NAMED)
    assert [one[0] for one in loaded_tenders(lake)] == ["ocds-test00-new"]


def test_two_files_of_one_name_in_two_folders_are_two(tmp_path, monkeypatch):
    lake = Lake(tmp_path / "lake")
    for folder, release in (("x", RELEASES[0]), ("y", RELEASES[1])):
        put(tmp_path / folder, **{"data.jsonl": line(release)})
        monkeypatch.chdir(tmp_path / folder)
        assert load(lake, [Path("data.jsonl")], NAMED).files[0].outcome == "loaded"
    assert len(loaded_tenders(lake)) == 2


def test_what_left_an_archive_leaves_the_lake(tmp_path):
    (path,) = put(tmp_path / "in", a=zipped(HALVES))
    lake = loaded(tmp_path / "lake", [path])
    path.write_bytes(zipped({"b.jsonl": HALVES["b.jsonl"]}))
    load(lake, [path], NAMED)
    assert len(loaded_tenders(lake)) == 2
    path.write_bytes(HALVES["a.jsonl"])
    load(lake, [path], NAMED)
    assert [one[0] for one in loaded_tenders(lake)] == [one["ocid"] for one in RELEASES[:2]]


def test_a_broken_new_version_leaves_the_old_one(tmp_path):
    (path,) = put(tmp_path / "in", a=lines(RELEASES))
    lake = loaded(tmp_path / "lake", [path])
    path.write_bytes(b"")
    report = load(lake, [path], NAMED)
    assert [(one.outcome, one.sentence) for one in report.files] == [
        ("not loaded", "the file is empty")
    ]
    assert len(loaded_tenders(lake)) == len(RELEASES)


def test_other_options_read_a_file_again(tmp_path):
    (path,) = put(tmp_path / "in", a=lines(RELEASES))
    lake = loaded(tmp_path / "lake", [path])
    report = load(lake, [path], ReadOptions(source="other"))
    assert report.files[0].outcome == "replaced"
    assert len(loaded_tenders(lake)) == len(RELEASES)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"%PDF-1.7\n\x00\x01", "not in a format that is known"),
        (b"\x89PNG\r\n\x1a\n\x00", "not in a format that is known"),
        (b"a,b\n1,2\n", "plumb new mapping"),
        (b'{"hello": 1}', "not in a format that is known"),
        (gzip.compress(b"x" * 90)[:15], "cannot be read"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged"),
    ],
)
def test_what_cannot_be_loaded_has_one_sentence(content, sentence, tmp_path):
    lake = Lake(tmp_path / "lake")
    report = load(lake, put(tmp_path / "in", odd=content))
    assert not report.did_something
    assert sentence in report.files[0].sentence
    assert not lake.exists


def test_a_path_that_is_not_there_makes_no_lake(tmp_path):
    with pytest.raises(PlumbError, match="no such file"):
        load(Lake(tmp_path / "lake"), [tmp_path / "nothing"])
    assert not (tmp_path / "lake").exists()


def test_latin_1_is_read_and_said(tmp_path):
    release = {**whole(), "tag": ["tender"]}
    release["tender"]["title"] = "Construcción"
    data = json.dumps(release, ensure_ascii=False).encode("latin-1")
    lake = loaded(tmp_path / "lake", put(tmp_path / "in", a=data))
    assert loaded_tenders(lake)[0][1] == "Construcción"
    assert [one[0] for one in faults_of(lake)] == ["changed"]
