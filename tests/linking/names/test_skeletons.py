"""The skeleton of a token, by its definition: digraphs, silent letters, runs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.linking.names.skeleton import skeleton


@pytest.mark.parametrize(
    ("token", "bone"),
    [
        ("shevchenko", "svcnk"),
        ("sevcenko", "svcnk"),
        ("shchukin", "skn"),
        ("schukin", "skn"),
        ("mohammed", "md"),
        ("muhamad", "md"),
        ("alexei", "lx"),
        ("aleksey", "lx"),
        ("walter", "vltr"),
        ("qasim", "ksm"),
        ("khalid", "ld"),
        ("zhukov", "zkv"),
        ("tsvetkov", "cvtkv"),
        ("yuriy", "r"),
    ],
)
def test_what_romanisations_disagree_on_goes(token: str, bone: str) -> None:
    assert skeleton(token) == bone


def test_a_token_of_silent_letters_stays() -> None:
    assert skeleton("yuhi") == "yuhi"
    assert skeleton("o") == "o"


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=40))
def test_a_skeleton_is_never_empty_and_has_no_runs(token: str) -> None:
    bone = skeleton(token)
    assert bone
    assert bone == token or all(one != two for one, two in pairwise(bone))


@given(st.text("bcdfgklmnprstvxz", min_size=1, max_size=20), st.data())
def test_vowels_do_not_matter(consonants: str, data: st.DataObject) -> None:
    vowels = st.text("aeiou", min_size=1, max_size=2)
    written = "".join(letter + data.draw(vowels) for letter in consonants)
    again = "".join(letter + data.draw(vowels) for letter in consonants)
    assert skeleton(written) == skeleton(again)
