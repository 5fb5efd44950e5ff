"""A real browser on a real server: what every page must stand, as checks to call by name."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from plumbrule.web.app import Serving, create_app
from plumbrule.web.house import House

AXE = Path(__file__).parent / "vendor" / "axe-4.14.1.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = {"width": 320, "height": 640}
USUAL = {"width": 1280, "height": 800}


def chromium() -> str | None:
    """The system's browser; Playwright brings none of its own."""
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


@dataclass
class Live:
    """A server that runs in a thread of the test."""

    address: str
    house: House
    keys: list[str]

    def way_in(self) -> str:
        """The one-time link of this moment."""
        return f"{self.address}/open/{self.keys[-1]}"


@contextmanager
def live(lake: Path, *, public: bool = False) -> Iterator[Live]:
    """Serve a lake on a free port until the block ends."""
    keys: list[str] = []
    app = create_app(lake, serving=Serving(public=public, tell_link=keys.append))
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="error", access_log=False, server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started or not app.house.door.ready:
        assert not app.house.door.fault, app.house.door.fault
        time.sleep(0.02)
    yield Live(f"http://127.0.0.1:{listening.getsockname()[1]}", app.house, keys)
    server.should_exit = True
    thread.join()
    listening.close()


@dataclass
class Tab:
    """A page in the browser, with everything it complained about.

    ``at`` goes to an address of the server; the other methods say what is wrong, as lists that
    must be empty.
    """

    page: Any
    server: Live
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _console(self, message: Any) -> None:
        # A refused page is a refused page, which the browser notes too.
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.said.append(message.text)

    def at(self, path: str) -> Any:
        """Open an address; gives the answer."""
        return self.page.goto(self.server.address + path)

    def sign_in(self) -> None:
        """Come in by the one-time link."""
        self.page.goto(self.server.way_in())

    def barriers(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA."""
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
        return [
            f"{one['id']}: {one['help']} ({node['html'][:120]})"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def too_wide(self) -> list[str]:
        """Elements that make the page scroll sideways; what scrolls within its frame may."""
        return list(
            self.page.evaluate(
                """() => {
                    const wide = document.documentElement.clientWidth + 1;
                    if (document.documentElement.scrollWidth <= wide) return [];
                    const framed = node => node.closest('.frame, .drawing, pre, .unseen');
                    return [...document.querySelectorAll('body *')]
                        .filter(node => !framed(node))
                        .filter(node => node.getBoundingClientRect().right > wide
                            || node.getBoundingClientRect().left < -1)
                        .map(node => node.outerHTML.slice(0, 120));
                }"""
            )
        )

    def elsewhere(self) -> list[str]:
        """Requests that went to anyone but the server."""
        return [
            url
            for url in self.asked
            if not url.startswith((self.server.address, "data:", "about:", "blob:"))
        ]

    def unreachable(self) -> list[str]:
        """Links, buttons and fields that the Tab key never comes to."""
        self.page.evaluate("document.body.focus(); window.scrollTo(0, 0)")
        count = self.page.evaluate(
            """() => {
                const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
                    .filter(node => node.type !== 'hidden' && node.checkVisibility());
                all.forEach((node, place) => node.dataset.place = place);
                return all.length;
            }"""
        )
        met = set()
        for _ in range(count + 40):
            self.page.keyboard.press("Tab")
            place = self.page.evaluate("document.activeElement?.dataset?.place ?? null")
            met.add(place)
        missed = [str(place) for place in range(count) if str(place) not in met]
        return [
            self.page.evaluate(
                "p => document.querySelector(`[data-place='${p}']`).outerHTML", place
            )
            for place in missed
        ]

    def faults(self) -> list[str]:
        """Everything at once: barriers, complaints of the browser, requests elsewhere, width."""
        return [*self.barriers(), *self.said, *self.elsewhere(), *self.too_wide()]
