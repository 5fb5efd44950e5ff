"""How a page is added: a module of ``pages`` makes ``PAGES`` and hangs its addresses on it."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from plumbrule.web import pages as folder
from plumbrule.web.house import Nav
from plumbrule.web.refusal import asks_for_page
from plumbrule.web.visit import signed_in

Handler = Callable[..., Any]


class _BesideData(APIRoute):
    """An address that browsers get as a page and programs as data: it answers who asks for HTML."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if not asks_for_page(scope):
            return Match.NONE, {}
        return super().matches(scope)


class Pages:
    """The addresses of one page module.

    Args:
        anyone: whether it may be seen without signing in, also on the public portal.
        nav: its place in the navigation, if it has one.
        beside_data: whether the same addresses give data to programs.
    """

    def __init__(
        self, *, anyone: bool = False, nav: Nav | None = None, beside_data: bool = False
    ) -> None:
        self.anyone = anyone
        self.nav = nav
        self.router = APIRouter(
            include_in_schema=False,
            route_class=_BesideData if beside_data else APIRoute,
            dependencies=[] if anyone else [Depends(signed_in)],
        )

    def get(self, path: str) -> Callable[[Handler], Handler]:
        """Answer whoever looks at an address."""
        return self.router.get(path, response_model=None)

    def post(self, path: str) -> Callable[[Handler], Handler]:
        """Answer a form sent to an address; its token and origin have been checked by then."""
        return self.router.post(path, response_model=None)


def all_pages() -> Iterator[Pages]:
    """Give the pages of every module of the folder, in the order of their names."""
    for info in sorted(pkgutil.iter_modules(folder.__path__), key=lambda one: one.name):
        pages = getattr(import_module(f"{folder.__name__}.{info.name}"), "PAGES", None)
        if isinstance(pages, Pages):
            yield pages
