"""The application: what is asked at which address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from plumbrule import __version__
from plumbrule.actions.screening_desk import Desk
from plumbrule.web import catalogue, entities, health, match, reconcile, refusal
from plumbrule.web.headers import Around


class Application:
    """The application with what stands around it.

    Args:
        inner: the routes.
        around: the same behind headers and limits.
        desk: the watchlists that are asked.
    """

    def __init__(self, inner: FastAPI, around: ASGIApp, desk: Desk) -> None:
        self.inner = inner
        self.desk = desk
        self._around = around

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._around(scope, receive, send)


def create_app(
    lake: Path,
    journal: str | None = None,
    *,
    hosts: Collection[str] = (),
    token: str | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Application:
    """Make the application over a lake.

    Lists are read in the background from the moment it starts; until then it says so.

    Args:
        lake: folder of the lake.
        journal: where acts are recorded, if not in the lake.
        hosts: names by which it may be asked, besides those of the machine itself.
        token: what a program elsewhere must send to have the lists read anew.
        clock: gives the present moment.
    """
    desk = Desk(lake, journal, clock)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        desk.start()
        yield
        desk.close()

    app = FastAPI(
        title="plumbrule",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
        redirect_slashes=False,
    )
    refusal.install(app)
    for router in (
        health.routes(desk),
        match.routes(desk),
        catalogue.routes(desk, token),
        entities.routes(desk),
        reconcile.routes(desk),
    ):
        app.include_router(router)
    return Application(app, Around(app, hosts), desk)
