"""Two names compared: a score that ranks, a verdict that says how far they agree, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from plumbrule.linking.names.name import PERSON, Name
from plumbrule.linking.names.pairing import Pairing, pair
from plumbrule.linking.names.scores import is_initialism, score_of
from plumbrule.linking.names.similarity import (
    EQUAL,
    SPELLED,
    is_one_sound,
    is_same_father,
    is_variant,
    is_womans_form,
    within_budget,
)
from plumbrule.linking.names.weights import default_weight

Verdict = Literal["agrees", "close", "differs"]
WORTH_A_LOOK = 0.70
"""The working threshold: from here a person may look."""
JOINED = 0.90
"""From here precision is meant for joining."""
_NUMBERS_DIFFER = 0.69


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gave.

    Args:
        score: 0 to 1; 0.70 is worth a look, 0.90 is meant for joining.
        verdict: ``agrees``, ``close`` or ``differs``.
        reasons: in words, what agrees and what does not.
        slips: whether a word answers another only by a slip of the pen or an initial.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    slips: bool = False


def compare(a: Name, b: Name, weigh: Callable[[str], float] | None = None) -> Comparison:
    """Compare two names; the order of the two does not matter.

    Args:
        a: one name.
        b: the other. Two of different kinds are compared as organisations are.
        weigh: gives the weight of a skeleton, such as the inverse document frequency in a
            register; without it a table of common words decides.
    """
    if a.strict == b.strict and a.tokens:
        return Comparison(1.0, "agrees", ("the names are equal but for case, spaces and quotes",))
    if not a.tokens or not b.tokens:
        return Comparison(0.0, "differs", ("a name has no letters",))
    if (b.strict, b.kind) < (a.strict, a.kind):
        a, b = b, a
    paired = pair(a, b)
    score = score_of(a, b, paired, weigh or default_weight)
    return _judged(a, b, paired, score)


def _judged(a: Name, b: Name, paired: Pairing, score: float) -> Comparison:
    reasons = [_in_words(a, b, group, other, alike) for group, other, alike in paired.pairs]
    unpaired = [a.tokens[place] for place in paired.left] + [
        b.tokens[place] for place in paired.right
    ]
    if is_initialism(a, b) or is_initialism(b, a):
        reasons.append("one may be the first letters of the other")
    reasons += [f"only in one name: {token}" for token in sorted(unpaired)]
    if a.numbers != b.numbers:
        return Comparison(
            min(score, _NUMBERS_DIFFER), "differs", (*reasons, "the numbers are not the same")
        )
    forms_differ = _exclude(a.legal_form, b.legal_form)
    if forms_differ:
        reasons.append("the legal forms are not the same")
    strict = all(alike >= SPELLED for _, _, alike in paired.pairs)
    whole = a.whole and b.whole and not unpaired
    if strict and whole and not forms_differ and _roles_agree(a, b, paired):
        return Comparison(score, "agrees", tuple(reasons))
    slips = any(
        not _is_sound(_text(a, group), _text(b, other), alike)
        for group, other, alike in paired.pairs
    )
    fathers = a.patronymics | b.patronymics
    if all(token in fathers for token in unpaired) and all(
        _is_near(_text(a, group), _text(b, other), alike) for group, other, alike in paired.pairs
    ):
        return Comparison(score, "close", tuple(reasons), slips)
    return Comparison(score, "differs", tuple(reasons), slips)


def _roles_agree(a: Name, b: Name, paired: Pairing) -> bool:
    """Tell whether no family name answers a given name, as far as the names tell them apart."""
    if not a.family or not b.family:
        return True
    return all(
        (_text(a, group) in a.family) == (_text(b, other) in b.family)
        for group, other, _ in paired.pairs
    )


def _exclude(form: str, other: str) -> bool:
    """Tell whether two families of legal forms exclude each other; ``company`` goes with any."""
    return form != other and not {form, other} & {"", "company"}


def _text(name: Name, places: tuple[int, ...]) -> str:
    return " ".join(name.tokens[place] for place in places)


def _is_near(one: str, other: str, alike: float) -> bool:
    """Tell whether one word may be the other: by its sound, by an initial, or by a slip."""
    if 1 in (len(one), len(other)):
        return True
    if is_womans_form(one, other):
        return False
    return _is_sound(one, other, alike) or within_budget(one, other)


def _is_sound(one: str, other: str, alike: float) -> bool:
    """Tell whether one word is the other in another spelling or language."""
    if alike in (EQUAL, SPELLED) or is_variant(one, other) or is_same_father(one, other):
        return True
    return is_one_sound(one.replace(" ", ""), other.replace(" ", ""))


def _in_words(
    a: Name, b: Name, group: tuple[int, ...], other_group: tuple[int, ...], alike: float
) -> str:
    one, other = sorted((_text(a, group), _text(b, other_group)))
    if one == other:
        return f"{one} in both"
    if alike == EQUAL:
        return f"{one} and {other} are one word"
    if alike == SPELLED:
        return f"{one} and {other} are spellings of one word"
    if 1 in (len(one), len(other)):
        return f"{one} may stand for {other}"
    if is_variant(one, other):
        return f"{one} and {other} are forms of one name"
    return f"{one} and {other} look alike"


__all__ = ["JOINED", "PERSON", "WORTH_A_LOOK", "Comparison", "compare"]
