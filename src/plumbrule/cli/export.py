"""Write what is loaded as BODS, FollowTheMoney or GraphML.

``plumb export bods --out owners.jsonl``; ``plumb export ftm --out all.ftm.json.gz``;
``plumb export graphml --around XA-CRN:100100015 --steps 2 --out network.graphml``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from plumbrule.actions.export import export
from plumbrule.cli.output import write_json
from plumbrule.exports.registry import formats
from plumbrule.lake import Lake
from plumbrule.model import PlumbError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the formats and options."""
    known = formats().values()
    told = "; ".join(f"{one.name}: {one.meaning}" for one in known)
    parser.add_argument("format", choices=[one.name for one in known], help=told)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--around", metavar="ID", help="only this entity or record and who is tied to it"
    )
    parser.add_argument("--steps", type=int, default=2, metavar="N", help="how many ties away (2)")
    parser.add_argument("--json", action="store_true", help="write the counts as JSON")


def handle(args: argparse.Namespace) -> int:
    """Write the file and tell what is in it and what the format has no place for."""
    if args.steps < 0:
        raise PlumbError("--steps is a number of ties, 0 or more")
    written = export(Lake(args.lake), args.format, args.out, around=args.around, steps=args.steps)
    records, lost = dict(sorted(written.records.items())), dict(sorted(written.lost.items()))
    if args.json:
        write_json({"file": str(args.out), "records": records, "lost": lost})
        return 0
    told = ", ".join(f"{count:,} {kind}" for kind, count in records.items())
    print(f"{args.out}: {told or 'nothing to write'}")
    for what, count in lost.items():
        print(f"  no place in the format for {what}: {count:,}")
    print("  This file names people. Check what you may pass on before you do.")
    return 0
