"""Every format is found, and the one for tables is asked last."""

from __future__ import annotations

import pytest

from plumbrule.sources.registry import recognise, sources
from plumbrule.sources.source import InputFile, ReadOptions


def test_every_format_is_found_once_and_tables_are_asked_last():
    names = [one.name for one in sources()]
    assert len(set(names)) == len(names)
    assert {"bods", "ecb", "eu_journal", "ftm", "ocds", "ofac", "pdn", "table", "un"} <= set(names)
    assert names[-1] == "table"
    assert names[:-1] == sorted(names[:-1])
    assert all(one.title for one in sources())


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'{"ocid": "ocds-x-1", "id": "1", "tag": ["tender"], "tender": {"id": "t"}}\n', "ocds"),
        (b"\x00\x01\x02", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_content(tmp_path, content, name):
    path = tmp_path / "data.bin"
    path.write_bytes(content)
    found = recognise(InputFile.at(path), ReadOptions())
    assert (found.name if found else None) == name
