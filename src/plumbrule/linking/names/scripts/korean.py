"""Hangul: each syllable is an initial, a vowel and an ending, and each has several romanisations.

Covers the Revised, McCune-Reischauer and North Korean forms, and the ways that people write their
own names (``Lee`` and ``Ri`` for one surname, ``Pak`` and ``Park``).
"""

from __future__ import annotations

from anyascii import anyascii

from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_FIRST = 0xAC00
_INITIALS = (
    "[gk]h?", "(?:kk|gg|k)", "[nrl]?", "[dt]", "(?:tt|dd|t)", "[rln]h?", "m", "[bp]", "(?:pp|bb|p)",
    "sh?", "ss?", "", "(?:j|ch|tj|c|z)", "(?:jj|tch|tj|j)", "(?:t?ch|c)", "kh?", "th?", "(?:ph?|f)",
    "h",
)  # fmt: skip
_VOWELS = (
    "ah?", "(?:ae|ai|ay|e)", "[yi]a", "yae", "(?:eo|o|u|ou|eu|ur?|er)", "(?:e|eh|ei|ey)",
    "(?:y?eo|[yi]o|[yi]?ou|yu|[yi]e|u|uh)", "(?:y?e|ie|yae|eh)", "(?:oh?|oo)", "w?a", "(?:wae|wai|we)",
    "(?:oe|oi|oy|we|wo|o|ui|uy|ae)", "(?:[yi]?o)", "(?:u|oo|ou|wo)", "(?:[wu]o|weo|wu|uo|o|u)", "we",
    "(?:w?i|ui|wee|uy|wie)", "(?:[yi]?u|yoo|you|ew)", "(?:eu|u|oo|ou|o|e)", "(?:eu?i|u?i|ee|yi|ui|eui|uy)",
    "(?:i|ee|ie|y|yi|ih)",
)  # fmt: skip
_ENDINGS = (
    "h?", "(?:k|g|ck|gg|c)", "k", "k", "n", "n", "n", "[td]", "(?:l{1,2}|r)", "l?k", "l?m", "l", "l",
    "l", "l?p", "l", "m", "[pb]", "p", "[ts]", "[ts]s?", "ng", "[tj]", "(?:t|ch)", "k", "t", "p", "h?",
)  # fmt: skip
_IEUNG, _RIEUL = 11, 5
_SOFT = frozenset((2, 6, 7, 12, 17, 20))
_SURNAMES = {
    "박": "[pb]ar?k", "이": "(?:l|rh?|y)?(?:ee|i|ie|hee|hie|y)", "리": "(?:l|rh?|y)?(?:ee|i|ie|hee|y)",
    "최": "ch(?:oi|oe|oy|we|ae|o)", "우": "(?:wo{1,2}|wu|oo|u)", "오": "oh?", "노": "(?:n|rh?)oh?",
    "로": "(?:n|rh?|l)oh?", "안": "ah?n", "권": "(?:kw|gw|k|g)[eu]?o?n", "곽": "[kg]w?ak",
}  # fmt: skip


def latin(word: str) -> str:
    """Write Hangul in Latin letters, a word for each syllable."""
    return " ".join(anyascii(letter) for letter in word)


def spelling(word: str) -> Spelling:
    """Return how Hangul may be spelled in Latin letters."""
    return pieces(notation for syllable in word for notation in _syllable(syllable))


def _syllable(syllable: str) -> tuple[str, ...]:
    if syllable in _SURNAMES:
        return (_SURNAMES[syllable],)
    place = ord(syllable[0]) - _FIRST
    if not 0 <= place < 11172:
        return ()
    initial, rest = divmod(place, 588)
    vowel, ending = divmod(rest, 28)
    begin = _INITIALS[initial]
    # before a soft vowel r and n are written or not: Yu and Ryu, Lim and Im
    if initial == _RIEUL or (initial == _IEUNG and vowel in _SOFT):
        begin = "(?:[rln]h?)?"
    return begin, _VOWELS[vowel], _ENDINGS[ending]
