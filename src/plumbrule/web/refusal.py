"""Refusals: one sentence, as JSON or as a page, that never repeats what was sent."""

from __future__ import annotations

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from plumbrule.actions.data_door import NotPreparedError
from plumbrule.actions.follow import DeniedError
from plumbrule.actions.screening_desk import NotReadyError
from plumbrule.model import PlumbError

NOTHING = "there is nothing at this address"
FAILED = "something failed here; the log says where"


class RefusedError(PlumbError):
    """A request that cannot be answered.

    Args:
        message: one sentence.
        status: the HTTP status.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


def sentence(status: int, text: str) -> Response:
    """Make an answer of one sentence."""
    body = msgspec.json.encode({"detail": text})
    headers = {"retry-after": "2"} if status == 503 else None
    return Response(body, status, headers, media_type="application/json")


def install(app: FastAPI) -> None:
    """Let every error end in a sentence."""

    @app.exception_handler(PlumbError)
    async def _refused(request: Request, error: PlumbError) -> Response:
        return _told(request, _status(error), error)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        # The place of the fault is told, never the value that stood there.
        first = error.errors()[0]
        place = " ".join(str(part) for part in first["loc"][:2])
        return _told(request, 400, RefusedError(f"{place}: {first['msg']}"))

    @app.exception_handler(HTTPException)
    async def _other(request: Request, error: HTTPException) -> Response:
        told = {404: NOTHING, 405: "this address is not asked that way"}
        text = told.get(error.status_code, str(error.detail))
        return _told(request, error.status_code, RefusedError(text, error.status_code))

    @app.exception_handler(Exception)
    async def _failed(request: Request, _: Exception) -> Response:
        # It is raised again after this answer, and what stands around the application logs it.
        return _told(request, 500, RefusedError(FAILED, 500))


def asks_for_page(scope: Scope) -> bool:
    """Tell whether a request names HTML among what it accepts, as every browser does."""
    return any(
        name.lower() == b"accept" and b"text/html" in value for name, value in scope["headers"]
    )


def _told(request: Request, status: int, error: PlumbError) -> Response:
    """Say a refusal as whoever asks can read it."""
    if asks_for_page(request.scope) and not request.url.path.startswith("/api/"):
        from plumbrule.web.error_page import error_page

        return error_page(request, status, error)
    return sentence(status, str(error))


def _status(error: PlumbError) -> int:
    if isinstance(error, RefusedError):
        return error.status
    if isinstance(error, (NotReadyError, NotPreparedError)):
        return 503
    if isinstance(error, DeniedError):
        # What someone must keep away from must look as if it did not exist.
        return 404 if error.rule == "POL-4" else 403
    return 404
