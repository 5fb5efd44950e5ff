"""A name read into what can be compared: tokens, skeletons, numbers, legal form, initials."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from plumbrule.linking.names.organisations import read_organisation
from plumbrule.linking.names.persons import read_person
from plumbrule.linking.names.scripts.spellings import Spelling
from plumbrule.linking.names.skeleton import skeleton
from plumbrule.model.keys import name_key

LONGEST = 600
"""Signs of a name that are read; the law's longest names of firms have some 300."""
MOST_TOKENS = 30
"""Words of a name that are compared; time grows with their square."""
PERSON = "person"
ORGANISATION = "organisation"

# Controls, marks of direction and joiners write nothing; what separates becomes a space.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")
_FLOOD = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, read once.

    Args:
        text: as given; the beginning of a text that is longer than any name.
        kind: ``person`` or ``organisation``.
        strict: the strict key: case, spaces and quotes folded, nothing else.
        script: what most letters are written in, such as ``latin``, ``cyrillic``, ``han``.
        ascii: the tokens with spaces between.
        tokens: words in Latin letters without the legal form, titles and little words; the words
            for a kind of organisation in English.
        words: what each token was written as in the name, in Latin letters.
        skeletons: of the tokens, in the same order.
        numbers: digits and roman numerals, ordered: they tell one name from another.
        legal_form: the family of the legal form (``llc``, ``jsc``), or empty.
        initials: tokens of one letter.
        patronymics: tokens that name the father by their form.
        family: tokens known to be of the family name.
        aside: tokens that stood in brackets.
        initialism: first letters of the words of an organisation without its legal form.
        spellings: for each token, how else it may be written in Latin letters; empty for a token
            that was in Latin letters.
        little: articles and particles, which may be left out (``bin``, ``von``).
        whole: False for a text that was cut because it is longer than any name.
    """

    text: str
    kind: str
    strict: str
    script: str
    ascii: str
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    skeletons: tuple[str, ...]
    numbers: tuple[str, ...]
    legal_form: str
    initials: frozenset[str]
    patronymics: frozenset[str]
    family: frozenset[str]
    little: tuple[str, ...]
    aside: frozenset[str]
    initialism: str
    spellings: tuple[Spelling, ...]
    whole: bool


def analyse(text: str, kind: str, *, keep: bool = True) -> Name:
    """Read a name.

    Args:
        text: any text; nothing in it can make this fail or last.
        kind: ``person``; everything else (``organisation``, ``company``, ``body``) is read as an
            organisation.
        keep: keep what was read, by its content, so that a second reading costs nothing. Say no for
            names that somebody asks about: who was asked about is not to gather in memory.
    """
    kind = PERSON if kind == PERSON else ORGANISATION
    digest = ""
    if len(text) > LONGEST:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        text = text[:LONGEST]
    return _read(text, kind, digest) if keep else _read.__wrapped__(text, kind, digest)


@lru_cache(maxsize=60_000)
def _read(text: str, kind: str, digest: str) -> Name:
    clean = _clean(text)
    read = read_person(clean) if kind == PERSON else read_organisation(clean)
    tokens = read.tokens[:MOST_TOKENS]
    strict = name_key.__wrapped__(text)  # this reading is what is kept, or nothing
    return Name(
        text=text,
        kind=kind,
        strict=f"{strict} {digest}" if digest else strict,
        script=read.script,
        ascii=" ".join(tokens),
        tokens=tokens,
        words=read.words[:MOST_TOKENS],
        skeletons=tuple(map(skeleton, tokens)),
        numbers=read.numbers,
        legal_form=read.legal_form,
        initials=frozenset(token for token in tokens if len(token) == 1),
        patronymics=read.patronymics,
        family=read.family,
        little=read.little,
        aside=read.aside,
        initialism=read.initialism,
        spellings=tuple(read.spellings.get(token, ()) for token in tokens),
        whole=not digest and len(read.tokens) <= MOST_TOKENS,
    )


def _clean(text: str) -> str:
    """Fold forms of one letter, and drop what cannot be seen."""
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", _FLOOD.sub(r"\1", text))
    return _MIXED.sub(_of_one_alphabet, _UNSEEN.sub("", folded))[: 2 * LONGEST]


_MIXED = re.compile(
    "[A-Za-z]+[\u0400-\u052f][A-Za-z\u0400-\u052f]*|[\u0400-\u052f]+[A-Za-z][A-Za-z\u0400-\u052f]*"
)
_LOOK_ALIKE = str.maketrans("ABCEHIJKMOPSTXYaceijopsxy", "АВСЕНІЈКМОРЅТХУасеіјорѕху")  # noqa: RUF001


def _of_one_alphabet(found: re.Match[str]) -> str:
    """Write a word that mixes Latin and Cyrillic letters in Cyrillic, if its Latin letters look so."""
    word = found.group().translate(_LOOK_ALIKE)
    return found.group() if any(letter.isascii() for letter in word) else word
