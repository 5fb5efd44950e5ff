"""Which names of a list share enough of a name's words to be worth comparing.

A word of the query meets the words of the list that sound alike (one skeleton) or are one slip
away: a letter too many, missing, wrong, or two swapped. Slips are found by leaving letters out: two
words one slip apart become equal when a letter is left out of one or both. Words written as one or
as two meet by their joined skeletons. Names that share the heaviest set of words come first, found
by intersecting sets from the heaviest set down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import combinations, pairwise
from math import log

from rapidfuzz.distance import OSA

from plumbrule.linking.names import Name

LONG = 4_000
"""Most names that one word alone may call up; with a second word it may call up more."""
SHARE = 0.45
"""Least share of either name's weight that the words in common must have."""
WORDS = 5
"""Words of a query that are looked up: its rarest. The others count when names are compared."""
SLIP_LETTERS = 4
"""Letters that a word must have to be looked up with a slip in it."""
JOINED_LETTERS = 3
"""Letters that the skeleton of two joined words must have to be looked up."""

Found = frozenset[int]
"""Numbers of names."""


class Postings:
    """The words of names, each with the numbers of the names that have it.

    Args:
        names: analysed names of one kind; a name's number is its place.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        sounds: dict[str, list[int]] = defaultdict(list)
        joined: dict[str, list[int]] = defaultdict(list)
        bone_of: dict[str, str] = {}
        for number, name in enumerate(names):
            for bone in set(name.skeletons):
                sounds[bone].append(number)
            for bone in _joined(name.skeletons):
                joined[bone].append(number)
            bone_of.update(zip(name.tokens, name.skeletons, strict=True))
        size = max(1, len(names))
        self._idf = {bone: log(1 + size / len(found)) for bone, found in sounds.items()}
        self._unseen = log(1 + 2 * size)
        self._sounds = {bone: frozenset(found) for bone, found in sounds.items()}
        self._joined = {bone: tuple(found) for bone, found in joined.items()}
        self._bone_of = bone_of
        self._shortened = _shortened_of(bone_of)
        self._weights = [sum(map(self.weigh, name.skeletons)) for name in names]

    def weigh(self, bone: str) -> float:
        """Give the weight of a skeleton: its inverse document frequency, ``ln(1 + N/df)``."""
        return self._idf.get(bone, self._unseen)

    def nearest(self, name: Name, most: int, known: dict[str, Found]) -> list[int] | None:
        """Give the numbers of the names most worth comparing, best first.

        Args:
            name: the query.
            most: how many at most.
            known: what words called up so far in this run; filled. It holds words of queries, so
                whoever owns it must not keep it longer than the run.

        Returns:
            None when no word of the query could be looked up at all: it was not compared, which
            is not the same as compared and not found.
        """
        least = SHARE * sum(map(self.weigh, name.skeletons))
        called = self._called_up(name, known)
        if called is None:
            return None
        chosen: dict[int, None] = {}
        for common, weight in _heaviest_first(called, least):
            heaviest = weight / SHARE
            fresh = [
                number
                for number in common
                if number not in chosen and self._weights[number] <= heaviest
            ]
            room = most - len(chosen)
            chosen.update(dict.fromkeys(nsmallest(room, fresh, key=self._order)))
            if len(chosen) == most:
                break
        return list(chosen)

    def _order(self, number: int) -> tuple[float, int]:
        return self._weights[number], number

    def _called_up(self, name: Name, known: dict[str, Found]) -> list[tuple[float, Found]] | None:
        """Give the weight of each word that is looked up and the names it calls up."""
        words = [
            (-self.weigh(bone), place)
            for place, (token, bone) in enumerate(zip(name.tokens, name.skeletons, strict=True))
            if len(token) > 1
        ]
        if not words:
            return None
        called = []
        for weight, place in sorted(words)[:WORDS]:
            token, bone = name.tokens[place], name.skeletons[place]
            found = known.get(token)
            if found is None:
                found = known[token] = self._sounding(token, bone)
            glued = [
                self._sounds[pair]
                for pair in _joined(name.skeletons[max(0, place - 1) : place + 2])
                if pair in self._sounds
            ]
            if glued:
                found = found.union(*glued)
            if found:
                called.append((-weight, found))
        return called

    def _sounding(self, token: str, bone: str) -> Found:
        """Give the names with a word that sounds like the token or is one slip away from it."""
        bones = {bone}
        if len(token) >= SLIP_LETTERS and token.isalpha():
            for short in (token, *_shortened(token)):
                for near in self._shortened.get(short, ()):
                    if OSA.distance(token, near, score_cutoff=1) <= 1:
                        bones.add(self._bone_of[near])
        found = [self._sounds[one] for one in bones if one in self._sounds]
        if bone in self._joined:
            return frozenset(self._joined[bone]).union(*found)
        return found[0] if len(found) == 1 else frozenset[int]().union(*found)


def _heaviest_first(
    called: Sequence[tuple[float, Found]], least: float
) -> Iterator[tuple[Found, float]]:
    """Give the names that have all of some words, for each set of words, from the heaviest down."""
    sets = sorted(
        (-sum(called[place][0] for place in places), places)
        for size in range(1, len(called) + 1)
        for places in combinations(range(len(called)), size)
    )
    for weight, places in sets:
        if -weight < least:
            return
        found = sorted((called[place][1] for place in places), key=len)
        if len(found) == 1 and len(found[0]) > LONG:
            continue
        yield found[0].intersection(*found[1:]) if len(found) > 1 else found[0], -weight


def _joined(bones: Sequence[str]) -> Iterator[str]:
    """Give the skeleton that each two neighbours have when they are written as one word."""
    for one, other in pairwise(bones):
        joined = one + other[1:] if one[-1] == other[0] else one + other
        if len(joined) >= JOINED_LETTERS:
            yield joined


def _shortened(word: str) -> Iterator[str]:
    """Give a word with each of its letters left out."""
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _shortened_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give, for each text that is a word or a word with a letter left out, those words."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        if len(word) >= SLIP_LETTERS - 1 and word.isalpha():
            for short in {word, *_shortened(word)}:
                found[short] = (*found.get(short, ()), word)
    return found
