from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.journal.canonical import canonical
from plumbrule.model.errors import PlumbError


def test_form():
    value = {"b": 1, "a": [True, None, "é\n\u2028\x01"], "\u20ac": {}}
    assert canonical(value) == '{"a":[true,null,"é\\n\u2028\\u0001"],"b":1,"€":{}}'.encode()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.5, "no single written form"),
        ({"a": [Decimal("1.10")]}, "a/0|no single written form"),
        (2**53, "too large"),
        ("\ud800", "half of a character"),
        ({1: 2}, "not text"),
        ({"\U0001f600": 1}, "basic plane"),
        (b"x", "bytes"),
    ],
)
def test_refused(value, words):
    with pytest.raises(PlumbError, match=words):
        canonical(value)


def test_the_path_of_a_refused_value_is_named():
    with pytest.raises(PlumbError) as caught:
        canonical({"a": [{"b": 0.1}]})
    assert caught.value.field == "/a/0/b"


json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text('aé€\n"', max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcé€"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from("abcdef"), json))
def test_order_of_keys_does_not_matter(value):
    assert canonical(value) == canonical(dict(reversed(value.items())))
