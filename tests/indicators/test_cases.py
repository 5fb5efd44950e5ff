"""Every indicator answers its cases as they were worked out by hand."""

from pathlib import Path

import pytest

from plumbrule.indicators import packaged
from plumbrule.indicators.cases import Case, answers, failures, hits_without_evidence, read_cases

HERE = Path(__file__).parent
RULES = {rule.id: rule for rule in packaged()}


def cases_of(rule):
    path = HERE / f"{rule.id.lower()}.yml"
    return read_cases(path) if path.is_file() else []


CASES = [(rule, case) for rule in RULES.values() for case in cases_of(rule)]


def named(pair: tuple[object, Case]) -> str:
    return f"{pair[0].id}: {pair[1].name}"


@pytest.mark.parametrize("pair", CASES, ids=named)
def test_the_answers_are_those_of_the_case(pair):
    rule, case = pair
    assert failures(rule, case, answers(rule, case)) == []


@pytest.mark.parametrize("pair", CASES, ids=named)
def test_every_hit_shows_its_records(pair):
    rule, case = pair
    assert hits_without_evidence(rule, case) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_cases_hold_all_three_answers(rule):
    given = {
        answer.split()[0]
        for case in cases_of(rule)
        for answer in [*case.expect.values(), *([case.others] if case.others else [])]
    }
    assert given >= {"hit", "clear", "cannot_tell"}
