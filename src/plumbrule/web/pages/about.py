"""How it works and its limits: what the answers mean, and what to do with a wrong one."""

from __future__ import annotations

from starlette.responses import Response

from plumbrule.actions.flag import rules
from plumbrule.web.page import Pages
from plumbrule.web.visit import Here

PAGES = Pages(anyone=True)


@PAGES.get("/about")
def about(here: Here) -> Response:
    """Explain the answers, the links between names, and how to have a mistake put right."""
    return here.show("about.html", rules=len(rules()))


@PAGES.get("/about/accessibility")
def accessibility(here: Here) -> Response:
    """State how far the pages can be used by everyone, and how that is tested."""
    return here.show("accessibility.html")
