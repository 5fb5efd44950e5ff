from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from web_client import TestClient

from made_lists import lake_of_lists
from plumbrule.lake import Lake
from plumbrule.web.app import create_app

HOST = "http://127.0.0.1"


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of_lists(tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="session")
def today(lists: Lake) -> datetime:
    """The day the lists were loaded, so that they are never too old."""
    return lists.loaded_at(1).astimezone(UTC)


@pytest.fixture(scope="session")
def client(lists: Lake, today: datetime) -> Iterator[TestClient]:
    with TestClient(create_app(lists.folder, clock=lambda: today), base_url=HOST) as made:
        assert made.get("/catalog").status_code == 200  # the lists are read by then
        yield made


@pytest.fixture
def lake_of_one(tmp_path: Path) -> Lake:
    return lake_of_lists(tmp_path)
