"""Mexico's platform asks here: the addresses of a provider, over what is loaded.

Every address wants a token, and the token decides the view. What an asker types as their own tax
number is kept in the log and changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import msgspec
from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from plumbrule.actions.decisions import public_suppressions
from plumbrule.actions.machine_accounts import LASTS, Account, Gate
from plumbrule.actions.platform_records import PlatformRecords
from plumbrule.actions.publish import names_of, what_stays_out
from plumbrule.actions.session import Session
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.model import PlumbError
from plumbrule.packs.profiles import profile_named
from plumbrule.publication.collation import sort_key
from plumbrule.publication.platform import condition, order, ordered
from plumbrule.web.headers import Around
from plumbrule.web.platform_answers import MOST_ROWS, Pagination, Question, error, page_answer
from plumbrule.web.platform_lists import answer

PAGES = {
    "/v2/declaraciones": "s1",
    "/v1/spic": "s2",
    "/v1/ssancionados": "s3s",
    "/v1/psancionados": "s3p",
    "/contrataciones-abiertas": "s6",
}
LISTS = {
    "/items/faltas_administrativas_graves": "graves",
    "/items/faltas_administrativas_no_graves": "no_graves",
    "/items/faltas_graves_personas_fisicas": "personas_fisicas",
    "/items/faltas_graves_personas_morales": "personas_morales",
}
_LONGEST = 200
_SEEN = "platform.read"


class _RefusedError(PlumbError):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


class Provider:
    """What the addresses share: records, accounts, the log.

    Args:
        folder: the lake.
        journal: where reads are recorded, if not in the lake.
        clock: gives the present moment.
    """

    def __init__(self, folder: Path, journal: str | None, clock: Callable[[], datetime]) -> None:
        lake = Lake(folder)
        lake.require_loaded()
        self.journal = open_journal(folder, journal, clock=clock)
        session = Session(self.journal, folder, "local")
        with connect(folder, lake.manifest(), locked=True) as connection:
            kept = what_stays_out(connection, public_suppressions(session), names_of(folder))
        self.records = PlatformRecords(lake, kept)
        self.gate = Gate(folder, clock)
        self._writing = threading.Lock()

    def account(self, request: Request, *, refused: int = 401) -> Account:
        """Give whose token came with a request.

        Raises:
            _RefusedError: none, or one that is nobody's.
        """
        word, _, token = request.headers.get("authorization", "").partition(" ")
        found = self.gate.account(token.strip()) if word.casefold() == "bearer" else None
        if found is None:
            raise _RefusedError(refused, str(refused), "a token of this provider is needed")
        return found

    def seen(self, account: Account, system: str, rows: int, typed: str | None) -> None:
        """Record who read how much of which list by which view."""
        content = {"view": account.profile, "typed": typed[:_LONGEST] if typed else None}
        fields = {
            "decision": "allow",
            "reason": _SEEN,
            "purpose": f"machine/{account.name}",
            "objects": (f"platform/{system}",),
            "count": rows or None,
        }
        draft = Draft(
            f"access/machine-{account.name}", _SEEN, f"machine-{account.name}", content, fields
        )
        with self._writing:
            self.journal.append([draft])

    def page(self, system: str, account: Account, body: bytes) -> bytes:
        """Answer a question for a page of a list."""
        asked = _question(body)
        size, number = _page_of(asked)
        view = self.records.view(system, profile_named(account.profile))
        name = asked.query.get("ocid" if system == "s6" else "id")
        query = {k: v for k, v in asked.query.items() if k not in {"id", "rfcSolicitante"}}
        # What is wrong is told, also where nothing would be looked for.
        test, sort = condition(system, query), order(system, asked.sort)
        if name not in (None, ""):
            one = view.named(str(name))
            fitting = [] if one is None else [one]
        elif test is None:
            fitting = list(range(len(view)))
        else:
            fitting = [one for one in range(len(view)) if test(view.at(one))]
        if sort:
            documents = [view.at(one) for one in fitting]
            fitting = [fitting[one] for one in ordered(system, sort, documents)]
        start = (number - 1) * size
        rows = [view.raw(one) for one in fitting[start : start + size]]
        typed = asked.rfcSolicitante or asked.query.get("rfcSolicitante")
        self.seen(account, system, len(rows), str(typed) if typed else None)
        at = Pagination(size, number, len(fitting), start + size < len(fitting))
        return page_answer(rows, at, also_on_top=system == "s6")

    def bodies(self, system: str, account: Account) -> bytes:
        """Answer which bodies a list names."""
        view = self.records.view(system, profile_named(account.profile))
        found: dict[str, dict[str, Any]] = {}
        for one in view.all():
            body = one.get("institucionDependencia")
            if isinstance(body, dict) and isinstance(body.get("nombre"), str):
                known = found.setdefault(body["nombre"], {})
                for part in ("nombre", "siglas", "clave"):
                    if isinstance(body.get(part), str):
                        known.setdefault(part, body[part])
        self.seen(account, f"{system}/bodies", len(found), None)
        return msgspec.json.encode([found[name] for name in sorted(found, key=sort_key)])


def create_provider(
    lake: Path,
    journal: str | None = None,
    *,
    hosts: Collection[str] = (),
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> ASGIApp:
    """Make the application of a provider over a lake.

    Args:
        lake: folder of the lake.
        journal: where reads are recorded, if not in the lake.
        hosts: names by which it may be asked, besides those of this machine.
        clock: gives the present moment.
    """
    provider = Provider(lake, journal, clock)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    _refusals(app)
    _sign_in(app, provider)
    for path, system in PAGES.items():
        _add_page(app, provider, path, system)
    for path, system in LISTS.items():
        _add_list(app, provider, path, system)
    for system, path in (("s2", "spic"), ("s3s", "ssancionados"), ("s3p", "psancionados")):
        _add_bodies(app, provider, f"/v1/{path}/dependencias", system)
    _tax_proof(app, provider)
    return Around(app, hosts)


def _refusals(app: FastAPI) -> None:
    @app.exception_handler(_RefusedError)
    async def _refused(request: Request, fault: _RefusedError) -> Response:  # noqa: ARG001
        return _json(error(fault.code, str(fault)), fault.status)

    @app.exception_handler(PlumbError)
    async def _wrong(request: Request, fault: PlumbError) -> Response:  # noqa: ARG001
        return _json(error("400", str(fault)), 400)

    @app.exception_handler(HTTPException)
    async def _other(request: Request, fault: HTTPException) -> Response:  # noqa: ARG001
        text = "there is nothing at this address, or it is asked in another way"
        return _json(error(str(fault.status_code), text), fault.status_code)


def _sign_in(app: FastAPI, provider: Provider) -> None:
    @app.post("/oauth")
    @app.post("/oauth/token")
    async def _token(request: Request) -> Response:
        said = parse_qs((await request.body()).decode("utf-8", "replace"))
        one = {name: values[0] for name, values in said.items()}
        if one.get("grant_type", "password") != "password":
            raise _RefusedError(400, "unsupported_grant_type", "the grant type is password")
        token = await run_in_threadpool(
            provider.gate.sign_in, one.get("username", "")[:_LONGEST], one.get("password", "")
        )
        if token is None:
            raise _RefusedError(401, "invalid_grant", "name and secret do not fit")
        seconds = int(LASTS.total_seconds())
        told = {"access_token": token, "token_type": "bearer", "expires_in": seconds}
        return _json(msgspec.json.encode(told), 200)


def _add_page(app: FastAPI, provider: Provider, path: str, system: str) -> None:
    @app.post(path)
    async def _page(request: Request) -> Response:
        account = provider.account(request)
        body = await request.body()
        return _json(await run_in_threadpool(provider.page, system, account, body), 200)


def _add_bodies(app: FastAPI, provider: Provider, path: str, system: str) -> None:
    @app.get(path)
    async def _bodies(request: Request) -> Response:
        account = provider.account(request, refused=403 if system == "s3s" else 401)
        return _json(await run_in_threadpool(provider.bodies, system, account), 200)


def _add_list(app: FastAPI, provider: Provider, path: str, system: str) -> None:
    def told(account: Account, asked: dict[str, str]) -> bytes:
        view = provider.records.view(system, profile_named(account.profile))
        body, rows = answer(view, asked)
        provider.seen(account, system, rows, None)
        return body

    @app.get(path)
    async def _list(request: Request) -> Response:
        try:
            account = provider.account(request)
            return _json(await run_in_threadpool(told, account, dict(request.query_params)), 200)
        except PlumbError as fault:
            status = fault.status if isinstance(fault, _RefusedError) else 400
            wrong = {"error": {"code": status, "message": str(fault)}}
            return _json(msgspec.json.encode(wrong), status)


def _tax_proof(app: FastAPI, provider: Provider) -> None:
    """Answer about tax returns, of which a lake keeps none; never without a token, nor in public."""

    def reader(request: Request, *needed: str) -> str:
        account = provider.account(request)
        if not profile_named(account.profile).reveals_everything:
            raise _RefusedError(403, "403", "this account may not ask about tax returns")
        asked = request.query_params
        if (
            not all(asked.get(name) for name in needed)
            or not asked.get("ejercicio", "0").isdecimal()
        ):
            raise _RefusedError(400, "400", f"expected {' and '.join(needed)} in the address")
        provider.seen(account, "tax", 0, asked["rfc"])
        return asked["rfc"]

    @app.get("/declaraciones_fiscales")
    async def _returns(request: Request) -> Response:
        rfc = await run_in_threadpool(reader, request, "rfc")
        return _json(msgspec.json.encode({"rfc": rfc, "resultados": []}), 200)

    @app.get("/acuse")
    async def _proof(request: Request) -> Response:
        await run_in_threadpool(reader, request, "rfc", "ejercicio")
        raise _RefusedError(404, "404", "no proof of a tax return is kept here")


def _question(body: bytes) -> Question:
    try:
        return msgspec.json.decode(body or b"{}", type=Question)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        # The place of the fault is told, never the value that stood there.
        raise PlumbError("the body is a JSON object with page, pageSize, sort and query") from fault


def _page_of(asked: Question) -> tuple[int, int]:
    size = asked.pagination.get("pageSize", asked.pageSize)
    number = asked.pagination.get("page", asked.page)
    for one in (size, number):
        if isinstance(one, bool) or not isinstance(one, int | float) or one != int(one):
            raise PlumbError("page and pageSize are whole numbers")
    if not 1 <= size <= MOST_ROWS or not 1 <= number <= 10**9:
        raise PlumbError(f"page is 1 or more, pageSize 1 to {MOST_ROWS}")
    return int(size), int(number)


def _json(body: bytes, status: int) -> Response:
    return Response(body, status, media_type="application/json")
