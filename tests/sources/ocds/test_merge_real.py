"""Real releases of sixteen publishers are upgraded and merged; only counts are looked at."""

import os
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from plumbrule.sources.ocds.documents import iter_releases
from plumbrule.sources.ocds.merge import Sourced, merge
from plumbrule.sources.ocds.upgrade import upgrade
from plumbrule.sources.source import InputFile

DATA = Path(os.environ.get("PLUMBRULE_DATA") or Path(__file__).parents[4] / "shared" / "data")
FOLDER = DATA / "procurement" / "ocds-samples"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real releases are not here"),
]


def test_every_process_merges_and_merges_again():
    decoder = msgspec.json.Decoder(float_hook=Decimal)
    processes: dict[str, list[Sourced]] = defaultdict(list)
    for path in sorted(FOLDER.rglob("*.json")):
        file = InputFile.at(path)
        for raw in iter_releases(file, lambda *_: None):
            value = decoder.decode(raw.data)
            if raw.version == "1.0":
                value = upgrade(value)
            processes[str(value.get("ocid"))].append(
                Sourced(value, raw.published, file.file, raw.number)
            )
    assert sum(map(len, processes.values())) == 710
    for sources in processes.values():
        merged = merge(sources)
        assert merge(sources[::-1]) == merged
        again = merge([Sourced(merged.release)])
        assert again.release == merged.release
