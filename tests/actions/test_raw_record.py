"""A record as it was received: the right line, whole, however the file is written."""

import gzip
import json
from pathlib import Path

import pytest

from made_lakes import NAMED, put
from made_sheets import as_workbook, sheets
from one_bid import release
from plumbrule.actions.load import load
from plumbrule.actions.raw_record import MOST, raw_record
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import LoadedFile, Manifest
from plumbrule.model import PlumbError

RELEASES = [release(ocid=f"ocds-t-{number}", amount=1000 + number) for number in range(5)]
LINES = "".join(json.dumps(one) + "\n" for one in RELEASES).encode()


@pytest.fixture(params=["plain", "gzip"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    data = LINES if request.param == "plain" else gzip.compress(LINES)
    made = Lake(tmp_path / "lake")
    load(made, put(tmp_path / "in", **{"r.jsonl": data}), NAMED)
    return made


def kept(folder: Path, text: str) -> tuple[Lake, Manifest]:
    """A lake that keeps a file of that text under the name ``abc``."""
    lake = Lake(folder / "lake")
    lake.original("abc").parent.mkdir(parents=True)
    lake.original("abc").write_text(text, encoding="utf-8")
    return lake, Manifest(number=1, files=(LoadedFile("abc", "a.csv", "table", "", 1, 1, 0),))


def test_each_row_leads_to_the_record_it_was_read_from(lake: Lake) -> None:
    with connect(lake.folder, lake.manifest()) as connection:
        rows = connection.execute("select ocid, file, line from tender").fetchall()
    assert len(rows) == 5
    for ocid, file, line in rows:
        found = raw_record(lake, lake.manifest(), file, line)
        mine = next(one for one in found.lines if one.number == line)
        assert json.loads(mine.text)["ocid"] == ocid
        assert found.laid_out is not None
        assert json.loads(found.laid_out) == json.loads(mine.text)


def test_numbers_are_shown_as_they_are_written(tmp_path: Path) -> None:
    written = json.dumps(release(amount=1000)).replace("1000", "1000.10")
    lake = Lake(tmp_path / "lake")
    load(lake, put(tmp_path / "in", **{"r.jsonl": written.encode() + b"\n"}), NAMED)
    [file] = lake.manifest().files
    laid_out = raw_record(lake, lake.manifest(), file.file, 1).laid_out
    assert laid_out is not None
    assert "1000.10" in laid_out


def test_short_lines_come_with_those_around_them(tmp_path: Path) -> None:
    text = "company_no,name\n" + "".join(f"{n},Firm {n}\n" for n in range(20))
    lake, manifest = kept(tmp_path, text)
    found = raw_record(lake, manifest, "abc", 3)
    assert [one.number for one in found.lines] == [1, 2, 3, 4, 5, 6, 7]
    assert found.lines[2].text == "1,Firm 1"
    assert found.laid_out is None


def test_a_very_long_line_is_cut_and_says_so(tmp_path: Path) -> None:
    lake, manifest = kept(tmp_path, "{" + "x" * MOST + "}\nsecond\n")
    found = raw_record(lake, manifest, "abc", 1)
    assert [(one.number, len(one.text), one.cut) for one in found.lines] == [(1, MOST, True)]


def test_a_spreadsheet_has_no_lines(tmp_path: Path) -> None:
    path = as_workbook(sheets(RELEASES), tmp_path / "book.xlsx")
    lake = Lake(tmp_path / "lake")
    load(lake, [path], NAMED)
    [file] = lake.manifest().files
    assert raw_record(lake, lake.manifest(), file.file, 2).lines == ()


@pytest.mark.parametrize("line", [0, -1, 6, 10**9])
def test_a_line_that_is_not_there_is_refused(lake: Lake, line: int) -> None:
    [file] = lake.manifest().files
    with pytest.raises(PlumbError, match="no such line"):
        raw_record(lake, lake.manifest(), file.file, line)


@pytest.mark.parametrize("file", ["", "nothing", "../../etc/passwd", "../CURRENT"])
def test_no_other_file_can_be_named(lake: Lake, file: str) -> None:
    with pytest.raises(PlumbError, match="no such file"):
        raw_record(lake, lake.manifest(), file, 1)
