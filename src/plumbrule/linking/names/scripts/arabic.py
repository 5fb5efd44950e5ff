"""Arabic, Persian and Urdu: short vowels are not written, the article is."""

# ruff: noqa: RUF001 the letters are the subject

from __future__ import annotations

import re

from plumbrule.linking.names.scripts.letters import table, written
from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_SOUNDS = table(
    "ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع="
    " غ=gh ف=f ق=q ك=k ک=k ل=l م=m ن=n ه=h ة=a ۀ=a ى=a ء= ؤ=u ئ=i و=w ي=y ی=y پ=p چ=ch ژ=zh گ=g"
    " ڤ=v ہ=h ھ=h ں=n ڈ=d ٹ=t ڑ=r ے=y ې=y ۍ=y ړ=r ځ=z څ=ts ږ=zh ښ=sh ټ=t ډ=d ڼ=n ګ=g ـ= ۇ=u ۆ=o"
    " ە=a ً= ٌ= ٍ= َ=a ُ=u ِ=i ّ= ْ= ٓ= ٔ= ٕ= ٰ="
    " ٠=0 ١=1 ٢=2 ٣=3 ٤=4 ٥=5 ٦=6 ٧=7 ٨=8 ٩=9 ۰=0 ۱=1 ۲=2 ۳=3 ۴=4 ۵=5 ۶=6 ۷=7 ۸=8 ۹=9"
)
_SHORT = "(?:ou|[aeiouy])?"
_SHORT_LAST = "[aeiouy]?"
_CONSONANTS = table(
    "ب=b{1,2} پ=(?:p{1,2}|b) ت=(?:t{1,2}h?) ط=(?:t{1,2}) ٹ=t{1,2} ټ=t{1,2} ث=(?:th|s{1,2}|t)"
    " ج=(?:d?j{1,2}|gu?h?|zh?|c) چ=(?:t?s?ch) ح=h{1,2} خ=(?:k?h|k|x|ch) د=d{1,2} ڈ=d{1,2} ډ=d{1,2}"
    " ذ=(?:dh|th|z{1,2}|d{1,2}) ر=r{1,2} ړ=[rd]{1,2} ڑ=[rd]{1,2} ز=(?:z{1,2}|s) ژ=(?:zh?|j|g) س=(?:s{1,2}|c)"
    " ش=(?:s?ch|s{1,2}h{0,2}) ص=(?:s{1,2}|c) ض=(?:d{1,2}h?|z{1,2}) ظ=(?:z{1,2}h?|dh?|th)"
    " غ=(?:gh?|q|rh) ف=(?:f{1,2}|ph) ق=(?:q{1,2}u?|k{1,2}|gu?h?|c|kh) ك=(?:k{1,2}|c{1,2}k?|q)"
    " ک=(?:k{1,2}|c{1,2}k?|q) گ=g{1,2}u?h? ګ=g{1,2}h? ل=l{1,2} م=m{1,2} ن=n{1,2} ں=n ڼ=n ڤ=v"
    " ښ=(?:sh|kh|x) ږ=(?:zh|g) څ=(?:ts|c) ځ=(?:dz|z)"
)
_VOWELS = table(
    "أ=[aeiou]{0,2} إ=[aeiou]{0,2} آ=a{1,2} ٱ=[aeiou]? ع=[aeiouy]{0,3} ء=[aeiouy]{0,2}"
    " ئ=[aeiouy]{0,3} ؤ=[aeiouw]{0,2} ى=(?:a{1,2}h?|i|y|e)? ۇ=[ou]{1,2} ۆ=[ou]{1,2} ە=[ae]?"
    " َ= ُ= ِ="
)
_ALEF = "(?:a{1,2}|o{1,2}|e|ea|ia)"
_ALEF_LAST = "(?:a{1,2}h?|o|e|i)?"
_WAW = "(?:[aeiou]{0,2}[wv]{1,2}[aeiou]?|[aeo]?[ou]{1,2}|oe|ow|aw)"
_YEH = "(?:[aeu]?[yij]{1,2}[aeiou]?|e{1,2}|ea|eh)"
_HEH_LAST = "(?:[aeio]{0,2}[ht]?)"
_PEOPLE = {
    "الله": "allah", "عبدالله": "abdallah", "بن": "bin", "ابن": "ibn", "بنت": "bint", "ابو": "abu",
    "أبو": "abu", "ابي": "abu", "أبي": "abu", "ولد": "ould", "سيد": "sayyid", "سید": "sayyid",
    "السيد": "sayyid", "الحاج": "hajji", "الشيخ": "shaykh", "شيخ": "shaykh", "الدين": "din",
    "دین": "din", "دين": "din", "الدین": "din", "دكتور": "dr", "الدكتور": "dr", "عبد": "abd",
}  # fmt: skip
_ARTICLE = re.compile("^(?:[وبك]?ال|لل)(?=...)|^ال(?=..)")


def bare(word: str) -> str:
    """Drop the article."""
    return _ARTICLE.sub("", word)


def latin(word: str) -> str:
    """Write a word in Latin letters, without the article.

    >>> latin("الرحمن"), latin("محمود"), latin("بن")
    ('rhmn', 'mhmud', 'bin')
    """
    known = _PEOPLE.get(word)
    if known:
        return known
    if word.startswith("عبدال") and len(word) > 7:
        return f"abd{latin(word[5:])}"
    if word.endswith("الله") and len(word) > 5:
        return f"{latin(word[:-4])}allah"
    text = bare(word)
    sounds = written(text, _SOUNDS)
    if text[:1] in ("ع", "ئ", "ء") and sounds[:1] not in ("a", "i", "u", "o"):
        sounds = f"a{sounds}"
    # waw and yeh are consonants at the beginning of a word and before an alef, else vowels
    sounds = re.sub("(?<=.)w(?!a)", "u", sounds)
    return re.sub("(?<=.)y(?!a)", "i", sounds)


def spelling(word: str) -> Spelling:
    """Return how a word may be spelled in Latin letters."""
    if word not in ("الله", "لله") and word in _PEOPLE:
        return pieces([_PEOPLE[word]])
    if word in ("الله", "لله"):
        return pieces(["[aeou]?", "l{1,2}", "ah?"])
    if word.startswith("عبدال") and len(word) > 7:
        return (*pieces(["abd"]), *spelling(word[5:]))
    if word.endswith("الله") and len(word) > 5:
        return (*spelling(word[:-4]), *pieces(["[aeiou]{0,2}", "l{1,2}", "ah?"]))
    text = bare(word)
    made: list[str] = []
    for place, letter in enumerate(text):
        made += _pieces_of(letter, first=place == 0, last=place == len(text) - 1)
        if place == len(text) - 2 and made[-1] == _SHORT:
            made[-1] = _SHORT_LAST  # a long u before the last letter is written

    return pieces([*made, "e?"])


def _pieces_of(letter: str, *, first: bool, last: bool) -> list[str]:
    if letter == "ا":
        return ["[aeiou]{0,2}" if first else _ALEF_LAST if last else _ALEF]
    if letter == "و":
        return ["(?:[wv]{1,2}|ou|o|u)", "[aeiou]?"] if first else [_WAW]
    if letter in "يیېۍے":
        return ["[yije]", "[aeiou]?"] if first else [_YEH]
    if letter in "ةهہھ":
        if last and not first:
            return [_HEH_LAST]
        return ["h?"] if letter == "ھ" else ["h{1,2}", _SHORT]
    if letter in _CONSONANTS:
        return [_CONSONANTS[letter]] if last else [_CONSONANTS[letter], _SHORT]
    return [_VOWELS.get(letter, "")]
