"""Greek: the digraphs that write one sound."""

# ruff: noqa: RUF001 the letters are the subject

from __future__ import annotations

from anyascii import anyascii

_SOUNDS = (
    ("ου", "ou"), ("ού", "ou"), ("αυ", "av"), ("αύ", "av"), ("ευ", "ev"), ("εύ", "ev"), ("γγ", "ng"),
    ("γκ", "gk"), ("ει", "i"), ("εί", "i"), ("οι", "i"), ("οί", "i"), ("αι", "e"), ("αί", "e"),
    ("ντ", "nt"), ("η", "i"), ("ή", "i"), ("υ", "y"), ("ύ", "y"), ("ω", "o"), ("ώ", "o"), ("χ", "ch"),
    ("ξ", "x"), ("ψ", "ps"), ("φ", "f"), ("θ", "th"), ("β", "v"),
)  # fmt: skip
_AT_THE_BEGINNING = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"))


def latin(word: str) -> str:
    """Write a word in Latin letters.

    >>> latin("Μπακογιάννη"), latin("Παπανδρέου")
    ('bakogianni', 'papandreou')
    """
    text = word.lower()
    for letters, sound in _AT_THE_BEGINNING:
        if text.startswith(letters):
            text = sound + text[len(letters) :]
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    return anyascii(text).lower()
