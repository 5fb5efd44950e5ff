from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.sources.ftm.percentages import percentage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("33.5", (33.5, 33.5, False, False)),
        ("33,5 %", (33.5, 33.5, False, False)),
        ("0", (0, 0, False, False)),
        ("100.00", (100, 100, False, False)),
        ("25-50", (25, 50, False, False)),
        ("25 \u2013 50 %", (25, 50, False, False)),
        (">25-50", (25, 50, True, False)),
        ("25%-<50%", (25, 50, False, True)),
        ("25 to 50 percent", (25, 50, False, False)),
        ("between 25 and 50", (25, 50, False, False)),
        ("More than 25% and less than 50%", (25, 50, True, True)),
        ("more than 25% but not", None),
        (">25", (25, None, True, None)),
        ("≥ 25%", (25, None, False, None)),
        ("at least 25", (25, None, False, None)),
        ("50+", (50, None, False, None)),
        ("<5%", (None, 5, None, True)),
        ("up to 10 per cent", (None, 10, None, False)),
    ],
)
def test_shares_are_read(text, expected):
    assert percentage(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "majority", "101", "-5", "50-25", "1/3", "25 50", "25,50,75", "1.250,00", "25-50-75", "%"],
)
def test_what_is_no_share_is_not_guessed(text):
    assert percentage(text) is None


@given(st.integers(0, 100), st.integers(0, 100), st.booleans(), st.booleans())
def test_a_written_range_comes_back(one, other, least_open, greatest_open):
    least, greatest = sorted((one, other))
    text = f"{'>' if least_open else ''}{least}-{'<' if greatest_open else ''}{greatest}"
    assert percentage(text) == (least, greatest, least_open, greatest_open)
