"""What stands around every answer: headers, the host that was meant, and how much may be sent.

Everything is an ASGI wrapper, so that it holds for each answer, errors included.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plumbrule.web.refusal import FAILED, RefusedError, sentence

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""For answers that are data: nothing may be loaded or run."""

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""For pages: what this server itself gives, and nothing else."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": (
        "accelerometer=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), "
        "geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), midi=(), microphone=(), "
        "payment=(), serial=(), usb=()"
    ),
    "x-robots-tag": "noindex, nofollow",
}
"""Headers of every answer that does not set them itself."""

LARGEST_BODY = 2 << 20
"""Bytes of the body of a request."""

TOO_LARGE = f"the request is larger than {LARGEST_BODY:,} bytes; send less at a time"

LONGEST_ADDRESS = 8_192
"""Bytes of path and query of a request."""

_log = logging.getLogger("plumbrule.web")
_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


class Around:
    """Wraps an application.

    Args:
        app: the application.
        hosts: names by which it may be asked, besides those of this machine itself.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin")

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(message, origin if _may_read(scope["path"], origin) else None)
            await send(message)

        refused = self._refusal(scope, headers, origin)
        if refused is not None:
            await sentence(*refused)(scope, receive, answer)
            return
        await self._answered(scope, receive, answer)

    async def _answered(self, scope: Scope, receive: Receive, answer: Send) -> None:
        """Let the application answer; whatever fails in it ends in a sentence."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await answer(message)

        try:
            await self.app(scope, _Bounded(receive), watched)
        except Exception as error:  # noqa: BLE001 the last resort: no trace may show what was sent
            _log.error("an answer failed: %s at %s", type(error).__name__, _place(error))
            if not begun:
                await sentence(500, FAILED)(scope, receive, answer)

    def _refusal(
        self, scope: Scope, headers: dict[bytes, str], origin: str | None
    ) -> tuple[int, str] | None:
        """Say why a request is not even looked at; None when it is."""
        host = headers.get(b"host", "")
        if not self._is_ours(host):
            # A page elsewhere may have pointed a name of its own at this machine.
            return 421, "this server is not asked by that name; see `plumb serve --help`"
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, f"the address is longer than {LONGEST_ADDRESS:,} bytes"
        length = headers.get(b"content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, TOO_LARGE
        if scope["method"] not in {"GET", "HEAD", "OPTIONS"} and origin is not None:
            name = origin.partition("://")[2]
            if name.lower() != host.lower() and not _may_read(scope["path"], origin):
                return 403, "another site's page may not ask this server"
        return None

    def _is_ours(self, host: str) -> bool:
        return bool(_LOOPBACK.fullmatch(host)) or re.sub(r":\d+$", "", host.lower()) in self.hosts


class _Bounded:
    """Passes on a request's body, up to the limit."""

    def __init__(self, receive: Receive) -> None:
        self.receive = receive
        self.size = 0

    async def __call__(self) -> Message:
        message = await self.receive()
        if message["type"] == "http.request":
            self.size += len(message.get("body", b""))
            if self.size > LARGEST_BODY:
                raise RefusedError(TOO_LARGE, 413)
        return message


def _place(error: Exception) -> str:
    """Give the file and line, without the values that a whole traceback might show."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"


def _may_read(path: str, origin: str | None) -> bool:
    """Tell whether a page of another program on this machine, such as OpenRefine, may read it."""
    if origin is None or not path.startswith("/reconcile"):
        return False
    scheme, _, host = origin.partition("://")
    return scheme == "http" and bool(_LOOPBACK.fullmatch(host))


def _complete(message: Message, reader: str | None) -> None:
    """Add the headers of every answer to its beginning."""
    headers = list(message.get("headers", ()))
    present = {name.lower(): value for name, value in headers}
    kind = present.get(b"content-type", b"").partition(b";")[0]
    wanted = dict(HEADERS)
    wanted["content-security-policy"] = PAGE_POLICY if kind == b"text/html" else DATA_POLICY
    if reader is not None:
        wanted["access-control-allow-origin"] = reader
        wanted["vary"] = "origin"
        wanted["cross-origin-resource-policy"] = "cross-origin"
    headers += [
        (name.encode(), value.encode("latin-1"))
        for name, value in wanted.items()
        if name.encode() not in present
    ]
    message["headers"] = headers
