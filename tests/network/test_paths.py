"""Paths between two parties, on days and through what may not be walked."""

from datetime import date

import pytest
from lakes import entities, opened, relation

from plumbrule.network import Connections, paths_between

SEEN = {"f1": date(2024, 12, 31)}

# The spouse of a minister holds 40 % of H until the end of June 2022; H has 60 % of K since 2020.
KINDS = {
    "minister": "person",
    "spouse": "person",
    "H": "company",
    "K": "company",
    "other": "person",
}


def connections(relations, kinds=KINDS, **tables):
    return Connections(opened(relation=relations, **entities(**kinds), **tables), SEEN)


def ministers(end):
    return connections(
        [
            relation("minister", "spouse", "family", role="spouse", start_text="2015-01-01"),
            relation("spouse", "H", start_text="2019-05-01", end_text=end, share_min=40.0),
            relation("H", "K", start_text="2020-02-01", share_min=60.0),
        ]
    )


def test_a_path_holds_on_the_days_on_which_all_its_steps_do():
    found = paths_between(ministers("2022-06-30"), "minister", "K", date(2022, 6, 15))
    assert found.answer.answer == "hit"
    (path,) = found.paths
    assert [step.kind for step in path.steps] == ["family", "ownership", "ownership"]
    assert path.sure == (date(2020, 2, 1), date(2022, 6, 30))
    assert path.steps[0].evidence[0].line == 1


def test_after_its_end_a_path_is_context_and_no_answer():
    found = paths_between(ministers("2022-06-30"), "minister", "K", date(2022, 7, 5))
    assert (found.answer.answer, found.paths) == ("clear", ())
    assert [step.end.id for step in found.ever[0].steps] == ["spouse", "H", "K"]


def test_an_end_known_by_the_month_cannot_tell():
    found = paths_between(ministers("2022-06"), "minister", "K", date(2022, 6, 15))
    assert found.answer == found.paths[0].answer
    assert (found.answer.answer, found.answer.reasons) == ("cannot_tell", ("window:edge",))


def test_both_directions_give_the_same_path():
    known = ministers("2022-06-30")
    one = paths_between(known, "minister", "K", date(2022, 6, 15)).paths[0]
    other = paths_between(known, "K", "minister", date(2022, 6, 15)).paths[0]
    assert [step.start.id for step in one.steps] == [step.end.id for step in other.steps][::-1]
    assert (one.length, one.cost, one.confidence) == (other.length, other.cost, other.confidence)
    assert [step.forward for step in one.steps] == [not step.forward for step in other.steps][::-1]


def test_no_path_leads_through_the_buyer():
    kinds = KINDS | {"ministry": "body"}
    paid = [
        {"payment_id": "1", "payer_id": "ministry", "payee_id": "K", "date_text": "2022-01-05"},
        {
            "payment_id": "2",
            "payer_id": "ministry",
            "payee_id": "minister",
            "date_text": "2022-01-31",
        },
    ]
    known = connections([], kinds, payment=paid)
    found = paths_between(known, "minister", "K", date(2022, 6, 15))
    assert (found.answer.answer, found.paths) == ("clear", ())
    assert [(hub.id, steps) for hub, steps in found.hubs] == [("ministry", 2)]
    assert paths_between(known, "minister", "ministry", date(2022, 6, 15)).answer.answer == "hit"


def test_a_named_party_is_not_led_through_either():
    known = ministers("2022-06-30")
    found = paths_between(known, "minister", "K", date(2022, 6, 15), not_through=["H"])
    assert (found.answer.answer, found.paths) == ("clear", ())
    assert [hub.id for hub, _ in found.hubs] == ["H"]


def test_a_shared_address_is_one_weak_step_and_never_a_hit():
    door = [{"party_id": name, "full": "12 Long Street, Newtown"} for name in ("other", "K")]
    found = paths_between(connections([], address=door), "other", "K", date(2022, 6, 15))
    assert (found.answer.answer, found.answer.reasons) == (
        "cannot_tell",
        ("weak:address", "window:edge"),
    )
    assert (found.paths[0].length, len(found.paths[0].steps)) == (1, 2)


def test_an_address_of_hundreds_is_a_hub():
    kinds = {f"c{number}": "company" for number in range(201)}
    door = [{"party_id": name, "full": "1 Agents House, Newtown"} for name in kinds]
    found = paths_between(connections([], kinds, address=door), "c1", "c2", date(2022, 6, 15))
    assert found.answer.reasons == ("hub_only",)
    assert [(hub.kind, steps) for hub, steps in found.hubs] == [("address", 201)]


def test_certain_paths_come_before_shorter_doubtful_ones():
    known = connections(
        [
            relation("other", "K", "employment"),
            relation("other", "H", start_text="2019-01-01"),
            relation("H", "K", start_text="2020-01-01"),
        ]
    )
    found = paths_between(known, "other", "K", date(2022, 6, 15))
    assert [(path.length, path.answer.answer) for path in found.paths] == [
        (2, "hit"),
        (1, "cannot_tell"),
    ]


def test_different_paths_share_no_inner_step():
    kinds = dict.fromkeys(("A", "B", "C", "D", "E", "F"), "company")
    steps = ["AB", "BC", "CF", "AD", "DC", "DE", "EF"]
    known = connections(
        [relation(one, other, start_text="2020-01-01") for one, other in steps], kinds
    )
    found = paths_between(known, "A", "F", date(2022, 6, 15))
    ways = [[step.end.id for step in path.steps] for path in found.paths]
    assert ways == [["B", "C", "F"], ["D", "C", "F"], ["D", "E", "F"]]


def test_the_limit_of_steps_is_held():
    kinds = dict.fromkeys("ABCDEF", "company")
    known = connections(
        [
            relation(one, other, start_text="2020-01-01")
            for one, other in ("AB", "BC", "CD", "DE", "EF")
        ],
        kinds,
    )
    assert paths_between(known, "A", "E", date(2022, 6, 15)).answer.answer == "hit"
    assert paths_between(known, "A", "F", date(2022, 6, 15)).answer.answer == "clear"
    assert paths_between(known, "A", "F", date(2022, 6, 15), deepest=5).answer.answer == "hit"


def test_any_of_one_set_to_any_of_another():
    known = ministers("2022-06-30")
    found = paths_between(known, {"minister", "other"}, {"K"}, date(2022, 6, 15))
    assert found.paths[0].steps[0].start.id == "minister"


def test_a_weak_identity_on_the_way_is_no_hit():
    rows = entities(**KINDS)
    rows["party_entity"][2]["rung"] = "name_rare"
    relations = [
        relation("spouse", "H", start_text="2019-05-01"),
        relation("H", "K", start_text="2020-02-01"),
    ]
    known = Connections(opened(relation=relations, **rows), SEEN)
    found = paths_between(known, "spouse", "K", date(2022, 6, 15))
    assert found.answer.reasons == ("weak:name_rare",)
    assert found.paths[0].least == pytest.approx(0.6)


def test_a_party_without_any_step_is_not_covered():
    found = paths_between(ministers("2022-06-30"), "other", "K", date(2022, 6, 15))
    assert found.answer.reasons == ("not_covered:ties",)


@pytest.mark.parametrize(("role", "answer"), [("child", "hit"), ("spouse", "cannot_tell")])
def test_blood_has_no_beginning_and_a_marriage_has(role, answer):
    known = connections([relation("minister", "other", "family", role=role)])
    assert paths_between(known, "minister", "other", date(2015, 6, 15)).answer.answer == answer
