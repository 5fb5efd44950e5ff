from datetime import date

import pytest

from plumbrule.checks.screening import Index, Listed, Number, Query, Span, span_of

ANN = Listed(
    "list:1",
    "list:1",
    "person",
    (("Ann Maria Example", "legal"), ("Mariposa", "weak")),
    countries=frozenset({"XA"}),
    born=span_of("1970-02-03"),
    identifiers=(Number("XA-NID", "AB12345"),),
)
OTHERS = [
    Listed(f"list:{place}", f"list:{place}", "person", ((name, "legal"),))
    for place, name in enumerate(
        ("Bruno Kessler", "Carla Duarte", "Dmitri Orlov", "Eva Lindqvist", "Farid Haddad"), start=2
    )
]
FIRM = Listed("list:9", "list:9", "company", (("Golden Harbour Trading LLC", "legal"),))
INDEX = Index.of([ANN, *OTHERS, FIRM])


def one(query: Query):
    found = INDEX.ask(query).candidates
    assert found
    return found[0]


def test_name_alone_is_never_a_hit_about_a_person() -> None:
    found = one(Query("Ann Maria Example", "person"))
    assert (found.party_id, found.alert, found.rung) == ("list:1", True, "name_only")
    assert (found.answer, found.reasons) == ("cannot_tell", ("weak:name_only",))


def test_name_and_official_number_make_a_hit() -> None:
    number = (Number("XA-NID", "AB12345"),)
    found = one(Query("Ann Maria Example", "person", identifiers=number))
    assert (found.answer, found.rung, found.reasons) == ("hit", "id_match", ())


def test_number_of_another_scheme_is_only_a_hint() -> None:
    found = one(Query("Ann Maria Example", "person", identifiers=(Number("XB-NID", "AB12345"),)))
    assert (found.answer, found.rung) == ("cannot_tell", "name_date_place")


def test_number_with_another_name_is_for_a_person_to_settle() -> None:
    found = one(Query("Otto Waldmann", "person", identifiers=(Number("XA-NID", "AB12345"),)))
    assert (found.party_id, found.alert, found.answer) == ("list:1", True, "cannot_tell")
    assert found.reasons == ("weak:id_name_differs",)


@pytest.mark.parametrize(
    ("query", "rung"),
    [
        (Query("Ann Maria Example", "person", born=span_of("1985-11-20")), "refuted_date"),
        (
            Query("Ann Maria Example", "person", identifiers=(Number("XA-NID", "ZZ99881"),)),
            "refuted_id",
        ),
    ],
)
def test_what_contradicts_takes_the_candidate_out(query: Query, rung: str) -> None:
    found = one(query)
    assert (found.party_id, found.alert, found.answer, found.rung) == (
        "list:1",
        False,
        "clear",
        rung,
    )


@pytest.mark.parametrize("day", ["1970-03-02", "1971-02-03", "1970-02-08"])
def test_slip_in_a_date_leaves_the_question_open(day: str) -> None:
    found = one(Query("Ann Maria Example", "person", born=span_of(day)))
    assert (found.alert, found.answer, found.rung) == (True, "cannot_tell", "name_only")


def test_same_birthday_lifts_the_rung_not_the_answer() -> None:
    found = one(Query("Ann Maria Example", "person", born=span_of("1970-02-03")))
    assert (found.answer, found.reasons) == ("cannot_tell", ("weak:name_date_place",))


def test_weak_name_never_matches_alone() -> None:
    assert not INDEX.match(Query("Mariposa", "person"))
    assert INDEX.match(Query("Mariposa", "person", born=span_of("1970-02-03")))


@pytest.mark.parametrize(
    "name",
    [
        "Ann Maria Exampel",  # two letters swapped
        "Ann Maria Exmple",  # one left out
        "Anne Maria Example",  # one more
        "EXAMPLE, Ann Maria",
        "Анн Мариа Эксампле",
    ],
)
def test_slips_order_and_script_still_find(name: str) -> None:
    assert [found.party_id for found in INDEX.match(Query(name, "person"))] == ["list:1"]


@pytest.mark.parametrize("name", ["Golden Harbour Trading Ltd", "GoldenHarbour Trading LLC"])
def test_organisation_by_words_glued_or_with_another_form(name: str) -> None:
    assert [found.party_id for found in INDEX.match(Query(name, "company"))] == ["list:9"]


def test_kinds_are_kept_apart_unless_the_query_leaves_it_open() -> None:
    assert not INDEX.match(Query("Golden Harbour Trading LLC", "person"))
    assert INDEX.match(Query("Golden Harbour Trading LLC", None))


def test_nothing_to_look_up_is_not_the_same_as_not_found() -> None:
    assert not INDEX.ask(Query("?!", "person")).compared
    assert INDEX.ask(Query("Somebody Else", "person")).compared


def test_margin_is_measured_to_another_entity() -> None:
    twin = Listed("list:1b", "list:1", "person", ANN.names)
    doubled = Index.of([ANN, twin, *OTHERS])
    assert doubled.ask(Query("Ann Maria Example", "person")).margin is None
    stranger = Listed("list:1c", "list:1c", "person", ANN.names)
    assert Index.of([ANN, stranger]).ask(Query("Ann Maria Example", "person")).margin == 0


def test_several_known_bearers_are_named_as_the_reason() -> None:
    other = Listed("list:8", "list:8", "person", ANN.names, born=span_of("1999-01-01"))
    found = Index.of([ANN, other]).match(Query("Ann Maria Example", "person"))
    assert {one.reasons for one in found} == {("weak:name_only", "frequent_name")}


def test_order_of_rows_changes_nothing() -> None:
    rows = [ANN, *OTHERS, FIRM]
    query = Query("Ann Example", None)
    assert Index.of(rows).ask(query) == Index.of(rows[::-1]).ask(query)


def test_year_alone_spans_the_year() -> None:
    assert span_of("1970") == Span(date(1970, 1, 1), date(1970, 12, 31))
