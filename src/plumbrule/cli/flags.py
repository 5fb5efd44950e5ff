"""Ask the rules now and print what they count; as JSON with every hit.

The answers are computed anew and not kept, whatever `plumb leads` has kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from plumbrule.actions.ask import DUCKDB, ENGINES, ask
from plumbrule.actions.progress import spoken
from plumbrule.cli.output import write_json, write_table
from plumbrule.lake import Lake

TAKES_ENGINE = True
"""The engine may be named before the command too: `plumb --engine spark://host:7077 flags`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--engine",
        default=argparse.SUPPRESS,
        metavar="ENGINE",
        help=f"what computes them: {ENGINES}",
    )
    parser.add_argument("--rules", type=Path, metavar="DIR", help="folder of rules of your own")
    parser.add_argument(
        "--only", nargs="+", action="extend", default=[], metavar="ID", help="only these rules"
    )
    parser.add_argument("--json", action="store_true", help="counts and every hit as JSON")


def handle(args: argparse.Namespace) -> int:
    """Ask, and print."""
    engine = getattr(args, "engine", DUCKDB)
    with spoken() as progress:
        found = ask(Lake(args.lake), engine, folder=args.rules, only=args.only, progress=progress)
    if args.json:
        write_json(found)
        return 0
    rows = [
        (
            one.id,
            f"{one.hit:,}",
            f"{one.suppressed:,}",
            f"{one.clear:,}",
            f"{sum(one.cannot_tell.values()):,}",
            one.title,
        )
        for one in found.rules
    ]
    write_table(rows, ("rule", "hit", "expected", "clear", "can't tell", "title"), {1, 2, 3, 4})
    return 0
