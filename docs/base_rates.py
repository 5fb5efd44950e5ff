"""Write `base-rates.md`: how often each rule fires, on the demo and on real data.

    python docs/base_rates.py [--data DIR]

Counts only. The demo is made anew; the Indian and World Bank processes are read from the folder
given, or that of PLUMBRULE_DATA, and left out where there is none. Not part of `make docs`, since it
loads and flags everything.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from plumbrule.actions.base_rates import Measured, base_rates
from plumbrule.actions.demo import demonstrate
from plumbrule.actions.load import load
from plumbrule.lake import Lake
from plumbrule.lake.engine import connect

PAGE = Path(__file__).parent / "base-rates.md"

REAL = {
    "India": (
        "Two states of India, derived from the pages of their tender portals",
        ("procurement/india/derived_ocds_assam.jsonl.gz", "derived_ocds_himachal.jsonl.gz"),
    ),
    "World Bank": (
        "Contracts financed by the World Bank to 2015, derived from its published bids",
        ("procurement/worldbank/derived_ocds_worldbank.jsonl",),
    ),
}
"""What each set of real data is, and its files; the later ones lie beside the first."""

HEAD = """# How often each rule fires

Written by `python docs/base_rates.py`. For data of your own: `plumb indicators --stats`.

- **judged**: units that are hit or clear. **base rate**: hits among them, those expected in their class included. **leads**: hits that are not expected in their class. **coverage**: judged units of all that the rule is about.
- **step**: the largest change of the base rate from one year to the next, of the years with at least 100 judged units. A rule that jumps tells of the data, or of a law that changed, as often as of conduct.
- **like it**: the rule that points at the most of the same processes (`ocid`) or parties (`entity`), the Jaccard index (what both point at, of what either does) and how many both point at. Two rules at 1.00 are one finding told twice.
- **cannot tell**: the most frequent reason, as a share of all units.
- A rule is told to be looked at when it fires on more than half of at least 20 judged units, on less than 0.01 % of at least 10,000, or judges less than 5 % of at least 20 units it is about. That points at settings or at data, not at conduct.

A base rate is not a rate of wrongdoing, and rates of different sets of data do not compare: what a publisher leaves out decides what can be judged. How many leads mattered can only be measured by reviewing them; `plumb indicators --stats` shows it beside the base rate once 20 leads of a rule were reviewed.
"""


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    beside = Path(__file__).parents[2] / "shared" / "data"
    place = Path(os.environ.get("PLUMBRULE_DATA", beside))
    parser.add_argument("--data", type=Path, default=place, help="folder of the real data")
    data: Path = parser.parse_args().data
    parts = [HEAD]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        lake = Lake(folder / "demo")
        demonstrate(folder / "country", lake, seed=1, scale=1.0)
        what = "The synthetic country of `plumb demo`: schemes are planted in it, so rates are high"
        parts.append(section("Demo", what, lake))
        for name, (said, (first, *others)) in REAL.items():
            files = [data / first, *((data / first).parent / other for other in others)]
            if not all(file.is_file() for file in files):
                print(f"{name}: no data at {data}; left out", file=sys.stderr)
                continue
            lake = Lake(folder / name)
            load(lake, files)
            parts.append(section(name, said, lake))
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    return 0


def section(name: str, said: str, lake: Lake) -> str:
    """Give the table of one set of data."""
    with connect(lake.folder, lake.manifest()) as connection:
        ((processes,),) = connection.execute("select count(distinct ocid) from tender").fetchall()
    found = base_rates(lake)
    asked = [one for one in found if one.rates.population]
    idle = [one.rates.rule for one in found if not one.rates.population]
    lines = [
        f"## {name}",
        "",
        f"{said}. {processes:,} processes.",
        "",
        "| rule | judged | base rate | leads | coverage | step | like it | cannot tell | look at it |",
        "|---|--:|--:|--:|--:|--:|---|---|---|",
        *(row(one) for one in asked),
        "",
    ]
    if idle:
        lines += [f"Nothing in these data that they are about: {', '.join(idle)}.", ""]
    return "\n".join(lines)


def row(one: Measured) -> str:
    """Write the row of one rule."""
    rates = one.rates
    like = next(iter(rates.overlaps), None)
    why = next(iter(rates.cannot_tell.items()), None)
    cells = (
        f"{rates.rule} {one.title}",
        f"{rates.judged:,}",
        percent(rates.base_rate),
        f"{rates.leads:,}",
        percent(rates.coverage),
        percent(rates.largest_step),
        f"{like.rule} {like.jaccard:.2f} ({like.shared:,} {like.on})" if like else "",
        f"{why[1]:.1%} `{why[0]}`" if why else "",
        "; ".join(message.partition(";")[0] for message in rates.messages),
    )
    return f"| {' | '.join(cells)} |"


def percent(share: float | None) -> str:
    """Write a share, or nothing."""
    return "" if share is None else f"{share:.2%}"


if __name__ == "__main__":
    sys.exit(main())
