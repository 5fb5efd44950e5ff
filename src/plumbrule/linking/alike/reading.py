"""Names read in bulk: the same tokens as `linking.names.analyse` gives, at a few microseconds each.

Most names of organisations are plain words between, at most, a legal form at either end. What the
words in the middle mean is known word by word, and what the two ends mean is known once for each
different pair of ends; so only a name with an initial or a piece of a legal form in its middle, or
one that is not in Latin letters alone, is read in full.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from plumbrule.linking.names import PERSON, analyse
from plumbrule.linking.names.name import LONGEST
from plumbrule.linking.names.organisations import read_organisation
from plumbrule.linking.names.parts import number_of, words_in
from plumbrule.linking.names.skeleton import skeleton
from plumbrule.linking.names.vocabulary import meaning, questioned

_STAND_IN = "qqqqqq"
_QUESTIONED: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
"""Stands for a word whose neighbours decide what it means."""


class Read(NamedTuple):
    """What linking keeps of a name.

    Args:
        tokens: words in Latin letters without legal form and little words.
        skeletons: of the tokens, in their order.
        numbers: digits and roman numerals.
        legal_form: family of the legal form, or empty.
    """

    tokens: tuple[str, ...]
    skeletons: tuple[str, ...]
    numbers: tuple[str, ...]
    legal_form: str


class Reader:
    """Reads names of organisations and persons; keeps what it learnt of words and of ends."""

    def __init__(self) -> None:
        self._odd = questioned()
        self._words: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._ends: dict[tuple[tuple[str, ...], tuple[str, ...]], Read] = {}

    def read(self, text: str, *, person: bool) -> Read:
        """Read one name, as `analyse` does.

        Args:
            text: a name, best its strict key.
            person: whether it is a person's.
        """
        if person or not text.isascii() or len(text) > LONGEST:
            return _in_full(text, person=person)
        words = words_in(text.lower())
        known = self._words
        found = [known.get(word) or self._learn(word) for word in words]
        first, last = 0, len(found)
        while first < last and found[first] is _QUESTIONED:
            first += 1
        while last > first and found[last - 1] is _QUESTIONED:
            last -= 1
        plain = found[first:last]
        if not plain or _QUESTIONED in plain:
            return _in_full(text, person=False)
        tokens = tuple(chain.from_iterable(word[0] for word in plain))
        bones = tuple(chain.from_iterable(word[1] for word in plain))
        if len(plain) == len(found):
            return Read(tokens, bones, (), "")
        at_ends = (tuple(words[:first]), tuple(words[last:]))
        ends = self._ends.get(at_ends)
        if ends is None:
            ends = self._ends[at_ends] = _read_ends(*at_ends)
        if len(ends.tokens) == 1:
            return Read(tokens, bones, (), ends.legal_form)
        place = ends.tokens.index(_STAND_IN)
        return Read(
            ends.tokens[:place] + tokens + ends.tokens[place + 1 :],
            ends.skeletons[:place] + bones + ends.skeletons[place + 1 :],
            ends.numbers,
            ends.legal_form,
        )

    def _learn(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Find tokens and skeletons of a new word."""
        if len(word) == 1 or word in self._odd or number_of(word, last=True):
            found = _QUESTIONED
        else:
            means = meaning(word)
            found = (means, tuple(map(skeleton, means)))
        self._words[word] = found
        return found


def _read_ends(before: tuple[str, ...], after: tuple[str, ...]) -> Read:
    read = read_organisation(" ".join([*before, _STAND_IN, *after]))
    return Read(read.tokens, tuple(map(skeleton, read.tokens)), read.numbers, read.legal_form)


def _in_full(text: str, *, person: bool) -> Read:
    name = analyse(text, PERSON if person else "organisation")
    return Read(name.tokens, name.skeletons, name.numbers, name.legal_form)
