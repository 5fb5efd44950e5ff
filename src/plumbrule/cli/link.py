"""Link the loaded records anew, with what people decided since.

Loading links by itself; this is for after `plumb decisions same`, `not-same` or `correct`.
"""

from __future__ import annotations

import argparse

from plumbrule.actions.link import decided_at
from plumbrule.actions.load import load
from plumbrule.actions.progress import spoken
from plumbrule.cli.output import write_json
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="write the result as JSON")


def handle(args: argparse.Namespace) -> int:
    """Link."""
    lake = Lake(args.lake)
    if not lake.exists:
        raise PlumbError(
            "nothing is loaded; load files with `plumb load FILE...`", file=str(args.lake)
        )
    decided = decided_at(args.lake, args.journal)
    with spoken() as progress:
        report = load(lake, [], progress=progress, decided=decided)
    if args.json:
        write_json(
            {
                "snapshot": report.snapshot,
                "links": len(decided.links),
                "corrections": len(decided.corrections),
            }
        )
    else:
        print(
            f"snapshot {report.snapshot}: {len(decided.links)} decisions about links and "
            f"{len(decided.corrections)} corrected values stand"
        )
    return 0
