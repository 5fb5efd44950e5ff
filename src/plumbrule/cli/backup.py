"""Back up lake, journal and keys into a new folder, and prove the copy."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plumbrule.actions.backup import backup
from plumbrule.cli.output import write_json
from plumbrule.cli.steps import who_and_why, working


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new folder")
    parser.add_argument(
        "--without-keys",
        action="store_true",
        help="leave the keys out: contents can then be read only with keys kept elsewhere",
    )
    who_and_why(parser)


def handle(args: argparse.Namespace) -> int:
    """Back up."""
    with working(args) as session:
        done = backup(session, args.folder, with_keys=not args.without_keys)
    if args.json:
        write_json({"acts": done.acts, "files": done.files, "keys": done.with_keys})
    else:
        print(f"{args.folder}: {done.acts} acts and {done.files} files, proven")
    if done.with_keys:
        print("the backup holds the keys: guard it like the journal itself", file=sys.stderr)
    return 0
