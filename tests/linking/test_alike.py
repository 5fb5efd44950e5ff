"""Names that are alike: found, scored, judged, grouped; and the answers that must not move."""

# ruff: noqa: RUF001
from __future__ import annotations

import pytest
from lake_in_memory import TENDERS, entry, linked, supplier

from plumbrule.linking import Decision
from plumbrule.linking.alike.clusters import Link, Traits, grouped
from plumbrule.linking.alike.reading import Reader
from plumbrule.linking.names import analyse

TABLES = ("party_entity", "entity", "candidate", "cluster")


def company(source, key, name, **more):
    return entry(source, key, name, kind="company", country="XA", **more)


def register(*names):
    """A register in which each row has a number of its own."""
    return [
        company("register", f"r{place}", name, scheme="XB-REG", identifier=f"77{place:03}")
        for place, name in enumerate(names)
    ]


def at(city, *parties):
    return [{"party_id": one["party_id"], "locality": city, "country": "XA"} for one in parties]


FILLER = [f"Filler{letter} Quarry{letter} Ltd" for letter in "abcdefghijklmnopqrst"]


def test_another_script_and_legal_form_are_found_and_accepted_for_internal_work():
    rows = register("Gorizont Metalstroy Ltd", *FILLER)
    other = company("payments", "p1", "ООО «Горизонт Металстрой»")
    result = linked({"party": [*rows, other], "address": at("Alba", rows[0], other)})
    found = result.between("register:r0", "payments:p1")
    assert (found["names"], found["band"], found["rung"]) == (
        "alike",
        "accepted",
        "name_date_place",
    )
    assert result.entity("payments:p1") == "payments:p1"
    assert result.cluster("payments:p1") == result.cluster("register:r0")


def test_two_companies_that_fit_alike_leave_it_open():
    rows = register("Gorizont Metalstroi Ltd", "Gorizont Metalstroy LLC", *FILLER)
    other = company("payments", "p1", "Gorizont Metallstroy")
    result = linked({"party": [*rows, other]})
    assert result.between("register:r0", "payments:p1")["band"] == "review"
    assert result.between("register:r1", "payments:p1")["band"] == "review"
    assert result.cluster("payments:p1") == "payments:p1"


@pytest.mark.parametrize("other", ["Gorizont Metalstroy 2 Ltd", "Gorizont Metalstroy III Ltd"])
def test_a_number_in_the_name_makes_another_company(other):
    rows = register("Gorizont Metalstroy Ltd", *FILLER)
    result = linked({"party": [*rows, company("payments", "p1", other)]})
    assert result.rows("cluster") == []


def test_numbers_that_differ_reject_whatever_the_names():
    rows = register("Gorizont Metalstroy Ltd", *FILLER)
    other = company("payments", "p1", "Gorizont Metallstroy", scheme="XB-REG", identifier="99001")
    found = linked({"party": [*rows, other]}).between("register:r0", "payments:p1")
    assert (found["rung"], found["band"]) == ("refuted_id", "rejected")


def test_persons_of_alike_names_alone_are_never_accepted():
    lake = {
        "party": [
            entry("list", "1", "Juana Pereza", kind="person"),
            entry("staff", "1", "Juanna Pereza", kind="person"),
            *(entry("staff", f"f{n}", f"Filler{n} Name{n}", kind="person") for n in range(20)),
        ]
    }
    result = linked(lake)
    assert result.between("list:1", "staff:1")["band"] == "review"
    assert result.rows("cluster") == []


def test_a_person_and_a_company_are_never_grouped():
    traits = {"a": Traits(natures={"person"}), "b": Traits(natures={"organisation"})}
    groups, refused = grouped([Link("a", "b", 1.0)], [], traits, {})
    assert groups == []
    assert "a person on one side" in refused[0].cause


def test_what_is_known_to_be_two_stays_two_through_any_chain():
    links = [Link("a", "c", 0.99), Link("b", "c", 0.98)]
    groups, refused = grouped(links, [("a", "b")], {}, {})
    assert groups == [frozenset({"a", "c"})]
    assert [one.link for one in refused] == [links[1]]


def test_a_register_with_a_row_for_each_keeps_its_rows_apart():
    traits = {one: Traits(registers={"register"}) for one in ("a", "b")}
    groups, refused = grouped([Link("a", "c", 1.0), Link("b", "c", 0.95)], [], traits, {})
    assert groups == [frozenset({"a", "c"})]
    assert "a row for each" in refused[0].cause


def test_a_chain_of_likenesses_stops_at_ten():
    chain = [Link(f"n{place:02}", f"n{place + 1:02}", 0.95) for place in range(19)]
    scores = {(one.entity_a, one.entity_b): one.score for one in chain}
    groups, refused = grouped(chain, [], {}, scores)
    assert max(map(len, groups)) <= 10
    assert refused


def test_a_decision_against_holds_and_is_undone_without_a_trace():
    rows = register("Gorizont Metalstroy Ltd", *FILLER)
    other = company("payments", "p1", "Gorizont Metallstroy")
    lake = {"party": [*rows, other]}
    before = linked(lake)
    assert before.cluster("payments:p1") == before.cluster("register:r0")
    told = linked(lake, [Decision("not_same", "register:r0", "payments:p1", "seen both")])
    assert told.cluster("payments:p1") != told.cluster("register:r0")
    again = linked(lake)
    assert [again.rows(table) for table in TABLES] == [before.rows(table) for table in TABLES]


def test_loading_in_parts_gives_what_loading_at_once_gives_under_the_same_statistics():
    rows = register(*FILLER, "Gorizont Metalstroy Ltd")
    others = [
        supplier("1", "S-1", "Gorizont Metallstroy", kind="company"),
        supplier("2", "S-2", "Fillera Quary", kind="company"),
    ]
    whole = {"party": [*rows, *others], "tender": TENDERS}
    first = linked({"party": rows, "tender": TENDERS})
    second = linked({"party": [*rows, others[0]], "tender": TENDERS}, kept=first.kept)
    third = linked(whole, kept=second.kept)
    at_once = linked(whole)
    assert [third.rows(table) for table in TABLES] == [at_once.rows(table) for table in TABLES]


@pytest.mark.parametrize(
    "name",
    [
        "alfa trading ltd",
        "a.b.c. holding s.a. de c.v.",
        "bank of the west",
        "fund iii",
        "5 star llc",
        "llc",
        "ооо альфа",
        "the",
        "sp. z o.o. beta",
    ],
)
def test_reading_in_bulk_is_reading(name):
    read, named = Reader().read(name, person=False), analyse(name, "organisation")
    assert read == (named.tokens, named.skeletons, named.numbers, named.legal_form)
