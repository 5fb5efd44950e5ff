"""Words of names and titles as the search index holds them: Latin letters, whatever the script."""

from __future__ import annotations

import re

from anyascii import anyascii

from plumbrule.linking.names.parts import words_in
from plumbrule.linking.names.romanise import romanise
from plumbrule.linking.names.skeleton import skeleton

MOST_WORDS = 40
LONGEST = 600
BONE = "0"
"""Sign before a word's skeleton, which tells it from a word."""

_BY_SYLLABLE = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def name_words(name: str) -> list[str]:
    """Give the words of a name; a name in another script is written in Latin letters."""
    text = name[:LONGEST]
    latin = romanise(text).latin if _BEYOND_ASCII.search(text) else text.lower()
    words = words_in(latin)[:MOST_WORDS]
    if 2 < len(words) < 5 and _BY_SYLLABLE.search(text):
        # A given name of two syllables is written as one word in Latin letters: Wang Xiaoming.
        words.append("".join(words[1:]))
    return words


def title_words(title: str) -> list[str]:
    """Give the words of a title, letter by letter, which is quick."""
    text = title[:LONGEST]
    return words_in((anyascii(text) if _BEYOND_ASCII.search(text) else text).lower())[:MOST_WORDS]


def bones(words: list[str]) -> list[str]:
    """Give the skeletons of words: what spellings of one word have in common."""
    return [BONE + skeleton(word) for word in words if len(word) > 2 and word.isalpha()]
