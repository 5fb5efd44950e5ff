"""Entities looked up: by a name typed into a search box, by id, and what is tied to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plumbrule.actions.entity_json import entity_json, topics_of
from plumbrule.actions.watchlist import loaded_days
from plumbrule.checks.screening.index import NEAR
from plumbrule.checks.screening.query import Query
from plumbrule.checks.screening.reading import entries
from plumbrule.checks.screening.watchlist import Entry, Watchlist
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.sources.ftm.schemata import RELATIONS

TIES = {kind: (schema, one, other) for schema, (kind, one, other) in RELATIONS.items()}
"""Schema and the properties of both ends, by kind of relation."""

_RECORDS = """
select distinct party_id from party_entity
where entity_id = $1 or entity_id in (select entity_id from party_entity where party_id = $1)
"""
_RELATIONS = """
select distinct
    relation.relation_id, relation.kind, relation.role, relation.share_min, relation.share_max,
    relation.start_text, relation.end_text, relation.source,
    coalesce(one.entity_id, relation.from_id) as from_entity,
    coalesce(other.entity_id, relation.to_id) as to_entity,
    one_party.name as from_name, other_party.name as to_name
from relation
left join party_entity as one on one.party_id = relation.from_id
left join party_entity as other on other.party_id = relation.to_id
left join party as one_party on one_party.party_id = relation.from_id
left join party as other_party on other_party.party_id = relation.to_id
where one.entity_id = $1 or other.entity_id = $1
order by relation.kind, relation.relation_id, from_name, to_name
"""


def searched(
    watchlist: Watchlist,
    text: str,
    *,
    schema: str = "Thing",
    topics: frozenset[str] = frozenset(),
    limit: int,
    offset: int,
) -> dict[str, Any]:
    """Find entities by a name, best first."""
    day = max((one.day for one in watchlist.versions), default=None)
    kinds = {"Person": "person", "Company": "company", "Organization": "organisation"}
    query = Query(text, kinds.get(schema))
    matches = watchlist.index.ask(query, limit=len(watchlist.entries), threshold=NEAR)
    found: dict[str, tuple[float, Sequence[Entry]]] = {}
    for one in matches.candidates:
        records = watchlist.records_of(one.entity_id)
        if one.score >= NEAR and one.entity_id not in found and topics <= {*topics_of(records)}:
            found[one.entity_id] = (one.score, records)
    results = [
        {**entity_json(records), "score": score}
        for score, records in list(found.values())[offset : offset + limit]
    ]
    total = {"value": len(found), "relation": "eq"}
    told = day.isoformat() if day else None
    return {
        "results": results,
        "total": total,
        "limit": limit,
        "offset": offset,
        "facets": {},
        "version": told,
    }


def entity(lake: Lake, ident: str) -> tuple[str, dict[str, Any]] | None:
    """Give an entity by its id or the id of one of its records: its true id, and the entity.

    Returns:
        None when the lake holds none.
    """
    manifest = lake.manifest()
    with connect(lake.folder, manifest, locked=True) as connection:
        records = [row[0] for row in connection.execute(_RECORDS, [ident]).fetchall()]
        wanted = "select unnest(cast($1 as varchar[])) as party_id"
        found = entries(connection, wanted, [records], loaded_days(lake, manifest))
    if not found:
        return None
    return found[0].listed.entity_id, entity_json(found)


def adjacent(lake: Lake, ident: str, limit: int, offset: int) -> dict[str, Any]:
    """Give what is tied to an entity, by the property it is tied through."""
    with connect(lake.folder, lake.manifest(), locked=True) as connection:
        rows = connection.execute(_RELATIONS, [ident]).fetchall()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows:
        schema, one, other = TIES.get(row[1] or "unknown", TIES["unknown"])
        from_entity, to_entity = row[8], row[9]
        mine = one if from_entity == ident else other
        reverse = f"{schema[0].lower()}{schema[1:]}{mine[0].upper()}{mine[1:]}"
        properties: dict[str, list[Any]] = {
            one: [_end(from_entity, row[10])],
            other: [_end(to_entity, row[11])],
            "role": [row[2]],
            "percentage": [_share(row[3], row[4])],
            "startDate": [row[5]],
            "endDate": [row[6]],
        }
        edge = {
            "id": row[0],
            "caption": schema,
            "schema": schema,
            "properties": {key: value for key, value in properties.items() if value != [None]},
            "datasets": [row[7]],
        }
        found.setdefault(reverse, {}).setdefault(row[0], edge)
    return {
        reverse: {
            "results": list(edges.values())[offset : offset + limit],
            "total": {"value": len(edges), "relation": "eq"},
            "limit": limit,
            "offset": offset,
        }
        for reverse, edges in sorted(found.items())
    }


def _end(ident: str | None, name: str | None) -> dict[str, Any]:
    return {"id": ident, "caption": name}


def _share(least: float | None, most: float | None) -> str | None:
    if least is None and most is None:
        return None
    if least == most or most is None:
        return f"{least:g}"
    return f"{least or 0:g}-{most:g}"
