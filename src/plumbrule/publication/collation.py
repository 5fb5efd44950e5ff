"""Order and likeness of Spanish texts: accents do not count, but ñ is a letter after n."""

from __future__ import annotations

import unicodedata
from typing import Any

_AFTER_N = "n\uffff"


def folded(text: str) -> str:
    """Fold case, accents and spaces; ñ stays a letter of its own.

    >>> folded(" Ángel  PEÑA ") == folded("angel peña")
    True
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    parts = (one if one == "ñ" else unicodedata.normalize("NFD", one) for one in spaced)
    return "".join(one for part in parts for one in part if not unicodedata.combining(one))


def sort_key(value: Any) -> tuple[int, float, str, str]:
    """Give the key by which values are put in order: nothing first, then numbers, then texts."""
    if value is None:
        return (0, 0.0, "", "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (1, float(value), "", "")
    text = str(value)
    return (2, 0.0, folded(text).replace("ñ", _AFTER_N), text)
