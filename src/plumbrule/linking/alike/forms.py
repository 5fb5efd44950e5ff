"""The names that take part, each read once: its rarest words, their weights, its letters."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import duckdb
import pyarrow as pa

from plumbrule.linking.alike.lexicon import Lexicon
from plumbrule.linking.alike.reading import Reader
from plumbrule.linking.names.parts import words_in
from plumbrule.linking.names.romanise import romanise
from plumbrule.linking.names.skeleton import skeleton

RAREST = 4
_CHUNK = 100_000


@dataclass
class _Names:
    """Names read; the words of the one at ``place`` are ``words[ends[place]:ends[place + 1]]``."""

    texts: Sequence[str]
    persons: Sequence[bool]
    words: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("q", [0]))
    cleans: list[str] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    legal_forms: list[str] = field(default_factory=list)


def read_forms(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, *, count: bool) -> None:
    """Read the names of ``linking_alike_wanted`` that ``linking_alike_form`` does not have yet.

    Args:
        connection: where both tables are.
        lexicon: gets the new words.
        count: whether the statistics are taken anew, over the names of registers and lists.
    """
    wanted = connection.sql(
        "select name_key, is_person, is_reference from linking_alike_wanted as wanted "
        "anti join linking_alike_form as form on form.name_key = wanted.name_key "
        "and form.is_person = wanted.is_person order by all"
    ).to_arrow_table()
    texts, persons, references = (column.to_pylist() for column in wanted.columns)
    names = _read(_Names(texts, persons), lexicon)
    if count:
        ends = names.ends
        lexicon.count(
            names.words[ends[place] : ends[place + 1]]
            for place, counts in enumerate(references)
            if counts
        )
    order = lexicon.by_rarity()
    rank = array("i", bytes(4 * len(order)))
    for place, word in enumerate(order):
        rank[word] = place
    weights = [lexicon.weight(word) for word in range(len(order))]
    for first in range(0, len(texts), _CHUNK):
        chunk = _table(names, first, min(first + _CHUNK, len(texts)), rank.__getitem__, weights)
        connection.register("linking_alike_chunk", chunk)
        connection.execute("insert into linking_alike_form select * from linking_alike_chunk")
        connection.unregister("linking_alike_chunk")


def _read(names: _Names, lexicon: Lexicon) -> _Names:
    reader = Reader()
    number = lexicon.number
    for text, person in zip(names.texts, names.persons, strict=True):
        tokens, bones, numbers, legal_form = reader.read(text, person=person)
        telling = {bone for bone in bones if len(bone) > 1} if person else set(bones)
        names.words.extend(map(number, sorted(telling or bones)))
        names.ends.append(len(names.words))
        names.cleans.append(" ".join(tokens))
        names.numbers.append(number(f"#{' '.join(numbers)}") if numbers else None)
        names.legal_forms.append(legal_form)
    return names


def _table(
    names: _Names, first: int, last: int, rank: Callable[[int], int], weights: Sequence[float]
) -> pa.Table:
    """Give the rows of some names: words from the rarest on, and what each weighs."""
    words = [
        sorted(names.words[start:end], key=rank)
        for start, end in pairwise(names.ends[first : last + 1])
    ]
    weigh = weights.__getitem__
    heavy = [list(map(weigh, row)) for row in words]
    slots = range(RAREST)
    return pa.table(
        {
            "name_key": names.texts[first:last],
            "is_person": names.persons[first:last],
            "clean": names.cleans[first:last],
            **{
                f"t{slot}": pa.array(
                    [row[slot] if len(row) > slot else None for row in words], pa.int32()
                )
                for slot in slots
            },
            **{
                f"w{slot}": pa.array(
                    [row[slot] if len(row) > slot else 0.0 for row in heavy], pa.float32()
                )
                for slot in slots
            },
            "total": pa.array(map(sum, heavy), pa.float32()),
            "rest": pa.array([sum(row[RAREST:]) for row in heavy], pa.float32()),
            "numbers": pa.array(names.numbers[first:last], pa.int32()),
            "legal_form": names.legal_forms[first:last],
        }
    )


def number_values(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon) -> None:
    """Give each different value of ``linking_alike_value`` its number, in ``linking_alike_valued``.

    A place or an e-mail address is compared by its skeleton, so that it is known in another
    script and spelling.
    """
    rows = connection.sql(
        "select distinct kind, text from linking_alike_value order by all"
    ).to_arrow_table()
    kinds, texts = (column.to_pylist() for column in rows.columns)
    found = [
        lexicon.number(f"{kind}:{_value(kind, text)}")
        for kind, text in zip(kinds, texts, strict=True)
    ]
    valued = pa.table({"kind": kinds, "text": texts, "no": pa.array(found, pa.int32())})
    connection.register("linking_alike_chunk", valued)
    connection.execute(
        "create or replace temp table linking_alike_valued as select * from linking_alike_chunk"
    )
    connection.unregister("linking_alike_chunk")


def _value(kind: str, text: str) -> str:
    if kind not in {"city", "contact"} or text.isdecimal():
        return text
    latin = romanise(text[:200]).latin
    return "".join(map(skeleton, words_in(latin))) or text
