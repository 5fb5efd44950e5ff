"""Rates and precision by hand, and a measurement on records of which all is known."""

from __future__ import annotations

from hashlib import md5

import pytest
from lake_in_memory import entry, opened

from plumbrule.linking.measurement import Rate, Stratum, measure
from plumbrule.model import PlumbError


def test_the_worked_example():
    right, wrong, false = Rate(3760, 4000), Rate(40, 4000), Rate(30, 2000)
    assert right.value == 0.94
    assert [round(end, 3) for end in right.interval] == [0.932, 0.947]
    assert [round(end, 3) for end in false.interval] == [0.011, 0.021]
    assert round(Stratum("all", right, wrong, false).precision(0.8), 3) == 0.986


def test_nothing_measured_is_not_nought():
    nothing = Rate(0, 0)
    assert nothing.value is None
    assert nothing.interval == (0.0, 1.0)
    assert Stratum("all", nothing, nothing, nothing).precision(0.5) is None


def _firm(number):
    signs = md5(str(number).encode()).hexdigest()[:8]
    word = "".join(f"{'bcdfgklmnprstvxz'[int(sign, 16)]}a" for sign in signs)
    return f"{word.title()} Quarry Ltd"


def test_hidden_numbers_are_found_again_by_name_and_missing_partners_are_not():
    parties = [
        entry(source, str(number), _firm(number), kind="company", country="XA",
              scheme="XB-REG", identifier=f"77{number:04}")
        for number in range(60)
        for source in ("list", "register")
    ]  # fmt: skip
    parties += [
        entry("register", str(number), _firm(number), kind="company", country="XA",
              scheme="XB-REG", identifier=f"77{number:04}")
        for number in range(60, 90)
    ]  # fmt: skip
    found = measure(opened({"party": parties}))
    assert found.gold + found.decoys == 60
    assert not found.reliable
    whole = found.strata[0]
    assert whole.right.value == 1.0
    assert whole.wrong.hits == whole.false.hits == 0
    assert found.partnered.value == 1.0


def test_without_shared_numbers_there_is_nothing_to_measure_by():
    with pytest.raises(PlumbError, match="no two sources share official numbers"):
        measure(opened({"party": [entry("a", "1", "Alfa"), entry("b", "1", "Alfa")]}))
