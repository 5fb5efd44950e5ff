"""The words of organisations' names that mean the same in every language, and their legal forms."""

# ruff: noqa: RUF001 the letters are the subject

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from plumbrule.linking.names.parts import joined_initials, words_in
from plumbrule.linking.names.romanise import romanise
from plumbrule.linking.names.scripts.east_asian import EAST_ASIAN, divider
from plumbrule.linking.names.tables import role, rows

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ADJECTIVE = re.compile(
    "(?<=[a-z]{4}sk)(?:iy|ii|iyi|yi|y|i|aya|aia|aja|oe|oye|oi|oy|ogo|oho|om|ie|iye|ikh|aho|aga|ae|aye|ai|e|a)$"
)
_KEY = 3
_NOTHING = "-"
"""The meaning of words that say nothing, such as ``named after``."""


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Spellings of legal forms.

    Args:
        families: the words of a spelling, and its family.
        at_an_end: spellings that count only at the beginning or the end of a name.
        longest: for a word, how many words the longest spelling that it begins has.
    """

    families: dict[tuple[str, ...], str]
    at_an_end: frozenset[tuple[str, ...]]
    longest: dict[str, int]


@dataclass(frozen=True, slots=True)
class Words:
    """Words for kinds of organisation.

    Args:
        phrases: the words of a spelling, and the English words it means.
        longest: for a word, how many words the longest spelling that it begins has.
        beginnings: by their first letters, beginnings of words and what they mean.
    """

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    longest: dict[str, int]
    beginnings: dict[str, list[tuple[str, tuple[str, ...]]]]


def in_latin(spelling: str) -> set[str]:
    """Write a spelling of a table in Latin letters; Cyrillic as Russian and as Ukrainian."""
    found = {romanise(spelling).latin}
    if _CYRILLIC.search(spelling):
        found.add(romanise(f"{spelling} і").latin.removesuffix(" i"))
    return found


@cache
def legal_forms() -> LegalForms:
    """Read the legal forms."""
    families: dict[tuple[str, ...], str] = {}
    at_an_end = set()
    for family, spellings in rows("legal_forms.tsv"):
        for spelling in spellings.split("|"):
            if EAST_ASIAN.search(spelling):
                continue
            for latin in in_latin(spelling.removeprefix("^")):
                words = tuple(joined_initials(words_in(latin)))
                families.setdefault(words, family)
                if spelling.startswith("^") or (
                    len(words) == 1 and len(words[0]) <= 2 and words != ("ao",)
                ):
                    at_an_end.add(words)
    return LegalForms(families, frozenset(at_an_end), _longest(families))


def _longest(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


@cache
def words() -> Words:
    """Read the words for kinds of organisation."""
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    beginnings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for meaning, spellings in rows("words.tsv"):
        means = () if meaning == _NOTHING else tuple(meaning.split())
        for spelling in spellings.split("|"):
            if EAST_ASIAN.search(spelling):
                continue
            for latin in in_latin(spelling.removesuffix("*")):
                found = tuple(words_in(latin))
                if spelling.endswith("*") and len(found) == 1 and len(found[0]) >= _KEY:
                    beginnings.setdefault(found[0][:_KEY], []).append((found[0], means))
                else:
                    phrases.setdefault(found, means)
    for same in beginnings.values():
        same.sort(key=lambda one: (-len(one[0]), one))
    return Words(phrases, _longest(phrases), beginnings)


@cache
def kind_words() -> frozenset[str]:
    """Give the English words that tell a kind, a trade or a place, and not a name of its own."""
    return frozenset(word for meaning, _ in rows("words.tsv") for word in meaning.split())


@cache
def questioned() -> frozenset[str]:
    """Give the words whose neighbours decide what they mean: parts of phrases and legal forms."""
    return frozenset(
        word
        for phrase in (*legal_forms().families, *words().phrases)
        if len(phrase) > 1 or phrase in legal_forms().families
        for word in phrase
    ) | role("little")


@cache
def _in_characters() -> tuple[re.Pattern[str], dict[str, str]]:
    known: dict[str, str] = {}
    for family, spellings in rows("legal_forms.tsv"):
        known.update(
            {one: family for one in spellings.split("|") if EAST_ASIAN.search(one) and len(one) > 1}
        )
    for meaning, spellings in rows("words.tsv"):
        for one in spellings.split("|"):
            if EAST_ASIAN.search(one) and len(one) > 1:
                known.setdefault(one, meaning)
    return divider(known), known


def divided(text: str) -> str:
    """Replace known Chinese, Japanese and Korean words by English ones, with spaces about them."""
    if text.isascii() or not EAST_ASIAN.search(text):
        return text
    pattern, known = _in_characters()
    return pattern.sub(lambda found: f" {known[found.group()]} ", text)


@lru_cache(maxsize=200_000)
def meaning(word: str) -> tuple[str, ...]:
    """Return the English words for one word in Latin letters, or the word itself.

    >>> meaning("banque"), meaning("universitet"), meaning("alfa")
    (('bank',), ('university',), ('alfa',))
    """
    table = words()
    found = table.phrases.get((word,))
    if found is not None:
        return found
    for beginning, means in table.beginnings.get(word[:_KEY], ()):
        if word.startswith(beginning):
            return means
    return (_ADJECTIVE.sub("", word),)
