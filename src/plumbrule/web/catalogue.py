"""Which lists there are, and reading them anew."""

from __future__ import annotations

import hmac
from typing import Any

from fastapi import APIRouter, Request

from plumbrule.actions.screening_desk import Desk
from plumbrule.actions.watchlist import DEFAULT
from plumbrule.web.refusal import RefusedError

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


def routes(desk: Desk, token: str | None) -> APIRouter:
    """Give the routes of the catalogue.

    Args:
        desk: the watchlists.
        token: what a program elsewhere must send to have the lists read anew.
    """
    router = APIRouter(tags=["catalogue"])

    @router.get("/catalog")
    def catalog() -> dict[str, Any]:
        """List what can be asked."""
        return {
            "datasets": [
                {
                    "name": one.name,
                    "title": one.title,
                    "entity_count": one.parties,
                    "lists": one.lists,
                    "load": True,
                    "version": str(desk.snapshot),
                }
                for one in desk.lists()
            ],
            "current": [one.name for one in desk.lists()],
            "outdated": [],
            "default": DEFAULT,
        }

    @router.post("/updatez", status_code=202)
    def update(request: Request) -> dict[str, str]:
        """Read the lists anew when the lake has changed."""
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        known = token is not None and hmac.compare_digest(given.encode(), token.encode())
        if not known and not _is_local(request):
            raise RefusedError("this needs the token that the server was started with", 403)
        desk.start()
        return {"status": "ok"}

    return router


def _is_local(request: Request) -> bool:
    """Tell whether a request comes from this machine, and from no proxy on it."""
    forwarded = any(name in request.headers for name in _FORWARDED)
    host = request.client.host if request.client else ""
    return not forwarded and (host.startswith("127.") or host == "::1")
