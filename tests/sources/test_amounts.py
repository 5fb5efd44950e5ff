"""Amounts are exact, or what was lost is told."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.sources.amounts import decimals


def read(*texts: str | None) -> tuple[list[Decimal | None], list[tuple[str, int]]]:
    told: list[tuple[str, int]] = []
    found = decimals(
        pa.array(texts, pa.string()), lambda kind, _, row, __: told.append((kind, row))
    )
    return found.to_pylist(), told


QUIET = {
    "0": "0",
    "-12.5": "-12.5",
    "0.1": "0.1",
    "99999999999999999999.9999": "99999999999999999999.9999",
    "1e3": "1000",
    "1.5E-3": "0.0015",
    "1.50000": "1.5",
    '"=12345678901234567.89"': "12345678901234567.89",
}


@pytest.mark.parametrize("text", QUIET)
def test_exact(text):
    assert read(text) == ([Decimal(QUIET[text])], [])


@pytest.mark.parametrize("text", [None, "null", "", '""', '" "'])
def test_nothing(text):
    assert read(text) == ([None], [])


@pytest.mark.parametrize(
    ("text", "value"), [('"12.5"', "12.5"), ('"1000"', "1000"), ('"1.5000"', "1.5")]
)
def test_a_number_written_as_text_is_told(text, value):
    assert read(text) == ([Decimal(value)], [("changed", 0)])


LOST = [
    *('"1.000"', '"12.345.678"', '"-1.000"'),
    *("NaN", '"NaN"', "Infinity", "-Infinity", "1e400", "1e20", "100000000000000000000"),
    *('"1,5"', '"1_000"', '"twelve"', '"١٢"', "true", "{}", "[1]"),
]


@pytest.mark.parametrize("text", LOST)
def test_what_is_no_clear_number_is_dropped_and_told(text):
    assert read("1", text) == ([Decimal(1), None], [("dropped", 1)])


@pytest.mark.parametrize(
    ("text", "value"), [("0.00005", "0"), ("0.00015", "0.0002"), ("1e-400", "0"), ("2.00001", "2")]
)
def test_rounding_is_to_even_and_told(text, value):
    assert read(text) == ([Decimal(value)], [("changed", 0)])


@given(st.lists(st.decimals(-(10**19), 10**19, places=4), max_size=5))
def test_four_decimals_are_kept_whatever_stands_beside(numbers):
    texts = [format(one, "f") for one in numbers]
    assert read(*texts) == (numbers, [])
    assert read(*texts, "true")[0] == [*numbers, None]
