"""Schemes: spellings, checks, and the placeholders that no scheme lets through."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plumbrule.linking.linkage import _sql
from plumbrule.linking.schemes import bears_one, known_schemes
from plumbrule.model.keys import identifier_value


@pytest.fixture(scope="module")
def words():
    connection = duckdb.connect()
    connection.execute(_sql("tables")).fetchall()
    return connection


def test_the_packs_and_the_world_are_known():
    names = [scheme.name for scheme in known_schemes()]
    assert {"XI-LEI", "RU-INN", "MX-RFC", "XA-CRN", "XA-NIN", "XA-GOV"} <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("scheme", "value", "state"),
    [
        ("XA-CRN", "100100015", "ok"),
        ("XA-CRN", "100100016", "bad"),
        ("XA-CRN", "12", "bad"),
        ("MX-RFC", "ABC680524P76", "none"),
        ("MX-RFC", "XAXX010101000", "bad"),
        ("MX-RFC", "12345", "bad"),
    ],
)
def test_a_check_says_ok_bad_or_none(scheme, value, state):
    found = {one.name: one for one in known_schemes()}
    assert found[scheme].checksum(value) == state


@pytest.mark.parametrize(
    ("scheme", "one"),
    [
        ("GB-COH", True),
        ("XI-LEI", True),
        ("passportNumber", False),
        ("IBAN", False),
        ("DUNS", False),
    ],
)
def test_only_a_scheme_with_its_issuer_has_one_number_for_each(scheme, one):
    assert bears_one(scheme.upper()) is one


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789 -./nNaAxX\u2013", max_size=8))
@example("not applicable")
@example("Dato no proporcionado")
@example("00-00")
@example("0012345")
@example("S/N")
@example("n.a.")
def test_sql_and_loading_agree_on_what_names_nobody(words, text):
    found = words.execute("select coalesce(linking_placeholder($1), true)", [text]).fetchall()
    assert found[0][0] is (identifier_value(text) is None)
