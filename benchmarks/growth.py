"""Does time grow faster than the input? The synthetic country at several sizes.

    python benchmarks/growth.py [THOUSANDS ...]

Loads and flags the country at 10, 100 and 1,000 thousand processes (or the sizes given) and prints
CPU microseconds for each process, of loading and of asking every rule, and peak memory.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from measure import plumb, run, table
from plumbrule.demo.country import write


def main() -> int:
    sizes = [int(one) for one in sys.argv[1:]] or [10, 100, 1000]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            place = Path(folder)
            files = write(place / "country", 1, size, workers=2)
            lake = place / "lake"
            load = run(plumb("--lake", str(lake), "load", *(str(one) for one in files.load)))
            ask = run(plumb("--lake", str(lake), "leads", "--limit", "5"))
            rules = run(plumb("--lake", str(lake), "flags"))
            rows.append(
                (
                    f"{files.processes:,}",
                    f"{load.cpu:.1f}",
                    f"{rules.cpu:.1f}",
                    f"{rules.wall:.1f}",
                    f"{ask.cpu:.1f}",
                    f"{load.cpu / files.processes * 1e6:.0f}",
                    f"{rules.cpu / files.processes * 1e6:.0f}",
                    f"{load.peak:.0f}",
                    f"{max(rules.peak, ask.peak):.0f}",
                )
            )
            shutil.rmtree(place / "country")
            shutil.rmtree(lake)
    heads = (
        *("processes", "load CPU s", "rules CPU s", "rules wall s", "leads CPU s"),
        *("load us each", "rules us each", "load peak MiB", "rules peak MiB"),
    )
    table(heads, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
