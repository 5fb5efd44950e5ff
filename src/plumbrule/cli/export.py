"""Write what is loaded as BODS, FollowTheMoney or GraphML, or publish it by a profile.

``plumb export bods --out owners.jsonl``; ``plumb export ftm --out all.ftm.json.gz``;
``plumb export graphml --around XA-CRN:100100015 --steps 2 --out network.graphml``;
``plumb export public --profile mx-norma19 --for purpose/ID --out DIR`` writes a folder with tables.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from plumbrule.actions.export import export
from plumbrule.actions.publish import publish
from plumbrule.cli.output import write_json
from plumbrule.cli.steps import who_and_why, working
from plumbrule.exports.registry import formats
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.packs.profiles import profiles


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the formats and options."""
    known = formats().values()
    told = "; ".join(f"{one.name}: {one.meaning}" for one in known)
    told += "; public: what a publication profile lets through, a folder of tables"
    parser.add_argument("format", choices=[*(one.name for one in known), "public"], help=told)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--profile", metavar="NAME", help="public: which profile (mx-norma19 ...)")
    who_and_why(parser)
    parser.add_argument(
        "--around", metavar="ID", help="only this entity or record and who is tied to it"
    )
    parser.add_argument("--steps", type=int, default=2, metavar="N", help="how many ties away (2)")


def handle(args: argparse.Namespace) -> int:
    """Write the file and tell what is in it and what the format has no place for."""
    if args.format == "public":
        return _publish(args)
    if args.profile:
        raise PlumbError("--profile goes with `plumb export public`")
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


def _publish(args: argparse.Namespace) -> int:
    """Write the folder, and tell what is in it."""
    if not args.profile:
        raise PlumbError(f"--profile is one of {', '.join(profiles())}")
    if args.around:
        raise PlumbError("--around does not go with `plumb export public`")
    with working(args) as session:
        made = publish(session, Lake(args.lake), args.profile, args.out)
    profile = made.profile
    if args.json:
        write_json(
            {
                "folder": str(args.out),
                "profile": profile.profile_id,
                "version": profile.version,
                "rows": made.rows,
                "withheld": list(made.withheld),
                "other_profiles": list(made.others),
            }
        )
        return 0
    told = ", ".join(f"{count:,} {table}" for table, count in made.rows.items())
    print(f"{args.out}: {told or 'nothing to publish'}")
    print(f"  by {profile.profile_id}, version {profile.version}: {profile.legal_source}")
    for place in made.withheld:
        print(f"  withheld, for an amount it is made of is public: {place}")
    for other in made.others:
        print(f"  published by {other} before: what one profile hides, the other may have shown")
    if profile.reveals_everything:
        print("  This is everything, for verifying. It is not for publication.")
    return 0
