"""What is loaded and how good it is: files, faults, and values that cannot be right."""

from __future__ import annotations

from starlette.responses import Response

from plumbrule.web.page import Pages
from plumbrule.web.visit import Here

PAGES = Pages()


@PAGES.get("/status")
def status(here: Here) -> Response:
    """Show every file with its records and faults, and what each field of it holds."""
    here.door.lake.require_loaded()
    files = here.door.manifest.files
    return here.show(
        "status.html",
        files=files,
        number=here.door.manifest.number,
        loaded_at=here.door.lake.loaded_at(here.door.manifest.number),
        overview=here.door.overview,
    )
