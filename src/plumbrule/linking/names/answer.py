"""What may be said of two names alone: that they are two written forms of one name.

This is a statement about the names. That two records mean one person needs more than their names:
nothing here makes a `hit` in a check or on a receipt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from plumbrule.linking.names.comparison import WORTH_A_LOOK, Comparison, compare
from plumbrule.linking.names.name import PERSON, Name
from plumbrule.linking.names.weights import default_weight

Answer = Literal["hit", "cannot_tell", "clear"]
ONE_PERSON_NAME = 0.90
"""Score from which two names of persons are one name; measured, see `benchmarks/names.py`."""
ONE_ORGANISATION_NAME = 0.96
"""The same for organisations."""
_RARE_PERSON = 13.0
_RARE_ORGANISATION = 9.0
_COUNTRIES_DIFFER = 0.10


@dataclass(frozen=True, slots=True)
class Answered:
    """What two names tell.

    Args:
        comparison: what comparing them gave.
        score: the same score, less where the countries differ.
        answer: ``hit`` if they are two forms of one name, ``clear`` below 0.70, ``cannot_tell``
            between, and where a name has no letters.
        rung: ``name_rare`` if what they share is rare in names, ``name_only``, empty if clear.
    """

    comparison: Comparison
    score: float
    answer: Answer
    rung: str


def answer_for(
    a: Name,
    b: Name,
    *,
    countries_differ: bool = False,
    weigh: Callable[[str], float] | None = None,
) -> Answered:
    """Answer whether two names are two written forms of one name.

    Args:
        a: one name.
        b: the other.
        countries_differ: both have countries, and none in common.
        weigh: see `compare`.
    """
    comparison = compare(a, b, weigh)
    if not a.tokens or not b.tokens:
        return Answered(comparison, 0.0, "cannot_tell", "name_only")
    score = comparison.score
    if countries_differ:
        score = max(0.0, score - _COUNTRIES_DIFFER)
    if score < WORTH_A_LOOK:
        return Answered(comparison, score, "clear", "")
    least = ONE_PERSON_NAME if a.kind == PERSON else ONE_ORGANISATION_NAME
    surely = comparison.verdict != "differs" and not comparison.slips
    surely = surely and score >= least and _says_enough(a, b)
    if not surely or countries_differ:
        return Answered(comparison, score, "cannot_tell", "name_only")
    rare = _content(a, weigh) >= (_RARE_PERSON if a.kind == PERSON else _RARE_ORGANISATION)
    rare = rare and _content(b, weigh) >= (_RARE_PERSON if b.kind == PERSON else _RARE_ORGANISATION)
    return Answered(comparison, score, "hit", "name_rare" if rare else "name_only")


def _says_enough(a: Name, b: Name) -> bool:
    """Tell whether two names are more than initials or one short word, unless they are the same."""
    if a.strict == b.strict:
        return True
    return min(_letters(a), _letters(b)) >= 4 and (
        a.kind != PERSON or min(len(a.tokens), len(b.tokens)) > 1
    )


def _letters(name: Name) -> int:
    return sum(len(token) for token in name.tokens if len(token) > 1)


def _content(name: Name, weigh: Callable[[str], float] | None) -> float:
    weight = weigh or default_weight
    return sum(weight(bone) for bone in name.skeletons)
