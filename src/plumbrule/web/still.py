"""Style sheet, scripts and pictures: files that never change under one address."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from plumbrule.web.refusal import sentence
from plumbrule.web.rendering import STATIC

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
}
"""What is given out; a file of another kind is not there."""

LASTING = "public, max-age=31536000, immutable"


class Still:
    """Gives out the files of a folder.

    Args:
        folder: where they lie.
    """

    def __init__(self, folder: Path = STATIC) -> None:
        self.files = {
            path.relative_to(folder).as_posix(): path
            for path in folder.rglob("*")
            if path.suffix in KINDS and S_ISREG(path.stat().st_mode)
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file that was there at the start; nothing else can be named."""
        name = scope["path"].removeprefix(scope.get("root_path", "")).removeprefix("/")
        path = self.files.get(name.removeprefix("static/"))
        if path is None or scope["method"] not in {"GET", "HEAD"}:
            await sentence(404, "there is nothing at this address")(scope, receive, send)
            return
        headers = {"cache-control": LASTING}
        answer = FileResponse(path, headers=headers, media_type=KINDS[path.suffix])
        await answer(scope, receive, send)
