"""Refusals: one sentence as JSON, that never repeats what was sent."""

from __future__ import annotations

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from plumbrule.actions.follow import DeniedError
from plumbrule.actions.screening_desk import NotReadyError
from plumbrule.model import PlumbError

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
    async def _refused(_: Request, error: PlumbError) -> Response:
        return sentence(_status(error), str(error))

    @app.exception_handler(RequestValidationError)
    async def _invalid(_: Request, error: RequestValidationError) -> Response:
        # The place of the fault is told, never the value that stood there.
        first = error.errors()[0]
        place = " ".join(str(part) for part in first["loc"][:2])
        return sentence(400, f"{place}: {first['msg']}")

    @app.exception_handler(HTTPException)
    async def _other(_: Request, error: HTTPException) -> Response:
        told = {404: "there is nothing at this address", 405: "this address is not asked that way"}
        return sentence(error.status_code, told.get(error.status_code, str(error.detail)))

    @app.exception_handler(Exception)
    async def _failed(_: Request, __: Exception) -> Response:
        # It is raised again after this answer, and what stands around the application logs it.
        return sentence(500, FAILED)


def _status(error: PlumbError) -> int:
    if isinstance(error, RefusedError):
        return error.status
    if isinstance(error, NotReadyError):
        return 503
    return 403 if isinstance(error, DeniedError) else 404
