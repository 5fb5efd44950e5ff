"""Load real processes and ask every rule, beside the field's fastest counter of the same file.

    python benchmarks/procurement.py

Needs the two Indian states' processes (86,678 compiled releases) and `ocdscardinal` 0.0.8, a Rust
program that only counts which fields are filled. All in CPU seconds, least of three runs.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

from measure import best, plumb, python, real_data, table


def main() -> int:
    data = real_data()
    if data is None:
        print("no real data here; set PLUMBRULE_DATA", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "processes.jsonl"
        with lines.open("wb") as target:
            for file in sorted((data / "procurement/india").glob("*.gz")):
                with gzip.open(file) as source:
                    shutil.copyfileobj(source, target)
        lake = Path(folder) / "lake"
        counted = best(python("-c", f"import ocdscardinal; ocdscardinal.coverage({str(lines)!r})"))
        loads = []
        asks = []
        for _ in range(3):
            shutil.rmtree(lake, ignore_errors=True)
            loads.append(best(plumb("--lake", str(lake), "load", str(lines)), 1))
            asks.append(best(plumb("--lake", str(lake), "leads", "--limit", "5"), 1))
        load = min(loads, key=lambda one: one.cpu)
        ask = min(asks, key=lambda one: one.cpu)
        both = load.cpu + ask.cpu
        table(
            ("what", "CPU s", "wall s", "peak MiB", "times the counter"),
            [
                ("ocdscardinal.coverage", *_figures(counted), "1.00"),
                ("load into the lake", *_figures(load), f"{load.cpu / counted.cpu:.2f}"),
                ("all rules on the lake", *_figures(ask), f"{ask.cpu / counted.cpu:.2f}"),
                (
                    "both",
                    f"{both:.2f}",
                    f"{load.wall + ask.wall:.2f}",
                    "",
                    f"{both / counted.cpu:.2f}",
                ),
            ],
        )
    return 0


def _figures(one) -> tuple[str, str, str]:
    return f"{one.cpu:.2f}", f"{one.wall:.2f}", f"{one.peak:.0f}"


if __name__ == "__main__":
    sys.exit(main())
