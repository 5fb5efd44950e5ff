"""Bring a backup back into an empty lake and journal, and prove it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plumbrule.actions.backup import restore
from plumbrule.cli.output import write_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the backup")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")


def handle(args: argparse.Namespace) -> int:
    """Restore."""
    done = restore(args.folder, args.lake, args.journal)
    if args.json:
        write_json({"acts": done.acts, "files": done.files, "keys": done.with_keys})
    else:
        print(f"restored and proven: {done.acts} acts and {done.files} files")
    if not done.with_keys:
        print(
            "the backup holds no keys: bring them back before anything is written", file=sys.stderr
        )
    return 0
