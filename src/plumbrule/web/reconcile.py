"""Reconciliation for OpenRefine and other clients of its protocol, version 0.2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from plumbrule.actions.match import BATCH, LONGEST
from plumbrule.actions.reconcile import (
    PROPERTIES,
    TYPES,
    extended,
    read_queries,
    reconcile,
    suggested,
    suggested_entities,
)
from plumbrule.actions.screening_desk import Desk
from plumbrule.checks.screening.watchlist import Watchlist
from plumbrule.model import PlumbError
from plumbrule.web.refusal import RefusedError

SUGGESTED = 10
"""Suggestions given at once."""

Found = TypeVar("Found")
Prefix = Annotated[str, Query(max_length=LONGEST)]

_FORM = {
    "requestBody": {
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "queries": {"type": "string", "description": "JSON: query by key"},
                        "extend": {"type": "string", "description": "JSON: ids and properties"},
                    },
                }
            }
        }
    }
}


def routes(desk: Desk) -> APIRouter:
    """Give the routes of reconciliation."""
    router = APIRouter(prefix="/reconcile", tags=["reconciliation"])

    @router.get("/{dataset}")
    def manifest(
        request: Request,
        dataset: str,
        queries: str | None = None,
        extend: str | None = None,
        purpose: str | None = None,
    ) -> dict[str, Any]:
        """Say what the service can do; with ``queries`` or ``extend``, answer."""
        watchlist = desk.watchlist(dataset)
        if queries is None and extend is None:
            return _manifest(str(request.base_url).rstrip("/"), watchlist)
        return _answered(desk, watchlist, queries, extend, purpose)

    @router.post("/{dataset}", openapi_extra=_FORM)
    async def answer(request: Request, dataset: str, purpose: str | None = None) -> dict[str, Any]:
        """Answer a batch of queries, or give properties of entities."""
        form = await _form(request)
        fields = {name: form.get(name) for name in ("queries", "extend")}
        texts = {name: value for name, value in fields.items() if isinstance(value, str)}
        if not texts:
            raise RefusedError("expected a form field `queries` or `extend`")
        return await run_in_threadpool(
            lambda: _answered(
                desk, desk.watchlist(dataset), texts.get("queries"), texts.get("extend"), purpose
            )
        )

    @router.get("/{dataset}/suggest/entity")
    def entities(dataset: str, prefix: Prefix = "", purpose: str | None = None) -> dict[str, Any]:
        """Suggest entities for what is being typed."""
        watchlist = desk.watchlist(dataset)
        found: list[dict[str, Any]] = []

        def facts() -> dict[str, Any]:
            found.extend(suggested_entities(watchlist, prefix, SUGGESTED))
            return {"watchlist": watchlist.name, "snapshot": watchlist.snapshot, "queries": 1}

        desk.recorded(dataset, prefix.encode(), purpose, facts)
        return {"result": found}

    @router.get("/{dataset}/suggest/type")
    def types(dataset: str, prefix: Prefix = "") -> dict[str, Any]:
        """Suggest types."""
        desk.watchlist(dataset)
        return {"result": suggested(TYPES, prefix)}

    @router.get("/{dataset}/suggest/property")
    def properties(dataset: str, prefix: Prefix = "") -> dict[str, Any]:
        """Suggest properties."""
        desk.watchlist(dataset)
        return {"result": suggested(PROPERTIES, prefix)}

    @router.get("/{dataset}/extend")
    def proposed(dataset: str, type: str = "Thing", limit: int = 50) -> dict[str, Any]:  # noqa: A002 the protocol's name
        """Propose properties to extend a table by."""
        desk.watchlist(dataset)
        known = [{"id": name, "name": name} for name in PROPERTIES][: max(0, limit)]
        return {"type": type if type in TYPES else "Thing", "limit": limit, "properties": known}

    return router


async def _form(request: Request) -> FormData:
    try:
        return await request.form(max_files=0, max_fields=10)
    except (ValueError, UnicodeDecodeError):
        raise RefusedError("the form cannot be read") from None


def _answered(
    desk: Desk,
    watchlist: Watchlist,
    queries: str | None,
    extend: str | None,
    purpose: str | None,
) -> dict[str, Any]:
    """Answer and record; the answer is only given when it was recorded."""
    answer: dict[str, Any] = {}
    counts = {"watchlist": watchlist.name, "snapshot": watchlist.snapshot}

    def facts() -> dict[str, Any]:
        read = _refusing(lambda: read_queries(queries or "{}"))
        answer.update(reconcile(watchlist, read, desk.clock().date()))
        return {**counts, "queries": len(read)}

    def extension() -> dict[str, Any]:
        answer.update(_refusing(lambda: extended(watchlist, extend or "")))
        return {**counts, "queries": len(answer["rows"])}

    asked = (queries if queries is not None else extend or "").encode("utf-8", "replace")
    desk.recorded(watchlist.name, asked, purpose, facts if queries is not None else extension)
    return answer


def _refusing(read: Callable[[], Found]) -> Found:
    try:
        return read()
    except PlumbError as error:
        raise RefusedError(str(error)) from None


def _manifest(base: str, watchlist: Watchlist) -> dict[str, Any]:
    here = f"{base}/reconcile/{watchlist.name}"
    return {
        "versions": ["0.2"],
        "name": f"plumbrule: {watchlist.name}",
        "identifierSpace": f"{base}/entities/",
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/",
        "documentation": "https://reconciliation-api.github.io/specs/0.2/",
        "view": {"url": f"{base}/entities/{{{{id}}}}"},
        "suggest": {
            name: {"service_url": here, "service_path": f"/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/extend"},
            "property_settings": [],
        },
        "batchSize": BATCH,
        "defaultTypes": [{"id": name, "name": name} for name in TYPES],
    }
