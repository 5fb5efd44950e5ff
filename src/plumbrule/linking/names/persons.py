"""Reading the name of a person: titles, particles, patronymics, what belongs together."""

from __future__ import annotations

import re

from plumbrule.linking.names.parts import Parts, number_of, words_in
from plumbrule.linking.names.romanise import romanise
from plumbrule.linking.names.scripts.spellings import Spelling, pieces

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "hon",
        "honourable",
        "rev",
        "father",
        "sheikh",
        "shaykh",
        "sheik",
        "shaikh",
        "hajji",
        "haji",
        "hadji",
        "hajj",
        "alhaj",
        "mullah",
        "mulla",
        "maulavi",
        "mawlawi",
        "ustad",
        "sayyid",
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "maj",
        "captain",
        "capt",
        "lt",
        "lieutenant",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "mme",
        "senor",
        "senora",
        "don",
        "dona",
        "shri",
        "sri",
        "smt",
        "kumari",
        "esq",
        "mag",
        "ing",
        "dipl",
        "dott",
        "avv",
    ]
)
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "as",
        "ash",
        "ar",
        "an",
        "at",
        "az",
        "bin",
        "ibn",
        "bint",
        "ben",
        "bou",
        "ould",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "zum",
        "la",
        "le",
        "las",
        "los",
        "y",
        "e",
        "i",
        "and",
        "af",
        "av",
        "oglu",
        "ogly",
        "kyzy",
        "kizi",
        "qizi",
    ]
)
_PATRONYMIC = re.compile(
    "..+(?:[oe]vi?[ct]h?|ovych|evych|ovi[cz]|ovn[ay]|evn[ay]|ichna|ivna|yivna|ovych|avich|avna)$"
)
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
    words = [word for word in words if word not in _TITLES] or words
    if script in ("han", "hangul") and len(words) in (3, 4):
        size = 1 if len(words) == 3 else 2
        words = [_as_one(words[:size], spellings), _as_one(words[size:], spellings)]
        family = frozenset(words[:1])
    tokens: list[str] = []
    numbers: list[str] = []
    little: list[str] = []
    bound = _bound(words, spellings)
    for place, word in enumerate(bound):
        number = _generation(word, last=place == len(bound) - 1 > 0)
        if number:
            numbers.append(number)
            tokens.append(number)
        elif word in _PARTICLES and len(words) > 1:
            little.append(word)
        else:
            tokens.append(word)
    if not tokens:
        tokens, little = little, []
    patronymics = (
        frozenset(token for token in tokens if _PATRONYMIC.match(token))
        if len(tokens) > 2
        else frozenset()
    )
    return Parts(
        tokens=tuple(tokens),
        numbers=tuple(sorted(numbers)),
        patronymics=patronymics,
        family=family,
        little=tuple(little),
        script=script,
        spellings=spellings,
    )


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
            piece for word in words for piece in spellings.get(word) or pieces([word])
        )
    return joined


def _bound(words: list[str], spellings: dict[str, Spelling]) -> list[str]:
    """Bind what is one name: *abd* and what follows, what stands before *ad-din*."""
    bound: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        if word in ("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdu") and place + 1 < len(
            words
        ):
            place += 1
            if words[place] in ("al", "el", "ul", "ur", "ar", "er", "as", "us") and place + 1 < len(
                words
            ):
                place += 1
            bound.append(_as_one(["abd", words[place]], spellings))
        elif _DIN.match(word) and bound and word != "den":
            if bound[-1] in ("al", "el", "ad", "ed", "ud") and len(bound) > 1:
                bound.pop()
            bound[-1] = _as_one([bound[-1], "din"], spellings)
        elif _GOD.match(word):
            bound.append("abdallah")
        else:
            bound.append(_GLUED_ABD.sub("abd", word))
        place += 1
    return bound
