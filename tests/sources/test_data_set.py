"""A file that does not say whose it is gets a name of its own, so that two publishers' ids stay two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect
from plumbrule.sources.source import InputFile


@pytest.mark.parametrize(
    ("name", "data_set"),
    [
        ("registers/avelia-ownership-0001.bods.jsonl", "avelia-ownership"),
        ("avelia-ownership-0002.bods.jsonl", "avelia-ownership"),
        ("lists.zip!eu/list_2024.json", "list"),
        ("owners.json.gz", "owners"),
        ("2024.json", "2024"),
    ],
)
def test_a_data_set_is_named_after_its_file(tmp_path, name, data_set):
    path = tmp_path / "x"
    path.write_bytes(b"{}")
    assert InputFile.at(path, name).data_set == data_set


def test_two_publishers_first_person_are_two(tmp_path):
    paths = []
    for name, called in (("alfa", "Ana Ito"), ("beta", "Ivo Noe")):
        path = tmp_path / f"{name}.json"
        entity = {"id": "1", "schema": "Person", "properties": {"name": [called]}}
        path.write_text(json.dumps(entity) + "\n", encoding="utf-8")
        paths.append(Path(path))
    lake = Lake(tmp_path / "lake")
    load(lake, paths)
    with connect(lake.folder, lake.manifest()) as connection:
        rows = connection.execute("select party_id, name from party order by 1").fetchall()
        entities = connection.execute("select count(*) from entity").fetchall()[0][0]
    assert rows == [("alfa:1", "Ana Ito"), ("beta:1", "Ivo Noe")]
    assert entities == 2
