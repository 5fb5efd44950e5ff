"""How much a token tells: the rarer it is in names, the more.

The weight is the inverse document frequency ``ln(1 + N/df)`` of the token's skeleton. Where a
register is at hand, its own counts are better: pass a function that knows them to `compare`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from plumbrule.linking.names.skeleton import skeleton
from plumbrule.linking.names.tables import rows

NAMES = 100_000
_RARE = 4.0
_KIND = 1200.0


@cache
def _frequencies() -> dict[str, float]:
    found: dict[str, float] = {}
    for frequency, words in rows("frequency.tsv"):
        for word in words.split():
            bone = skeleton(word)
            found[bone] = found.get(bone, 0.0) + float(frequency)
    for meaning, _ in rows("words.tsv"):
        for word in meaning.split():
            found[skeleton(word)] = max(found.get(skeleton(word), 0.0), _KIND)
    return found


@lru_cache(maxsize=400_000)
def default_weight(bone: str) -> float:
    """Return the weight of a skeleton by the table of common words that comes with the package.

    A word that the table does not have counts as rare; a skeleton of one or two letters, which
    many words share, as common.
    """
    frequency = _frequencies().get(bone, _RARE)
    if len(bone) <= 2:
        frequency = max(frequency, 400.0 if len(bone) == 2 else 1500.0)
    return log(1 + NAMES / frequency)
