"""Lakes that the tests of this folder write from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from made_exports import OWNERS, TIES, lake_of, lines

from plumbrule.lake import Lake


@pytest.fixture(scope="session")
def owners(tmp_path_factory) -> Lake:
    return lake_of(tmp_path_factory.mktemp("owners"), lines(OWNERS))


@pytest.fixture(scope="session")
def ties(tmp_path_factory) -> Lake:
    return lake_of(tmp_path_factory.mktemp("ties"), lines(TIES))


@pytest.fixture(scope="session")
def real_data() -> Path:
    root = Path(__file__).parents[2]
    folder = Path(os.environ.get("PLUMBRULE_DATA", root.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the real data are not at {folder}; PLUMBRULE_DATA tells where")
    return folder
