"""Load real processes and ask every rule, beside the field's fastest counter of the same file.

    python benchmarks/procurement.py

Needs the two Indian states' processes (86,678 compiled releases) and `ocdscardinal` 0.0.8, a Rust
program that only counts which fields are filled. All in CPU seconds, least of three runs. Then every
hundredth process is added to a lake of the others, and all leads are brought up to date.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

from measure import Measured, best, plumb, python, real_data, run, table


def main() -> int:
    data = real_data()
    if data is None:
        print("no real data here; set PLUMBRULE_DATA", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        lines, most, some = (Path(folder) / f"{name}.jsonl" for name in ("all", "most", "some"))
        _write(data, lines, most, some)
        lake = Path(folder) / "lake"
        counter = best(python("-c", f"import ocdscardinal; ocdscardinal.coverage({str(lines)!r})"))
        steps = {
            "load into the lake": plumb("--lake", str(lake), "load", str(lines)),
            "all rules: plumb flags": plumb("--lake", str(lake), "flags"),
            "rules, sentences, history: plumb leads": plumb(
                "--lake", str(lake), "leads", "--limit", "5"
            ),
        }
        figures = {name: [] for name in steps}
        for _ in range(3):
            shutil.rmtree(lake, ignore_errors=True)
            for name, command in steps.items():
                figures[name].append(run(command))
        shutil.rmtree(lake)
        leads = steps["rules, sentences, history: plumb leads"]
        run(plumb("--lake", str(lake), "load", str(most)))
        run(leads)
        figures["1 % added: load"] = [run(plumb("--lake", str(lake), "load", str(some)))]
        figures["1 % added: leads"] = [run(leads)]
    rows = [("ocdscardinal.coverage", counter)]
    rows += [(name, min(runs, key=lambda one: one.cpu)) for name, runs in figures.items()]
    table(
        ("what", "CPU s", "wall s", "peak MiB", "times the counter"),
        [(name, *_figures(one), f"{one.cpu / counter.cpu:.2f}") for name, one in rows],
    )
    return 0


def _write(data: Path, lines: Path, most: Path, some: Path) -> None:
    """Write all processes into one file, and again in two: every hundredth apart."""
    number = 0
    with lines.open("wb") as whole, most.open("wb") as many, some.open("wb") as few:
        for file in sorted((data / "procurement/india").glob("*.gz")):
            with gzip.open(file) as source:
                for line in source:
                    whole.write(line)
                    (few if number % 100 == 0 else many).write(line)
                    number += 1


def _figures(one: Measured) -> tuple[str, str, str]:
    return f"{one.cpu:.2f}", f"{one.wall:.2f}", f"{one.peak:.0f}"


if __name__ == "__main__":
    sys.exit(main())
