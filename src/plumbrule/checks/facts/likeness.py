"""Names that are like a name: in another script, spelled otherwise, shortened, in another order.

Only those who stand on a list or in a public post are looked for so; everyone else is found by the
same number or the same strict name. What is found is somebody to look at, never evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from plumbrule.checks.facts.reading import Reading
from plumbrule.checks.identity import Attributes
from plumbrule.checks.subject import Subject
from plumbrule.linking.names import WORTH_A_LOOK, Name, analyse, compare, keys

MOST_BEARERS = 200
"""Names under one key beyond which it is too common to find anybody by."""
SHORTEST = 3
"""Letters of a word's skeleton from which the word alone finds names."""
SAME = 0.999
"""Score from which two names are the same words, however written."""

_NAMES = """
with wanted as (
    select party_id from listing
    union
    select person_id as party_id from post_holder
),
spelled as (
    select party_id, name from party
    union
    select party_id, name from name where coalesce(kind, '') <> 'weak'
)
select spelled.party_id, spelled.name, coalesce(party.kind, '') as kind
from spelled
semi join wanted on wanted.party_id = spelled.party_id
inner join party on party.party_id = spelled.party_id
where spelled.name is not null
order by spelled.party_id, spelled.name
"""


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table ``check_like``: names by the keys under which a like name finds them."""
    rows = [
        (key, party, text, kind)
        for party, text, of in connection.execute(_NAMES).fetchall()
        for kind in _kinds(of)
        for key in _keys(analyse(text, kind))
    ]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    named = ("key", "party_id", "name", "kind")
    table = pa.table({n: pa.array(c, pa.string()) for n, c in zip(named, columns, strict=True)})
    connection.register("check_like_rows", table)
    connection.execute(
        "create or replace temp table check_like as "
        "select * from check_like_rows order by key, party_id, name, kind"
    ).fetchall()
    connection.unregister("check_like_rows")


def near(reading: Reading, made: Subject, mine: Attributes) -> Sequence[tuple[str, str]]:
    """Find records on lists and in posts with a name like a subject's.

    Args:
        reading: the lake.
        made: the subject.
        mine: its attributes; all its names are looked for.

    Returns:
        Records, each with how the names agree, in words; the most alike first.
    """
    if made.kind == "body":
        return []
    kind = "person" if made.kind == "person" else "organisation"
    best: dict[str, tuple[float, str]] = {}
    for text in mine.names:
        name = analyse(text, kind)
        for party, other in _candidates(reading, name, kind):
            found = compare(name, analyse(other, kind))
            if found.score >= WORTH_A_LOOK and found.score > best.get(party, (0.0, ""))[0]:
                same = (
                    "the same words" if found.score >= SAME else f"names alike ({found.score:.2f})"
                )
                best[party] = (found.score, f"{same}: {'; '.join(found.reasons)}")
    ordered = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))
    return [(party, why) for party, (_, why) in ordered]


def _candidates(reading: Reading, name: Name, kind: str) -> list[tuple[str, str]]:
    wanted = sorted(set(_keys(name)))
    if not wanted:
        return []
    return [
        (party, other)
        for party, other in reading.rows(
            "with found as ("
            "  select party_id, name, count(*) over (partition by key) as bearers from check_like "
            "  where key in (select unnest($1)) and kind = $2"
            ") select distinct party_id, name from found where bearers <= $3 order by all",
            wanted,
            kind,
            MOST_BEARERS,
        )
    ]


def _keys(name: Name) -> Iterator[str]:
    yield from keys(name)
    if len(name.skeletons) > 1:
        yield from (bone for bone in dict.fromkeys(name.skeletons) if len(bone) >= SHORTEST)


def _kinds(kind: str) -> tuple[str, ...]:
    if kind == "person":
        return ("person",)
    return ("organisation",) if kind else ("person", "organisation")
