"""Chinese characters by their Mandarin reading: pinyin, and how Wade-Giles and others write it."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_INITIALS = {
    "zh": "(?:zh|ch|ts|j|c|z)", "ch": "(?:t?ch|ts|c)", "sh": "sh?", "b": "[bp]", "p": "p", "m": "m", "f": "f", "d": "[dt]", "t": "t", "n": "n", "l": "l", "g": "[gk]", "k": "k", "h": "h", "j": "(?:j|ch|k|g|ts)", "q": "(?:q|ch|k|ts)", "x": "(?:x|hs|sh?|h)", "r": "(?:r|j|y)", "z": "(?:z|ts|tz)", "c": "(?:c|ts|tz)", "s": "s[sz]?", "y": "[yij]?", "w": "[wv]?",
}  # fmt: skip
_FINALS = {
    "ian": "i?[ea]n", "iang": "[iy]?ang", "iong": "[iy]?[ou]ng", "ong": "[ou]ng", "ui": "u?e?i",
    "un": "u?e?n", "ue": "u?eh?", "uo": "u?oh?", "e": "(?:e|o|eh|er)", "i": "(?:i|ih|u|zu|ee|y|ze)",
    "iu": "(?:iu|iou|yu|ew)", "u": "(?:u|oo|yu)", "ao": "a[ouw]", "ou": "o[uw]?", "eng": "[eu]ng",
    "en": "[eu]n", "uan": "[uw]?[ae]n", "uang": "[uw]ang", "ia": "[iy]?a", "ie": "[iy]?eh?",
    "iao": "[iy]?a[ouw]", "ua": "[uw]a", "uai": "[uw]ai", "ang": "ang", "an": "an", "ai": "a[iy]",
    "ei": "e[iy]", "in": "[ie]n", "ing": "[ie]ng", "a": "ah?", "o": "o", "er": "e[rh]",
}  # fmt: skip
_SYLLABLE = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([a-z]+)")
DOUBLE_SURNAMES = frozenset(
    (
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "夏侯",
    )
)


def latin(word: str) -> str:
    """Write characters in pinyin, a word for each."""
    return " ".join(anyascii(letter) for letter in word)


def spelling(word: str) -> Spelling:
    """Return how the Mandarin reading of characters may be spelled in Latin letters."""
    return pieces(notation for letter in word for notation in _reading(letter))


@lru_cache(maxsize=20_000)
def _reading(letter: str) -> tuple[str, ...]:
    found = _SYLLABLE.fullmatch(anyascii(letter).lower().strip())
    if not found:
        return ()
    initial, final = found.groups()
    return _INITIALS.get(initial or "", ""), _FINALS.get(final, final)
