"""What a letter or syllable may become in Latin letters, and whether a word is one such spelling.

A spelling is a row of pieces; each piece is a set of alternatives. A word fits if it can be cut into
one alternative of each piece, in order. All cuts are followed at once, so the time grows with the
length of the word and no text can make it grow faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

Piece = tuple[frozenset[str], tuple[int, ...]]
"""Alternatives, and their lengths."""
Spelling = tuple[Piece, ...]

_TIMES = re.compile(r"(\[[a-z0-9']+\]|[a-z0-9'])(?:(\?)|\{(\d),(\d)\})?")


@cache
def piece(notation: str) -> Piece:
    """Read the notation of alternatives, which is a small part of that of regular expressions.

    >>> sorted(piece("(?:k?h|x)?")[0])
    ['', 'h', 'kh', 'x']
    """
    forms = frozenset(_alternatives(notation))
    return forms, tuple(sorted({len(form) for form in forms}))


def pieces(notations: Iterable[str]) -> Spelling:
    """Read a row of pieces."""
    return tuple(piece(notation) for notation in notations if notation)


def exactly(word: str) -> Spelling:
    """Give the spelling of a word that is written in one way."""
    return ((frozenset((word,)), (len(word),)),)


def fits(spelling: Spelling, word: str) -> bool:
    """Tell whether a word is one of the forms of a spelling.

    >>> fits(pieces(["m", "[aou]?", "h", "[aou]?", "m{1,2}", "[ae]?", "d"]), "muhammad")
    True
    """
    length = len(word)
    ends = {0}
    for forms, lengths in spelling:
        further = {
            end + size
            for end in ends
            for size in lengths
            if end + size <= length and word[end : end + size] in forms
        }
        if not further:
            return False
        ends = further
    return length in ends


def _alternatives(notation: str) -> set[str]:
    """Expand a notation: a row of groups and letters, each once, perhaps, or some times."""
    found = {""}
    place = 0
    while place < len(notation):
        if notation.startswith("(?:", place):
            close = notation.index(")", place)
            inner = {
                form
                for branch in notation[place + 3 : close].split("|")
                for form in _alternatives(branch)
            }
            place = close + 1
            if notation.startswith("?", place):
                inner.add("")
                place += 1
        else:
            item = _TIMES.match(notation, place)
            if item is None:
                raise ValueError(f"not a spelling: {notation!r} at {place}")
            place = item.end()
            letters, perhaps, least, most = item.groups()
            times = (0, 1) if perhaps else (int(least or 1), int(most or 1))
            inner = _repeated(letters.strip("[]"), *times)
        found = {before + after for before in found for after in inner}
    return found


def _repeated(letters: str, least: int, most: int) -> set[str]:
    found: set[str] = set()
    row = {""}
    for times in range(most + 1):
        if times >= least:
            found |= row
        row = {before + letter for before in row for letter in letters}
    return found
