"""What reading a name gives, the same for persons and organisations; and numbers within names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plumbrule.linking.names.scripts.spellings import Spelling

_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18",
    "xix": "19", "xx": "20", "xxi": "21",
}  # fmt: skip
_ROMAN_LAST = _ROMAN | {"i": "1", "v": "5", "x": "10"}
_ORDINAL = re.compile("([0-9]+)(?:st|nd|rd|th|e|er|eme|i|y|j|yi|iy|ya|aya|oi|oy|go|mu)")
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_TELLS = re.compile(r"\d|^\s*[IVX]+\s*$")
WORD = re.compile("[a-z0-9]+")
_INNER_APOSTROPHE = re.compile("(?<=[a-z0-9])['`\"](?=[a-z])|['`]")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a name consists of; see `Name` for the meaning."""

    tokens: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    legal_form: str = ""
    patronymics: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    little: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()
    initialism: str = ""
    script: str = "latin"
    spellings: Mapping[str, Spelling] = field(default_factory=dict)


def words_in(latin: str) -> list[str]:
    """Split a text in Latin letters into words; an apostrophe within a word joins its halves."""
    return WORD.findall(_INNER_APOSTROPHE.sub("", latin))


def joined_initials(words: list[str]) -> list[str]:
    """Join single letters that follow one another: ``a b c company`` is ``abc company``."""
    joined: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run.append(word)
            continue
        if run:
            joined.append("".join(run))
            run = []
        if word:
            joined.append(word)
    return joined


def apart(text: str) -> tuple[str, str]:
    """Take what stands in brackets apart: an abbreviation, an older name, a place.

    Returns:
        The text without brackets, and what stood in them; all of the text and nothing if a bracket
        has a number, which tells one name from another, or if nothing would be left.
    """
    if "(" not in text:
        return text, ""
    aside = _BRACKETS.findall(text)
    main = _BRACKETS.sub(" ", text)
    if any(_TELLS.search(one) for one in aside) or not any(map(str.isalpha, main)):
        return text, ""
    return main, " ".join(aside)


def number_of(word: str, *, last: bool) -> str:
    """Return the number that a word is: digits without leading zeros, a roman numeral as digits.

    Args:
        word: in lower case.
        last: whether it ends the name: only there are ``i``, ``v`` and ``x`` numerals.

    Returns:
        Empty for a word that is none; a word with a digit in it (``3m``) stands for itself.
    """
    if word.isalpha():
        return (_ROMAN_LAST if last else _ROMAN).get(word, "")
    ordinal = _ORDINAL.fullmatch(word)
    return (ordinal.group(1) if ordinal else word).lstrip("0") or "0"
