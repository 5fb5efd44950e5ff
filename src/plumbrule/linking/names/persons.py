"""Reading the name of a person: titles, particles, patronymics, what belongs together."""

from __future__ import annotations

import re

from plumbrule.linking.names.fathers import father
from plumbrule.linking.names.parts import Parts, number_of, words_in
from plumbrule.linking.names.romanise import romanise
from plumbrule.linking.names.scripts.spellings import Spelling, exactly
from plumbrule.linking.names.tables import role

_FAMILY_FIRST = ("han", "hangul")
_ABD = frozenset(("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdu"))
_ARTICLE = frozenset(("al", "el", "ul", "ur", "ar", "er", "as", "us"))
_GLUED_ABD = re.compile("^abd[aeiou]*l?(?=[a-z]{3})")
_GOD = re.compile("^abd[aeiou]*ll+ah?$")
_DIN = re.compile("^(?:ed|ad|ud|al|el)?d[ei]+y?n(?:e)?$")


def read_person(text: str) -> Parts:
    """Read the name of a person, cleaned; Chinese and Korean names put the family first."""
    written = romanise(text)
    latin, script = written.latin, written.script
    spellings = dict(written.spellings)
    before, comma, after = latin.partition(",")
    first = words_in(before)
    words = first + words_in(after)
    family = (
        frozenset(first) if comma and after.strip() and len(first) < len(words) else frozenset()
    )
    words = _without_titles(words)
    if script in _FAMILY_FIRST and len(words) in (3, 4):
        size = 1 if len(words) == 3 else 2
        words = [_as_one(words[:size], spellings), _as_one(words[size:], spellings)]
        family = frozenset(words[:1])
    tokens: list[str] = []
    numbers: list[str] = []
    little: list[str] = []
    bound = _bound(words, spellings)
    particles = frozenset() if script in _FAMILY_FIRST else role("particle")
    for place, word in enumerate(bound):
        number = _generation(word, last=place == len(bound) - 1 > 0)
        if number:
            numbers.append(number)
            tokens.append(number)
        elif word in particles and len(words) > 1:
            little.append(word)
        else:
            tokens.append(word)
    if not tokens:
        tokens, little = little, []
    patronymics = (
        frozenset(token for token in tokens if father(token)) if len(tokens) > 2 else frozenset()
    )
    return Parts(
        tokens=tuple(tokens),
        words=tuple(tokens),
        numbers=tuple(sorted(numbers)),
        patronymics=patronymics,
        family=family,
        little=tuple(little),
        script=script,
        spellings=spellings,
    )


def _without_titles(words: list[str]) -> list[str]:
    """Leave titles out, unless less than two words would be left."""
    start = 0
    while start < len(words) - 2 and (
        words[start] in role("rank") or words[start] in role("title")
    ):
        start += 1
    bare = [word for word in words[start:] if word not in role("title")]
    return bare if len(bare) > 1 else words


def _generation(word: str, *, last: bool) -> str:
    """Return the number that tells a son from a father: digits, ``jr``, a roman numeral at the end."""
    if word in ("jr", "junior"):
        return "jr"
    if word.isalpha() and not (last and word in ("ii", "iii", "iv")):
        return ""
    return number_of(word, last=False)


def _as_one(words: list[str], spellings: dict[str, Spelling]) -> str:
    """Join words, and what is known of their spellings."""
    joined = "".join(words)
    if len(words) > 1 and any(word in spellings for word in words):
        spellings[joined] = tuple(
            piece for word in words for piece in spellings.get(word) or exactly(word)
        )
    return joined


def _bound(words: list[str], spellings: dict[str, Spelling]) -> list[str]:
    """Bind what is one name: *abd* and what follows, what stands before *ad-din*."""
    bound: list[str] = []
    place, last = 0, len(words) - 1
    while place < len(words):
        word = words[place]
        if word in _ABD and place < last:
            place += 1
            if words[place] in _ARTICLE and place < last:
                place += 1
            bound.append(_as_one(["abd", words[place]], spellings))
        elif _DIN.match(word) and bound and word != "den" and not (last == 1 and word[0] == "d"):
            # Of two words a bare *din* is a name by itself, wherever it stands.
            if bound[-1] in ("al", "el", "ad", "ed", "ud") and len(bound) > 1:
                bound.pop()
            bound[-1] = _as_one([bound[-1], "din"], spellings)
        elif word == "allah" and bound and bound[-1] not in role("particle"):
            bound[-1] = _as_one([bound[-1], "allah"], spellings)
        elif _GOD.match(word):
            bound.append("abdallah")
        else:
            bound.append(_GLUED_ABD.sub("abd", word))
        place += 1
    return bound
