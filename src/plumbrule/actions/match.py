"""Match entities given as examples against a watchlist, in the shape of the yente API."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec

from plumbrule.actions.entity_json import SCHEMATA, entity_json, schema_of, topics_of
from plumbrule.checks.screening.columns import KINDS, fold
from plumbrule.checks.screening.index import ALERT, Run
from plumbrule.checks.screening.listing import MAX_AGE
from plumbrule.checks.screening.numbers import number_of
from plumbrule.checks.screening.query import Query
from plumbrule.checks.screening.span import hull, span_of
from plumbrule.checks.screening.verdict import FEATURES
from plumbrule.checks.screening.watchlist import Result, Watchlist
from plumbrule.model import PlumbError
from plumbrule.sources.countries import country_code
from plumbrule.sources.ftm.schemata import IDENTIFIERS

BATCH = 100
"""Queries of one request."""
LIMIT = 500
"""Results of one query."""
EXCLUDED = 50
"""Entities that may be left out by their ids."""
LONGEST = 1_000
"""Characters of one value."""
VALUES = 50
"""Values of one property."""

CONFIG = frozenset({"max_age"})
"""Keys of ``config``: the days after which a list clears nobody."""

ALGORITHM = "plumb"
OLD_ALGORITHMS = (
    *("logic-v1", "logic-v2", "name-based", "name-qualified", "regression-v1"),
    *("regression-v2", "ofac-249", "er-unstable"),
)
"""Names that clients of other servers ask by; they are all answered by the one there is."""

_NAMES = ("name", "alias", "previousName")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_OTHER_SCHEMATA = frozenset(
    {"Asset", "Airplane", "Vehicle", "Vessel", "Security", "CryptoWallet", "Organisation"}
)
_MATCHED = frozenset({*SCHEMATA.values(), "LegalEntity", "Thing"}) | _OTHER_SCHEMATA


Shape = TypeVar("Shape")


class Example(msgspec.Struct, frozen=True):
    """An entity to look for; what it has besides is ignored."""

    schema: str = "Thing"
    properties: dict[str, Any] = {}
    id: str | None = None


class Batch(msgspec.Struct, frozen=True):
    """The body of a request."""

    queries: dict[str, Example]
    weights: dict[str, float] = {}
    config: dict[str, Any] = {}


@dataclass(frozen=True)
class Wanted:
    """What is wanted of the answer: the parameters of the request's address.

    Args:
        day: the day asked about.
        threshold: score from which a result is a match.
        cutoff: score from which it is given at all; None gives matches only.
        limit: most results of one query.
        include, exclude: data sets that results must, and must not, be in.
        exclude_schemata: schemata that results must not have.
        topics: topics of which results must have one.
        changed_since: results must have been loaded since.
        exclude_ids: entities to leave out.
        config: see ``CONFIG``.
        weights: what to multiply parts of the score by.
    """

    day: date
    threshold: float = ALERT
    cutoff: float | None = None
    limit: int = 5
    include: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    exclude_schemata: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    changed_since: date | None = None
    exclude_ids: frozenset[str] = frozenset()
    max_age: int = MAX_AGE
    weights: Mapping[str, float] = field(default_factory=dict)


def read_batch(body: bytes) -> Batch:
    """Read the body of a request.

    Raises:
        PlumbError: it is not JSON of that shape, or asks for what there is not. The sentence never
            repeats what was sent.
    """
    batch = decoded(body, Batch)
    if len(batch.queries) > BATCH:
        raise PlumbError(f"a request holds at most {BATCH} queries; send them in several")
    unknown = sum(key not in CONFIG for key in batch.config)
    if unknown:
        raise PlumbError(
            f"config has {unknown} unknown keys; there are: {', '.join(sorted(CONFIG))}"
        )
    if any(key not in FEATURES for key in batch.weights):
        raise PlumbError(f"weights has an unknown key; there are: {', '.join(FEATURES)}")
    if any(not 0 <= weight <= 1 for weight in batch.weights.values()):
        raise PlumbError("weights must be from 0 to 1")
    return batch


def decoded(body: bytes, shape: type[Shape]) -> Shape:
    """Read JSON of a shape.

    Raises:
        PlumbError: it is none; the sentence says where, and never what.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except RecursionError:
        raise PlumbError("the JSON is nested too deeply") from None
    except (msgspec.DecodeError, ValueError) as error:
        text = re.sub(r"'[^'$]*'", "", str(error)) if "field" in str(error) else str(error)
        raise PlumbError(f"expected JSON of the documented shape: {text}") from None


def query_of(example: Example, place: int) -> Query:
    """Make a query of an example.

    Args:
        example: the example.
        place: which query of the batch it is, counted from 1.

    Raises:
        PlumbError: its schema or a value cannot be used.
    """
    if example.schema not in _MATCHED:
        raise PlumbError(
            f"query {place}: there is no such schema to match; there are: {', '.join(sorted(_MATCHED))}"
        )
    texts = {name: _texts(value, place) for name, value in example.properties.items()}
    names = [one for name in _NAMES for one in texts.get(name, ())]
    if not names:
        parts = [texts.get(part, [])[:1] for part in ("firstName", "middleName", "lastName")]
        joined = " ".join(one for part in parts for one in part)
        names = [joined] if joined else []
    kind = KINDS.get(fold(example.schema), "organisation")
    dates = texts.get("birthDate", []) + texts.get("incorporationDate", [])
    spans = [span for span in map(span_of, dates) if span]
    codes = [country_code(one) for name in _COUNTRIES for one in texts.get(name, ())]
    numbers = [number_of(name, one) for name in IDENTIFIERS for one in texts.get(name, ())]
    return Query(
        name=names[0] if names else "",
        kind=kind,
        countries=frozenset(code for code in codes if code),
        born=hull(spans),
        identifiers=tuple(number for number in numbers if number),
        other_names=tuple(dict.fromkeys(names[1:])),
    )


def _texts(value: Any, place: int) -> list[str]:
    """Give the values of a property as texts."""
    values = value if isinstance(value, list) else [value]
    if len(values) > VALUES:
        raise PlumbError(f"query {place}: a property has more than {VALUES} values")
    found = []
    for one in values:
        if one is None:
            continue
        if isinstance(one, (dict, list, bool)):
            raise PlumbError(f"query {place}: the values of a property must be texts")
        text = str(one).strip()
        if len(text) > LONGEST:
            raise PlumbError(f"query {place}: a value is longer than {LONGEST:,} characters")
        if text:
            found.append(text)
    return found


def match(watchlist: Watchlist, batch: Batch, wanted: Wanted) -> dict[str, Any]:
    """Answer a batch."""
    run = Run()
    queries = {
        key: query_of(example, place)
        for place, (key, example) in enumerate(batch.queries.items(), 1)
    }
    responses = {
        key: _response(watchlist, batch.queries[key], query, wanted, run)
        for key, query in queries.items()
    }
    return {"responses": responses, "limit": wanted.limit}


def _response(
    watchlist: Watchlist, example: Example, query: Query, wanted: Wanted, run: Run
) -> dict[str, Any]:
    least = wanted.threshold if wanted.cutoff is None else min(wanted.cutoff, wanted.threshold)
    found = watchlist.screen(
        query,
        wanted.day,
        limit=len(watchlist.entries),
        threshold=wanted.threshold,
        least=least,
        max_age=wanted.max_age,
        weights=wanted.weights,
        run=run,
    )
    results = [one for one in found.results if _is_wanted(one, wanted)]
    return {
        "status": 200,
        "query": {"schema": example.schema, "properties": example.properties},
        "total": {"value": len(results), "relation": "eq"},
        "results": [
            {**result_json(one, query), "margin": found.margin if place == 0 else None}
            for place, one in enumerate(results[: wanted.limit])
        ],
        "answer": found.answer,
        "reasons": found.reasons,
        "coverage": coverage_json(watchlist, wanted),
        "near_misses": found.near_misses,
    }


def coverage_json(watchlist: Watchlist, wanted: Wanted) -> list[dict[str, Any]]:
    """Tell of which lists an answer is, and which of them could not clear anyone on the day."""
    return [
        {
            "list": version.list,
            "dataset": version.source,
            "version": version.day.isoformat(),
            "parties": version.parties,
            "reason": reason or None,
        }
        for version, reason in watchlist.coverage(wanted.day, wanted.max_age)
    ]


def result_json(result: Result, query: Query) -> dict[str, Any]:
    """Describe a result: the entity, its score, and what may be asserted of it."""
    candidate = result.candidate
    listings = [one for entry in result.entries for one in entry.listings]
    starts = sorted(one.start.earliest.isoformat() for one in listings if one.start)
    ends = sorted(one.end.latest.isoformat() for one in listings if one.end)
    detail = "; ".join(candidate.why)
    return {
        **entity_json(result.entries),
        "score": candidate.score,
        "match": candidate.alert,
        "features": dict(candidate.marks),
        "explanations": {
            name: {
                "score": mark,
                "detail": detail if name == "name" else None,
                "query": query.name if name == "name" else None,
                "candidate": candidate.name if name == "name" else None,
            }
            for name, mark in candidate.marks
        },
        "answer": result.answer,
        "rung": candidate.rung,
        "reasons": result.reasons,
        "listed_from": next(iter(starts), None),
        "listed_to": next(reversed(ends), None) if len(ends) == len(listings) else None,
        "lists": sorted({one.list for one in listings}),
    }


def _is_wanted(result: Result, wanted: Wanted) -> bool:
    sources = {entry.source for entry in result.entries}
    if wanted.include and not sources & wanted.include:
        return False
    if wanted.exclude and sources <= wanted.exclude:
        return False
    if schema_of(result.entries[0]) in wanted.exclude_schemata:
        return False
    if wanted.topics and not wanted.topics & set(topics_of(result.entries)):
        return False
    ids = {result.candidate.entity_id, *(entry.listed.party_id for entry in result.entries)}
    if ids & wanted.exclude_ids:
        return False
    loaded = [entry.loaded for entry in result.entries if entry.loaded]
    return wanted.changed_since is None or (bool(loaded) and max(loaded) >= wanted.changed_since)


def counted(response: Mapping[str, Any], watchlist: Watchlist) -> dict[str, Any]:
    """Count the answers of a batch, for the journal."""
    answers: Sequence[str] = [one["answer"] for one in response["responses"].values()]
    return {
        "watchlist": watchlist.name,
        "snapshot": watchlist.snapshot,
        "queries": len(answers),
        **{name: answers.count(name) for name in ("hit", "cannot_tell", "clear")},
    }
