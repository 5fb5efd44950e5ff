"""Names of any script written in lower-case Latin letters.

Most scripts go letter by letter. Where that loses a name, own rules stand before it (`scripts`):
Arabic and Hebrew (what is not written), Cyrillic by its language, Greek digraphs, Chinese and Korean
by the syllable. Where a word has many romanisations, all of them are kept beside the one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from plumbrule.linking.names.scripts import (
    arabic,
    chinese,
    cyrillic,
    georgian,
    greek,
    hebrew,
    indic,
    korean,
)
from plumbrule.linking.names.scripts.spellings import Spelling

_SCRIPTS = (
    ("cyrillic", "\u0400-\u052f"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"),
    ("hebrew", "\u0590-\u05ff"),
    ("hangul", "\uac00-\ud7af\u1100-\u11ff"),
    ("han", "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    ("kana", "\u3040-\u30ff"),
    ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    ("armenian", "\u0530-\u058f"),
    ("thai", "\u0e00-\u0e7f"),
    ("indic", "\u0900-\u0d7f"),
    ("other", "\u0d80-\u0dff\u0e80-\u109f\u1200-\u1c8f\u1cc0-\u1cff\u2d30-\u2dff\ua000-\uabff"),
)
_RUNS = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _SCRIPTS))
_BY_SYLLABLE = ("han", "hangul")
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_LONGEST_SPELLING = 30
_LATIN: Mapping[str, Callable[[str], str]] = {
    "cyrillic": cyrillic.latin,
    "ukrainian": cyrillic.ukrainian,
    "greek": greek.latin,
    "arabic": arabic.latin,
    "georgian": georgian.latin,
    "indic": indic.latin,
    "hebrew": hebrew.latin,
    "hangul": korean.latin,
    "han": chinese.latin,
}
_SPELLING: Mapping[str, Callable[[str], Spelling]] = {
    "cyrillic": cyrillic.spelling,
    "ukrainian": cyrillic.spelling,
    "arabic": arabic.spelling,
    "indic": indic.spelling,
    "hebrew": hebrew.spelling,
    "hangul": korean.spelling,
    "han": chinese.spelling,
}


@dataclass(frozen=True, slots=True)
class Romanised:
    """A text in lower-case Latin letters.

    Args:
        latin: the text, with signs and spaces as they were.
        script: what most letters were written in; ``latin`` where none was in another script.
        spellings: for a word of the text that was not Latin, how else it may be spelled.
    """

    latin: str
    script: str
    spellings: Mapping[str, Spelling]


def romanise(text: str, *, by_syllable: bool = True) -> Romanised:
    """Write a text in lower-case Latin letters.

    Args:
        text: cleaned, its length bounded by the caller.
        by_syllable: Chinese and Korean as a word for each syllable, else as one word.
    """
    if text.isascii():
        return Romanised(text.lower(), "latin", _NO_SPELLINGS)
    ukrainian = not _UKRAINIAN.isdisjoint(text)
    counts: dict[str, int] = {}
    spellings: dict[str, Spelling] = {}
    parts = []
    place = 0
    for run in _RUNS.finditer(text):
        parts.append(anyascii(text[place : run.start()]))
        place = run.end()
        script = run.lastgroup or "other"
        letters = run.group()
        counts[script] = counts.get(script, 0) + len(letters)
        if script == "cyrillic" and ukrainian:
            script = "ukrainian"
        if script in _BY_SYLLABLE and by_syllable:
            written = [(letter, *_written(letter, script)) for letter in letters]
            spellings.update({latin: spelling for _, latin, spelling in written if spelling})
            parts.append(f" {' '.join(latin for _, latin, _ in written)} ")
        else:
            latin, spelling = _written(letters, script)
            if spelling:
                spellings[latin] = spelling
            parts.append(latin)
    parts.append(anyascii(text[place:]))
    latin = "".join(parts).lower()
    if not counts:
        return Romanised(latin, "latin", _NO_SPELLINGS)
    script = max(counts, key=lambda name: (counts[name], name))
    rest = sum(letter.isascii() and letter.isalpha() for letter in text)
    return Romanised(latin, "latin" if rest > 2 * counts[script] else script, spellings)


_NO_SPELLINGS: Mapping[str, Spelling] = {}


@lru_cache(maxsize=60_000)
def _written(word: str, script: str) -> tuple[str, Spelling]:
    """Write one word, and give its spellings where the script has rules for them."""
    rule = _LATIN.get(script, anyascii)
    latin = rule(word).lower().replace(" ", "")
    if not latin.isascii():
        latin = anyascii(latin).lower()
    spell = _SPELLING.get(script)
    return latin, spell(word) if spell and len(word) <= _LONGEST_SPELLING else ()
