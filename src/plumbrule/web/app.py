"""The application: what is asked at which address."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from plumbrule import __version__
from plumbrule.actions.data_door import Door
from plumbrule.actions.screening_desk import Desk
from plumbrule.actions.signing_in import Credentials, place_of
from plumbrule.journal.opening import open_journal
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.web import catalogue, entities, health, match, page, reconcile, refusal
from plumbrule.web.headers import Around
from plumbrule.web.house import House, Nav
from plumbrule.web.still import Still
from plumbrule.web.visitors import OneTimeLink

PORTAL = "/public"
"""Where the public portal begins, and where its first address leads."""


@dataclass(frozen=True)
class Serving:
    """How the server was started.

    Args:
        hosts: names by which it may be asked, besides those of the machine itself.
        token: what a program elsewhere must send to have the lists read anew.
        public: whether only open pages are served, and nothing that was done here.
        https: whether a proxy in front speaks HTTPS.
        tell_link: gets the key of each one-time link.
        prepare: whether pages are prepared at the start, not when the first is asked for.
    """

    hosts: Collection[str] = ()
    token: str | None = None
    public: bool = False
    https: bool = False
    tell_link: Callable[[str], None] = field(default=lambda _: None)
    prepare: bool = True


class Application:
    """The application with what stands around it.

    Args:
        inner: the routes.
        around: the same behind headers and limits.
        house: what all pages share.
    """

    def __init__(self, inner: FastAPI, around: ASGIApp, house: House) -> None:
        self.inner = inner
        self.house = house
        self.desk = house.desk
        self._around = around

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._around(scope, receive, send)


def create_app(
    lake: Path,
    journal: str | None = None,
    *,
    serving: Serving | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Application:
    """Make the application over a lake.

    Pages are prepared in the background from the moment it starts, lists when first asked for;
    until then they say so.

    Args:
        lake: folder of the lake.
        journal: where acts are recorded, if not in the lake.
        serving: how it is served.
        clock: gives the present moment.

    Raises:
        PlumbError: there is no such lake, or its journal cannot be opened.
    """
    how = serving or Serving()
    if lake.exists() and not lake.is_dir():
        raise PlumbError("a lake is a folder, and this is a file", file=str(lake))
    house = _house(lake, journal, how, clock)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        if how.prepare:
            house.door.prepare()
        if not how.public:
            house.link.renew()
        yield
        house.close()

    app = FastAPI(
        title="plumbrule",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=life,
        redirect_slashes=False,
    )
    app.state.house = house
    refusal.install(app)
    _add_pages(app, house)
    _add_data(app, house, how)
    app.mount("/static", Still())
    return Application(app, Around(GZipMiddleware(app, 1_000), how.hosts), house)


def _house(lake: Path, journal: str | None, how: Serving, clock: Callable[[], datetime]) -> House:
    """Open what all pages share; the portal opens no journal, for nothing is done there."""
    return House(
        folder=lake,
        door=Door(Lake(lake)),
        desk=Desk(lake, journal, clock),
        clock=clock,
        journal=None if how.public else open_journal(lake, journal, clock=clock),
        credentials=Credentials(place_of(lake)),
        link=OneTimeLink(how.tell_link),
        public=how.public,
        https=how.https,
    )


def _add_pages(app: FastAPI, house: House) -> None:
    """Add the pages that this way of serving shows, and the navigation over them."""
    shown = [one for one in page.all_pages() if one.anyone or not house.public]
    for one in shown:
        app.include_router(one.router)
    places: list[Nav] = [one.nav for one in shown if one.nav is not None]
    if house.public:
        paths = {getattr(route, "path", "") for one in shown for route in one.router.routes}
        first = PORTAL if PORTAL in paths else "/about"
        app.get("/", include_in_schema=False)(lambda: RedirectResponse(first, 307))
    house.nav = tuple(sorted(places, key=lambda nav: nav.place))


def _add_data(app: FastAPI, house: House, how: Serving) -> None:
    """Add what programs ask; the portal screens nobody."""
    app.include_router(health.routes(house.desk, house.door))
    if how.public:
        return
    for router in (
        match.routes(house.desk),
        catalogue.routes(house.desk, how.token),
        entities.routes(house.desk),
        reconcile.routes(house.desk),
    ):
        app.include_router(router)
