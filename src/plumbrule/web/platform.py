"""Mexico's platform asks here: the addresses of a provider, over what is loaded.

Every address wants a token, and the token decides the view. What an asker types as their own tax
number is kept in the log and changes nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import msgspec
from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from plumbrule.actions.machine_accounts import LASTS, Account
from plumbrule.model import PlumbError
from plumbrule.packs.profiles import profile_named
from plumbrule.web.headers import Around
from plumbrule.web.platform_answers import error
from plumbrule.web.platform_lists import answer
from plumbrule.web.provider import NotAllowedError, Provider

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

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        provider.close()

    app = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=life
    )
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
    @app.exception_handler(NotAllowedError)
    async def _refused(request: Request, fault: NotAllowedError) -> Response:  # noqa: ARG001
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
            raise NotAllowedError(400, "unsupported_grant_type", "the grant type is password")
        token = await run_in_threadpool(
            provider.gate.sign_in, one.get("username", "")[:_LONGEST], one.get("password", "")
        )
        if token is None:
            raise NotAllowedError(401, "invalid_grant", "name and secret do not fit")
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
            status = fault.status if isinstance(fault, NotAllowedError) else 400
            wrong = {"error": {"code": status, "message": str(fault)}}
            return _json(msgspec.json.encode(wrong), status)


def _tax_proof(app: FastAPI, provider: Provider) -> None:
    """Answer about tax returns, of which a lake keeps none; never without a token, nor in public."""

    def reader(request: Request, *needed: str) -> str:
        account = provider.account(request)
        if not profile_named(account.profile).reveals_everything:
            raise NotAllowedError(403, "403", "this account may not ask about tax returns")
        asked = request.query_params
        if (
            not all(asked.get(name) for name in needed)
            or not asked.get("ejercicio", "0").isdecimal()
        ):
            raise NotAllowedError(400, "400", f"expected {' and '.join(needed)} in the address")
        provider.seen(account, "tax", 0, asked["rfc"])
        return asked["rfc"]

    @app.get("/declaraciones_fiscales")
    async def _returns(request: Request) -> Response:
        rfc = await run_in_threadpool(reader, request, "rfc")
        return _json(msgspec.json.encode({"rfc": rfc, "resultados": []}), 200)

    @app.get("/acuse")
    async def _proof(request: Request) -> Response:
        await run_in_threadpool(reader, request, "rfc", "ejercicio")
        raise NotAllowedError(404, "404", "no proof of a tax return is kept here")


def _json(body: bytes, status: int) -> Response:
    return Response(body, status, media_type="application/json")
