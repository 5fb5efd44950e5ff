"""Wilson intervals computed by hand from the formula; reasons count as their table says."""

import pytest

from plumbrule.journal.reviews import REASONS, Review, changes, facts, precision, wilson


def reviews(rule, **counts):
    return [
        Review(
            f"{rule}-{reason}-{n}", REASONS[reason].outcome, reason, None, (rule,), None, "u", "t"
        )
        for reason, count in counts.items()
        for n in range(count)
    ]


def test_wilson_interval_by_hand():
    # 8 of 20: p = 0.4, z^2 = 3.8415; centre = (0.4 + 0.09604) / 1.19207 = 0.41611;
    # half = 1.95996 / 1.19207 * sqrt(0.012 + 0.0024009) = 0.19730.
    low, high = wilson(8, 20)
    assert low == pytest.approx(0.21881, abs=1e-4)
    assert high == pytest.approx(0.61342, abs=1e-4)
    assert wilson(0, 20)[0] == pytest.approx(0, abs=1e-12)
    assert wilson(20, 20)[1] == pytest.approx(1, abs=1e-12)
    for matter, counted in ((1, 0), (3, 2), (-1, 2)):
        with pytest.raises(ValueError, match="no share"):
            wilson(matter, counted)


def test_below_twenty_nothing_is_stated():
    found = precision(reviews("R1", irregularity=12, explained=7))["R1"]
    assert (found.counted, found.share) == (19, None)
    assert str(found) == "not yet measured (19 of 20 reviews)"


def test_at_twenty_the_share_is_stated_with_its_interval():
    found = precision(reviews("R1", irregularity=8, explained=12))["R1"]
    assert (found.counted, found.matter, found.share) == (20, 8, 0.4)
    assert str(found) == "40% of 20 reviewed leads mattered (95 % interval 22% to 61%)"


def test_reasons_that_say_nothing_about_the_rule_do_not_count():
    found = precision(reviews("R1", no_capacity=30, competent_body=1, wrong_link=1))["R1"]
    assert (found.counted, found.matter) == (2, 1)


def test_a_lead_counts_for_each_of_its_rules_once_and_open_ones_for_none():
    both = Review("L", "confirmed", "irregularity", None, ("R1", "R2", "R2"), None, "u", "t")
    waiting = Review("M", "in_review", None, None, ("R2",), None, "u", "t")
    found = precision([both, waiting])
    assert {rule: item.counted for rule, item in found.items()} == {"R1": 1, "R2": 1}


@pytest.mark.parametrize(
    ("seen", "now", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1, "b": [1, {"c": 2}]}, {"a": 1, "b": [1, {"c": 3}]}, ["/b/1/c"]),
        ({"a": 1}, {"b": 1}, ["/a", "/b"]),
        ({"a": [1]}, {"a": [1, 2]}, ["/a"]),
        ("x", "y", ["/"]),
    ],
)
def test_what_changed_in_the_evidence(seen, now, expected):
    assert changes(seen, now) == expected


def test_the_same_record_in_another_file_is_the_same_evidence():
    seen = {
        "records": [{"file": "a", "line": 1, "value": "x"}, {"file": "a", "line": 2, "value": "y"}]
    }
    now = {
        "records": [{"file": "b", "line": 7, "value": "y"}, {"file": "b", "line": 8, "value": "x"}]
    }
    assert changes(facts(seen), facts(now)) == []
    seen["lead"] = {"value": "0.9", "threshold": "0.5", "comparison": "58 awards"}
    now["lead"] = {"value": "0.9", "threshold": "0.6", "comparison": "59 awards"}
    assert changes(facts(seen), facts(now)) == []
    now["records"][0]["value"] = "z"
    assert changes(facts(seen), facts(now)) == ["/records/1/value"]
