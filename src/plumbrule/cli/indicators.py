"""List all rules with what they answered on the loaded data."""

from __future__ import annotations

import argparse
from pathlib import Path

from plumbrule.actions.flag import flags
from plumbrule.actions.progress import spoken
from plumbrule.cli.output import write_json, write_table
from plumbrule.lake import Lake


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="write the counts as JSON")
    parser.add_argument("--rules", type=Path, metavar="DIR", help="folder of rules of your own")


def handle(args: argparse.Namespace) -> int:
    """List."""
    with spoken() as progress:
        found = flags(Lake(args.lake), progress, args.rules)
    if args.json:
        write_json(found.answers)
        return 0
    rows: list[tuple[str, ...]] = []
    for one in found.answers:
        reasons = list(one.cannot_tell.items())
        untold = sum(one.cannot_tell.values())
        first = f"{reasons[0][1]:,} {reasons[0][0]}" if reasons else ""
        rows.append(
            (
                one.id,
                f"{one.hit:,}",
                f"{one.suppressed:,}",
                f"{one.clear:,}",
                f"{untold:,}",
                one.title,
                first,
            )
        )
        rows += [("", "", "", "", "", "", f"{count:,} {reason}") for reason, count in reasons[1:4]]
    write_table(
        rows,
        ("rule", "hit", "expected", "clear", "can't tell", "title", "can't tell, why"),
        {1, 2, 3, 4},
    )
    return 0
