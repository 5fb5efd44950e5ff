"""Keys fold what carries no meaning and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.model.keys import address_key, identifier_value, name_key

NAMES = {
    "  «Alfa»  S.A. ": "alfa s.a.",
    "O'Neill\t& Sons": "oneill & sons",
    "Straße AG": "strasse ag",
    "Peña": "peña",
    "Pen\u0303a": "peña",
    "ＡＣＭＥ": "acme",  # noqa: RUF001 wide letters are meant
    "ООО Ромашка": "ооо ромашка",  # noqa: RUF001 Cyrillic is meant
    "": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_names(name):
    assert name_key(name) == NAMES[name]


def test_legal_forms_and_accents_tell_names_apart():
    assert len({name_key(name) for name in ("Pena SA", "Peña SA", "Peña SL", "Peña S.A.")}) == 4


def test_addresses():
    assert address_key("12, Main St., Main Building") == "12 building main st"
    assert address_key("Rúa Maior 3") == address_key("3 RUA MAIOR")
    assert address_key(" - ") == ""


NUMBERS = {
    " ab 12.34-5/6 ": "AB123456",
    "20-123456789-0": "201234567890",
    "００７１": "0071",  # noqa: RUF001 wide digits are meant
    "0012": "0012",
}
PLACEHOLDERS = [
    *("", " ", "-", "--", "—", "...", "n/a", "N/A", "nd", "None", "NULL", "unknown", "S/N", "sn"),
    *("not available", "Not Applicable", "xxx", "XXXXX", "0", "000000", "00-00-00", "9999", "1111"),
    *(
        "123456",
        "1234567",
        "123456789",
        "1234567890",
        "00123456",
        "12-34-56",
        "Dato no proporcionado",
    ),
]


@pytest.mark.parametrize("value", NUMBERS)
def test_numbers(value):
    assert identifier_value(value) == NUMBERS[value]


@pytest.mark.parametrize("value", PLACEHOLDERS)
def test_placeholders_name_nobody(value):
    assert identifier_value(value) is None


@given(st.text("AbÑ01 .-/_\\Я", max_size=30))
def test_folding_a_number_again_changes_nothing(text):
    once = identifier_value(text)
    assert once is None or identifier_value(once) == once


@given(st.text(max_size=30))
def test_case_and_spaces_of_an_address_do_not_matter(text):
    key = address_key(text)
    assert address_key(key) == address_key(f"  {text} ") == key
