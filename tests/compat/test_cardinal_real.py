"""Known facts about real files. Only counts are looked at and printed."""

import json
import os
import time
from collections import Counter
from pathlib import Path

import pytest

from plumbrule.compat.cardinal import Results, Settings, run

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("PLUMBRULE_DATA", ROOT.parent / "shared" / "data"))
WORLD_BANK = DATA / "procurement" / "worldbank" / "derived_ocds_worldbank.jsonl"
INDIA = [
    DATA / "procurement" / "india" / f"derived_ocds_{state}.jsonl.gz"
    for state in ("assam", "himachal")
]

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not all(path.exists() for path in [WORLD_BANK, *INDIA]),
        reason="the real files are absent; set PLUMBRULE_DATA to the folder that holds procurement/",
    ),
]


def counted(results: Results) -> Counter[str]:
    counts = Counter(
        f"{group} {code}"
        for group, ids in results.hits.items()
        for codes in ids.values()
        for code in codes
    )
    print(dict(sorted(counts.items())))
    return counts


def test_world_bank_in_dollars() -> None:
    results = run([str(WORLD_BANK)], Settings(currency="USD"), note=lambda _: None)
    counts = counted(results)
    assert counts["OCID R036"] == 358
    assert not [name for name in counts if name.endswith(("R024", "R025", "R048"))]
    assert results.meta["R024"]["lower_fence"] == pytest.approx(-0.31, abs=0.005)
    # 212 of those hits are in processes whose priced bids are all in dollars; the rest are mixed.
    hits = {ocid for ocid, codes in results.hits["OCID"].items() if "R036" in codes}
    pure = 0
    with WORLD_BANK.open(encoding="utf-8") as stream:
        for line in stream:
            release = json.loads(line)
            if release["ocid"] in hits:
                currencies = {
                    bid["value"]["currency"]
                    for bid in release["bids"]["details"]
                    if bid.get("value", {}).get("currency")
                }
                pure += currencies == {"USD"}
    assert pure == 212


def test_two_indian_states() -> None:
    notes: list[str] = []
    before = time.process_time()
    results = run([str(path) for path in INDIA], Settings(currency="INR"), note=notes.append)
    seconds = time.process_time() - before
    counts = counted(results)
    print(f"{seconds:.1f} CPU seconds")
    assert notes == []
    # No losing prices are published there, so nothing that compares a winner with others speaks.
    silent = ("R024", "R025", "R036", "R048", "R058")
    assert not [name for name in counts if name.endswith(silent)]
    for name in ("OCID R003", "OCID R018", "OCID R028", "OCID R030", "OCID R035", "Buyer R038"):
        assert counts[name] > 0
    assert seconds < 20.0
