"""Which Latin words are usual spellings of words in other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbrule.linking.names.scripts import arabic, chinese, cyrillic, hebrew, korean
from plumbrule.linking.names.scripts.spellings import fits, piece, pieces


@pytest.mark.parametrize(
    ("script", "word", "latin"),
    [
        (arabic, "محمد", "muhammad mohamed mohammed mehmed"),
        (arabic, "حسين", "husayn hussein hossein"),
        (arabic, "الرحمن", "rahman rehman"),
        (arabic, "نصرالله", "nasrallah nasrollah"),
        (arabic, "رضا", "reza rida"),
        (arabic, "عثمان", "uthman osman othman"),
        (cyrillic, "Сергей", "sergey sergei sergej serguei"),
        (cyrillic, "Аксёнов", "aksyonov aksenov axionov"),
        (cyrillic, "Щукин", "shchukin schukin sukin"),
        (cyrillic, "Ђоковић", "djokovic dokovic"),
        (korean, "김", "kim gim"),
        (korean, "이", "lee yi ri i"),
        (korean, "정은", "jeongeun jungeun chongun jongun"),
        (korean, "박", "park pak bak"),
        (chinese, "习", "xi hsi"),
        (chinese, "张", "zhang chang"),
        (hebrew, "משה", "moshe"),
        (hebrew, "דוד", "david"),
    ],
)
def test_usual_spellings_fit(script: object, word: str, latin: str) -> None:
    spelling = script.spelling(word)  # type: ignore[attr-defined]
    assert [one for one in latin.split() if not fits(spelling, one)] == []


@pytest.mark.parametrize(
    ("script", "word", "latin"),
    [
        (arabic, "حسن", "hussein hossein hasani"),
        (arabic, "حسين", "hasan hassan"),
        (arabic, "جمال", "jamil"),
        (cyrillic, "Сергей", "sergeyev sergo dmitri"),
        (korean, "김", "lim kam gum"),
        (korean, "정은", "jeongho yeongeun"),
        (chinese, "习", "li chin"),
    ],
)
def test_other_words_do_not(script: object, word: str, latin: str) -> None:
    spelling = script.spelling(word)  # type: ignore[attr-defined]
    assert [one for one in latin.split() if fits(spelling, one)] == []


def test_the_notation() -> None:
    assert sorted(piece("a[bc]?")[0]) == ["a", "ab", "ac"]
    assert sorted(piece("x{1,2}")[0]) == ["x", "xx"]
    assert sorted(piece("(?:kh|x)?")[0]) == ["", "kh", "x"]
    with pytest.raises(ValueError, match="not a spelling"):
        piece("a*")


@given(st.text("ab", max_size=60))
def test_many_ways_to_cut_a_word_cost_little(word: str) -> None:
    doubtful = pieces(["[ab]{0,3}"] * 30)
    assert fits(doubtful, word)
    assert not fits(doubtful, word + "c")
