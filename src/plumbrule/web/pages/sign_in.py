"""The way in and out: a one-time link for one person alone, passphrase and digits for a team."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from starlette.responses import Response

from plumbrule.actions.one_time_code import address, written
from plumbrule.actions.session import LOCAL_USER, user_signing_in
from plumbrule.actions.sign_in_record import record_sign_in
from plumbrule.actions.signing_in import LEAST
from plumbrule.model import PlumbError
from plumbrule.web.page import Pages
from plumbrule.web.refusal import NOTHING, RefusedError
from plumbrule.web.visit import Here, Visit, put, sitting_cookie
from plumbrule.web.visitors import IDLE

PAGES = Pages(anyone=True)

ALONE_IDLE = timedelta(hours=12)
"""How long the sitting of one person alone on the machine lasts without a request."""


@PAGES.get("/sign-in")
def sign_in(here: Here) -> Response:
    """Show the form, or how to come in where one person works alone."""
    if here.house.public:
        raise RefusedError(NOTHING, 404)
    if here.sitting is not None:
        return here.go("/")
    return here.show("sign_in.html", wrong=False, login="", next=_next(here))


@PAGES.get("/open/{key}")
def open_link(here: Here, key: str) -> Response:
    """Take the one-time link that was printed where the server was started."""
    house = here.house
    if house.public:
        raise RefusedError(NOTHING, 404)
    if not house.alone or not house.link.use(key):
        return here.show("sign_in.html", 403, wrong=True, login="", next="/")
    return _begin(here, LOCAL_USER, "", "/")


@PAGES.post("/sign-in")
def signing_in(here: Here) -> Response:
    """Check passphrase and digits; whoever is wrong is told nothing about which was."""
    house = here.house
    login, passphrase, digits = (_text(here, name) for name in ("login", "passphrase", "digits"))
    place = _place(here)
    if house.journal is None or house.credentials is None:
        raise RefusedError(NOTHING, 404)
    if house.alone or not house.attempts.take(place):
        return here.show("sign_in.html", 429, wrong=True, login=login, next=_next(here))
    user = user_signing_in(house.journal, login)
    known = user.id if user is not None else None
    right = house.credentials.verify(known, passphrase, digits, house.clock())
    if user is not None:
        record_sign_in(house.session(user.id), user.id, allowed=right)
    if not right or user is None:
        return here.show("sign_in.html", 403, wrong=True, login=login, next=_next(here))
    house.attempts.forgive(place)
    return _begin(here, user.id, str(user.data.get("name", "")), _next(here))


@PAGES.post("/sign-out")
def sign_out(here: Here) -> Response:
    """End the sitting."""
    name = sitting_cookie(here.house, here.request)
    here.house.visitors.end(here.request.cookies.get(name))
    answer = here.go("/sign-in")
    answer.delete_cookie(name, path="/", secure=here.house.https, httponly=True, samesite="strict")
    answer.headers["clear-site-data"] = '"cache"'
    return answer


@PAGES.get("/enrol")
def enrol(here: Here) -> Response:
    """Ask a new user for the invitation."""
    if here.house.public:
        raise RefusedError(NOTHING, 404)
    return here.show("enrol.html", login="", code="", key=None, fault=None)


@PAGES.post("/enrol")
def enrolling(here: Here) -> Response:
    """Show the key of the second factor to who holds the invitation, then set the passphrase."""
    house = here.house
    login, code = _text(here, "login"), _text(here, "code")
    if house.journal is None or house.credentials is None:
        raise RefusedError(NOTHING, 404)
    if not house.attempts.take(_place(here)):
        return here.show("enrol.html", 429, login=login, code="", key=None, fault="invitation")
    user = user_signing_in(house.journal, login)
    now = house.clock()
    key = house.credentials.second_factor(user.id, code, now) if user else None
    if key is None or user is None:
        return here.show("enrol.html", 422, login=login, code="", key=None, fault="invitation")
    shown: dict[str, Any] = {
        "login": login,
        "code": code,
        "key": written(key),
        "address": address(key, login),
    }
    passphrase = _text(here, "passphrase")
    if not passphrase:
        return here.show("enrol.html", **shown, fault=None)
    if len(passphrase) < LEAST:
        return here.show("enrol.html", 422, **shown, fault="short")
    try:
        house.credentials.enrol(user.id, code, passphrase, _text(here, "digits"), now)
    except PlumbError:
        return here.show("enrol.html", 422, **shown, fault="digits")
    house.visitors.end_all(user.id)
    record_sign_in(house.session(user.id), user.id, allowed=True, act="user.enrol")
    return _begin(here, user.id, str(user.data.get("name", "")), "/")


def _begin(here: Visit, user: str, name: str, path: str) -> Response:
    """Begin a sitting under a new secret and go on."""
    house = here.house
    cookie = sitting_cookie(house, here.request)
    house.visitors.end(here.request.cookies.get(cookie))
    idle = ALONE_IDLE if house.alone else IDLE
    secret = house.visitors.begin(user, name, house.clock(), idle)
    answer = here.go(path)
    put(house, answer, cookie, secret)
    return answer


def _text(here: Visit, name: str) -> str:
    value = here.form.get(name)
    return value if isinstance(value, str) else ""


def _next(here: Visit) -> str:
    """Give where to go afterwards: an address of ours, never one elsewhere."""
    wanted = here.request.query_params.get("next") or _text(here, "next") or "/"
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if ours else "/"


def _place(here: Visit) -> str:
    return here.request.client.host if here.request.client else "?"
