from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from browsing import USUAL, Live, Tab, chromium, live
from web_client import TestClient

from made_lists import lake_of_lists
from plumbrule.actions.demo import demonstrate
from plumbrule.lake import Lake
from plumbrule.web.app import Serving, create_app

HOST = "http://127.0.0.1"
PLAIN = Serving(prepare=False)
"""For tests of what programs ask: no page is prepared."""


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of_lists(tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="session")
def today(lists: Lake) -> datetime:
    """The day the lists were loaded, so that they are never too old."""
    return lists.loaded_at(1).astimezone(UTC)


@pytest.fixture(scope="session")
def client(lists: Lake, today: datetime) -> Iterator[TestClient]:
    with TestClient(
        create_app(lists.folder, serving=PLAIN, clock=lambda: today), base_url=HOST
    ) as made:
        assert made.get("/catalog").status_code == 200  # the lists are read by then
        yield made


@pytest.fixture
def lake_of_one(tmp_path: Path) -> Lake:
    return lake_of_lists(tmp_path)


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A small synthetic country, loaded, linked and flagged; not to be written to."""
    folder = tmp_path_factory.mktemp("country")
    lake = Lake(folder / "lake")
    demonstrate(folder / "files", lake, seed=1, scale=0.2)
    return lake


@pytest.fixture(scope="session")
def server(country: Lake) -> Iterator[Live]:
    """The workbench on that country, for one person alone."""
    with live(country.folder) as made:
        yield made


@pytest.fixture(scope="session")
def portal(country: Lake) -> Iterator[Live]:
    """The public portal on that country."""
    with live(country.folder, public=True) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, driven from outside; tests that need it skip where there is none."""
    place = chromium()
    if place is None:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def new_tab(browser: Any, server: Live) -> Iterator[Callable[..., Tab]]:
    """Makes tabs: ``new_tab(viewport=SMALL, java_script_enabled=False, locale="ar")``."""
    made = []

    def tab(where: Live = server, *, signed_in: bool = True, **how: Any) -> Tab:
        context = browser.new_context(**{"viewport": USUAL, "locale": "en-GB", **how})
        made.append(context)
        opened = Tab(context.new_page(), where)
        if signed_in:
            opened.sign_in()
        return opened

    yield tab
    for context in made:
        context.close()


@pytest.fixture
def tab(new_tab: Callable[..., Tab]) -> Tab:
    """A tab of a usual size, signed in."""
    return new_tab()
