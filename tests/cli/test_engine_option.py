"""The engine may be named before the command and after it, where the command takes one."""

import json

import pytest

from one_bid import loaded, release
from plumbrule.cli.main import main


@pytest.mark.parametrize(
    "words",
    [
        ["--engine", "duckdb", "flags"],
        ["flags", "--engine", "duckdb"],
        ["--engine", "spark", "flags", "--engine", "duckdb"],
        ["flags"],
    ],
)
def test_before_and_after(tmp_path, capsys, words):
    lake = loaded(tmp_path, [release()])
    capsys.readouterr()
    assert main(["--lake", str(lake), *words, "--only", "R018", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["engine"] == "duckdb"


def test_an_engine_nobody_has(tmp_path, capsys):
    lake = loaded(tmp_path, [release()])
    assert main(["--lake", str(lake), "--engine", "abacus", "flags"]) == 1
    assert "there is no engine 'abacus'" in capsys.readouterr().err


def test_other_commands_take_none(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--engine", "spark", "status"])
    assert stopped.value.code == 2
    assert "--engine goes with flags" in capsys.readouterr().err
