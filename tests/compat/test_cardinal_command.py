import argparse
import json
from pathlib import Path

import pytest

from plumbrule.cli import compat

LINE = {"ocid": "o", "tender": {"procurementMethod": "open", "numberOfTenderers": 1}}


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "o.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    return str(path)


def plumb(*words: str) -> int:
    parser = argparse.ArgumentParser()
    compat.add_arguments(parser)
    return compat.handle(parser.parse_args(["cardinal", *words]))


def test_answer_on_stdout_and_counts_on_stderr(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plumb(file, "--currency", "USD", "--count") == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert answer["OCID"] == {"o": {"R018": 1.0}}
    assert answer["Meta"]["R048"] == {"q1": None, "q3": None, "upper_fence": None}
    assert "Maps" not in answer
    assert said.out.endswith("\n")
    assert said.err == "OCID: 1\n"


def test_switches(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert plumb(file, "--currency", "USD", "--map", "--no-meta") == 0
    assert json.loads(capsys.readouterr().out).keys() == {"OCID", "Maps"}


def test_settings_file(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ini = tmp_path / "s.ini"
    ini.write_text("currency = USD\n[R036]\n", encoding="utf-8")
    assert plumb(file, "--settings", str(ini)) == 0
    assert json.loads(capsys.readouterr().out) == {"Meta": {}}


def test_exit_status(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ini = tmp_path / "s.ini"
    ini.write_text("[R099]\n", encoding="utf-8")
    assert plumb(file) == 2
    assert plumb(file, "--settings", str(ini)) == 2
    assert plumb(str(tmp_path / "absent"), "--currency", "USD") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 3


def test_the_program_is_chosen_from_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    compat.add_arguments(parser)
    with pytest.raises(SystemExit) as caught:
        parser.parse_args(["other", "file"])
    assert caught.value.code == 2
    assert "cardinal" in capsys.readouterr().err
