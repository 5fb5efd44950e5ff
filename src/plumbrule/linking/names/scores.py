"""The score of two names: what they share, by weight, against what each has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from plumbrule.linking.names.name import PERSON, Name
from plumbrule.linking.names.pairing import Pairing
from plumbrule.linking.names.similarity import INITIAL
from plumbrule.linking.names.vocabulary import kind_words

_FATHER = 0.15
"""Part of its weight that a patronymic keeps where the other name has none."""
_ASIDE = 0.3
"""Part of its weight that a word in brackets keeps where the other name has it not."""
_EVENED = 0.7
"""Power of the weights of a person's names: how rare a given name is tells less than that it differs."""
_CONTRADICTION = 0.4
"""Cost of what either name has and the other has not, as a part of the smaller of the two."""
_CONTRADICTION_OF_FIRMS = 0.6
_FORM_DIFFERS = 0.05
_OWN_DIFFER = 0.7
_OWN_MISSING = 0.85
_BY_INITIALS = 0.75
_WITH_INITIALS = 0.89
"""A full name and its initial are worth a look and never joined."""
_PERSON_SCALE = ((0.0, 0.0), (0.73, 0.70), (0.93, 0.90), (1.0, 1.0))
_ORGANISATION_SCALE = ((0.0, 0.0), (0.43, 0.70), (0.83, 0.90), (1.0, 1.0))


def score_of(a: Name, b: Name, paired: Pairing, weigh: Callable[[str], float]) -> float:
    """Return the score of two names, whose tokens are paired.

    What the two share, by weight, as a part of each; the mean of both parts. What each has that the
    other has not contradicts and costs more; what only one has may have been left out. The result
    is stretched so that 0.70 and 0.90 mean the same for persons and organisations: worth a look,
    and meant for joining.
    """
    persons = a.kind == PERSON and b.kind == PERSON
    power = _EVENED if persons else 1.0
    weights_a = [weigh(bone) ** power for bone in a.skeletons]
    weights_b = [weigh(bone) ** power for bone in b.skeletons]
    shared = total = 0.0
    initials = False
    for group, other, alike in paired.pairs:
        one = sum([weights_a[place] for place in group])
        two = sum([weights_b[place] for place in other])
        weight = min(one, two) if alike == INITIAL else (one + two) / 2
        total += weight
        shared += alike * weight
        initials = initials or alike == INITIAL
    if not shared:
        return _BY_INITIALS if is_initialism(a, b) or is_initialism(b, a) else 0.0
    left = sum([_alone(a, b, place, weights_a) for place in paired.left])
    right = sum([_alone(b, a, place, weights_b) for place in paired.right])
    one_side, other_side = shared / (total + left), shared / (total + right)
    if persons and min(len(a.tokens), len(b.tokens)) == 1:
        raw = min(one_side, other_side)
    else:
        raw = (one_side + other_side) / 2
        if not persons:
            raw *= _own_words(a, b, paired)
    cost = _CONTRADICTION if persons else _CONTRADICTION_OF_FIRMS
    if not persons and a.script != b.script:
        cost = 0.0  # what has no answer may be translated
    raw -= cost * min(left, right) / (total + (left + right) / 2)
    score = _stretched(raw, _PERSON_SCALE if persons else _ORGANISATION_SCALE)
    if not persons and _exclude(a.legal_form, b.legal_form):
        score -= _FORM_DIFFERS
    return min(max(0.0, score), _WITH_INITIALS if initials else 1.0)


def is_initialism(short: Name, long: Name) -> bool:
    """Tell whether an organisation's name is the first letters of another's words (``IRGC``)."""
    return (
        len(short.tokens) == 1
        and len(short.tokens[0]) > 2
        and short.kind != PERSON
        and short.tokens[0] == long.initialism
    )


def _own_words(a: Name, b: Name, paired: Pairing) -> float:
    """Tell what is left of the score by the words that are no kind, trade or place.

    Two research institutes whose own words differ are two, however much of their kind they share.
    """
    kinds = kind_words()
    ours = [place for place, token in enumerate(a.tokens) if token not in kinds and len(token) > 1]
    theirs = [
        place for place, token in enumerate(b.tokens) if token not in kinds and len(token) > 1
    ]
    if not ours and not theirs:
        return 1.0
    for group, other, _ in paired.pairs:
        if any(place in ours for place in group) or any(place in theirs for place in other):
            return 1.0
    return _OWN_DIFFER if ours and theirs else _OWN_MISSING


def _exclude(form: str, other: str) -> bool:
    """Tell whether two families of legal forms exclude each other; ``company`` goes with any."""
    return form != other and form not in _ANY_FORM and other not in _ANY_FORM


_ANY_FORM = ("", "company")


def _alone(name: Name, other: Name, place: int, weights: Sequence[float]) -> float:
    token = name.tokens[place]
    if token in name.aside:
        return _ASIDE * weights[place]
    if token in name.patronymics and not other.patronymics:
        return _FATHER * weights[place]
    return weights[place]


def _stretched(raw: float, scale: tuple[tuple[float, float], ...]) -> float:
    if raw >= 1.0:
        return 1.0
    place = bisect_right(scale, (max(raw, 0.0), 2.0)) - 1
    (low, low_score), (high, high_score) = scale[place], scale[place + 1]
    return low_score + (max(raw, 0.0) - low) / (high - low) * (high_score - low_score)
