"""Numbers in the style of a file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.sources.mapping.numbers import NumberStyle, read_amount, read_decimal, style_of

PLAIN = NumberStyle()
ENGLISH = NumberStyle(".", ",")
GERMAN = NumberStyle(",", ".")


@pytest.mark.parametrize(
    ("example", "style"),
    [
        ("1234.56", PLAIN),
        ("1234,56", NumberStyle(",", "")),
        ("1,234.56", ENGLISH),
        ("1.234,56", GERMAN),
        ("1.234", GERMAN),
        ("1,234", ENGLISH),
        ("1234", PLAIN),
        ("1.234.56", None),
        ("12", None),
        ("", None),
    ],
)
def test_the_style_is_told_by_an_example(example, style):
    assert style_of(example) == style


@pytest.mark.parametrize(
    ("text", "style", "value", "currency"),
    [
        ("USD 653,690.00", ENGLISH, "653690", "USD"),
        ("AMD267,254,619.60", ENGLISH, "267254619.6", "AMD"),
        ("750.00 eur", PLAIN, "750", "EUR"),
        ("5 €", PLAIN, "5", "EUR"),
        ("£1,000", ENGLISH, "1000", "GBP"),
        ("$5", PLAIN, "5", None),
        ("1.250,00", GERMAN, "1250", None),
        ("(12)", PLAIN, "-12", None),
        ("12-", PLAIN, "-12", None),
        ("\u221212", PLAIN, "-12", None),
        ("-.5", PLAIN, "-0.5", None),
        ("1 234 567,5", style_of("1 234,56"), "1234567.5", None),
        ("1\u00a0234,5", style_of("1 234,56"), "1234.5", None),
        ("1'234.5", style_of("1'234.56"), "1234.5", None),
    ],
)
def test_amounts(text, style, value, currency):
    amount = read_amount(text, style)
    assert amount is not None
    assert (amount.value, amount.currency, amount.rounded) == (Decimal(value), currency, False)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("1,234.56", PLAIN),
        ("1.234,56", ENGLISH),
        ("12,34,567", ENGLISH),
        ("1,23", ENGLISH),
        ("1e5", PLAIN),
        ("=1+1", PLAIN),
        ("-", PLAIN),
        (".", PLAIN),
        ("KM 5", PLAIN),
        ("\u20135", PLAIN),
        ("~5", PLAIN),
        ("5 EUR USD", PLAIN),
        ("--5", PLAIN),
        ("(-5)", PLAIN),
        ("١٢", PLAIN),
        ("NaN", PLAIN),
        ("Infinity", PLAIN),
        ("1" * 21, PLAIN),
        ("", PLAIN),
    ],
)
def test_what_is_no_amount(text, style):
    assert read_amount(text, style) is None


def test_more_than_four_decimals_are_told():
    amount = read_amount("0.00005", PLAIN)
    assert amount is not None
    assert (amount.value, amount.rounded) == (Decimal("0.0000"), True)
    assert read_amount("0.00015", PLAIN) == (Decimal("0.0002"), None, True)


def test_plain_numbers_keep_all_digits():
    assert read_decimal("25.000001 %", PLAIN) == Decimal("25.000001")
    assert read_decimal("5 EUR", PLAIN) is None


@given(st.decimals(-(10**15), 10**15, places=4), st.sampled_from([PLAIN, ENGLISH, GERMAN]))
def test_what_is_written_is_read_back(value, style):
    text = f"{value:,.4f}" if style.thousands else f"{value:.4f}"
    if style == GERMAN:
        text = text.translate({ord(","): ".", ord("."): ","})
    amount = read_amount(text, style)
    assert amount is not None
    assert amount.value == value
