"""What a user begins with is written, and runs as it stands."""

from __future__ import annotations

from made_lakes import RELEASES, put
from made_releases import lines
from plumbrule.cli.main import main


def test_a_drafted_rule_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    put(tmp_path, good=lines(RELEASES))
    assert main(["load", "good"]) == 0
    assert main(["new", "indicator", "x001_dear_award", "--dir", "rules"]) == 0
    assert main(["new", "indicator", "x001_dear_award", "--dir", "rules"]) == 1
    capsys.readouterr()
    assert main(["indicators", "--rules", "rules"]) == 0
    assert "X001" in capsys.readouterr().out


def test_a_drafted_mapping_loads_its_table(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    put(tmp_path, **{"firms.csv": b"name,number\nAlfa Ltd,1001\nBeta Ltd,1002\n"})
    assert main(["load", "firms.csv"]) == 1
    assert "plumb new mapping firms.csv" in capsys.readouterr().err
    assert main(["new", "mapping", "firms.csv"]) == 0
    assert main(["load", "firms.csv"]) == 0
    assert "table: 2 records" in capsys.readouterr().out
