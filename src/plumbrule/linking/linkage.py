"""Linking: from the records of all sources to entities, and to pairs that a person should look at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

import duckdb

from plumbrule.linking.alike import Kept, find_alike, join_alike
from plumbrule.linking.decision import Decision
from plumbrule.linking.doubtful import join_doubtful
from plumbrule.linking.schemes import bears_one, known_schemes, needs_country, scheme_named
from plumbrule.model import PlumbError

MOST_ROUNDS = 64
"""Rounds of the smallest label; each halves the way that is left, so 64 are never reached."""

_PASSING_PREFIX = "linking_"


def link(
    connection: duckdb.DuckDBPyConnection,
    decisions: Sequence[Decision] = (),
    kept: Kept | None = None,
) -> Kept | None:
    """Find which records are one person, company or body.

    Reads the source tables of the model, of which the connection has a view each, and makes the
    tables ``linked_party_entity``, ``linked_entity``, ``linked_candidate`` and ``linked_cluster``
    with the own columns of the model's tables of these names. The same records and decisions
    give the same rows in any order of loading and with any number of threads.

    Args:
        connection: DuckDB with the views; tables of an earlier run are replaced.
        decisions: what people decided about pairs of records. ``not_same`` wins over everything;
            ``same`` joins unless valid numbers of one scheme differ, which is then reported as a
            candidate ``refuted_id``.
        kept: what an earlier linking of the lake kept; saves reading names again, and lets the
            statistics stand.

    Returns:
        What to keep for the next linking; None where no name had to be searched for.

    Raises:
        PlumbError: a decision names a record that the lake does not hold, or two decisions of
            different kinds name the same two records.
    """
    _begin(connection, decisions)
    has_numbers = _name_schemes(connection)
    if has_numbers:
        _run(connection, "number")
        _check_numbers(connection)
        _run(connection, "bearer")
    if decisions:
        _run(connection, "held")
    if has_numbers or decisions:
        _run(connection, "own_node")
    _run(connection, "publisher_key")
    if has_numbers or decisions:
        _run(connection, "edge")
        _spread_labels(connection)
        _run(connection, "component")
        join_doubtful(connection)
    for step in ("party_entity", "entity", "reference"):
        _run(connection, step)
    if _any(connection, "linking_reference"):
        kept = find_alike(connection, kept)
    if has_numbers or decisions or _any(connection, "linking_reference"):
        for step in ("fact", "pair", "candidate"):
            _run(connection, step)
        join_alike(connection)
    _clear(connection)
    return kept


@cache
def _sql(name: str) -> str:
    place = resources.files("plumbrule.linking") / f"{name}.sql"
    return place.read_text(encoding="utf-8")


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    connection.execute(_sql(name)).fetchall()


def _begin(connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]) -> None:
    """Make the tables that are filled from outside, and see that each record stands once."""
    _run(connection, "tables")
    rows, different, keyed_sources = connection.execute(
        """
        select count(*), count(distinct party_id), list(distinct source) filter (
            where case
                when strlen(party_id) = strlen(source) + 1 + strlen(local_id)
                    then party_id <> source || ':' || local_id
                else local_id is not null
            end
        )
        from party
        """
    ).fetchall()[0]
    _run(connection, "party" if rows == different else "party_once")
    connection.execute(
        "insert into linking_keyed_source select unnest($1)", [sorted(keyed_sources or [])]
    )
    _note_decisions(connection, decisions)


def _note_decisions(connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]) -> None:
    kinds: dict[tuple[str, str], str] = {}
    for decision in decisions:
        if kinds.setdefault(decision.ordered, decision.kind) != decision.kind:
            first, second = decision.ordered
            raise PlumbError(
                f"the records {first} and {second} are decided to be the same and not the same; "
                "withdraw one of the two decisions"
            )
    if not decisions:
        return
    rows = sorted({(one.kind, *one.ordered, one.reason) for one in decisions})
    connection.execute(
        "insert into linking_decision select unnest($1), unnest($2), unnest($3), unnest($4)",
        [list(column) for column in zip(*rows, strict=True)],
    )
    missing = connection.execute(
        """
        select party_id
        from (
            select record_a as party_id from linking_decision
            union
            select record_b as party_id from linking_decision
        ) as decided
        anti join linking_party using (party_id)
        order by party_id
        """
    ).fetchall()
    if missing:
        listed = ", ".join(party_id for (party_id,) in missing[:10])
        raise PlumbError(
            f"decisions name {len(missing)} records that the lake does not hold ({listed}); "
            "load their source again or withdraw the decisions"
        )


def _any(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return bool(connection.execute(f"select 1 from {table} limit 1").fetchall())  # noqa: S608


def _name_schemes(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell which scheme each spelling means, and which needs a country; False without any."""
    spellings = [
        spelling
        for (spelling,) in connection.execute(
            "select scheme from linking_party where scheme is not null "
            "union select scheme from identifier where scheme is not null"
        ).fetchall()
    ]
    if not spellings:
        return False
    names = [scheme_named(spelling) for spelling in spellings]
    connection.execute(
        "insert into linking_scheme select unnest($1), unnest($2), unnest($3)",
        [spellings, names, [needs_country(name) for name in names]],
    )
    fields = [
        (scheme.field, scheme.country, scheme.name, scheme.form or ".*")
        for scheme in known_schemes()
        if scheme.field
    ]
    if fields:
        connection.execute(
            "insert into linking_field_of_scheme "
            "select unnest($1), unnest($2), unnest($3), unnest($4)",
            [list(column) for column in zip(*fields, strict=True)],
        )
    return True


def _check_numbers(connection: duckdb.DuckDBPyConnection) -> None:
    """Run the check of each scheme over its different numbers."""
    schemes = {scheme.name: scheme for scheme in known_schemes()}
    for (name,) in connection.execute("select distinct scheme from linking_written").fetchall():
        if name not in schemes:
            connection.execute(
                "insert into linking_checked "
                "select distinct scheme, value, 'none', $2 from linking_written where scheme = $1",
                [name, bears_one(name)],
            )
            continue
        values = [
            value
            for (value,) in connection.execute(
                "select distinct value from linking_written where scheme = $1", [name]
            ).fetchall()
        ]
        connection.execute(
            "insert into linking_checked select $1, unnest($2), unnest($3), $4",
            [name, values, [schemes[name].checksum(value) for value in values], bears_one(name)],
        )


def _spread_labels(connection: duckdb.DuckDBPyConnection) -> None:
    """Give all nodes that edges connect the smallest name among them."""
    for _ in range(MOST_ROUNDS):
        _run(connection, "label_step")
        changed = connection.execute(
            "select count(*) from linking_label_next as next "
            "inner join linking_label as label using (node) where next.label <> label.label"
        ).fetchall()[0][0]
        if changed == 0:
            return
        connection.execute("create or replace temp table linking_label as from linking_label_next")
    raise PlumbError("records are tied to each other in a chain too long to follow")


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what was only needed on the way."""
    for name, kind in connection.execute(
        "select table_name, table_type from information_schema.tables "
        "where starts_with(table_name, $1) and table_catalog = 'temp' order by table_name",
        [_PASSING_PREFIX],
    ).fetchall():
        connection.execute(f'drop {"view" if kind == "VIEW" else "table"} "{name}"')
