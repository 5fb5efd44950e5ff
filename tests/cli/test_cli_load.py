"""The command line: what goes where, and with which status it ends."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from made_lakes import RELEASES, put
from made_releases import lines
from plumbrule.cli.main import main


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Two files in the folder the user stands in."""
    monkeypatch.delenv("PLUMB_LAKE", raising=False)
    monkeypatch.chdir(tmp_path)
    put(tmp_path, good=lines(RELEASES), odd=lines(RELEASES[:1]) + b"{broken\n")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [[], ["load"], ["nonsense"], ["load", "--nonsense", "good"], ["leads", "--limit", "x"]],
)
def test_wrong_usage_ends_with_2(arguments, files, capsys):
    try:
        status = main(arguments)
    except SystemExit as end:
        status = end.code
    assert status == 2
    assert not (files / "lake").exists()


@pytest.mark.parametrize("command", [["status"], ["leads"], ["indicators"], ["show", "L1"]])
def test_nothing_loaded_ends_with_1_and_a_sentence(command, files, capsys):
    assert main(command) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "nothing is loaded" in told.err
    assert told.err.count("\n") == 1


def test_nothing_that_could_be_loaded_ends_with_1(files, capsys):
    put(files, empty=b"")
    assert main(["load", "empty"]) == 1
    assert main(["load", "missing"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "empty: not loaded: the file is empty" in told.err
    assert "missing: there is no such file or folder" in told.err


def test_faults_with_work_done_end_with_0(files, capsys):
    assert main(["load", "odd", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["formats"] == {"ocds": 1}
    assert [(one["file"], one["line"], one["path"]) for one in answer["faults"]] == [("odd", 2, "")]
    assert "not valid JSON" in answer["faults"][0]["reason"]


def test_the_lake_is_named_before_the_command_or_after_or_by_the_environment(
    files, capsys, monkeypatch
):
    assert main(["--lake", "x", "load", "good"]) == 0
    assert main(["status", "--json", "--lake", "x"]) == 0
    monkeypatch.setenv("PLUMB_LAKE", "x")
    assert main(["status", "--json"]) == 0
    assert (files / "x" / "CURRENT").is_file()
    assert not (files / "lake").exists()
    monkeypatch.delenv("PLUMB_LAKE")
    assert main(["status"]) == 1


def test_status_as_json(files, capsys):
    main(["load", "good", "odd"])
    capsys.readouterr()
    assert main(["status", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["snapshot"] == 1
    assert [(one["name"], one["records"]) for one in answer["files"]] == [("good", 4), ("odd", 1)]
    assert sum(answer["rows"]["tender"].values()) == 4
    assert main(["status", "--faults", "odd", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"unreadable", "merged"} >= {one["kind"] for one in listed}


def test_answers_of_rules_and_leads_have_their_shapes(files, capsys):
    main(["load", "good"])
    capsys.readouterr()
    assert main(["indicators", "--json"]) == 0
    for one in json.loads(capsys.readouterr().out):
        assert {"id", "title", "version", "hit", "clear", "cannot_tell"} <= one.keys()
        assert all(isinstance(count, int) for count in one["cannot_tell"].values())
    assert main(["leads", "--json"]) == 0
    wanted = {"id", "rule", "subject", "sentence", "amount", "currency", "rung", "evidence"}
    for one in json.loads(capsys.readouterr().out):
        assert wanted <= one.keys()
        for row in one["evidence"]:
            assert row["file_name"] == "good"


def test_a_reader_that_leaves_early_is_no_error(files):
    main(["load", "good"])
    command = f"{sys.executable} -m plumbrule.cli.main status --json | head -c 5"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
