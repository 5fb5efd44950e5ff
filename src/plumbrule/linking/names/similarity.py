"""How alike two tokens are, and by what: equal, a known variant, one sound, a slip."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from rapidfuzz.distance import JaroWinkler, Levenshtein

from plumbrule.linking.names.skeleton import skeleton
from plumbrule.linking.names.tables import rows

EQUAL = 1.0
VARIANT = 0.94
SOUND = 0.95
_SLIP_FLOOR = 0.8


@cache
def _variants() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (name, forms) in enumerate(rows("variants.tsv")):
        for form in (name, *forms.split("|")):
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def is_variant(one: str, other: str) -> bool:
    """Tell whether two given names stand for one another (``johnny``, ``giovanni``)."""
    table = _variants()
    return not table.get(one, _NONE).isdisjoint(table.get(other, _NONE))


_NONE: frozenset[int] = frozenset()


def budget(length: int) -> float:
    """Return how many edits a token of a length bears: none up to 3 letters, one from 5, two from 8."""
    return log(max(length - 2, 1)) / _LOG_BASE


_LOG_BASE = log(2.35)


def within_budget(one: str, other: str) -> bool:
    """Tell whether two tokens differ by no more letters than tokens of their lengths bear."""
    allowed = int(min(budget(len(one)), budget(len(other))))
    return allowed > 0 and Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=400_000)
def similarity(one: str, other: str) -> float:
    """Return how alike two tokens are, 0 to 1; below 0.8 there is no likeness.

    The better of the Jaro-Winkler similarity of the letters and 0.97 of the Levenshtein similarity
    of the skeletons; symmetric.
    """
    if one == other:
        return EQUAL
    if one > other:
        return similarity(other, one)
    if len(one) == 1 or len(other) == 1:
        return 0.85 if one[0] == other[0] else 0.0
    if is_variant(one, other):
        return VARIANT
    bones, others = skeleton(one), skeleton(other)
    if len(bones) == 1 and len(others) == 1:
        best = JaroWinkler.similarity(one, other)
    else:
        best = max(
            JaroWinkler.similarity(one, other),
            0.97 * Levenshtein.normalized_similarity(bones, others),
        )
    return best if best >= _SLIP_FLOOR else 0.0
