"""Hebrew: vowels are mostly not written."""

# ruff: noqa: RUF001 the letters are the subject

from __future__ import annotations

import re

from plumbrule.linking.names.scripts.letters import table, written
from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_SOUNDS = table(
    "א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=h ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts"
    " ץ=ts ק=k ר=r ש=sh ת=t"
)
_SHORT = "[aeiou]?"
_SPELLINGS = table(
    "ב=[bv]{1,2} ג=g{1,2} ד=d{1,2} ז=[zs] ח=(?:c?h|kh|j) ט=t{1,2} כ=(?:k{1,2}|c?h|c) ך=(?:kh?|ch)"
    " ל=l{1,2} מ=m{1,2} ם=m נ=n{1,2} ן=n ס=s{1,2} פ=(?:p{1,2}h?|f{1,2}) ף=(?:ph?|f{1,2})"
    " צ=(?:t?[sz]{1,2}|c) ץ=(?:t?[sz]{1,2}) ק=(?:k{1,2}|c|q) ר=r{1,2} ש=(?:sh?|sch|s) ת=th?"
)
_VOWELS = table(
    "א=[aeiou]{0,2} ע=[aeiou]{0,2} ה=h?[aeiou]{0,2}h? ו=(?:[vw]{1,2}[aeiou]?|[ou]{1,2}) י=(?:[yije]{1,2}|ei|ai)"
)


def latin(word: str) -> str:
    """Write a word in Latin letters."""
    return re.sub("(?<=.)w", "o", written(word, _SOUNDS))


def spelling(word: str) -> Spelling:
    """Return how a word may be spelled in Latin letters."""
    return pieces(
        notation
        for letter in word
        for notation in (
            (_SPELLINGS[letter], _SHORT) if letter in _SPELLINGS else (_VOWELS.get(letter, ""),)
        )
    )
