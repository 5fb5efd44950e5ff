"""Names of any script written in lower-case Latin letters.

Most scripts go letter by letter. Where that loses a name, own rules stand before it: Arabic (article,
*abd* and what follows, vowels that are not written), Cyrillic by its language, Greek digraphs, and
Chinese, Korean and Japanese by the syllable.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from plumbrule.linking.names.alphabets import ARABIC, CYRILLIC, GREEK, HEBREW, SERBIAN, UKRAINIAN

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
    ("indic", "\u0900-\u0dff"),
    ("other", "\u0e80-\u10cf\u1200-\u1cff\u1d80-\u1dff\u2d30-\u2dff\ua000-\uabff"),
)
_RUNS = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _SCRIPTS))


@lru_cache(maxsize=100_000)
def romanise(text: str) -> tuple[str, str]:
    """Write a text in lower-case Latin letters.

    Args:
        text: without control characters; bounded by the caller.

    Returns:
        The Latin text, with signs and spaces as they were, and the script most letters have
        (``latin`` where none has another).
    """
    if text.isascii():
        return text.lower(), "latin"
    counts: dict[str, int] = {}
    parts = []
    place = 0
    for run in _RUNS.finditer(text):
        parts.append(anyascii(text[place : run.start()]))
        place = run.end()
        script = run.lastgroup or "other"
        letters = run.group()
        counts[script] = counts.get(script, 0) + len(letters)
        written = _RULES.get(script, anyascii)(letters)
        parts.append(written if written.isascii() else anyascii(written))
    parts.append(anyascii(text[place:]))
    latin = "".join(parts).lower()
    if not counts:
        return latin, "latin"
    script = max(counts, key=lambda name: (counts[name], name))
    rest = sum(letter.isascii() and letter.isalpha() for letter in text)
    return latin, "latin" if rest > counts[script] else script


def _cyrillic(letters: str) -> str:
    text = letters.lower()
    if any(letter in text for letter in "іїєґ"):
        return text.translate(UKRAINIAN)
    if any(letter in text for letter in "јљњђћџ"):
        return text.translate(SERBIAN)
    return text.translate(CYRILLIC)


def _greek(letters: str) -> str:
    text = anyascii(letters.lower().translate(GREEK)).lower()
    return text.replace("mp", "b", 1) if text.startswith("mp") else text


_VOWELS = ("a", "i", "u", "o")
_ARTICLE = re.compile("^ال(?=..)")


def _arabic(letters: str) -> str:
    word = _ARTICLE.sub("", letters)
    latin = word.translate(ARABIC)
    if word[:1] == "ع" and latin[:1] not in _VOWELS:
        latin = f"a{latin}"
    # waw and yeh are consonants at the beginning of a word and beside an alif, else vowels
    latin = re.sub("(?<=.)w(?!a)", "u", latin)
    return re.sub("(?<=.)y(?!a)", "i", latin)


def _hebrew(letters: str) -> str:
    latin = letters.translate(HEBREW)
    return re.sub("(?<=.)w", "o", latin)


def _syllables(letters: str) -> str:
    return " ".join(anyascii(letter) for letter in letters)


def _east_asian(letters: str) -> str:
    return f" {_syllables(letters)} "


_RULES = {
    "cyrillic": _cyrillic,
    "greek": _greek,
    "arabic": _arabic,
    "hebrew": _hebrew,
    "hangul": _east_asian,
    "han": _east_asian,
}
