"""Cyrillic: Russian, and Ukrainian and Serbian where their own letters show them."""

# ruff: noqa: RUF001 the letters are the subject

from __future__ import annotations

import re

from plumbrule.linking.names.scripts.letters import table, written
from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_RUSSIAN = table(
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f"
    " х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ў=u і=i ї=yi є=ye ґ=g ә=a ғ=g қ=k ң=n"
    " ө=o ұ=u ү=u һ=h җ=zh ҳ=h ҷ=j ӣ=i ӯ=u ѓ=g ќ=k ѕ=dz ј=y љ=l њ=n ђ=d ћ=c џ=dz"
    " ѐ=e ѝ=i ѣ=e ѳ=f ѵ=i"
)
_UKRAINIAN = _RUSSIAN | table("г=h и=y")
_SERBIAN = _RUSSIAN | table("љ=lj њ=nj ђ=dj ћ=c ч=c ж=z ш=s х=h ц=c ј=j џ=dz")

_SPELLINGS = table(
    "а=[ao] б=b{1,2} в=(?:[vw]{1,2}|f{1,2}|u) г=(?:gu?h?|h|kh?|v|j) д=d{1,2} е=(?:[yij]?[eo]|i|[iy]a|ee)"
    " ё=(?:[yij]?[oe]|jo) ж=(?:d?zh?|j|g|sh?) з=[zs] и=(?:[iye]|ie|yi|ee|ji)? й=[yij]{0,2}"
    " к=(?:k{1,2}|c{1,2}k?|q) л=l{1,2} м=m{1,2} н=n{1,2} о=(?:[oa]|oh|au) п=p{1,2} р=r{1,2}"
    " с=(?:s{1,2}|c|z) т=(?:t{1,2}h?) у=(?:ou|oo|u|w|v|ow) ф=(?:f{1,2}|ph|th) х=(?:k?h|ch|x|j|k)?"
    " ц=(?:t[sz]{1,2}|cz?|z{1,2}|s) ч=(?:t?s?ch|cz?|tsh|cs|tj) ш=(?:s?ch|s[hz]|s) щ=(?:shch|s?t?ch|sht?|s)"
    " ъ=y? ы=(?:y|i|ui|yi|e) ь=[yij]? э=(?:a?e|a) ю=(?:[yij]?o?u|[yij]o|yoo|ew) я=(?:[yij]?a|[iy]e|ea)"
    " ў=[uwv] і=(?:[iy]|ee)? ї=(?:[yj]?i|y) є=[yij]?e ґ=g ј=[jyi]? љ=l[jy]? њ=n[jy]? ђ=(?:d[jz]?|gj)"
    " ћ=(?:t?c[hj]?|tj) џ=(?:d[zj]h?|j) ә=[ae] ғ=gh? қ=[kq] ң=ng? ө=[ou] ұ=u ү=u һ=h ҳ=[hk]h? ҷ=j"
    " ӣ=i ӯ=[uo] ғ=gh? ѓ=g ќ=[kc] ѕ=d?z"
)
_TOGETHER = (
    ("кс", "(?:k{1,2}s{1,2}|c?k?x|cs)"),
    ("ей", "(?:[iyj]?e[iyj]{0,2}|[ao]y|ai)"),
    ("ий", "(?:[iye][iyj]?|iyi|ie)"),
    ("ый", "(?:[iyeu][iyj]?|oy)"),
    ("ия", "[iyj]{0,2}[ae]"),
    ("ья", "[iyj]{0,2}a"),
    ("ье", "[iyj]{0,2}e"),
    ("дж", "(?:d?zh|d?j|g|dsch)"),
    ("дз", "d?z"),
    ("оу", "(?:ou|ow|o)"),
    ("ау", "(?:au|aw|ou)"),
)


def latin(word: str) -> str:
    """Write a word in Latin letters.

    >>> latin("Гриценко"), latin("Ђоковић")
    ('gritsenko', 'djokovic')
    """
    text = word.lower()
    if any(letter in text for letter in "јљњђћџ"):
        return written(text, _SERBIAN)
    return written(text, _RUSSIAN)


def ukrainian(word: str) -> str:
    """Write a word of a Ukrainian or Belarusian text in Latin letters.

    >>> ukrainian("Гриценко")
    'hrytsenko'
    """
    return written(word.lower(), _UKRAINIAN)


def spelling(word: str) -> Spelling:
    """Return how a word may be spelled in Latin letters."""
    return pieces(_ALL.get(letters, "") for letters in _PIECES.findall(word.lower()))


_ALL = _SPELLINGS | dict(_TOGETHER)
_PIECES = re.compile("|".join(letters for letters, _ in _TOGETHER) + "|.", re.DOTALL)
