"""A new rule runs, passes its check and its cases before anything is changed in it."""

import pytest

from plumbrule.indicators.cases import answers, failures, hits_without_evidence, read_cases
from plumbrule.indicators.check import check
from plumbrule.indicators.indicator import read
from plumbrule.indicators.skeleton import write
from plumbrule.model import PlumbError


def test_the_draft_is_sound(tmp_path, today):
    path, stories = write("x001_dear_award", tmp_path, today=today)
    assert check(path) == []
    rule = read(path)
    assert (rule.id, rule.title, rule.since) == ("X001", "Dear award", "2024-05-06")
    (case,) = read_cases(stories)
    assert failures(rule, case, answers(rule, case)) == []
    assert hits_without_evidence(rule, case) == []


def test_nothing_is_overwritten(tmp_path, today):
    write("x001_dear_award", tmp_path, today=today)
    with pytest.raises(PlumbError, match="there already"):
        write("x001_dear_award", tmp_path, today=today)


@pytest.mark.parametrize("name", ["X001", "../x", "x 1", "", "1x"])
def test_a_name_is_a_file_name(tmp_path, today, name):
    with pytest.raises(PlumbError, match="small letters"):
        write(name, tmp_path, today=today)
