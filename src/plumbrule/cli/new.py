"""Write the beginning of a mapping, an indicator or a kind of dossier."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from plumbrule.actions.new import draft_dossier, draft_indicator, draft_mapping


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    mapping = kinds.add_parser("mapping", help="draft the mapping file of a table")
    mapping.add_argument("file", type=Path, metavar="FILE", help="CSV or Excel file")
    mapping.add_argument("--out", type=Path, help="where to write (FILE.mapping.yml)")
    indicator = kinds.add_parser("indicator", help="write the skeleton of an indicator")
    indicator.add_argument("name", metavar="NAME", help="such as x001_round_prices")
    indicator.add_argument("--dir", type=Path, default=Path("rules"), help="folder for it")
    dossier = kinds.add_parser("dossier", help="write the first file of a kind of dossier")
    dossier.add_argument("name", metavar="NAME", help="such as found_asset")
    dossier.add_argument(
        "--dir", type=Path, default=Path("src/plumbrule/dossiers"), help="its folder"
    )
    dossier.add_argument("--tests", type=Path, default=Path("tests/dossiers"), help="its test's")


def handle(args: argparse.Namespace) -> int:
    """Write it and say where."""
    if args.kind == "mapping":
        written = draft_mapping(args.file, args.out)
        print(written)
        print(f"look through {written}, then: plumb load {args.file}", file=sys.stderr)
        return 0
    if args.kind == "dossier":
        for path in draft_dossier(args.name, args.dir, args.tests):
            print(path)
        print(
            "describe its states and steps; its test says what each pair leads to", file=sys.stderr
        )
        return 0
    today = datetime.now(UTC).date()
    for path in draft_indicator(args.name, args.dir, today=today):
        print(path)
    print(f"fill them in, then: plumb indicators --rules {args.dir}", file=sys.stderr)
    return 0
