"""What was taken from elsewhere is exactly what the list says, with its licence."""

import hashlib
import json
from pathlib import Path

import pytest

from plumbrule.web.rendering import STATIC

FOLDERS = [STATIC / "vendor", Path(__file__).parent / "vendor"]
FREE = {"0BSD", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "MPL-2.0"}


@pytest.mark.parametrize("folder", FOLDERS, ids=["served", "tests"])
def test_every_vendored_file_is_listed_with_its_hash_and_licence(folder: Path) -> None:
    listed = json.loads((folder / "VENDORED.json").read_text(encoding="utf-8"))
    for one in listed:
        content = (folder / one["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"], one["file"]
        assert one["version"] in one["file"]
        assert one["licence"] in FREE
        assert (folder / one["licence_file"]).stat().st_size > 200
    known = {"VENDORED.json"} | {one[key] for one in listed for key in ("file", "licence_file")}
    assert {path.name for path in folder.iterdir()} == known


def test_what_is_served_was_not_taken_under_a_licence_that_binds_others() -> None:
    listed = json.loads((STATIC / "vendor" / "VENDORED.json").read_text(encoding="utf-8"))
    assert {one["licence"] for one in listed} <= FREE - {"MPL-2.0"}
