"""Names of fathers: the patronymics of the Slavic languages, by their endings."""

from __future__ import annotations

import re
from functools import lru_cache

_ENDS = frozenset(("ch", "na", "ic", "yc", "cz", "vc", "ny"))
_FATHER = re.compile(
    "(..+?)(?:y?[aeiou]v[iy]?t?c[hz]?|yovych|[iy]?[aeo]u?v?n[ay]|[iy]c?hna|yivna|[aeo]una|ivna|ovna|evna)"
)


@lru_cache(maxsize=100_000)
def father(token: str) -> str:
    """Return the given name in a patronymic, without its last vowels; empty for another token.

    >>> father("nikolayevich"), father("mykolayivna"), father("alfa")
    ('nikola', 'mykola', '')
    """
    if len(token) < 6 or token[-2:] not in _ENDS:
        return ""
    found = _FATHER.fullmatch(token)
    return found.group(1).rstrip("yij") if found else ""
