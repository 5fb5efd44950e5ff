import csv
from datetime import date
from pathlib import Path

import pytest

from made_lists import lake_of_lists
from plumbrule.actions.screen import Options, screen
from plumbrule.actions.session import open_session
from plumbrule.actions.watchlist import catalogue, watchlist
from plumbrule.checks.screening import Query
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

TODAY = Options(day=date.today(), max_age=36_500)  # noqa: DTZ011 lists are as old as this run


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of_lists(tmp_path_factory.mktemp("lists"))


def answered(lake: Lake, folder: Path, text: str, options: Options = TODAY) -> list[dict[str, str]]:
    table, target = folder / "in.csv", folder / "out.csv"
    table.write_text(text, encoding="utf-8")
    screen(lake, table, target, options)
    with target.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_is_answered_in_its_order(lake: Lake, tmp_path: Path) -> None:
    rows = answered(
        lake,
        tmp_path,
        "name,kind,born,id\n"
        "Ann Maria Example,person,1970-02-03,\n"
        "Zoltan Quibble,person,,\n"
        ",person,,\n"
        "Golden Harbour Trading LLC,company,,lei:5299000J2N45DDNE4Y28\n"
        "Ann Maria Example,person,1999-12-01,\n",
    )
    assert [(row["answer"], row["reasons"]) for row in rows] == [
        ("cannot_tell", "weak:name_date_place"),
        ("clear", ""),
        ("cannot_tell", "missing:name"),
        ("hit", ""),
        ("clear", ""),
    ]
    assert rows[3]["lists"] == "testing"


@pytest.mark.parametrize(
    ("day", "reason"), [("2020-03-09", ""), ("2021-01-01", "weak:name_only"), ("2022-05-21", "")]
)
def test_the_day_asked_about_decides(lake: Lake, tmp_path: Path, day: str, reason: str) -> None:
    options = Options(day=date.fromisoformat(day), max_age=36_500)
    [row] = answered(lake, tmp_path, "name,kind\nBruno Kessler,person\n", options)
    assert row["reasons"] == reason


def test_what_is_wrong_with_a_row_is_told_with_its_line(lake: Lake, tmp_path: Path) -> None:
    rows = answered(lake, tmp_path, "name,born\nA B,tomorrow\nC D,1970,more\n")
    assert rows[0]["notes"].startswith("line 2: born:")
    assert rows[1]["notes"].startswith("line 3: 3 cells under 2 headings")


def test_semicolons_a_byte_order_mark_and_western_letters_are_read(
    lake: Lake, tmp_path: Path
) -> None:
    table, target = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_bytes("\ufeffname;kind\nAnn Maria Example;person\n".encode())
    assert screen(lake, table, target, TODAY).answers["cannot_tell"] == 1
    table.write_bytes("name;kind\nJosé Ann Maria Example;person\n".encode("cp1252"))
    screen(lake, table, target, TODAY)
    assert "José" in target.read_text(encoding="utf-8")


def test_cells_that_a_spreadsheet_would_run_are_made_text(lake: Lake, tmp_path: Path) -> None:
    [row] = answered(lake, tmp_path, 'name,note\n"=cmd|x","  +1"\n')
    assert row["name"] == "'=cmd|x"
    assert row["note"] == "'  +1"


def test_columns_of_the_table_are_not_overwritten(lake: Lake, tmp_path: Path) -> None:
    [row] = answered(lake, tmp_path, "name,answer\nZoltan Quibble,mine\n")
    assert (row["answer"], row["plumb_answer"]) == ("mine", "clear")


def test_nothing_is_written_when_there_is_no_such_list(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(PlumbError, match="there are: default, testing"):
        answered(lake, tmp_path, "name\nX\n", Options(day=date(2024, 1, 1), lists=("other",)))
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\x02", b"memo\nx\n"])
def test_files_that_are_no_such_table_are_refused_in_a_sentence(
    lake: Lake, tmp_path: Path, data: bytes
) -> None:
    table = tmp_path / "in.csv"
    table.write_bytes(data)
    with pytest.raises(PlumbError):
        screen(lake, table, tmp_path / "out.csv", TODAY)
    assert not (tmp_path / "out.csv").exists()


def test_a_register_can_be_asked_too(lake: Lake) -> None:
    assert [one.name for one in catalogue(lake)] == ["default", "testing"]
    register = watchlist(lake, "testing")
    assert register.index.match(Query("Quiet Valley Dairy", "company"))
    assert not watchlist(lake).index.match(Query("Quiet Valley Dairy", "company"))


def test_a_run_is_recorded_without_names(tmp_path: Path) -> None:
    lake = lake_of_lists(tmp_path)
    with_journal = open_session(lake.folder)
    with_journal.close()
    table = tmp_path / "in.csv"
    table.write_text("name\nZoltan Quibble\n", encoding="utf-8")
    options = Options(day=date(2024, 1, 1), purpose="purpose/yearly")
    screen(lake, table, tmp_path / "out.csv", options)
    again = open_session(lake.folder, create=False)
    acts = list(again.journal.acts())
    again.close()
    [run] = [act for act in acts if act.event.reason == "screening.ask"]
    assert (run.event.count, run.event.purpose) == (1, "purpose/yearly")
    assert run.event.digest
    assert "Quibble" not in repr(acts)
    assert run.content is not None
    assert run.content["queries"] == 1
