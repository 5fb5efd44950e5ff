"""Rules asked now: the ones chosen, their counts and their hits."""

import json

import pytest

from one_bid import loaded, release
from plumbrule.actions.ask import ask
from plumbrule.actions.flag import flags
from plumbrule.cli.main import main
from plumbrule.indicators.skeleton import write
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """Two processes, one of them with a single bid."""
    made = [release("ocds-test-1"), release("ocds-test-2", bidders=2)]
    return loaded(tmp_path_factory.mktemp("asked"), made)


def test_only_the_chosen_rules_are_asked(lake):
    found = ask(Lake(lake), only=["r018", "R036"])
    assert [(one.id, one.hit, one.clear) for one in found.rules] == [
        ("R018", 1, 1),
        ("R036", 0, 2),
    ]
    assert [(hit["rule"], hit["unit_id"]) for hit in found.hits] == [("R018", "ocds-test-1")]
    assert [rule.id for rule in flags(Lake(lake), only=["R018"]).answers] == ["R018"]


def test_an_unknown_rule_or_engine_is_a_sentence(lake):
    with pytest.raises(PlumbError, match="there is no rule R999"):
        ask(Lake(lake), only=["R999"])
    with pytest.raises(PlumbError, match="there is no engine 'abacus'"):
        ask(Lake(lake), "abacus", only=["R018"])


def test_a_rule_of_ones_own_is_asked(lake, tmp_path, today, capsys):
    write("x001_dear_award", tmp_path / "own", today=today)
    words = ["flags", "--engine", "duckdb", "--rules", str(tmp_path / "own"), "--only", "X001"]
    assert main([*words, "--json", "--lake", str(lake)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["engine"], told["snapshot"]) == ("duckdb", 1)
    assert [one["id"] for one in told["rules"]] == ["X001"]


def test_a_folder_that_is_not_there_is_a_sentence(lake, tmp_path):
    with pytest.raises(PlumbError, match="no such folder of rules"):
        ask(Lake(lake), folder=tmp_path / "none")


def test_the_table_says_what_was_counted(lake, capsys):
    assert main(["flags", "--only", "R018", "--lake", str(lake)]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["rule", "hit", "expected", "clear", "can't", "tell", "title"]
    assert row.split()[:5] == ["R018", "1", "0", "1", "0"]
