"""Names that are like a name: in another script, spelled otherwise, shortened, in another order.

Only those who stand on a list or in a public post are looked for so; everyone else is found by the
same number or the same strict name. What is found is somebody to look at, never evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from plumbrule.checks.facts.reading import Placed, Reading
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
select
    spelled.party_id, reference.entity_id, cast(reference.rank as varchar) as rank, spelled.name,
    coalesce(party.kind, '') as kind
from spelled
inner join check_reference as reference on reference.party_id = spelled.party_id
semi join wanted on wanted.party_id = spelled.party_id
inner join party on party.party_id = spelled.party_id
where spelled.name is not null
order by spelled.party_id, spelled.name
"""


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table ``check_like``: names by the keys under which a like name finds them."""
    rows = [
        (key, kind, party, entity, rank, text)
        for party, entity, rank, text, of in connection.execute(_NAMES).fetchall()
        for kind in _kinds(of)
        for key in _keys(analyse(text, kind))
    ]
    named = ("key", "kind", "party_id", "entity_id", "rank", "name")
    columns = list(zip(*rows, strict=True)) or [()] * len(named)
    table = pa.table({n: pa.array(c, pa.string()) for n, c in zip(named, columns, strict=True)})
    connection.register("check_like_rows", table)
    connection.execute(
        "create or replace temp table check_like as "
        "select * replace (cast(rank as tinyint) as rank) from check_like_rows order by all"
    ).fetchall()
    connection.unregister("check_like_rows")


class Alike:
    """Names on lists and in posts that may be like those of some subjects, read in one go.

    Args:
        reading: the lake.
        everyone: the subjects with their attributes; all their names are looked for.
    """

    def __init__(self, reading: Reading, everyone: Iterable[tuple[Subject, Attributes]]) -> None:
        wanted = {
            (key, kind_of(made))
            for made, mine in everyone
            for text in _texts(made, mine)
            for key in _keys(analyse(text, kind_of(made)))
        }
        self._found: dict[tuple[str, str], list[tuple[Placed, str]]] = defaultdict(list)
        if wanted:
            for key, kind, party, entity, rank, name in reading.rows(
                "select key, kind, party_id, entity_id, rank, name from check_like where key in (select unnest($1)) "
                "qualify count(*) over (partition by key, kind) <= $2 order by all",
                sorted({key for key, _ in wanted}),
                MOST_BEARERS,
            ):
                self._found[key, kind].append((Placed(party, entity, rank), name))

    def near(self, made: Subject, mine: Attributes) -> Sequence[tuple[Placed, str]]:
        """Give the records with a name like a subject's, each with how the names agree, in words."""
        kind = kind_of(made)
        best: dict[Placed, tuple[float, str]] = {}
        for text in _texts(made, mine):
            name = analyse(text, kind)
            others = {one for key in _keys(name) for one in self._found.get((key, kind), ())}
            for party, other in sorted(others):
                found = compare(name, analyse(other, kind))
                # Among thousands of names chance brings up some that share a common word.
                if found.verdict == "differs" or found.score < WORTH_A_LOOK:
                    continue
                if found.score > best.get(party, (0.0, ""))[0]:
                    same = found.score >= SAME
                    words = "the same words" if same else f"names alike ({found.score:.2f})"
                    best[party] = (found.score, f"{words}: {'; '.join(found.reasons)}")
        ordered = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))
        return [(party, why) for party, (_, why) in ordered]


def kind_of(made: Subject) -> str:
    """Return the kind that its names are read as."""
    return "person" if made.kind == "person" else "organisation"


def _texts(made: Subject, mine: Attributes) -> tuple[str, ...]:
    return () if made.kind == "body" else mine.names


def _keys(name: Name) -> Iterator[str]:
    yield from keys(name)
    if len(name.skeletons) > 1:
        yield from (bone for bone in dict.fromkeys(name.skeletons) if len(bone) >= SHORTEST)


def _kinds(kind: str) -> tuple[str, ...]:
    if kind == "person":
        return ("person",)
    return ("organisation",) if kind else ("person", "organisation")
