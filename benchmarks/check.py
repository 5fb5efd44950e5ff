"""Check tenders of five bidders with a panel of three on the synthetic country: first, cold and warm.

    python benchmarks/check.py [SCALE] [LAKE]

SCALE is in thousands of processes (10 by default; the goal is set for 1,000); LAKE is a country
that is loaded already. First: a whole process, on a snapshot that was never asked. Cold: a whole
process after that. Warm: one more check in a process that holds the lake open. CPU seconds.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from measure import best, plumb, run, table
from plumbrule.actions.check import tender_given
from plumbrule.actions.load import load
from plumbrule.checks.asking import ask_of
from plumbrule.checks.checker import Checker
from plumbrule.demo import country
from plumbrule.lake import Lake

DAY = "2024-06-01"


def main() -> int:
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "lake"
        if len(sys.argv) <= 2:
            files = country.write(Path(folder) / "country", 1, scale, workers=1)
            load(Lake(place), list(files.load))
        shutil.rmtree(place / "checks", ignore_errors=True)
        ocids, panel = _chosen(place)
        members = Path(folder) / "panel.json"
        members.write_text(json.dumps(panel), encoding="utf-8")
        command = plumb(
            "--lake",
            str(place),
            *("check", "tender", ocids[0], "--panel", str(members), "--as-of", DAY, "--json"),
        )
        shutil.rmtree(place / "checks", ignore_errors=True)
        first, cold = run(command), best(command)
        warm = _warm(place, ocids[1:], panel)
    table(
        ("what", "CPU s", "wall s", "peak MiB"),
        [
            ("first after a load", f"{first.cpu:.2f}", f"{first.wall:.2f}", f"{first.peak:.0f}"),
            ("cold", f"{cold.cpu:.2f}", f"{cold.wall:.2f}", f"{cold.peak:.0f}"),
            ("warm, least of ten", f"{min(warm):.3f}", "", ""),
            ("warm, most of ten", f"{max(warm):.3f}", "", ""),
        ],
    )
    return 0


def _chosen(place: Path) -> tuple[list[str], list[dict[str, str]]]:
    checker = Checker(Lake(place))
    rows = checker.reading.rows(
        "select ocid from bid group by ocid having count(*) = 5 order by hash(ocid) limit 11"
    )
    people = checker.reading.rows(
        "select name, identifier from party where source = 'xa-officials' and kind = 'person' "
        "order by party_id limit 3"
    )
    checker.close()
    return [ocid for (ocid,) in rows], [{"name": n, "id": f"XA-NIN:{i}"} for n, i in people]


def _warm(place: Path, ocids: list[str], panel: list[dict[str, str]]) -> list[float]:
    checker = Checker(Lake(place))
    members = [{"name": one["name"], "ids": [one["id"]]} for one in panel]
    spent = []
    for ocid in ocids:
        began = time.process_time()
        given = {"kind": "tender", "as_of": DAY, "panel": members}
        checker.check(ask_of(given | {"tender": tender_given(checker, ocid)}))
        spent.append(time.process_time() - began)
    checker.close()
    return spent


if __name__ == "__main__":
    sys.exit(main())
