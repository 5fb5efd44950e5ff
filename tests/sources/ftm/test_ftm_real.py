from __future__ import annotations

import json
from collections import Counter

import pytest

from plumbrule.sources.bods import SOURCE as BODS
from plumbrule.sources.ftm import SOURCE
from plumbrule.sources.ftm.schemata import PARTIES
from plumbrule.sources.source import InputFile, ReadOptions

pytestmark = pytest.mark.real


@pytest.mark.parametrize(
    "name",
    [
        "donations.ijson",
        "parteispenden.ftm.json",
        "eu_authorities.ftm.json",
        "ftmq-donations.ijson",
        "aleph-samples.ijson",
    ],
)
def test_the_samples_are_read(real_data, load_file, name):
    path = real_data / "entities" / "ftm-samples" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    entities = [json.loads(line) for line in lines if line.strip()]
    schemata = Counter(one["schema"] for one in entities)
    file = InputFile.at(path)
    assert SOURCE.recognises(file, file.head(), ReadOptions())
    assert not BODS.recognises(file, file.head(), ReadOptions())
    loaded = load_file(SOURCE, path)
    assert loaded.sink.records == len(entities)
    assert len(loaded.rows("party")) == sum(schemata[schema] for schema in PARTIES)
    payments = loaded.rows("payment")
    assert len(payments) == schemata["Payment"]
    assert all(row["value_currency"] == "EUR" and row["value_amount"] for row in payments)
    placed = sum(len(one["properties"].get("addressEntity", ())) for one in entities)
    assert len(loaded.rows("address")) == placed
    assert "unreadable" not in loaded.sink.faults_by_kind


def test_a_mapping_s_table_is_not_taken_for_statements(real_data):
    file = InputFile.at(real_data / "entities" / "ftm-samples" / "donations.csv")
    assert not SOURCE.recognises(file, file.head(), ReadOptions())
