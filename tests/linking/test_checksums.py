"""Check digits, against numbers whose digit was worked out by hand or that are in public use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.linking.checksums import CHECKS


@pytest.mark.parametrize(
    ("check", "number"),
    [
        ("luhn", "100100015"),
        ("luhn", "79927398713"),
        ("iso7064-mod-97-10", "10010000167"),
        ("lei", "5493001KJTIIGC8Y1R12"),
        ("iban", "GB82WEST12345698765432"),
        ("inn", "7707083893"),
        ("inn", "500100732259"),
        ("ogrn", "1027700132195"),
        ("rfc", "GODE561231GR8"),
        ("rfc", "ABC680524P76"),
    ],
)
def test_a_right_number_passes_and_its_neighbours_fail(check, number):
    assert CHECKS[check](number)
    if check == "rfc":
        return
    digit = int(number[-1])
    assert not any(CHECKS[check](f"{number[:-1]}{d}") for d in range(10) if d != digit)


@pytest.mark.parametrize("check", sorted(CHECKS))
@pytest.mark.parametrize(
    "number", ["", "0", "ABC", "12345678901234567890", "\uff11\uff10\uff10", "\u00b2"]
)
def test_what_is_no_such_number_fails(check, number):
    assert not CHECKS[check](number)


def test_a_taxpayer_number_needs_a_day_of_the_calendar():
    assert not CHECKS["rfc"]("ABC681324P76")
    assert not CHECKS["rfc"]("ABC680532P76")


@given(st.text())
def test_no_text_breaks_a_check(text):
    assert all(check(text) in {True, False} for check in CHECKS.values())
