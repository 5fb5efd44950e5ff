"""Two names compared: a score that ranks, a verdict that says how far they agree, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from plumbrule.linking.names.name import ORGANISATION, PERSON, Name
from plumbrule.linking.names.similarity import EQUAL, is_variant, similarity, within_budget
from plumbrule.linking.names.skeleton import skeleton
from plumbrule.linking.names.weights import default_weight

Verdict = Literal["agrees", "close", "differs"]
WORTH_A_LOOK = 0.70
"""The working threshold: from here a person may look."""
JOINED = 0.90
"""From here precision is meant for joining."""
_LITTLE_WEIGHT = 0.05
_NUMBERS_DIFFER = 0.69


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gave.

    Args:
        score: 0 to 1; 0.70 is worth a look, 0.90 is meant for joining.
        verdict: ``agrees``, ``close`` or ``differs``.
        reasons: in words, what agrees and what does not.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which tokens answer one another: places in both names and how alike they are."""

    pairs: tuple[tuple[str, str, float], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def compare(a: Name, b: Name, weigh: Callable[[str], float] | None = None) -> Comparison:
    """Compare two names; `compare(a, b)` and `compare(b, a)` are the same but for the words' order.

    Args:
        a: one name.
        b: the other. Two of different kinds are compared as organisations are.
        weigh: gives the weight of a skeleton, such as the inverse document frequency in a
            register; without it a table of common words decides.
    """
    weight = weigh or default_weight
    if a.strict == b.strict and a.tokens:
        return Comparison(1.0, "agrees", ("the names are equal but for case, spaces and quotes",))
    if not a.tokens or not b.tokens:
        return Comparison(0.0, "differs", ("a name has no letters",))
    paired = _pair(a, b)
    shared = 0.0
    total_a = total_b = 0.0
    for one, other, alike in paired.pairs:
        weight_one, weight_other = weight(skeleton(one)), weight(skeleton(other))
        total_a += weight_one
        total_b += weight_other
        shared += alike * (weight_one + weight_other) / 2
    cover_a = shared
    cover_b = shared
    total_a += sum(weight(skeleton(token)) for token in paired.left)
    total_b += sum(weight(skeleton(token)) for token in paired.right)
    one_side = min(1.0, cover_a / total_a)
    other_side = min(1.0, cover_b / total_b)
    score = 0.5 * min(one_side, other_side) + 0.25 * (one_side + other_side)
    return _judged(a, b, paired, score)


def _pair(a: Name, b: Name) -> _Pairing:
    found = []
    for place, one in enumerate(a.tokens):
        for other_place, other in enumerate(b.tokens):
            alike = similarity(one, other)
            if alike:
                found.append((-alike, min(one, other), max(one, other), place, other_place))
    found.sort()
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for alike, _, _, place, other_place in found:
        if place not in used_a and other_place not in used_b:
            used_a.add(place)
            used_b.add(other_place)
            pairs.append((a.tokens[place], b.tokens[other_place], -alike))
    left = tuple(token for place, token in enumerate(a.tokens) if place not in used_a)
    right = tuple(token for place, token in enumerate(b.tokens) if place not in used_b)
    return _Pairing(tuple(pairs), left, right)


def _judged(a: Name, b: Name, paired: _Pairing, score: float) -> Comparison:
    reasons = [_in_words(pair) for pair in paired.pairs]
    reasons += [f"only in one name: {token}" for token in sorted(paired.left + paired.right)]
    if a.numbers != b.numbers:
        return Comparison(
            min(score, _NUMBERS_DIFFER), "differs", (*reasons, "the numbers are not the same")
        )
    forms_differ = _differ(a.legal_form, b.legal_form)
    if forms_differ:
        score *= 0.95
        reasons.append("the legal forms are not the same")
    missing = [
        token
        for token in paired.left + paired.right
        if token not in a.patronymics and token not in b.patronymics
    ]
    exact = all(alike == EQUAL for _, _, alike in paired.pairs)
    near = all(alike == EQUAL or _is_near(one, other) for one, other, alike in paired.pairs)
    if (
        not missing
        and exact
        and not paired.left
        and not paired.right
        and not forms_differ
        and a.whole
        and b.whole
    ):
        return Comparison(max(score, 0.97), "agrees", tuple(reasons))
    if not missing and near:
        return Comparison(score, "close", tuple(reasons))
    return Comparison(score, "differs", tuple(reasons))


def _differ(form: str, other: str) -> bool:
    """Tell whether two families of legal forms exclude each other; ``company`` goes with any."""
    return form != other and not {form, other} & {"", "company"}


def _is_near(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return is_variant(one, other) or within_budget(one, other) or _one_sound(one, other)


def _one_sound(one: str, other: str) -> bool:
    bone = skeleton(one)
    return len(bone) > 1 and bone == skeleton(other)


def _in_words(pair: tuple[str, str, float]) -> str:
    one, other, alike = pair
    if alike == EQUAL:
        return f"{one} in both"
    if 1 in (len(one), len(other)):
        return f"{min(one, other)} may stand for {max(one, other)}"
    if is_variant(one, other):
        return f"{min(one, other)} and {max(one, other)} are forms of one name"
    return f"{min(one, other)} and {max(one, other)} look alike"


__all__ = ["JOINED", "ORGANISATION", "PERSON", "WORTH_A_LOOK", "Comparison", "compare"]
