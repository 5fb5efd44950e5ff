"""The score of two names: what they share, by weight, against what each has."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.distance import JaroWinkler

from plumbrule.linking.names.name import PERSON, Name
from plumbrule.linking.names.pairing import Pairing
from plumbrule.linking.names.similarity import INITIAL

_FATHER = 0.15
"""Part of the weight that a patronymic keeps where the other name has none."""
_FORM_DIFFERS = 0.95


def score_of(a: Name, b: Name, paired: Pairing, weigh: Callable[[str], float]) -> float:
    """Return the score of two names, whose tokens are paired."""
    weights_a = [weigh(bone) for bone in a.skeletons]
    weights_b = [weigh(bone) for bone in b.skeletons]
    shared = total_a = total_b = 0.0
    for group, other, alike in paired.pairs:
        one = sum(weights_a[place] for place in group)
        two = sum(weights_b[place] for place in other)
        if alike == INITIAL:
            one = two = min(one, two)
        weight = (one + two) / 2
        total_a += weight
        total_b += weight
        shared += alike * weight
    if not shared:
        return 0.0
    left = sum(_alone(a, b, place, weights_a) for place in paired.left)
    right = sum(_alone(b, a, place, weights_b) for place in paired.right)
    one_side = shared / (total_a + left)
    other_side = shared / (total_b + right)
    if a.kind == PERSON and b.kind == PERSON:
        raw = 0.5 * min(one_side, other_side) + 0.25 * (one_side + other_side)
    else:
        cover = (one_side + other_side) / 2
        raw = max(cover, 0.6 * cover + 0.4 * JaroWinkler.similarity(a.ascii, b.ascii))
        if a.legal_form != b.legal_form and not {a.legal_form, b.legal_form} & {"", "company"}:
            raw *= _FORM_DIFFERS
    return min(1.0, raw)


def _alone(name: Name, other: Name, place: int, weights: list[float]) -> float:
    token = name.tokens[place]
    if token in name.patronymics and not other.patronymics:
        return _FATHER * weights[place]
    return weights[place]
