"""Prove that nothing in the journal was altered or removed.

Exit status 0 and one line when all holds; 1 and the position and kind of each fault when not.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plumbrule.actions.verify import as_json, sentence, verify
from plumbrule.cli.output import write_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--checkpoint",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a checkpoint kept elsewhere: history must only have been extended since",
    )
    parser.add_argument("--json", action="store_true", help="the report as JSON")


def handle(args: argparse.Namespace) -> int:
    """Verify."""
    report = verify(args.lake, args.journal, args.checkpoint)
    if args.json:
        write_json(as_json(report))
    elif not report.faults:
        print(sentence(report))
    else:
        for fault in report.faults:
            print(fault)
        print(f"plumb: the journal has {len(report.faults)} faults", file=sys.stderr)
    return 1 if report.faults else 0
