"""One rule whole, and the checker's word about a file."""

import json

import pytest

from one_bid import loaded, release
from plumbrule.cli.main import main
from plumbrule.indicators.skeleton import write


@pytest.fixture
def draft(tmp_path, today):
    rule, _ = write("x001_dear_award", tmp_path / "own", today=today)
    return rule


def test_a_rule_is_shown_whole_before_anything_is_loaded(tmp_path, capsys):
    assert main(["indicators", "show", "R018", "--json", "--lake", str(tmp_path / "none")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["unit"], told["counts"]) == ("R018", "lot", None)
    assert told["answers_query"].lower().startswith(("with", "select"))
    assert "from hit" in told["evidence_query"]
    assert {"title", "basis", "needs", "parameters", "cannot_tell", "innocent"} <= told.keys()


def test_a_rule_of_ones_own_is_shown_for_a_reader(tmp_path, draft, capsys):
    lake = str(tmp_path / "none")
    words = ["indicators", "--rules", str(draft.parent), "show", "x001", "--lake", lake]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert told.startswith("X001  Dear award")
    assert "nothing is loaded" in told


def test_an_unknown_rule_is_a_sentence(capsys):
    assert main(["indicators", "show", "R999"]) == 1
    assert "there is no rule R999" in capsys.readouterr().err


def test_a_good_file_may_be_run(draft, capsys):
    assert main(["indicators", "check", str(draft)]) == 0
    assert capsys.readouterr().out == f"{draft}: may be run\n"


def test_a_bad_file_is_refused_with_file_line_and_column(draft, capsys):
    lines = draft.read_text().splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("select"))
    lines[place] = "select getenv('HOME') as home,"
    draft.write_text("\n".join(lines))
    assert main(["indicators", "check", str(draft)]) == 1
    first = capsys.readouterr().out.splitlines()
    assert any(
        line.startswith(f"{draft}, line {place + 1}, column 8: unknown function getenv")
        for line in first
    )
    assert main(["indicators", "check", str(draft), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["allowed"] is False
    assert (place + 1, 8) in {(one["line"], one["column"]) for one in told["problems"]}


def test_a_file_that_is_not_there_is_a_sentence(tmp_path, capsys):
    assert main(["indicators", "check", str(tmp_path / "none.sql")]) == 1
    assert "there is no such file" in capsys.readouterr().err


def test_statistics_stand_with_the_precision_that_people_measured(tmp_path, capsys):
    lake = loaded(tmp_path, [release("ocds-test-1"), release("ocds-test-2", bidders=2)])
    capsys.readouterr()
    assert main(["indicators", "--stats", "--json", "--lake", str(lake)]) == 0
    told = {one["rule"]: one for one in json.loads(capsys.readouterr().out)}
    found = told["R018"]
    assert (found["population"], found["judged"], found["hit"], found["base_rate"]) == (
        2,
        2,
        1,
        0.5,
    )
    assert (found["coverage"], found["messages"]) == (1.0, [])
    assert found["precision"]["counted"] == 0
    assert found["precision"]["share"] is None
    assert main(["indicators", "--stats", "--lake", str(lake)]) == 0
    out = capsys.readouterr().out
    (line,) = (line for line in out.splitlines() if line.startswith("R018 "))
    assert "50.00%" in line
    assert "not yet measured (0 of 20 reviews)" in line
    assert "R067: no unit that it is about" in out
