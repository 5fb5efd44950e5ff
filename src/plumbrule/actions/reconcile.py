"""Reconciliation: rows of somebody's table to entities, by the protocol of OpenRefine (0.2).

A result is marked as a match only when it may be accepted unseen: one at most, with a lead over
the second, and for a person never by the name alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from plumbrule.actions.entity_json import entity_json, schema_of
from plumbrule.actions.match import BATCH, LIMIT, Example, decoded, query_of
from plumbrule.checks.screening.index import NEAR, Run
from plumbrule.checks.screening.query import Query
from plumbrule.checks.screening.watchlist import MARGIN, Result, Screened, Watchlist
from plumbrule.linking.names import JOINED
from plumbrule.model import PlumbError
from plumbrule.sources.ftm.schemata import IDENTIFIERS

TYPES = ("Thing", "Person", "LegalEntity", "Company", "Organization", "PublicBody")
"""Types that a query may ask for."""

PROPERTIES = (
    *("name", "alias", "previousName", "firstName", "lastName", "birthDate", "nationality"),
    *("country", "jurisdiction", "incorporationDate", "topics", "program"),
    *IDENTIFIERS,
)
"""Properties that queries may give and tables may be extended by."""

_SURE = frozenset({"id_match", "name_date_place"})


class Asked(msgspec.Struct, frozen=True):
    """One query of a batch."""

    query: str = ""
    type: Any = None
    limit: int = 5
    properties: list[dict[str, Any]] = []


class Extension(msgspec.Struct, frozen=True):
    """What a table is to be extended by."""

    ids: list[str]
    properties: list[dict[str, Any]] = []


@dataclass(frozen=True)
class Read:
    """A query as it was understood.

    Args:
        query: whom to look for.
        limit: most results.
        warnings: what of it could not be used, in words.
    """

    query: Query
    limit: int
    warnings: tuple[str, ...]


def read_queries(text: str | bytes) -> dict[str, Read]:
    """Read a batch of queries.

    Raises:
        PlumbError: it is not of the protocol's shape.
    """
    asked = decoded(text.encode() if isinstance(text, str) else text, dict[str, Asked])
    if len(asked) > BATCH:
        raise PlumbError(f"a request holds at most {BATCH} queries; send them in several")
    return {key: _read(one, place) for place, (key, one) in enumerate(asked.items(), 1)}


def reconcile(watchlist: Watchlist, queries: dict[str, Read], day: date) -> dict[str, Any]:
    """Answer a batch of queries."""
    run = Run()
    answers: dict[str, Any] = {}
    for key, one in queries.items():
        found = watchlist.screen(one.query, day, limit=one.limit, least=NEAR, run=run)
        results = [
            candidate_json(result, matched=place == 0 and _may_be_taken(result, found))
            for place, result in enumerate(found.results)
        ]
        answers[key] = {"result": results, "answer": found.answer}
        if one.warnings:
            answers[key]["warnings"] = one.warnings
    return answers


def candidate_json(result: Result, *, matched: bool) -> dict[str, Any]:
    """Describe a result."""
    described = entity_json(result.entries)
    lists = sorted({one.list for entry in result.entries for one in entry.listings})
    born = described["properties"].get("birthDate", [])
    return {
        "id": described["id"],
        "name": described["caption"],
        "description": "; ".join([*lists, *(f"born {one}" for one in born)]),
        "type": [{"id": described["schema"], "name": described["schema"]}],
        "score": round(100 * result.candidate.score, 1),
        "match": matched,
        "features": [{"id": name, "value": mark} for name, mark in result.candidate.marks],
    }


def extended(watchlist: Watchlist, text: str | bytes) -> dict[str, Any]:
    """Give properties of entities, for columns of somebody's table.

    Raises:
        PlumbError: it is not of the protocol's shape.
    """
    asked = decoded(text.encode() if isinstance(text, str) else text, Extension)
    if len(asked.ids) > LIMIT:
        raise PlumbError(f"a request extends at most {LIMIT} rows; send them in several")
    wanted = [plain(str(one.get("id", ""))) for one in asked.properties]
    unknown = sum(name not in PROPERTIES for name in wanted)
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    for ident in asked.ids:
        records = watchlist.records_of(ident)
        held = entity_json(records)["properties"] if records else {}
        rows[ident] = {name: [{"str": value} for value in held.get(name, [])] for name in wanted}
    meta = [{"id": name, "name": name} for name in wanted]
    answer: dict[str, Any] = {"meta": meta, "rows": rows}
    if unknown:
        answer["warnings"] = [f"{unknown} properties are not known; their cells are empty"]
    return answer


def suggested_entities(watchlist: Watchlist, text: str, limit: int) -> list[dict[str, Any]]:
    """Find entities by the beginning of a name that is being typed."""
    found: dict[str, dict[str, Any]] = {}
    matches = watchlist.index.ask(Query(text), limit=len(watchlist.entries), threshold=NEAR)
    for one in matches.candidates:
        if one.alert and one.entity_id not in found and len(found) < limit:
            records = watchlist.records_of(one.entity_id)
            found[one.entity_id] = {
                "id": one.entity_id,
                "name": one.name,
                "description": ", ".join(sorted({entry.source for entry in records})),
                "notable": [{"id": schema_of(records[0]), "name": schema_of(records[0])}],
            }
    return list(found.values())


def suggested(known: Sequence[str], prefix: str) -> list[dict[str, str]]:
    """Find types or properties by the beginning of their names."""
    return [
        {"id": name, "name": name, "description": "FollowTheMoney"}
        for name in known
        if name.casefold().startswith(plain(prefix).casefold())
    ]


def plain(name: str) -> str:
    """Give the bare name of a property: ``Thing:name`` is ``name``."""
    return name.rpartition(":")[2].strip()


def _read(asked: Asked, place: int) -> Read:
    warnings: list[str] = []
    schema = asked.type if isinstance(asked.type, str) else "Thing"
    if isinstance(asked.type, list) and len(asked.type) == 1 and isinstance(asked.type[0], str):
        schema = asked.type[0]
    if schema not in TYPES:
        warnings.append("the type is not known and was not used")
        schema = "Thing"
    properties: dict[str, list[Any]] = {}
    for one in asked.properties:
        name = plain(str(one.get("pid", "")))
        if name not in PROPERTIES:
            warnings.append(f"the property {name[:60]!r} is not known and was not used")
            continue
        value = one.get("v")
        values = value if isinstance(value, list) else [value]
        found = [
            item.get("id", item.get("name")) if isinstance(item, dict) else item for item in values
        ]
        properties.setdefault(name, []).extend(found)
    properties["name"] = [asked.query, *properties.get("name", ())]
    query = query_of(Example(schema, properties), place)
    return Read(query, max(1, min(asked.limit, LIMIT)), tuple(warnings))


def _may_be_taken(result: Result, found: Screened) -> bool:
    """Tell whether a result may be accepted unseen."""
    candidate = result.candidate
    if not candidate.alert or candidate.score < JOINED or candidate.verdict == "differs":
        return False
    if found.margin is not None and found.margin < MARGIN:
        return False
    return candidate.rung in _SURE or result.entries[0].listed.kind not in {"person", None}
