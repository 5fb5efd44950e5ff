"""What the checker refuses, and where it says so."""

import pytest

from plumbrule.indicators.check import check, check_folder, problems, statement
from plumbrule.indicators.indicator import packaged
from plumbrule.indicators.relations import relations
from plumbrule.indicators.skeleton import write
from plumbrule.model import PlumbError

RULES = {rule.id: rule for rule in packaged()}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_packaged_rules_keep_to_the_subset(rule):
    assert problems(rule) == []


@pytest.mark.parametrize("relation", relations().values(), ids=relations())
def test_shared_relations_keep_to_the_subset(relation):
    made = {"wealth_account", "wealth_line", "wealth_allowed"}
    accounts = made if relation.kind == "accounts" else set()
    assert statement(relation.query, set(), accounts) == []


REFUSED = {
    "select t.ocid from tender as t; drop table tender": "expected one SELECT",
    "delete from tender": "expected one SELECT",
    "select t.ocid from nowhere as t": "unknown table or relation nowhere",
    "select read_text('/etc/passwd') as x": "unknown function read_text",
    "select * from read_parquet('x') as t": "READ",
    "select t.* from tender as t": "name the columns",
    "select a.n from (select count(*) as n from tender)": "needs a name",
    "select t.ocid, count(*) as n from tender as t group by all": "group by",
    "select t.ocid from tender as t qualify row_number() over (order by t.ocid, t.year) = 1": (
        "QUALIFY"
    ),
    "select row_number() over (order by t.year) as n from tender as t": "order by at least two",
    "select t.lots / t.releases as r from tender as t": "nullif",
    "select cast(t.lots / 2 as integer) as r from tender as t": "floor()",
    "select date_diff('month', cast(t.a as date), cast(t.b as date)) as m from tender as t": (
        "date_diff('day'"
    ),
    "select date_diff('day', t.release_latest, t.notice_latest) as m from tender as t": (
        "date_diff('day'"
    ),
    "select percentile_cont(0.5) within group (order by t.lots) as m from tender as t": "subset",
    "select median(t.lots) as m from tender as t": "subset",
    "select t.ocid from tender as t where t.lots > $many": "$many is no parameter",
    "select t.ocid from tender as t limit 5": "LIMIT",
    "select t.ocid from tender as t right join bid as b on b.ocid = t.ocid": "LEFT JOIN",
    "select t.ocid from tender as t positional join bid as b": "JOIN",
    "select regexp_replace(t.title, 'a', 'b') as x from tender as t": "'g'",
    "select array_agg(t.ocid order by t.year) as x from tender as t": "no order",
    "select hash(t.ocid) as x from tender as t": "unknown function",
    "select strip_accents(t.title) as x from tender as t": "unknown function",
    "select t.ocid frm tender": "no SQL",
}


@pytest.mark.parametrize("query", REFUSED, ids=REFUSED.values())
def test_what_is_not_portable_is_refused(query):
    messages = [problem.message for problem in statement(query, set(), set())]
    assert any(REFUSED[query] in message for message in messages), messages


@pytest.mark.parametrize("divisor", ["2", "nullif(t.lots, 0)", "ln(2.0)", "greatest(t.lots, 1)"])
def test_a_divisor_that_is_never_zero_is_allowed(divisor):
    assert statement(f"select t.lots / {divisor} as r from tender as t", set(), set()) == []


def test_the_place_is_that_of_the_file():
    query = "\n\nselect\n  t.ocid,\n  median(t.lots) as m\nfrom tender as t"
    (problem,) = statement(query, set(), set())
    assert (problem.line, problem.column) == (5, 3)


@pytest.fixture
def draft(tmp_path, today):
    rule, _ = write("x001_dear_award", tmp_path, today=today)
    return rule


def changed(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return [problem.message for problem in check(path)]


def test_a_missing_key_is_named(draft):
    assert changed(draft, "weight: 10\n", "") == ["the header lacks 'weight:'"]


def test_an_unknown_key_is_named_with_its_line(draft):
    changed(draft, "weight: 10", "weight: 10\nwait: 3")
    (problem,) = check(draft)
    assert "unknown key 'wait'" in problem.message
    assert draft.read_text().split("\n")[problem.line - 1] == "wait: 3"


def test_a_missing_column_is_named(draft):
    assert changed(draft, "  j.country,\n", "") == ["the first query lacks the column country"]


def test_a_sentence_may_ask_for_columns_alone(draft):
    (message,) = changed(draft, "for {amount}.", "for {sum}.")
    assert "{sum}" in message


def test_a_third_query_is_refused(draft):
    (message,) = changed(draft, "-- Second query", "select 1 as one;\n-- Second query")
    assert "found 3" in message


def test_a_folder_is_refused_with_file_and_line(draft):
    changed(draft, "from competition as c", "from contest as c")
    with pytest.raises(PlumbError, match="unknown table or relation contest") as caught:
        check_folder(draft.parent)
    assert caught.value.file == str(draft)
    assert "contest" in draft.read_text().split("\n")[caught.value.line - 1]
