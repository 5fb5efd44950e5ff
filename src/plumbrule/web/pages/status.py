"""What is loaded and how good it is: files, faults, and values that cannot be right."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from plumbrule.lake.manifest import LoadedFile
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
        partly=_partly(files),
        full={
            _short(one): [field for field, share in one.filled.items() if share >= 1]
            for one in files
            if any(share >= 1 for share in one.filled.values())
        },
    )


def _partly(files: Sequence[LoadedFile]) -> list[tuple[str, str, float]]:
    """Give the fields that some records of a file leave empty, the emptiest first."""
    found = [
        (_short(one), field, share)
        for one in files
        for field, share in one.filled.items()
        if share < 1
    ]
    return sorted(found, key=lambda row: (row[2], row[0], row[1]))


def _short(file: LoadedFile) -> str:
    return file.name.rsplit("/", 1)[-1]
