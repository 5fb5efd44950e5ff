"""Refusals as pages: what happened, and what to do now."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plumbrule.actions.follow import DeniedError
from plumbrule.model import PlumbError
from plumbrule.web.refusal import NOTHING
from plumbrule.web.visit import SignInNeededError, Visit
from plumbrule.web.wording import wording

TITLES = {
    400: wording("This could not be read"),
    401: wording("Please sign in"),
    403: wording("This is not for you to see or do"),
    404: wording("There is nothing here"),
    405: wording("There is nothing here"),
    409: wording("Someone else was quicker"),
    413: wording("That is too much at once"),
    422: wording("Something in the form needs another look"),
    429: wording("Too many requests"),
    500: wording("Something went wrong on our side"),
    503: wording("Not ready yet"),
}
WAITS = 503
"""A page with this status comes again by itself."""


def error_page(request: Request, status: int, error: PlumbError) -> Response:
    """Answer a refusal; who is not signed in is sent there, and back afterwards."""
    visit = Visit(request, request.app.state.house, FormData())
    if isinstance(error, SignInNeededError) and not visit.house.public:
        return _to_sign_in(visit)
    if visit.is_part:
        # htmx shows the sentence where the part would have been.
        return visit.show("error_part.html", status, sentence=str(error))
    hidden = status == 404 and isinstance(error, DeniedError)
    answer = visit.show(
        "error.html",
        status,
        title=visit.t(TITLES.get(status, TITLES[400])),
        sentence=None if status in {404, 405} and (hidden or _is_plain(error)) else str(error),
        code=status,
        needs_purpose=isinstance(error, DeniedError) and error.rule == "POL-1",
    )
    if status == WAITS:
        answer.headers["retry-after"] = "2"
        answer.headers["refresh"] = "3"
    return answer


def _is_plain(error: PlumbError) -> bool:
    return str(error) in {NOTHING, "this address is not asked that way"}


def _to_sign_in(visit: Visit) -> Response:
    url = visit.request.url
    wanted = f"{url.path}?{url.query}" if url.query else url.path
    back = quote(wanted) if visit.request.method == "GET" and wanted != "/" else ""
    place = f"/sign-in?next={back}" if back else "/sign-in"
    if visit.is_part:
        return Response(status_code=204, headers={"hx-redirect": "/sign-in"})
    return RedirectResponse(place, 303)
