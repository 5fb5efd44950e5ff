"""Items are one over two forms by their number, or by all that is told of them; never by their place."""

import pytest

from plumbrule.indicators import relations
from plumbrule.indicators.cases import connect, read_cases

FORMS = """
case: two forms
declaration:
  - {declaration_id: f1, person_id: P, kind: annual, year: 2022}
  - {declaration_id: f2, person_id: P, kind: annual, year: 2023}
declaration_item: ITEMS
expect: {}
"""


def between(tmp_path, opening, closing):
    items = [
        {"declaration_id": form, "item_id": f"{form[1]}{number}", "asset": "vehicle", **item}
        for form, given in (("f1", opening), ("f2", closing))
        for number, item in enumerate(given, 1)
    ]
    path = tmp_path / "case.yml"
    path.write_text(FORMS.replace("ITEMS", repr(items).replace("None", "null")))
    connection = connect(read_cases(path)[0].rows)
    relations.prepare(connection, ["select * from item_between"])
    return sorted(
        connection.execute("select opening_item, closing_item, match from item_between").fetchall(),
        key=str,
    )


RED = {"subtype": "Red", "acquired_text": "2020-05-01"}
TWO = [RED, {"subtype": "Blue", "price_amount": 5}]

STORIES = {
    "one number": ([{"item_key": "k"}], [{"item_key": "k"}], [("11", "21", "key")]),
    "one number twice in a form": (
        [{"item_key": "k"}, {"item_key": "k"}],
        [{"item_key": "k"}],
        [("11", None, "ambiguous"), ("12", None, "ambiguous"), (None, "21", "ambiguous")],
    ),
    "two numbers": (
        [{"item_key": "k"}],
        [{"item_key": "m"}],
        [("11", None, "none"), (None, "21", "none")],
    ),
    "two numbers, all else alike": (
        [{**RED, "item_key": "k"}],
        [{**RED, "item_key": "m"}],
        [("11", None, "ambiguous"), (None, "21", "ambiguous")],
    ),
    "all alike, in another order": (
        TWO,
        TWO[::-1],
        [("11", "22", "alike"), ("12", "21", "alike")],
    ),
    "all alike, twice": (
        [RED, RED],
        [RED],
        [("11", None, "ambiguous"), ("12", None, "ambiguous"), (None, "21", "ambiguous")],
    ),
    "a number that one form has": ([RED], [{**RED, "item_key": "k"}], [("11", "21", "alike")]),
    "nothing but the class": ([{}], [{}], [("11", None, "ambiguous"), (None, "21", "ambiguous")]),
    "another day": (
        [RED],
        [{**RED, "acquired_text": "2020-05-02"}],
        [("11", None, "none"), (None, "21", "none")],
    ),
    "another class": (
        [RED],
        [{**RED, "asset": "movable"}],
        [("11", None, "none"), (None, "21", "none")],
    ),
    "one form empty": ([], [RED], [(None, "21", "none")]),
}


@pytest.mark.parametrize("story", STORIES)
def test_what_is_one_item_and_what_may_be(tmp_path, story):
    opening, closing, expected = STORIES[story]
    assert between(tmp_path, opening, closing) == sorted(expected, key=str)


def test_a_form_of_changes_stands_between_no_two_others(tmp_path):
    path = tmp_path / "case.yml"
    path.write_text(
        """
declaration:
  - {declaration_id: a, person_id: P, kind: annual, year: 2022}
  - {declaration_id: c, person_id: P, kind: change, as_of_text: "2023-05-01"}
  - {declaration_id: b1, person_id: P, kind: annual, year: 2023, filed_text: "2024-01-01"}
  - {declaration_id: b3, person_id: P, kind: annual, year: 2023, filed_text: "2024-03-01", view: norm}
  - {declaration_id: b2, person_id: P, kind: annual, year: 2023, filed_text: "2024-02-01"}
  - {declaration_id: x, person_id: P, kind: exit}
expect: {}
"""
    )
    connection = connect(read_cases(path)[0].rows)
    relations.prepare(connection, ["select * from declarant_form"])
    assert connection.execute(
        "select declaration_id, prior_id from declarant_form order by declaration_id"
    ).fetchall() == [("a", None), ("b2", "a"), ("c", None), ("x", None)]
