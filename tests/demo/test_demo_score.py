"""The score, on hits counted by hand."""

import json

import msgspec

from plumbrule.demo.score import read_truth, score
from plumbrule.demo.truth import SCHEMES, Planted

TRUTH = [
    Planted("single_bid", "R018", "process", "a", twin=False, why="one bid"),
    Planted("single_bid", "R018", "process", "b", twin=False, why="one bid"),
    Planted("single_bid", "R018", "process", "c", twin=True, why="direct award"),
    Planted("late_bid_won", "R030", "process", "a", twin=False, why="late"),
]


def test_counts_found_and_false():
    hits = [("R018", "a"), ("R018", "a"), ("R018", "c"), ("R018", "z"), ("R030", "a")]
    schemes = score(TRUTH, hits)["schemes"]
    assert schemes["single_bid"] == {
        "rule": "R018",
        "planted": 2,
        "found": 1,
        "false": 2,
        "twins": 1,
        "twins_hit": 1,
        "recall": 0.5,
        "precision": 1 / 3,
    }
    assert schemes["late_bid_won"] == {
        "rule": "R030",
        "planted": 1,
        "found": 1,
        "false": 0,
        "twins": 0,
        "twins_hit": 0,
        "recall": 1.0,
        "precision": 1.0,
    }
    assert set(schemes) == set(SCHEMES.values())


def test_no_hits_at_all():
    row = score(TRUTH, [])["schemes"]["single_bid"]
    assert row == {
        "rule": "R018",
        "planted": 2,
        "found": 0,
        "false": 0,
        "twins": 1,
        "twins_hit": 0,
        "recall": 0.0,
        "precision": 1.0,
    }


def test_hits_of_other_rules_are_no_matter():
    assert score(TRUTH, [("R999", "a")]) == score(TRUTH, [])


def test_truth_is_read_from_an_array_and_from_lines(tmp_path):
    rows = [msgspec.json.encode(row) for row in TRUTH]
    array, lines = tmp_path / "truth.json", tmp_path / "truth.jsonl"
    array.write_bytes(b"[\n" + b",\n".join(rows) + b"\n]\n")
    lines.write_bytes(b"\n".join(rows) + b"\n")
    assert read_truth(array) == read_truth(lines) == TRUTH
    assert json.loads(array.read_text(encoding="utf-8"))[0]["unit_kind"] == "process"
