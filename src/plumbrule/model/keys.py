"""Keys for comparing names, addresses and numbers: computed once, when a record is loaded.

A strict key folds only what carries no meaning (case, spaces, quotes), so that two equal strict
keys are the same words; looser keys belong to linking and are never evidence by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_QUOTES = dict.fromkeys(map(ord, "\"'`´‘’‚‛“”„‟«»‹›＂＇"))  # noqa: RUF001 these are the quotes
_PLACEHOLDER = re.compile(
    r"(?:[-\u2013\u2014_.\s/\\]*|n/?[ad]|none|null|unknown|not (?:applicable|available|provided)"
    r"|s/?n|xxx+|dato no proporcionado|(\w)\1*|0*123456(?:7(?:8(?:90?)?)?)?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """Fold case, spaces and quotes of a name; the legal form and all accents stay.

    >>> name_key('  «Alfa»  S.A. ')
    'alfa s.a.'
    """
    folded = unicodedata.normalize("NFKC", name).translate(_QUOTES).casefold()
    return " ".join(folded.split())


@lru_cache(maxsize=200_000)
def address_key(address: str) -> str:
    """Fold an address to its words in Latin letters and digits, sorted, each once."""
    return " ".join(sorted(set(re.findall(r"[a-z0-9]+", anyascii(address).casefold()))))


@lru_cache(maxsize=200_000)
def identifier_value(value: str) -> str | None:
    """Normalise an official number: upper case, without spaces and separators.

    Returns:
        None for a placeholder: empty, ``-``, ``n/a``, one character repeated (``000000``), or a
        counting row such as ``123456789``. Such a value names nobody and must never link.
    """
    text = unicodedata.normalize("NFKC", value).strip()
    if _PLACEHOLDER.fullmatch(text):
        return None
    bare = re.sub(r"[\s.\-/\\_]", "", text).upper()
    return None if not bare or _PLACEHOLDER.fullmatch(bare) else bare
