"""The skeleton of a token: what most romanisations of one word have in common.

The letters that romanisations disagree on (vowels, ``h``, ``j``, ``y``) go, and digraphs that write
one sound become one letter. Шевченко, ``shevchenko`` and ``sevcenko`` all give ``svcnk``.
"""

from __future__ import annotations

from functools import lru_cache

_ONE_SOUND = (
    ("shch", "s"),  # before `sh` and `ch`, else Щукин has two skeletons
    ("ks", "x"),
    ("kh", "h"),
    ("zh", "z"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("w", "v"),
    ("q", "k"),
)
_SILENT = str.maketrans("", "", "aeiouyhj")


@lru_cache(maxsize=400_000)
def skeleton(token: str) -> str:
    """Return the skeleton of a token in lower-case Latin letters; never empty for a token.

    >>> skeleton("mohammed"), skeleton("muhamad")
    ('md', 'md')
    >>> skeleton("yuhi")
    'yuhi'
    """
    text = token
    for letters, sound in _ONE_SOUND:
        if letters in text:
            text = text.replace(letters, sound)
    text = text.translate(_SILENT)
    if not text:
        return token
    last = ""
    kept = []
    for letter in text:
        if letter != last:
            kept.append(letter)
            last = letter
    return "".join(kept)
