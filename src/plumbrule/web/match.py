"""Screening by examples: ``POST /match/{dataset}`` in the shape of yente."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from plumbrule.actions.match import (
    ALGORITHM,
    BATCH,
    EXCLUDED,
    LIMIT,
    OLD_ALGORITHMS,
    Wanted,
    counted,
    match,
    read_batch,
)
from plumbrule.actions.screening_desk import Desk
from plumbrule.checks.screening.listing import MAX_AGE
from plumbrule.checks.screening.worth import ALERT
from plumbrule.model import PlumbError
from plumbrule.web.refusal import RefusedError

_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["queries"],
                    "properties": {
                        "queries": {
                            "type": "object",
                            "maxProperties": BATCH,
                            "additionalProperties": {
                                "type": "object",
                                "properties": {
                                    "schema": {"type": "string", "default": "Thing"},
                                    "properties": {"type": "object"},
                                },
                            },
                        },
                        "weights": {"type": "object", "additionalProperties": {"type": "number"}},
                        "config": {
                            "type": "object",
                            "properties": {"max_age": {"type": "integer", "minimum": 0}},
                            "additionalProperties": False,
                        },
                    },
                }
            }
        },
    }
}
"""What the body is, for the description of the interface: it is read by hand, so that no error ever
repeats what was sent."""

Texts = Annotated[tuple[str, ...], Query()]


def routes(desk: Desk) -> APIRouter:
    """Give the routes of matching."""
    router = APIRouter(tags=["matching"])

    @router.post("/match/{dataset}", openapi_extra=_BODY)
    async def match_examples(
        request: Request,
        dataset: str,
        *,
        algorithm: str = "best",
        threshold: Annotated[float, Query(ge=0, le=1)] = ALERT,
        cutoff: Annotated[float | None, Query(ge=0, le=1, deprecated=True)] = None,
        limit: Annotated[int, Query(ge=1, le=LIMIT)] = 5,
        include_dataset: Texts = (),
        exclude_dataset: Texts = (),
        exclude_schema: Texts = (),
        topics: Texts = (),
        changed_since: str | None = None,
        exclude_entity_ids: Texts = (),
        as_of: date | None = None,
        purpose: str | None = None,
        follow: str = "none",
    ) -> Response:
        """Look for each of up to 100 entities given as examples."""
        if algorithm not in {"best", ALGORITHM, *OLD_ALGORITHMS}:
            raise RefusedError("there is no such algorithm; see /algorithms")
        if follow != "none":
            raise RefusedError(
                "follow: only `none` is offered; ask `plumb check` for owners and ties"
            )
        if len(exclude_entity_ids) > EXCLUDED:
            raise RefusedError(f"at most {EXCLUDED} entities can be left out")
        wanted = Wanted(
            day=as_of or desk.clock().date(),
            threshold=threshold,
            cutoff=cutoff,
            limit=limit,
            include=frozenset(include_dataset),
            exclude=frozenset(exclude_dataset),
            exclude_schemata=frozenset(exclude_schema),
            topics=frozenset(topics),
            changed_since=_day(changed_since),
            exclude_ids=frozenset(exclude_entity_ids),
        )
        body = await request.body()
        answer = await run_in_threadpool(answered, desk, dataset, body, wanted, purpose)
        headers = {"x-batch-size": str(len(answer["responses"]))}
        return Response(msgspec.json.encode(answer), 200, headers, media_type="application/json")

    @router.get("/algorithms")
    def algorithms() -> dict[str, Any]:
        """Name the way of matching there is; other servers' names for theirs mean it, too."""
        described = {
            "name": ALGORITHM,
            "description": "words by rarity, sounds and slips; letters; dates, countries, numbers",
            "features": ["name", "born", "country", "number"],
        }
        return {
            "algorithms": [described],
            "default": ALGORITHM,
            "best": ALGORITHM,
            "aliases": OLD_ALGORITHMS,
        }

    return router


def answered(
    desk: Desk, dataset: str, body: bytes, wanted: Wanted, purpose: str | None
) -> dict[str, Any]:
    """Answer a batch and record it."""
    try:
        batch = read_batch(body)
    except PlumbError as error:
        raise RefusedError(str(error)) from None
    watchlist = desk.watchlist(dataset)
    max_age = batch.config.get("max_age", MAX_AGE)
    if not isinstance(max_age, int) or isinstance(max_age, bool) or max_age < 0:
        raise RefusedError("config: max_age must be a number of days")
    wanted = replace(wanted, max_age=max_age, weights=batch.weights)
    answer: dict[str, Any] = {}

    def facts() -> dict[str, Any]:
        try:
            answer.update(match(watchlist, batch, wanted))
        except PlumbError as error:
            raise RefusedError(str(error)) from None
        return counted(answer, watchlist)

    desk.recorded(dataset, body, purpose, facts)
    return answer


def _day(text: str | None) -> date | None:
    """Read a day, with or without a time."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise RefusedError("changed_since: expected a date such as 2024-06-01") from None
