"""Looking entities up: search, one entity, and what is tied to it."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, RedirectResponse, Response

from plumbrule.actions.entity_seen import adjacent, entity, searched
from plumbrule.actions.match import LIMIT, LONGEST
from plumbrule.actions.screening_desk import Desk
from plumbrule.web.refusal import RefusedError

MOST_SKIPPED = 9_500


def routes(desk: Desk) -> APIRouter:
    """Give the routes of entities."""
    router = APIRouter(tags=["entities"])

    @router.get("/search/{dataset}")
    def search(
        dataset: str,
        *,
        q: Annotated[str, Query(max_length=LONGEST)] = "",
        schema: str = "Thing",
        topics: Annotated[tuple[str, ...], Query()] = (),
        limit: Annotated[int, Query(ge=0, le=LIMIT)] = 10,
        offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
        purpose: str | None = None,
    ) -> dict[str, Any]:
        """Find entities by a name, in any script."""
        watchlist = desk.watchlist(dataset)
        answer: dict[str, Any] = {}

        def facts() -> dict[str, Any]:
            wanted = frozenset(topics)
            answer.update(
                searched(watchlist, q, schema=schema, topics=wanted, limit=limit, offset=offset)
            )
            return {"watchlist": watchlist.name, "snapshot": watchlist.snapshot, "queries": 1}

        desk.recorded(dataset, q.encode(), purpose, facts)
        return answer

    @router.get("/entities/{ident:path}/adjacent")
    def ties(
        ident: str,
        limit: Annotated[int, Query(ge=0, le=LIMIT)] = 10,
        offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
        purpose: str | None = None,
    ) -> Response:
        """Give what is tied to an entity, by the property it is tied through."""
        found = _looked_up(desk, ident, purpose)
        if found[0] != ident:
            return _moved(f"{found[0]}/adjacent")
        tied = adjacent(desk.lake, ident, limit, offset)
        return JSONResponse({"entity": found[1], "adjacent": tied})

    @router.get("/entities/{ident:path}")
    def one(ident: str, purpose: str | None = None) -> Response:
        """Give an entity; asked by an older id or a record's, tell where it is."""
        found = _looked_up(desk, ident, purpose)
        return JSONResponse(found[1]) if found[0] == ident else _moved(found[0])

    return router


def _looked_up(desk: Desk, ident: str, purpose: str | None) -> tuple[str, dict[str, Any]]:
    found: list[tuple[str, dict[str, Any]]] = []

    def facts() -> dict[str, Any]:
        one = entity(desk.lake, ident)
        if one is not None:
            found.append(one)
        return {"watchlist": "entities", "snapshot": desk.snapshot, "queries": 1}

    desk.recorded("entities", ident.encode(), purpose, facts)
    if not found:
        raise RefusedError("there is no such entity here", 404)
    return found[0]


def _moved(ident: str) -> Response:
    return RedirectResponse(f"/entities/{quote(ident, safe='/:')}", 308)
