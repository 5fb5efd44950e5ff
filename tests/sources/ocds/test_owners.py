"""Owners named inside a party become parties of their own, each once."""

from __future__ import annotations

import json
from pathlib import Path

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

RELEASE = {
    "ocid": "ocds-aaaaaa-1",
    "id": "1",
    "date": "2024-01-01T00:00:00Z",
    "tag": ["compiled"],
    "parties": [
        {
            "id": "S",
            "name": "Supplier Ltd",
            "roles": ["supplier"],
            "beneficialOwners": [{"id": "P1", "name": "Ada Ost"}, {"name": "Bo West"}],
            "shareholders": [
                {"id": "h1", "shareholder": {"id": "P1", "name": "Ada Ost"}, "shareholding": 0.4},
                {"id": "h2", "shareholder": {"id": "H", "name": "Holding"}, "shareholding": 0.6},
            ],
        },
        {"id": "H", "name": "Holding", "roles": ["other"]},
    ],
}


def test_owners_are_parties_with_their_names(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(RELEASE) + "\n")
    lake = Lake(tmp_path / "lake")
    load(lake, [file])
    with connect(lake.folder, lake.manifest()) as connection:
        parties = connection.execute(
            "select party_id, name, kind, path from party order by 1"
        ).fetchall()
        ties = connection.execute(
            "select from_id, to_id, share_min, beneficial from relation order by relation_id"
        ).fetchall()
    one = "ocds-aaaaaa-1/"
    assert parties == [
        (one + "H", "Holding", None, "/parties/1"),
        (one + "P1", "Ada Ost", "person", "/parties/0/beneficialOwners/0"),
        (one + "S", "Supplier Ltd", None, "/parties/0"),
        (one + "name:Bo West", "Bo West", "person", "/parties/0/beneficialOwners/1"),
    ]
    assert ties == [
        (one + "P1", one + "S", None, True),
        (one + "name:Bo West", one + "S", None, True),
        (one + "P1", one + "S", 40.0, None),
        (one + "H", one + "S", 60.0, None),
    ]
