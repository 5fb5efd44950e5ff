"""Which tokens of two names answer one another."""

from __future__ import annotations

from dataclasses import dataclass

from plumbrule.linking.names.name import PERSON, Name
from plumbrule.linking.names.scripts.spellings import fits
from plumbrule.linking.names.similarity import EQUAL, SOUND, SPELLED, similarity
from plumbrule.linking.names.skeleton import skeleton

_MOST_JOINED = 4
_SHORTEST_JOINED = 4
_SPARE = 2
"""Letters by which one spelling of a word may be longer than another, besides half of it."""
_SHORTEST_SPELLED = 5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Tokens that answer one another, and those that do not.

    Args:
        pairs: groups of places in either name, and how alike they are. A group of several places is
            a word written apart in one name (``jong un``) and in one in the other (``jongun``).
        left: places of the first name without an answer.
        right: places of the second name without an answer.
    """

    pairs: tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def pair(a: Name, b: Name) -> Pairing:
    """Pair the tokens: equal ones first, then words written apart, then the most alike."""
    free_a, free_b, pairs = _equal(a, b)
    if free_a and free_b:
        if len(free_a) != len(free_b):
            _written_apart(a, b, free_a, free_b, pairs)
            swapped: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
            _written_apart(b, a, free_b, free_a, swapped)
            pairs += [(mine, theirs, alike) for theirs, mine, alike in swapped]
        if free_a and free_b:
            _most_alike(a, b, free_a, free_b, pairs)
    return Pairing(tuple(pairs), tuple(free_a), tuple(free_b))


_Pairs = list[tuple[tuple[int, ...], tuple[int, ...], float]]


def _equal(a: Name, b: Name) -> tuple[list[int], list[int], _Pairs]:
    free_b = list(range(len(b.tokens)))
    free_a = []
    pairs: _Pairs = []
    for place, token in enumerate(a.tokens):
        for other in free_b:
            if b.tokens[other] == token:
                pairs.append(((place,), (other,), EQUAL))
                free_b.remove(other)
                break
        else:
            free_a.append(place)
    return free_a, free_b, pairs


def _written_apart(a: Name, b: Name, free_a: list[int], free_b: list[int], pairs: _Pairs) -> None:
    """Find neighbours in the first name that are one token of the second."""
    for size in range(min(_MOST_JOINED, len(free_a)), 1, -1):
        for start in range(len(free_a) - size, -1, -1):
            group = tuple(free_a[start : start + size])
            if len(group) < size or group[-1] - group[0] != size - 1:
                continue
            for other in free_b:
                alike = _as_one(a, group, b, other)
                if alike:
                    pairs.append((group, (other,), alike))
                    free_a[start : start + size] = []
                    free_b.remove(other)
                    break


def _as_one(a: Name, group: tuple[int, ...], b: Name, other: int) -> float:
    token = b.words[other]
    if len(token) < _SHORTEST_JOINED:
        return 0.0
    joined = "".join([a.words[place] for place in group])
    if abs(len(joined) - len(token)) > _SPARE + len(token) // 2:
        return 0.0
    if joined == token:
        return EQUAL
    spelling = b.spellings[other]
    if spelling and not any(a.spellings[place] for place in group) and fits(spelling, joined):
        return SPELLED
    if a.spellings[group[0]] and not spelling:
        whole = tuple(piece for place in group for piece in a.spellings[place])
        if fits(whole, token):
            return SPELLED
    bone = skeleton(joined)
    return SOUND if len(bone) > 3 and bone == skeleton(token) else 0.0


def _most_alike(a: Name, b: Name, free_a: list[int], free_b: list[int], pairs: _Pairs) -> None:
    found = []
    for place in free_a:
        for other in free_b:
            one, two = a.tokens[place], b.tokens[other]
            if a.kind != PERSON and min(len(one), len(two)) < _SHORTEST_SPELLED:
                # an abbreviation is not spelled by ear, and one letter makes another of it
                alike = similarity(one, two) if 1 in (len(one), len(two)) else 0.0
            else:
                alike = similarity(one, two, a.spellings[place], b.spellings[other])
            if alike and _same_role(a, one, b, two):
                found.append((-alike, min(one, two), max(one, two), place, other))
    found.sort()
    for alike, _, _, place, other in found:
        if place in free_a and other in free_b:
            free_a.remove(place)
            free_b.remove(other)
            pairs.append(((place,), (other,), -alike))


def _same_role(a: Name, one: str, b: Name, two: str) -> bool:
    """A father's name answers a father's name only, unless the other name has none."""
    if not a.patronymics or not b.patronymics:
        return True
    return (one in a.patronymics) == (two in b.patronymics)
