"""A record as it was received: the file and the line that a row on another page came from."""

from __future__ import annotations

from starlette.responses import Response

from plumbrule.actions.raw_record import raw_record
from plumbrule.web.page import Pages
from plumbrule.web.refusal import NOTHING, RefusedError
from plumbrule.web.visit import Here

PAGES = Pages()


@PAGES.get("/records/{file}")
def record(here: Here, file: str) -> Response:
    """Show one line of a loaded file, whole and unchanged."""
    asked = here.request.query_params.get("line", "1")
    if not asked.isdecimal() or len(asked) > 9:
        raise RefusedError(NOTHING, 404)
    found = raw_record(here.door.lake, here.door.manifest, file, int(asked))
    here.look("record", [f"{file}:{asked}"])
    return here.show("records.html", found=found, line=int(asked))
