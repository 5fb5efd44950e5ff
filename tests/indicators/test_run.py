"""Counts, hits, evidence and single answers agree with each other."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plumbrule.indicators.cases import connect, read_cases
from plumbrule.indicators.indicator import ANSWER_COLUMNS, packaged, read_folder
from plumbrule.indicators.run import answer_for, evidence, run
from plumbrule.indicators.sentence import look_up, sentence, written
from plumbrule.indicators.skeleton import write
from plumbrule.model import PlumbError

HERE = Path(__file__).parent
RULES = {rule.id: rule for rule in packaged()}
R018 = RULES["R018"]
FIRST, _, _, CLASS = read_cases(HERE / "r018.yml")


def test_counts_add_up_to_the_population():
    (outcome,) = run(connect(FIRST.rows), [R018])
    assert (outcome.hit, outcome.suppressed, outcome.clear) == (9, 0, 2)
    assert outcome.cannot_tell == {
        "missing_field:bids/details/tenderers": 3,
        "missing_field:tender/procurementMethod": 1,
        "not_final": 1,
        "sources_disagree": 1,
        "unparseable:tender/procurementMethod": 1,
    }
    assert sum(count.units for count in outcome.counts) == len(FIRST.expect)
    assert {(count.country, count.year) for count in outcome.counts} == {("XA", 2024)}


def test_hits_have_the_fixed_columns_in_order_and_are_ordered():
    (outcome,) = run(connect(FIRST.rows), [R018])
    assert outcome.hits.column_names[: len(ANSWER_COLUMNS)] == list(ANSWER_COLUMNS)
    units = outcome.hits.column("unit_id").to_pylist()
    assert units == sorted(units)
    assert set(outcome.hits.column("answer").to_pylist()) == {"hit"}


def test_suppressed_hits_are_kept_and_counted_apart():
    (outcome,) = run(connect(CLASS.rows), [R018])
    assert (outcome.hit, outcome.suppressed, outcome.clear) == (1, 40, 10)
    assert outcome.hits.num_rows == 41


def test_no_hits_is_an_empty_table():
    (outcome,) = run(connect({}), [R018])
    assert outcome.counts == ()
    assert outcome.hits.num_rows == 0


def test_one_unit_is_answered_as_in_the_whole_run():
    connection = connect(FIRST.rows)
    run(connection, [R018])
    assert answer_for(connection, R018, "alone")["answer"] == "hit"
    row = answer_for(connection, R018, "list-says-two")
    assert (row["answer"], row["reason"]) == ("cannot_tell", "sources_disagree")
    assert answer_for(connection, R018, "direct") is None


def test_evidence_is_of_the_hits_asked_for():
    rows = evidence(connect(FIRST.rows), R018, ["alone", "two-firms"])
    assert {row["unit_id"] for row in rows} == {"alone"}
    assert [(row["table_name"], row["line"], row["field"], row["value"]) for row in rows] == [
        ("award", 1, "value/amount", "100.0000"),
        ("bid", 1, "status", "valid"),
        ("tender", 1, "procurementMethod", None),
    ]


def test_settings_change_the_answers():
    (outcome,) = run(connect(CLASS.rows), [R018], {"R018": {"suppress_n": 51}})
    assert (outcome.hit, outcome.suppressed) == (41, 0)


def test_an_unknown_setting_is_refused():
    with pytest.raises(PlumbError, match="no parameter 'supress_n'"):
        run(connect({}), [R018], {"R018": {"supress_n": 51}})


def test_a_query_that_fails_names_its_file(tmp_path, today):
    path, _ = write("x001_dear", tmp_path, today=today)
    path.write_text(path.read_text().replace("c.active > 0", "c.actively > 0"))
    (rule,) = read_folder(tmp_path)
    with pytest.raises(PlumbError, match="actively") as caught:
        run(connect({}), [rule])
    assert caught.value.file == str(path)


def test_an_answer_that_is_none_of_three_is_refused(tmp_path, today):
    path, _ = write("x001_dear", tmp_path, today=today)
    path.write_text(path.read_text().replace("then 'hit'\n", "then 'guilty'\n"))
    (rule,) = read_folder(tmp_path)
    (case,) = read_cases(tmp_path / "cases" / "x001.yml")
    with pytest.raises(PlumbError, match="'guilty'"):
        run(connect(case.rows), [rule])


def test_two_rules_of_one_id_are_refused(tmp_path, today):
    first, _ = write("x001_dear", tmp_path, today=today)
    (tmp_path / "x001_again.sql").write_text(first.read_text())
    with pytest.raises(PlumbError, match="two indicators have the id X001"):
        read_folder(tmp_path)


def test_sentences_name_parties_titles_and_money():
    rows = {**FIRST.rows}
    rows["tender"] = [{**row, "title": "A road"} for row in rows["tender"]]
    rows["entity"] = [{"entity_id": "A", "name": "Alfa S.A."}]
    connection = connect(rows)
    (outcome,) = run(connection, [R018])
    looked = look_up(connection, [outcome])
    told = {
        row["unit_id"]: sentence(R018.sentence, row, looked) for row in outcome.hits.to_pylist()
    }
    assert told["alone"] == (
        "Alfa S.A. alone submitted a bid in A road, a procedure open to competition worth 100 AVL."
    )
    assert "worth (not stated)" in told["one-withdrew"]


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        (Decimal("1234567.5000"), "EUR", "1,234,567.50 EUR"),
        (Decimal("12.0000"), None, "12"),
        (date(2024, 7, 1), None, "2024-07-01"),
        (0.25, None, "0.25"),
        (14.0, None, "14"),
        (None, None, "(not stated)"),
    ],
)
def test_values_as_written(value, currency, expected):
    assert written(value, currency) == expected


def test_a_consortium_is_named_by_its_members():
    found = sentence("{s:name}.", {"s": "A + B", "currency": None}, {("name", "A"): "Alfa"})
    assert found == "Alfa with B."
