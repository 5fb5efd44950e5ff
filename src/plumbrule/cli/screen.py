"""Ask every row of a table against the lists that are loaded.

``plumb screen --csv IN --out OUT`` reads a CSV file with a column ``name`` and, where known, kind,
born, country and id; it writes the same rows, in the same order, with an answer for each: hit,
clear or cannot_tell. A name alone never makes a hit.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from plumbrule.actions.progress import spoken
from plumbrule.actions.screen import Options, screen
from plumbrule.checks.screening.listing import MAX_AGE
from plumbrule.checks.screening.worth import ALERT
from plumbrule.cli.output import write_json, write_table
from plumbrule.lake import Lake


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--csv", type=Path, required=True, metavar="IN", help="the table to ask")
    parser.add_argument("--out", type=Path, required=True, metavar="OUT", help="where to answer")
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        metavar="NAME",
        help="a list or data set; may be given again (all lists without it)",
    )
    parser.add_argument(
        "--kind", choices=("person", "company"), help="where the table does not tell"
    )
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="the day asked about"
    )
    parser.add_argument("--threshold", type=float, default=ALERT, help=f"least score ({ALERT:g})")
    parser.add_argument(
        "--max-age",
        type=int,
        default=MAX_AGE,
        metavar="DAYS",
        help=f"days after which a list clears nobody ({MAX_AGE})",
    )
    parser.add_argument("--limit", type=int, default=5, metavar="N", help="candidates of a row (5)")
    parser.add_argument("--user", help="sign-in name (PLUMB_USER, else the account of the machine)")
    parser.add_argument(
        "--for", dest="purpose", metavar="ID", help="case/ID or purpose/ID the work is for"
    )
    parser.add_argument("--json", action="store_true", help="the counts as JSON")


def handle(args: argparse.Namespace) -> int:
    """Screen and report."""
    options = Options(
        day=args.as_of or datetime.now(UTC).date(),
        lists=tuple(args.list),
        limit=args.limit,
        threshold=args.threshold,
        max_age=args.max_age,
        kind=args.kind,
        user=args.user,
        purpose=args.purpose,
    )
    with spoken() as progress:
        done = screen(
            Lake(args.lake), args.csv, args.out, options, journal=args.journal, progress=progress
        )
    if args.json:
        write_json(
            {
                "rows": done.rows,
                "answers": done.answers,
                "unused_columns": done.unused,
                "coverage": done.coverage,
                "out": str(args.out),
            }
        )
        return 0
    print(f"{done.rows:,} rows answered into {args.out}")
    write_table(
        [(name, f"{count:,}") for name, count in done.answers.items()],
        ("answer", "rows"),
        right={1},
    )
    for one in done.coverage:
        if one["reason"]:
            print(
                f"no one is cleared by {one['list']} ({one['day']}): {one['reason']}",
                file=sys.stderr,
            )
    if done.unused:
        print(f"columns not understood, only copied: {', '.join(done.unused)}", file=sys.stderr)
    return 0
