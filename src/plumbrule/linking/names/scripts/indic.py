"""The scripts of India (Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam).

Their blocks in Unicode have one layout, so that one table by place in the block serves all. A
consonant has an inherent *a*, which is not spoken at the end of a word.
"""

from __future__ import annotations

from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_CONSONANTS = {
    0x15: "k", 0x16: "kh", 0x17: "g", 0x18: "gh", 0x19: "n", 0x1A: "ch", 0x1B: "chh", 0x1C: "j",
    0x1D: "jh", 0x1E: "n", 0x1F: "t", 0x20: "th", 0x21: "d", 0x22: "dh", 0x23: "n", 0x24: "t",
    0x25: "th", 0x26: "d", 0x27: "dh", 0x28: "n", 0x29: "n", 0x2A: "p", 0x2B: "ph", 0x2C: "b",
    0x2D: "bh", 0x2E: "m", 0x2F: "y", 0x30: "r", 0x31: "r", 0x32: "l", 0x33: "l", 0x34: "l",
    0x35: "v", 0x36: "sh", 0x37: "sh", 0x38: "s", 0x39: "h", 0x58: "k", 0x59: "kh", 0x5A: "gh",
    0x5B: "z", 0x5C: "r", 0x5D: "rh", 0x5E: "f", 0x5F: "y",
}  # fmt: skip
_VOWELS = {
    0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0A: "u", 0x0B: "ri", 0x0D: "e", 0x0E: "e",
    0x0F: "e", 0x10: "ai", 0x11: "o", 0x12: "o", 0x13: "o", 0x14: "au",
}  # fmt: skip
_SIGNS = {
    0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x45: "e", 0x46: "e", 0x47: "e",
    0x48: "ai", 0x49: "o", 0x4A: "o", 0x4B: "o", 0x4C: "au", 0x4D: "",
}  # fmt: skip
_NASALS = {0x01: "n", 0x02: "n", 0x03: "", 0x70: "n"}
_NUKTA = 0x3C
_DIGITS = {0x66 + digit: str(digit) for digit in range(10)}
_SPELLINGS = {
    "k": "[kcq]k?", "kh": "kh?", "g": "g", "gh": "gh?", "ch": "(?:ch|c)", "chh": "ch{1,2}h?",
    "j": "(?:j|z)", "jh": "(?:jh?|z)", "t": "t{1,2}h?", "th": "th?", "d": "d{1,2}h?", "dh": "dh?",
    "ph": "(?:ph|f|p)", "b": "b{1,2}", "bh": "bh?", "y": "[yi]", "r": "r{1,2}", "v": "[vwb]",
    "sh": "s{1,2}h?", "h": "h?", "n": "(?:n{1,2}|m|ng)", "m": "m{1,2}", "l": "l{1,2}", "s": "s{1,2}",
    "a": "(?:a{1,2}|o)", "i": "(?:i|e{1,2}|y|ie)", "u": "(?:u|oo|ou)", "ri": "r[iu]?", "e": "(?:e|ai|ay|ey)",
    "ai": "(?:ai|ei|ay|e|oi)", "o": "(?:o|au|oo)", "au": "(?:au|ou|o|ow)",
}  # fmt: skip
_INHERENT = "[aoue]?"


def latin(word: str) -> str:
    """Write a word in Latin letters.

    >>> latin("सिंह"), latin("बीरेंद्र"), latin("মমতা")
    ('sinh', 'birendra', 'mamata')
    """
    return "".join(sound or "a" * inherent for sound, inherent in _sounds(word))


def spelling(word: str) -> Spelling:
    """Return how a word may be spelled in Latin letters."""
    notations = []
    for sound, inherent in _sounds(word):
        if inherent:
            notations.append(_INHERENT)
        else:
            notations.append(_SPELLINGS.get(sound, sound))
    return pieces([*notations, "a?"])


def _sounds(word: str) -> list[tuple[str, bool]]:
    """Give the sounds of a word, and where its consonants have their inherent vowel."""
    places = [(ord(letter) - 0x0900) % 0x80 for letter in word]
    found: list[tuple[str, bool]] = []
    for number, place in enumerate(places):
        if place in _CONSONANTS:
            found.append((_CONSONANTS[place], False))
            rest = [one for one in places[number + 1 :] if one != _NUKTA]
            if rest and rest[0] not in _SIGNS and (len(rest) > 1 or rest[0] not in _NASALS):
                found.append(("", True))
            elif not rest and number and places[number - 1] == 0x4D:
                found.append(("", True))  # after another consonant the last vowel is spoken
        else:
            table = _VOWELS | _SIGNS | _NASALS | _DIGITS
            if table.get(place):
                found.append((table[place], False))
    return found
