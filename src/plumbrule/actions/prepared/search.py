"""Searching: names in any script and spelling, official numbers, process numbers and titles.

Each word of the question stands for the words of the index that are spelt like it or sound like it;
names that have them are then compared word by word. Common words weigh little.
"""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plumbrule.actions.prepared.words import BONE, name_words, title_words
from plumbrule.linking.names.skeleton import skeleton
from plumbrule.model.keys import identifier_value

MOST_WORDS = 8
ALIKE = 0.7
"""Least similarity of two spellings, 1 for equal ones: letters changed, missing, added or swapped
(optimal string alignment), by the longer one."""

ALIKE_SHORT = 0.6
"""The same for words of three or four letters, where one letter is much."""

SPELLINGS = 16
UNKNOWN = 3.0
"""Most that a word tells which no name has: it may be a slip."""

PARTICLE = 0.5
"""The same for one or two letters, such as an article that the name does not have."""

CANDIDATES = 400
SORTED_BELOW = 30_000
GOOD = 0.55
"""Least score of a name that is shown."""

_ENTITY = "select id, kind, name, country, scheme, identifier, records from entity where no = ?"
_PROCESS = "select ocid, tender_id, title, year from process where no = ?"


@dataclass(frozen=True)
class FoundEntity:
    """A person, company or body that was found.

    Args:
        id: the entity.
        kind: person, company, body ..., or None.
        name: its main name.
        matched: the name that was found, if it is another.
        country, scheme, identifier: where known.
        records: records that belong to it.
        score: how alike, 0 to 1; 1 for a number.
    """

    id: str
    kind: str | None
    name: str
    matched: str | None
    country: str | None
    scheme: str | None
    identifier: str | None
    records: int
    score: float


@dataclass(frozen=True)
class FoundProcess:
    """A contracting process that was found, by number or title."""

    ocid: str
    tender_id: str | None
    title: str | None
    year: int | None


@dataclass(frozen=True)
class Found:
    """What a search found; best first."""

    entities: tuple[FoundEntity, ...] = ()
    processes: tuple[FoundProcess, ...] = ()


class Vocabulary:
    """The words of the names in an index, held in memory to be compared with what is typed.

    Args:
        database: the index.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        self.counts: dict[str, int] = dict(database.execute("select word, names from word"))
        self.sounds = {row[0] for row in database.execute("select bone from bone")}
        self.words = [word for word in self.counts if len(word) > 2 and not word.isdigit()]
        self.names = max(1, int(database.execute("select count(*) from entity").fetchone()[0]))

    def weight(self, word: str) -> float:
        """Give how much a word tells: more for rare ones."""
        return 0.2 + math.log(1 + self.names / (1 + self.counts.get(word, 0)))

    def count_of(self, near: dict[str, float]) -> int:
        """Give in how many names a word or one spelt like it stands, at most."""
        return sum(self.counts[one] for one in near)

    def weight_of(self, word: str, near: dict[str, float]) -> float:
        """Give how much a typed word tells: as much as the word it most likely stands for."""
        likeliest = max(near, key=lambda one: (near[one], self.counts[one]), default=None)
        if likeliest:
            return self.weight(likeliest)
        return min(self.weight(word), UNKNOWN if len(word) > 2 else PARTICLE)

    def spelt(self, word: str) -> dict[str, dict[str, float]]:
        """Give a word with the words it may stand for; two words where it is two typed as one."""
        near = self.alike(word)
        if near or word in self.counts:
            return {word: near}
        splits = [
            (word[:place], word[place:])
            for place in range(2, len(word) - 1)
            if word[:place] in self.counts and word[place:] in self.counts
        ]
        if not splits:
            return {word: {}}
        two = min(splits, key=lambda one: abs(len(one[0]) - len(one[1])))
        return {half: self.alike(half) for half in two}

    def alike(self, word: str) -> dict[str, float]:
        """Give the words spelt like a word, with how alike they are."""
        found = {word: 1.0} if word in self.counts else {}
        if len(word) > 2:
            near = process.extract(
                word,
                self.words,
                scorer=OSA.normalized_similarity,
                score_cutoff=ALIKE if len(word) > 4 else ALIKE_SHORT,
                limit=SPELLINGS,
            )
            found |= {other: float(score) for other, score, _ in near}
        return found

    def terms(self, word: str, near: dict[str, float]) -> list[str]:
        """Give the terms of the index that a word stands for; none when no name has any."""
        sound = BONE + skeleton(word) if len(word) > 2 and word.isalpha() else ""
        return [f'"{term}"' for term in (*near, *([sound] if sound in self.sounds else ()))]


def search(database: sqlite3.Connection, vocabulary: Vocabulary, text: str, *, limit: int) -> Found:
    """Find entities and processes.

    Args:
        database: the index.
        vocabulary: its words.
        text: what was typed.
        limit: most of each kind.
    """
    by_number, processes = _by_number(database, text, limit)
    named = _named(database, vocabulary, text, limit)
    entities = {one.id: one for one in [*named, *by_number]}
    ordered = [*by_number, *(one for one in named if one.id not in {x.id for x in by_number})]
    titled = _titled(database, text, limit)
    seen = dict.fromkeys([*processes, *titled])
    return Found(tuple(entities[one.id] for one in ordered[:limit]), tuple(list(seen)[:limit]))


def _by_number(
    database: sqlite3.Connection, text: str, limit: int
) -> tuple[list[FoundEntity], list[FoundProcess]]:
    value = identifier_value(text)
    if value is None or len(value) < 3 or not any(sign.isdigit() for sign in value):
        return [], []
    wanted = "value = ?1" if len(value) < 5 else "value >= ?1 and value < ?1 || char(1114111)"
    found = database.execute(
        f"select distinct entity, process from number where {wanted} order by value limit ?2",  # noqa: S608
        (value, limit * 2),
    ).fetchall()
    entities = [_entity(database, no, None, 1.0) for no, _ in found if no is not None]
    return entities, [_process(database, no) for _, no in found if no is not None]


def _named(
    database: sqlite3.Connection, vocabulary: Vocabulary, text: str, limit: int
) -> list[FoundEntity]:
    spelt: dict[str, dict[str, float]] = {}
    for word in list(dict.fromkeys(name_words(text)))[:MOST_WORDS]:
        spelt |= vocabulary.spelt(word)
    best: dict[int, tuple[float, str]] = {}
    for no, name in _candidates(database, vocabulary, spelt):
        score = _score(spelt, name_words(name), vocabulary)
        if score > best.get(no, (GOOD, ""))[0]:
            best[no] = (score, name)
    order = sorted(best, key=lambda no: (-best[no][0], no))[:limit]
    return [_entity(database, no, best[no][1], best[no][0]) for no in order]


def _candidates(
    database: sqlite3.Connection, vocabulary: Vocabulary, spelt: dict[str, dict[str, float]]
) -> list[tuple[int, str]]:
    """Give entities, each with one of its names, that share words with the question."""
    terms = {word: vocabulary.terms(word, near) for word, near in spelt.items()}
    known = sorted(
        (word for word in terms if terms[word]),
        key=lambda word: -vocabulary.weight_of(word, spelt[word]),
    )
    if not known:
        return []
    found: dict[int, None] = {}
    # All words first, then without the commonest, then the rarest alone: the first that suffices.
    for count in dict.fromkeys((len(known), max(1, len(known) - 1), 1)):
        wanted = " AND ".join(f"({' OR '.join(terms[word])})" for word in known[:count])
        few = min(vocabulary.count_of(spelt[word]) for word in known[:count]) < SORTED_BELOW
        order = "order by rank" if few else ""
        for row in database.execute(
            f"select rowid from names where names match ? {order} limit ?",  # noqa: S608
            (wanted, CANDIDATES),
        ):
            found[row[0]] = None
        if len(found) >= 20:
            break
    return [_name(database, rowid) for rowid in found]


def _name(database: sqlite3.Connection, rowid: int) -> tuple[int, str]:
    if rowid % 2 == 0:
        row = database.execute("select no, name from entity where no = ?", (rowid // 2,))
    else:
        row = database.execute("select entity, name from also where no = ?", (rowid // 2,))
    no, name = row.fetchone()
    return no, name


def _score(spelt: dict[str, dict[str, float]], words: list[str], vocabulary: Vocabulary) -> float:
    """Compare the words of the question with those of a name; 1 when they are the same."""
    if not words:
        return 0.0
    present = set(words)
    sounds = {skeleton(word): word for word in words if len(word) > 2}
    matched = total = 0.0
    used: set[str] = set()
    for word, near in spelt.items():
        weight = vocabulary.weight_of(word, near)
        total += weight
        best, name = max(((near.get(one, 0.0), one) for one in present), default=(0.0, ""))
        if best < 0.85 and len(word) > 2 and skeleton(word) in sounds:
            best, name = 0.85, sounds[skeleton(word)]
        if best < 0.85 and len(word) < 3:
            best, name = max((float(one.startswith(word)) * 0.8, one) for one in present)
        matched += weight * best
        used.add(name)
    left = sum(vocabulary.weight(word) for word in present - used)
    if not total:
        return 0.0
    # Words of the name that were not asked for take away up to a quarter.
    return matched / total * (0.75 + 0.25 * total / (total + left))


def _titled(database: sqlite3.Connection, text: str, limit: int) -> list[FoundProcess]:
    words = list(dict.fromkeys(title_words(text)))[:MOST_WORDS]
    counts = {word: _titles_with(database, word) for word in words}
    known = [word for word in words if counts[word]]
    if not known:
        return []
    wanted = " AND ".join(f'"{word}"' for word in known)
    order = "order by rank" if min(counts[word] for word in known) < SORTED_BELOW else ""
    found = database.execute(
        f"select rowid from titles where titles match ? {order} limit ?",  # noqa: S608
        (wanted, limit),
    )
    return [_process(database, row[0]) for row in found.fetchall()]


def _titles_with(database: sqlite3.Connection, word: str) -> int:
    row = database.execute("select titles from title_word where word = ?", (word,)).fetchone()
    return int(row[0]) if row else 0


def _entity(
    database: sqlite3.Connection, no: int, matched: str | None, score: float
) -> FoundEntity:
    row = database.execute(_ENTITY, (no,)).fetchone()
    ident, kind, name, country, scheme, identifier, records = row
    other = matched if matched != name else None
    return FoundEntity(ident, kind, name, other, country, scheme, identifier, records, score)


def _process(database: sqlite3.Connection, no: int) -> FoundProcess:
    return FoundProcess(*database.execute(_PROCESS, (no,)).fetchone())
