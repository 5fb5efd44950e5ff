"""Load files into the lake, each recognised by its content.

Says of each file what it was understood to be, and what in it could not be read. A file that was
loaded before and has not changed changes nothing; a changed file replaces what it replaced.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plumbrule.actions.link import decided_at
from plumbrule.actions.load import load
from plumbrule.actions.load_report import FileReport, LoadReport
from plumbrule.actions.progress import spoken
from plumbrule.actions.status import faults
from plumbrule.cli.output import write_json, write_table
from plumbrule.lake import Lake
from plumbrule.model.moments import zone_named
from plumbrule.sources.source import ReadOptions

SHOWN = 10
"""Faults shown of each file; the others are counted, and all are in --json."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="files, folders, archives"
    )
    parser.add_argument("--mapping", type=Path, help="mapping file for tables")
    parser.add_argument("--source", help="name of the data set")
    parser.add_argument("--country", help="ISO 3166-1 code where the records do not tell")
    parser.add_argument("--timezone", help="zone where dates have none: Asia/Kolkata, +05:30")
    parser.add_argument("--json", action="store_true", help="write counts and all faults as JSON")


def handle(args: argparse.Namespace) -> int:
    """Load and report."""
    options = ReadOptions(
        source=args.source,
        country=args.country.upper() if args.country else None,
        zone=zone_named(args.timezone) if args.timezone else None,
        mapping=args.mapping,
    )
    lake = Lake(args.lake)
    with spoken() as progress:
        report = load(lake, args.files, options, progress, decided_at(args.lake, args.journal))
    if args.json:
        write_json(_as_json(lake, report))
    else:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        if any(one.loaded and one.loaded.faults for one in report.files):
            for fault in faults(lake):
                found[fault["file"]].append(fault)
        for one in report.files:
            _tell(one, found)
    return 0 if report.did_something else 1


def _tell(one: FileReport, faults_of: Mapping[str, list[dict[str, Any]]]) -> None:
    loaded = one.loaded
    if loaded is None:
        print(f"{one.name}: not loaded: {one.sentence}", file=sys.stderr)
        return
    if one.outcome == "unchanged":
        print(f"{one.name}: unchanged" + (f" ({one.sentence})" if one.sentence else ""))
        return
    period = f", {loaded.first} to {loaded.last}" if loaded.first else ""
    print(f"{one.name}: {one.outcome}")
    print(f"  {loaded.format}: {loaded.records:,} records{period}")
    filled = ", ".join(f"{name} {share:.0%}" for name, share in loaded.filled.items())
    print(f"  filled: {filled or 'no key fields in this format'}")
    if not loaded.faults:
        print("  nothing that could not be read")
        return
    found = faults_of[loaded.file]
    kinds = Counter(fault["kind"] for fault in found)
    told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))
    print(f"  {len(found):,} faults: {told}")
    first = [
        (str(fault["line"] or ""), fault["path"] or "", fault["kind"], fault["reason"])
        for fault in found[:SHOWN]
    ]
    write_table(
        [("   ", *row) for row in first], ("   ", "line", "field", "kind", "what was expected"), {1}
    )
    if len(found) > SHOWN:
        print(
            f"    and {len(found) - SHOWN:,} more; all of them: plumb status --faults {loaded.file}"
        )


def _as_json(lake: Lake, report: LoadReport) -> dict[str, object]:
    counts: Counter[str] = Counter()
    listed: list[dict[str, object]] = []
    for one in report.files:
        if one.loaded is None:
            listed.append(
                {
                    "file": one.name,
                    "line": None,
                    "path": None,
                    "kind": "unreadable",
                    "reason": one.sentence,
                }
            )
            continue
        counts[one.loaded.format] += one.loaded.records
        if one.outcome != "unchanged" and one.loaded.faults:
            listed += [{**fault, "file": one.name} for fault in faults(lake, one.loaded.file)]
    return {
        "snapshot": report.snapshot,
        "formats": dict(sorted(counts.items())),
        "files": [
            {
                "file": one.name,
                "outcome": one.outcome,
                "format": one.loaded.format if one.loaded else None,
                "records": one.loaded.records if one.loaded else 0,
                "first": one.loaded.first if one.loaded else None,
                "last": one.loaded.last if one.loaded else None,
                "filled": one.loaded.filled if one.loaded else {},
                "reason": one.sentence or None,
            }
            for one in report.files
        ],
        "faults": listed,
    }
