"""Whether the server runs, and whether it can answer."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from plumbrule import __version__
from plumbrule.actions.data_door import Door
from plumbrule.actions.screening_desk import Desk


def routes(desk: Desk, door: Door) -> APIRouter:
    """Give the routes of health.

    Args:
        desk: the watchlists.
        door: the data of the pages.
    """
    router = APIRouter(tags=["health"])

    @router.get("/health")
    def health() -> dict[str, Any]:
        """Say that the server runs, and what it has to answer with."""
        return {
            "status": "ok",
            "version": __version__,
            "ready": desk.ready,
            "snapshot": desk.snapshot,
            "pages": door.ready,
            "fault": desk.fault or door.fault or None,
        }

    @router.get("/healthz")
    def alive() -> dict[str, str]:
        """Say that the server runs."""
        return {"status": "ok"}

    @router.get("/readyz")
    def ready(response: Response) -> dict[str, str]:
        """Say whether the lists can be asked; they are read when this is first asked."""
        desk.begin()
        if not desk.ready:
            response.status_code = 503
            return {"status": "reading"}
        return {"status": "ok"}

    return router
