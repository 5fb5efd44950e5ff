"""The search for names that are alike: from the entities of a lake to scored pairs of them."""

from __future__ import annotations

from functools import cache
from importlib import resources

import duckdb

from plumbrule.linking.alike.forms import number_values, read_forms
from plumbrule.linking.alike.kept import Kept, kept_after
from plumbrule.linking.alike.lexicon import Lexicon
from plumbrule.linking.alike.people import score_people

_STEPS = ("profile", "key", "pair", "score")


def find_alike(connection: duckdb.DuckDBPyConnection, kept: Kept | None = None) -> Kept:
    """Fill ``linking_alike_pair``: entities whose names are alike, with score and margin.

    Reads what linking has made so far: entities, their records, who stands in a register or list.

    Args:
        connection: DuckDB in the middle of linking.
        kept: what an earlier linking kept. Its statistics stand until the names of registers have
            grown by a tenth; then, or without it, they are taken anew.

    Returns:
        What the next linking may build on.
    """
    for step in ("scope", "value", "form"):
        _run(connection, step)
    names = connection.execute(
        "select count(*) from linking_alike_wanted where is_reference"
    ).fetchall()[0][0]
    if kept is not None and kept.serves(names):
        lexicon = kept.lexicon()
        connection.register("linking_alike_chunk", kept.forms)
        connection.execute("insert into linking_alike_form select * from linking_alike_chunk")
        connection.unregister("linking_alike_chunk")
        read_forms(connection, lexicon, count=False)
    else:
        lexicon = Lexicon()
        read_forms(connection, lexicon, count=True)
    number_values(connection, lexicon)
    for step in _STEPS:
        _run(connection, step)
    if _has_people(connection):
        _run(connection, "people")
        score_people(connection)
        _run(connection, "people_score")
    _run(connection, "verdict")
    return kept_after(connection, lexicon)


def _has_people(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether any person with a place, a day or a contact takes part."""
    return bool(
        connection.execute(
            "select 1 from linking_alike_entity as entity "
            "semi join linking_alike_value as value on value.entity_id = entity.entity_id "
            "and value.kind in ('born day', 'city', 'postcode', 'contact', 'street', 'number') "
            "where entity.is_person limit 1"
        ).fetchall()
    )


@cache
def _sql(name: str) -> str:
    place = resources.files("plumbrule.linking.alike") / f"{name}.sql"
    return place.read_text(encoding="utf-8")


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(_sql(name)).fetchall()
