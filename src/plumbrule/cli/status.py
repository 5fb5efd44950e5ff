"""Show what is loaded: files, rows, how full the fields are, impossible values."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from plumbrule.actions.status import faults, impossible, manifest, quality, row_counts
from plumbrule.cli.output import write_json, write_table
from plumbrule.lake import Lake


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="write everything as JSON")
    parser.add_argument(
        "--quality", action="store_true", help="show every column, not only empty ones"
    )
    parser.add_argument(
        "--faults", metavar="FILE", nargs="?", const="", help="list the faults (of one file)"
    )


def handle(args: argparse.Namespace) -> int:
    """Report."""
    lake = Lake(args.lake)
    lake.require_loaded()
    if args.faults is not None:
        return _faults(lake, args)
    now = manifest(lake)
    if args.json:
        write_json(
            {
                "snapshot": now.number,
                "files": now.files,
                "rows": row_counts(lake),
                "quality": [asdict(one) for one in quality(lake)],
                "impossible": impossible(lake),
            }
        )
        return 0
    print(f"snapshot {now.number} in {args.lake}\n")
    write_table(
        [
            (
                one.name,
                one.format,
                f"{one.records:,}",
                f"{one.faults:,}",
                one.first or "",
                one.last or "",
            )
            for one in now.files
        ],
        ("file", "format", "records", "faults", "from", "to"),
        {2, 3},
    )
    print()
    write_table(
        [
            (table, source, f"{rows:,}")
            for table, counts in row_counts(lake).items()
            for source, rows in counts.items()
        ],
        ("table", "data set", "rows"),
        {2},
    )
    _tell_quality(lake, everything=args.quality)
    return 0


def _tell_quality(lake: Lake, *, everything: bool) -> None:
    print("\nfields" if everything else "\nfields that are filled in part (all: --quality)")
    write_table(
        [
            (one.source, one.table, one.column, f"{one.filled / one.rows:.1%}")
            for one in quality(lake)
            if everything or 0 < one.filled < one.rows
        ],
        ("data set", "table", "field", "filled"),
        {3},
    )
    found = impossible(lake)
    if found:
        print("\nvalues that cannot be right")
        write_table(
            [
                (name, source, f"{count:,}")
                for name, counts in found.items()
                for source, count in counts.items()
            ],
            ("what", "data set", "rows"),
            {2},
        )


def _faults(lake: Lake, args: argparse.Namespace) -> int:
    names = {one.name: one.file for one in manifest(lake).files}
    wanted = names.get(args.faults, args.faults) or None
    found = faults(lake, wanted)
    if args.json:
        write_json(found)
        return 0
    by_hash = {file: name for name, file in names.items()}
    write_table(
        [
            (
                by_hash.get(one["file"], one["file"]),
                str(one["line"] or ""),
                one["path"] or "",
                one["kind"],
                one["reason"],
                one["value"] or "",
            )
            for one in found
        ],
        ("file", "line", "field", "kind", "what was expected", "as received"),
        {1},
    )
    return 0
