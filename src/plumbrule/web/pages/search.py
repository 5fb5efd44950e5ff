"""Search results: people, companies, bodies and tenders by name, number or title."""

from __future__ import annotations

from starlette.responses import Response

from plumbrule.actions.prepared.search import Found
from plumbrule.web.page import Pages
from plumbrule.web.visit import Here

PAGES = Pages()

LONGEST = 200
SHOWN = 20


@PAGES.get("/search")
def results(here: Here) -> Response:
    """Search, and show what was found; what was typed is in no log."""
    text = " ".join(here.request.query_params.get("q", "")[:LONGEST].split())
    found = here.door.search(text, SHOWN) if text else Found()
    if found.entities:
        here.look("entity", [one.id for one in found.entities])
    return here.show("search.html", text=text, found=found)
