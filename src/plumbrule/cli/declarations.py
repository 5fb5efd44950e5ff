"""Rank declarants by what their forms show, with the reasons.

``plumb declarations rank`` lists who deserves an hour first; ``plumb wealth PERSON`` then shows every line.
"""

from __future__ import annotations

import argparse
import dataclasses

from plumbrule.actions.declarations import Sheet, rank
from plumbrule.actions.wealth import SAID
from plumbrule.cli.output import amount, write_csv, write_json
from plumbrule.lake import Lake

COLUMNS = tuple(one.name for one in dataclasses.fields(Sheet))
_WORDS = {**SAID, "none": "one form alone tells nothing"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the word and options."""
    parser.add_argument("step", choices=["rank"], help="list declarants, the most pressing first")
    parser.add_argument("--json", action="store_true", help="all as JSON")
    parser.add_argument("--csv", action="store_true", help="all as CSV")
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help="at most N in the table (20)"
    )


def handle(args: argparse.Namespace) -> int:
    """List."""
    sheets = rank(Lake(args.lake))
    if args.json:
        write_json([dataclasses.asdict(one) for one in sheets])
    elif args.csv:
        write_csv([dataclasses.asdict(one) for one in sheets], COLUMNS)
    else:
        for one in sheets[: args.limit]:
            _print(one)
        if len(sheets) > args.limit:
            print(f"\n{len(sheets) - args.limit:,} more: --limit N, --csv or --json")
    return 0


def _print(sheet: Sheet) -> None:
    place = ", ".join(part for part in (sheet.post, sheet.body) if part)
    print(f"{sheet.person}  {sheet.name or ''}{f' ({place})' if place else ''}")
    said = _WORDS[sheet.answer]
    if sheet.answer == "hit" and sheet.at_least is not None:
        money = amount(sheet.at_least, sheet.currency)
        said += f": at least {money}, {sheet.opened} to {sheet.closed}"
        said += " (by source and application of funds)" if sheet.method == "funds" else ""
    because = f" ({', '.join(sheet.reasons[:4])})" if sheet.answer == "cannot_tell" else ""
    print(f"  {sheet.answer}: {said}{because}")
    filing = [
        text
        for text in (
            f"{sheet.late} filed after the day they were due" if sheet.late else "",
            f"{sheet.changed} filed again" if sheet.changed else "",
        )
        if text
    ]
    if filing:
        print(f"  {sheet.forms} forms; {'; '.join(filing)}")
