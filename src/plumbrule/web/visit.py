"""One request for a page: who asks, in which language, what the form said, and the answer."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from plumbrule.actions.data_door import Door
from plumbrule.actions.looking import look
from plumbrule.actions.session import Session
from plumbrule.web import tokens
from plumbrule.web.house import House
from plumbrule.web.languages import Language, wished
from plumbrule.web.messages import translation
from plumbrule.web.refusal import RefusedError
from plumbrule.web.rendering import render
from plumbrule.web.visitors import Sitting

LANGUAGE_COOKIE = "plumb_language"
YEAR = 365 * 86_400
PART = "hx-request"
"""The header by which htmx asks for a part of a page."""


class SignInNeededError(RefusedError):
    """The page is for those who are signed in."""

    def __init__(self) -> None:
        super().__init__("this page is for people who are signed in", 401)


class Visit:
    """One request.

    Args:
        request: as it came.
        house: what all pages share.
        form: what was sent, its token checked; empty for a look.
    """

    def __init__(self, request: Request, house: House, form: FormData) -> None:
        self.request = request
        self.house = house
        self.form = form
        asked = request.query_params.get("lang")
        kept = request.cookies.get(LANGUAGE_COOKIE)
        self.language = wished(asked, kept, request.headers.get("accept-language", ""))
        self._keep_language = self.language.code if asked and asked != kept else None
        self._form_key = request.cookies.get(form_cookie(house))
        self._new_form_key = False

    @property
    def door(self) -> Door:
        """The data."""
        return self.house.door

    @cached_property
    def sitting(self) -> Sitting | None:
        """Who is signed in, if anyone is; it ends at once for who may not act any more."""
        house = self.house
        secret = self.request.cookies.get(sitting_cookie(house, self.request))
        found = house.visitors.find(secret, house.clock())
        if found is not None and not house.may_act(found.user):
            house.visitors.end_all(found.user)
            return None
        return found

    @property
    def session(self) -> Session:
        """The visitor's work on the journal, to hand to actions.

        Raises:
            SignInNeededError: nobody is signed in.
        """
        sitting = self.sitting
        if sitting is None:
            raise SignInNeededError
        return self.house.session(sitting.user, sitting.purpose)

    @property
    def is_part(self) -> bool:
        """Whether htmx asks for a part of the page; the whole page is right as well."""
        return self.request.headers.get(PART) == "true"

    @property
    def page_number(self) -> int:
        """Which page of a list is asked for, from 1."""
        text = self.request.query_params.get("page", "1")
        return max(1, int(text)) if text.isdecimal() and len(text) < 8 else 1

    def t(self, text: str, **values: Any) -> str:
        """Say a text in the visitor's language; values fill ``%(name)s``."""
        said = translation(self.language.code).gettext(text)
        return said % values if values else said

    def n(self, one: str, many: str, count: int, **values: Any) -> str:
        """Say a text that counts; ``%(count)s`` is the number as the language writes it."""
        said = translation(self.language.code).ngettext(one, many, count)
        return said % {"count": self.language.number(count), **values}

    def look(self, kind: str, names: Sequence[str], *, personal: bool = True) -> None:
        """Record that things are looked at, before they are shown.

        Args:
            kind: what they are, such as ``entity``.
            names: their ids; only how many and a hash of them are kept when there are several.
            personal: whether people's data are in them, so that a team member needs a purpose.

        Raises:
            DeniedError: the visitor may not look; that is recorded too.
        """
        if not self.house.public:
            look(self.session, kind, names, personal=personal)

    def show(self, template: str, status: int = 200, **values: Any) -> Response:
        """Answer with a page, or a part of one."""
        body = render(self.language, template, {**self._around(), **values})
        return self._kept(HTMLResponse(body, status))

    def go(self, path: str, told: str | None = None) -> Response:
        """Send the browser to another page of ours, after a form was accepted.

        Args:
            path: the address, within this server.
            told: a sentence for the top of that page.
        """
        sitting = self.sitting
        if told and sitting is not None:
            sitting.told.append(told)
        if self.is_part:
            return self._kept(Response(status_code=204, headers={"hx-redirect": path}))
        return self._kept(RedirectResponse(path, 303))

    def form_key(self) -> bytes:
        """The secret that this visitor's form tokens are made from."""
        sitting = self.sitting
        if sitting is not None:
            return sitting.key
        if not self._form_key:
            self._form_key, self._new_form_key = secrets.token_urlsafe(24), True
        return self.house.secret + self._form_key.encode()

    def _around(self) -> dict[str, Any]:
        """Give what every template may use."""
        sitting = self.sitting
        told = list(sitting.told) if sitting else []
        if sitting is not None:
            sitting.told.clear()
        return {
            "here": self,
            "sitting": sitting,
            "told": told,
            "public": self.house.public,
            "alone": self.house.alone,
            "nav": self._nav(),
            "path": self.request.url.path,
            "is_part": self.is_part,
            "token_field": self._token_field,
        }

    def _nav(self) -> list[tuple[str, str, bool]]:
        path = self.request.url.path
        return [
            (
                self.t(one.title),
                one.path,
                path == one.path or (one.path != "/" and path.startswith(f"{one.path}/")),
            )
            for one in self.house.nav
        ]

    def _token_field(self) -> Markup:
        """The hidden field that every form begins with."""
        return Markup('<input type="hidden" name="{}" value="{}">').format(
            tokens.FIELD, tokens.token(self.form_key())
        )

    def _kept(self, answer: Response) -> Response:
        """Add the cookies that this visit made."""
        answer.headers["vary"] = "cookie, accept-language, accept, hx-request"
        answer.headers["referrer-policy"] = "same-origin"
        if self._keep_language:
            put(self.house, answer, LANGUAGE_COOKIE, self._keep_language, YEAR)
        if self._new_form_key and self._form_key:
            put(self.house, answer, form_cookie(self.house), self._form_key)
        return answer

    def languages_here(self, language: Language) -> str:
        """Give this page's address in another language."""
        kept = [(k, v) for k, v in self.request.query_params.multi_items() if k != "lang"]
        query = "&".join(f"{quote(key)}={quote(value)}" for key, value in kept)
        return f"?{query}&lang={language.code}" if query else f"?lang={language.code}"


def put(house: House, answer: Response, name: str, value: str, age: int | None = None) -> None:
    """Set a cookie that no script reads and no other site sends."""
    answer.set_cookie(
        name, value, max_age=age, path="/", secure=house.https, httponly=True, samesite="strict"
    )


def sitting_cookie(house: House, request: Request) -> str:
    """Name the cookie of a sitting; servers on other ports of one machine share its cookies."""
    return "__Host-plumb" if house.https else f"plumb_{request.url.port or 80}"


def form_cookie(house: House) -> str:
    """Name the cookie that form tokens rest on before anyone signed in."""
    return "__Host-plumb_form" if house.https else "plumb_form"


async def visiting(request: Request) -> Visit:
    """Read a request for a page; a form is refused unless it is one of ours.

    Raises:
        RefusedError: the form's token is wrong, or too many requests come from one place.
    """
    house: House = request.app.state.house
    form = await request.form() if request.method == "POST" else FormData()
    visit = Visit(request, house, form)
    place = request.client.host if request.client else "?"
    if visit.sitting is None and not house.requests.take(place):
        raise RefusedError("too many requests come from your address; wait a minute", 429)
    if request.method == "POST":
        _require_ours(visit)
    return visit


def _require_ours(visit: Visit) -> None:
    """Refuse a form that another site sends, or that is older than the sitting."""
    headers = visit.request.headers
    origin = headers.get("origin")
    ours = origin is not None and origin.partition("://")[2] == headers.get("host")
    given = visit.form.get(tokens.FIELD)
    known = isinstance(given, str) and tokens.is_token(visit.form_key(), given)
    if not (ours and known) or headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise RefusedError("this form is too old; open its page again and send it once more", 403)


def signed_in(request: Request) -> None:
    """Refuse those who are not signed in.

    Raises:
        SignInNeededError: nobody is.
    """
    if Visit(request, request.app.state.house, FormData()).sitting is None:
        raise SignInNeededError


Here = Annotated[Visit, Depends(visiting)]
"""What a page's function takes: the visit it answers."""
