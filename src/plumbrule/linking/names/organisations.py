"""Reading the name of an organisation: legal form, joined initials, words for its kind."""

from __future__ import annotations

from functools import cache

from plumbrule.linking.names.parts import Parts, number_of, words_in
from plumbrule.linking.names.romanise import Romanised
from plumbrule.linking.names.tables import rows

_LITTLE = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "by",
        "to",
        "a",
        "an",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "d",
        "l",
        "et",
        "y",
        "e",
        "und",
        "der",
        "die",
        "das",
        "fur",
        "von",
        "i",
        "na",
        "v",
        "vo",
        "po",
        "o",
        "ob",
        "dla",
        "z",
        "do",
        "del",
        "della",
        "di",
        "da",
        "dei",
        "delle",
        "dos",
        "das",
        "no",
        "nr",
        "number",
        "pod",
        "im",
        "imeni",
        "named",
        "after",
        "al",
        "el",
        "ul",
        "as",
        "ad",
    ]
)
_LONGEST_FORM = 7


def read_organisation(written: Romanised) -> Parts:
    """Read the name of an organisation."""
    words = _joined_initials(words_in(written.latin))
    words, legal_form = _without_legal_form(words)
    words = [word for word in words if word not in _LITTLE] or words
    tokens = []
    numbers = []
    for place, word in enumerate(words):
        number = number_of(word, last=place == len(words) - 1 and place > 0)
        if number:
            numbers.append(number)
        tokens.append(number or meaning(word))
    return Parts(tuple(tokens), tuple(sorted(numbers)), legal_form, spellings=written.spellings)


def _joined_initials(words: list[str]) -> list[str]:
    """Join single letters that follow one another: ``a b c company`` is ``abc company``."""
    joined: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run.append(word)
            continue
        if run:
            joined.append("".join(run))
            run = []
        if word:
            joined.append(word)
    return joined


@cache
def _forms() -> tuple[dict[tuple[str, ...], str], frozenset[tuple[str, ...]]]:
    families: dict[tuple[str, ...], str] = {}
    at_an_end = set()
    for family, spellings in rows("legal_forms.tsv"):
        for spelling in spellings.split("|"):
            words = tuple(_joined_initials(spelling.removeprefix("^").split()))
            families.setdefault(words, family)
            if spelling.startswith("^") or (len(words) == 1 and len(words[0]) <= 2):
                at_an_end.add(words)
    return families, frozenset(at_an_end)


def _without_legal_form(words: list[str]) -> tuple[list[str], str]:
    """Take the legal forms out; the strongest of them names the family."""
    families, at_an_end = _forms()
    found: list[str] = []
    kept: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_FORM, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            family = families.get(phrase)
            if family and (phrase not in at_an_end or not kept or place + length == len(words)):
                found.append(family)
                place += length
                break
        else:
            kept.append(words[place])
            place += 1
    if not kept:
        return words, ""
    strong = [family for family in found if family != "company"]
    return kept, (strong or found or [""])[0]


@cache
def _meanings() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole = {}
    beginnings = []
    for word, spellings in rows("words.tsv"):
        for spelling in spellings.split("|"):
            if spelling.endswith("*"):
                beginnings.append((spelling[:-1], word))
            else:
                whole[spelling] = word
    return whole, tuple(beginnings)


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    sorted_in: dict[str, list[tuple[str, str]]] = {}
    for beginning, word in _meanings()[1]:
        sorted_in.setdefault(beginning[:3], []).append((beginning, word))
    return sorted_in


def meaning(word: str) -> str:
    """Return the English word for a kind of organisation, or the word itself.

    >>> meaning("banque"), meaning("universitet"), meaning("alfa")
    ('bank', 'university', 'alfa')
    """
    found = _meanings()[0].get(word)
    if found:
        return found
    for beginning, meant in _beginnings().get(word[:3], ()):
        if word.startswith(beginning):
            return meant
    return word
