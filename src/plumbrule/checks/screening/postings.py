"""Which names of a list share enough of a name's words to be worth comparing.

A word of the query meets the words of the list that sound alike (one skeleton) or are one slip
away: a letter too many, missing, wrong, or two swapped. Slips are found by leaving letters out: two
words one slip apart become equal when a letter is left out of one or both. Words written as one or
as two meet by their joined skeletons. Names that share the heaviest set of words come first, found
by intersecting sets from the heaviest set down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import combinations, pairwise
from math import log
from typing import NamedTuple

from rapidfuzz.distance import OSA

from plumbrule.linking.names import Name

LONG = 4_000
"""Most names that one word alone may call up; with a second word it may call up more."""
SHARE = 0.35
"""Least share of the query's weight that the words in common must have."""
WORDS = 5
"""Words of a query that are looked up: its rarest. The others count when names are compared."""
POOL = 40
"""Most names that are ranked by their words, to give the few that are compared in full."""
WORTH = 0.5
"""Least rank, 0 to 1, of a name that is compared in full."""
NEAR = 0.8
"""What a word with a slip counts beside one that sounds alike."""
SLIP_LETTERS = 4
"""Letters that a word must have to be looked up with a slip in it."""
JOINED_LETTERS = 3
"""Letters that the skeleton of two joined words must have to be looked up."""


class CalledUp(NamedTuple):
    """What one word of a query calls up.

    Args:
        weight: the most it can count for.
        alike: numbers of names with a word that sounds alike.
        near: those with a word one slip away, and what they count for.
        names: all of them.
    """

    weight: float
    alike: frozenset[int]
    near: dict[int, float]
    names: frozenset[int]


class Postings:
    """The words of names, each with the numbers of the names that have it.

    Args:
        names: analysed names of one kind; a name's number is its place.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        sounds: dict[str, list[int]] = defaultdict(list)
        joined: dict[str, list[int]] = defaultdict(list)
        words: dict[str, list[int]] = defaultdict(list)
        self._bone_of: dict[str, str] = {}
        for number, name in enumerate(names):
            for bone in set(name.skeletons):
                sounds[bone].append(number)
            for bone in _joined(name.skeletons):
                joined[bone].append(number)
            for word in set(name.tokens):
                words[word].append(number)
            self._bone_of.update(zip(name.tokens, name.skeletons, strict=True))
        size = max(1, len(names))
        self._idf = {bone: log(1 + size / len(found)) for bone, found in sounds.items()}
        self._unseen = log(1 + 2 * size)
        self._sounds = {bone: frozenset(found) for bone, found in sounds.items()}
        self._joined = {bone: tuple(found) for bone, found in joined.items()}
        self._words = {word: tuple(found) for word, found in words.items()}
        self._shortened = _shortened_of(words)
        self._weights = [sum(map(self.weigh, name.skeletons)) for name in names]
        by_weight = sorted(range(len(names)), key=lambda number: (self._weights[number], number))
        self._lightness = [0] * len(names)
        for place, number in enumerate(by_weight):
            self._lightness[number] = place

    def weigh(self, bone: str) -> float:
        """Give the weight of a skeleton: its inverse document frequency, ``ln(1 + N/df)``."""
        return self._idf.get(bone, self._unseen)

    def weighing(self, name: Name, known: dict[str, CalledUp]) -> Callable[[str], float]:
        """Give the weights to compare a name by: a word with a slip weighs as the word meant.

        Args:
            name: the query.
            known: what its words called up.
        """
        meant = {
            bone: known[token].weight
            for token, bone in zip(name.tokens, name.skeletons, strict=True)
            if bone not in self._idf and token in known
        }
        return (lambda bone: meant.get(bone) or self.weigh(bone)) if meant else self.weigh

    def nearest(self, name: Name, most: int, known: dict[str, CalledUp]) -> list[int] | None:
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
        words = sorted(
            (-self.weigh(bone), place)
            for place, (token, bone) in enumerate(zip(name.tokens, name.skeletons, strict=True))
            if len(token) > 1
        )
        if not words:
            return None
        called = [self._called_up(name, place, known) for _, place in words[:WORDS]]
        total = sum(one.weight for one in called)
        total += sum(-weight for weight, _ in words[WORDS:])
        ranked = []
        for number in self._pool([one for one in called if one.names], SHARE * total):
            rank = self._rank(number, called, total)
            if rank >= WORTH:
                ranked.append((-rank, number))
        return [number for _, number in nsmallest(most, ranked)]

    def _pool(self, called: Sequence[CalledUp], least: float) -> Iterable[int]:
        """Give up to ``POOL`` names that share the heaviest sets of words."""
        pool: dict[int, None] = {}
        for common in _heaviest_first(called, least):
            fresh = common.difference(pool)
            room = POOL - len(pool)
            chosen = (
                fresh
                if len(fresh) <= room
                else nsmallest(room, fresh, key=self._lightness.__getitem__)
            )
            pool.update(dict.fromkeys(chosen))
            if len(pool) == POOL:
                break
        return pool

    def _rank(self, number: int, called: Sequence[CalledUp], total: float) -> float:
        """Bound the score of a name by the weights of the words in common."""
        shared = sum(
            one.weight if number in one.alike else one.near.get(number, 0.0) for one in called
        )
        ours = min(1.0, shared / total)
        theirs = min(1.0, shared / self._weights[number])
        return 0.5 * min(ours, theirs) + 0.25 * (ours + theirs)

    def _called_up(self, name: Name, place: int, known: dict[str, CalledUp]) -> CalledUp:
        """Give what one word calls up, by itself or written as one with its neighbour."""
        token, bone = name.tokens[place], name.skeletons[place]
        found = known.get(token)
        if found is None:
            found = known[token] = self._sounding(token, bone)
        glued = [
            self._sounds[pair]
            for pair in _joined(name.skeletons[max(0, place - 1) : place + 2])
            if pair in self._sounds
        ]
        if not glued:
            return found
        alike = found.alike.union(*glued)
        return CalledUp(found.weight, alike, found.near, alike.union(found.near))

    def _sounding(self, token: str, bone: str) -> CalledUp:
        """Give the names with a word that sounds like the token or is one slip away from it."""
        alike = self._sounds.get(bone, frozenset())
        if bone in self._joined:
            alike = alike.union(self._joined[bone])
        near: dict[int, float] = {}
        best = 0.0
        if len(token) >= SLIP_LETTERS and token.isalpha():
            for word in self._one_slip_away(token):
                weight = NEAR * self._idf[self._bone_of[word]]
                best = max(best, weight)
                for number in self._words[word]:
                    near[number] = max(weight, near.get(number, 0.0))
        weight = self._idf.get(bone) or best or self._unseen
        return CalledUp(weight, alike, near, alike.union(near) if near else alike)

    def _one_slip_away(self, token: str) -> list[str]:
        """Give the words of the list that are one slip from a word, in a fixed order."""
        found = {
            near
            for short in (token, *_shortened(token))
            for near in self._shortened.get(short, ())
            if near != token and OSA.distance(token, near, score_cutoff=1) <= 1
        }
        return sorted(found)


def _heaviest_first(called: Sequence[CalledUp], least: float) -> Iterator[frozenset[int]]:
    """Give the names that have all of some words, for each set of words, from the heaviest down."""
    sets = sorted(
        (-sum(called[place].weight for place in places), places)
        for size in range(1, len(called) + 1)
        for places in combinations(range(len(called)), size)
    )
    for weight, places in sets:
        if -weight < least:
            return
        found = sorted((called[place].names for place in places), key=len)
        if len(found) > 1:
            yield found[0].intersection(*found[1:])
        elif len(found[0]) <= LONG:
            yield found[0]


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
