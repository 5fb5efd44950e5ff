"""How alike two tokens are, and by what: equal, a usual spelling, a known variant, one sound, a slip."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from rapidfuzz.distance import JaroWinkler, Levenshtein

from plumbrule.linking.names.fathers import father
from plumbrule.linking.names.scripts.spellings import Spelling, fits
from plumbrule.linking.names.skeleton import skeleton
from plumbrule.linking.names.tables import rows

EQUAL = 1.0
SPELLED = 0.98
"""One is in another script, the other is one of its usual spellings in Latin letters."""
VARIANT = 0.96
SOUND = 0.95
INITIAL = 0.85
_ALMOST_ONE_SOUND = 0.86
_LENGTHS_DIFFER = 2
_BEYOND_BUDGET = 0.05
LEAST = 0.8
"""Below this there is no likeness."""
_NO_VARIANT: frozenset[int] = frozenset()
_LOG_BASE = log(2.35)


@cache
def _variants() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (name, forms) in enumerate(rows("variants.tsv")):
        for form in (name, *forms.split("|")):
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def known_names() -> frozenset[str]:
    """Give the names that the tables know: where two differ, they are two."""
    common = {word for _, words in rows("frequency.tsv") for word in words.split()}
    return frozenset(common | _variants().keys())


def is_variant(one: str, other: str) -> bool:
    """Tell whether two given names stand for one another (``johnny``, ``giovanni``)."""
    table = _variants()
    return not table.get(one, _NO_VARIANT).isdisjoint(table.get(other, _NO_VARIANT))


@cache
def _names_of_fathers() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for form, numbers in _variants().items():
        found.setdefault(form.rstrip("aeiouyj"), set()).update(numbers)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def is_same_father(one: str, other: str) -> bool:
    """Tell whether two patronymics name one father, in two languages or with another ending."""
    first = father(one)
    if not first:
        return False
    second = father(other)
    if not second:
        return False
    if first == second or (len(first) > 3 and skeleton(first) == skeleton(second)):
        return True
    table = _names_of_fathers()
    names = table.get(first.rstrip("aeiouyj"), _NO_VARIANT)
    return not names.isdisjoint(table.get(second.rstrip("aeiouyj"), _NO_VARIANT))


def budget(length: int) -> float:
    """Return how many edits a token bears: none up to 3 letters, one from 5, two from 8."""
    return log(max(length - 2, 1)) / _LOG_BASE


def within_budget(one: str, other: str) -> bool:
    """Tell whether two tokens differ by no more letters than tokens of their lengths bear."""
    allowed = int(min(budget(len(one)), budget(len(other))))
    return allowed > 0 and Levenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def similarity(
    one: str, other: str, spelling: Spelling = (), other_spelling: Spelling = ()
) -> float:
    """Return how alike two tokens are, 0 to 1; below 0.8 there is no likeness. Symmetric.

    Args:
        one: a token.
        other: another.
        spelling: how else the one may be written in Latin letters, if it was in another script.
        other_spelling: the same of the other.
    """
    if one == other:
        return EQUAL
    if spelling and not other_spelling:
        return _spelled(one, other, spelling)
    if other_spelling and not spelling:
        return _spelled(other, one, other_spelling)
    return _alike(one, other) if one < other else _alike(other, one)


@lru_cache(maxsize=60_000)
def _spelled(foreign: str, latin: str, spelling: Spelling) -> float:
    if len(latin) > 1 and fits(spelling, latin):
        return SPELLED
    return _alike(foreign, latin) if foreign < latin else _alike(latin, foreign)


@lru_cache(maxsize=200_000)
def _alike(one: str, other: str) -> float:
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] else 0.0
    if is_variant(one, other) or is_same_father(one, other):
        return VARIANT
    if one in known_names() and other in known_names():
        return 0.0  # known, and known as two names: Hamid is not Ahmad
    one, other = _russian_endings(one, other)
    if _but_for_article(one, other) or _but_for_article(other, one):
        return SOUND
    bone, other_bone = skeleton(one), skeleton(other)
    letters = JaroWinkler.similarity(one, other)
    if within_budget(one, other):
        best = letters
    elif letters > 0.88 and abs(len(one) - len(other)) <= _LENGTHS_DIFFER:
        best = letters - _BEYOND_BUDGET
    else:
        best = 0.0
    if is_womans_form(one, other):
        return LEAST
    if one == f"{other}sk" or other == f"{one}sk":
        return SOUND  # a place and its adjective: Tambov, Tambovsk(iy)
    if bone == other_bone:
        # short skeletons are those of many words: their letters must be alike, too
        best = max(
            best, SOUND if len(bone) > 3 else _SOUND_OF.get(len(bone), 0.0) * (letters > 0.7)
        )
    elif min(len(bone), len(other_bone)) > 3:
        best = max(best, 0.97 * Levenshtein.normalized_similarity(bone, other_bone))
    if (
        best < LEAST
        and letters > 0.6
        and len(bone) > 2
        and _unvoiced(bone) == _unvoiced(other_bone)
    ):
        best = _ALMOST_ONE_SOUND
    return best if best >= LEAST else 0.0


def _unvoiced(bone: str) -> str:
    """Write a skeleton without the difference of *b* and *p*, *g* and *k*: Qadhafi, Gaddafi."""
    return bone.translate(_VOICED)


_VOICED = str.maketrans("gzbvdx", "kspftk")


def is_womans_form(one: str, other: str) -> bool:
    """Tell whether one is the woman's form of the other, a family name: Petrov and Petrova.

    >>> is_womans_form("petrova", "petrov"), is_womans_form("sidorskiy", "sidorskaya")
    (True, True)
    """
    short, long = sorted((one, other), key=len)
    if long == f"{short}a":
        return short[-2:] in ("ov", "ev", "in", "yn")
    return (
        long[-4:] in ("kaya", "kaia")
        and short[-3:] in ("kiy", "kij", "kii", "sky", "ski")
        and (long[:-3] == short[: len(long) - 3])
    )


def is_one_sound(one: str, other: str) -> bool:
    """Tell whether two tokens are one word by its sound: their skeletons are equal and not short."""
    one, other = _russian_endings(one, other)
    bone = skeleton(one)
    if len(bone) > 2 and bone == skeleton(other):
        return True
    return _but_for_article(one, other) or _but_for_article(other, one)


def _russian_endings(one: str, other: str) -> tuple[str, str]:
    """Write Belarusian *-ou*, *-au*, *-eu* as *-ov* where the other name has *v* there."""
    if one[-1] + other[-1] in ("uv", "vu") and min(len(one), len(other)) > 4:
        return one[:-1] + "v", other[:-1] + "v"
    return one, other


def _but_for_article(one: str, other: str) -> bool:
    """Tell whether a token is another with the Arabic article before it (``aldabbas``, ``dabas``)."""
    if len(one) < 6 or one[:2] not in ("al", "el", "ul"):
        return False
    bone = skeleton(one[2:])
    return len(bone) > 1 and one[2:3] == other[:1] and bone == skeleton(other)


_SOUND_OF = {2: 0.85, 3: 0.92}
