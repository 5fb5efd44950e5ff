from datetime import date

import pytest

from plumbrule.checks.screening import Number, Query, Span
from plumbrule.checks.screening.columns import columns_of, query_of
from plumbrule.model import PlumbError


@pytest.mark.parametrize(
    "header",
    [
        ["name", "schema", "birthDate", "country"],
        ["Full Name", "Type", "DOB", "Nationality"],
        ["full_name", "entity-type", "date_of_birth", "Country code"],
    ],
)
def test_usual_headings_are_understood(header: list[str]) -> None:
    row = ["Ann Example", "Person", "1970-02-03", "France"]
    query, notes = query_of(columns_of(header), row)
    born = Span(date(1970, 2, 3), date(1970, 2, 3))
    assert query == Query("Ann Example", "person", frozenset({"FR"}), born)
    assert notes == []


def test_parts_of_a_name_are_joined() -> None:
    columns = columns_of(["Last name", "First name"])
    assert query_of(columns, ["Example", "Ann"])[0].name == "Ann Example"


def test_numbers_by_heading_by_scheme_and_by_prefix() -> None:
    columns = columns_of(["name", "lei", "id", "id_scheme"])
    query, notes = query_of(columns, ["X", "5299000J2N45DDNE4Y28", "GB-COH:07654391; 998877", "ZZ"])
    assert query.identifiers == (
        Number("XI-LEI", "5299000J2N45DDNE4Y28"),
        Number("GB-COH", "07654391"),
        Number("ZZ", "998877"),
    )
    assert not notes


def test_what_cannot_be_used_is_told_and_not_used() -> None:
    columns = columns_of(["name", "kind", "born", "country", "id"])
    query, notes = query_of(columns, ["X", "alien", "31/31/99", "Nowhereland", "0000"])
    assert query == Query("X")
    assert [note.split(":")[0] for note in notes] == ["kind", "country", "id", "born"]


def test_a_year_and_an_approximate_date_are_spans() -> None:
    columns = columns_of(["name", "born"])
    assert query_of(columns, ["X", "1970"])[0].born == Span(date(1970, 1, 1), date(1970, 12, 31))


def test_headings_that_say_nothing_are_named_and_a_name_is_needed() -> None:
    assert columns_of(["name", "memo"]).unused == ("memo",)
    with pytest.raises(PlumbError, match="no column is headed"):
        columns_of(["memo", "amount"])


def test_short_rows_have_no_more_cells() -> None:
    assert query_of(columns_of(["name", "born"]), ["X"])[0] == Query("X")
