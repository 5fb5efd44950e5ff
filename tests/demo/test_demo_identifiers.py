"""Check digits, against numbers worked out by hand or taken from the standards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.demo.identifiers import (
    body_number,
    company_number,
    luhn_digit,
    mod97_digits,
    national_number,
)


def test_luhn_digit_of_a_known_example():
    # The classic example 7992739871 takes the digit 3.
    assert luhn_digit("7992739871") == 3
    assert luhn_digit("0") == 0


def test_mod97_digits_of_a_known_example():
    # ISO 7064: 794 takes the digits 44, for 79444 = 97 * 819 + 1.
    assert mod97_digits("794") == "44"
    assert 79444 % 97 == 1


@given(st.integers(0, 8998), st.integers(0, 999))
def test_numbers_have_their_length_and_pass_their_checks(province, serial):
    company, body = company_number(province, serial), body_number(province, serial)
    person = national_number(province, serial)
    assert (len(company), len(body), len(person)) == (9, 8, 11)
    assert int(person) % 97 == 1
    for number in (company, body):
        doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
        assert sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
        assert number[0] != "0"


@given(st.integers(0, 9999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(serial, place, change):
    number = company_number(3, serial)
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert str(luhn_digit(wrong[:-1])) != wrong[-1]


def test_numbers_on_the_files_pass(demo):
    for row in demo.records.tables["companies"]:
        assert str(luhn_digit(row["company_no"][:-1])) == row["company_no"][-1]
    for row in demo.records.tables["officials"]:
        assert int(row["national_no"]) % 97 == 1
    assert len(demo.records.tables["officials"]) > 100


@pytest.mark.parametrize("serial", [0, 1, 9999])
def test_numbers_differ_by_province(serial):
    assert company_number(0, serial) != company_number(1, serial)
