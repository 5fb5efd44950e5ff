"""Weights learnt from patterns, and persons judged by all that is known of them."""

from __future__ import annotations

from lake_in_memory import entry, linked

from plumbrule.linking.alike.people import COLUMNS, learnt


def pattern(**levels):
    return tuple(levels.get(column) for column in COLUMNS)


ALL = {"given": 3, "family": 3, "born": 3, "city": 3}
NONE = {"given": 0, "family": 0, "born": 0, "city": 0}


def test_what_agrees_for_one_person_and_not_by_chance_weighs():
    met = {
        pattern(**ALL): 900,
        pattern(**ALL | {"city": 0}): 100,
        pattern(**NONE | {"city": 3}): 900,
    }
    blind = {pattern(**NONE): 9000, pattern(**NONE | {"city": 3}): 1000}
    weights = learnt(met, blind, 1000)
    assert weights.chance(pattern(**ALL)) > 0.99
    assert weights.chance(pattern(**NONE | {"city": 3})) < 0.01
    assert weights.logs["born"][3] > weights.logs["city"][3] > 0 > weights.logs["city"][0]


def test_few_pairs_teach_nothing():
    one, other = learnt({pattern(**ALL): 5}, {}, 10), learnt({pattern(**NONE): 7}, {}, 10)
    assert one.logs == other.logs


def person(key, name, born, **more):
    return entry("staff", key, name, kind="person", born_text=born, **more)


def with_facts(*rows):
    return {
        "party": [row for row, _, _ in rows],
        "address": [
            {"party_id": row["party_id"], "locality": city, "country": "XA"}
            for row, city, _ in rows
        ],
        "contact": [
            {"party_id": row["party_id"], "kind": "email", "value": mail} for row, _, mail in rows
        ],
    }


def test_a_slip_in_the_name_and_three_equal_facts_are_accepted_inside_one_source():
    result = linked(
        with_facts(
            (person("1", "Juana Pereza", "1970-05-03"), "Alba", "jp@alba.example"),
            (person("2", "Juana Preza", "1970-05-03"), "Alba", "jp@alba.example"),
            (person("3", "Olo Marit", "1988-01-30"), "Bela", "om@bela.example"),
        )
    )
    found = result.between("staff:1", "staff:2")
    assert (found["band"], found["rung"]) == ("accepted", "name_date_place")
    assert result.cluster("staff:1") == result.cluster("staff:2")
    assert result.cluster("staff:3") == "staff:3"


def test_father_and_son_at_one_address_stay_two():
    result = linked(
        with_facts(
            (person("1", "Juan Pereza", "1950-05-03"), "Alba", "a@alba.example"),
            (person("2", "Juan Pereza", "1981-11-20"), "Alba", "b@bela.example"),
        )
    )
    assert result.rows("cluster") == []
