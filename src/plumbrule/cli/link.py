"""Link the loaded records anew, with what people decided since.

Loading links by itself; this is for after `plumb decisions same`, `not-same` or `correct`.
"""

from __future__ import annotations

import argparse

from plumbrule.actions.link import decided_at
from plumbrule.actions.load import load
from plumbrule.actions.progress import spoken
from plumbrule.cli import link_pairs
from plumbrule.cli.output import write_json
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="write the result as JSON")
    link_pairs.add_to(parser.add_subparsers(dest="word", metavar="WORD"))


def handle(args: argparse.Namespace) -> int:
    """Link, or score pairs of names."""
    if args.word == "pairs":
        return link_pairs.handle(args)
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
