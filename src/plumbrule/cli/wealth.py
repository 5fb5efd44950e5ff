"""Show a declarant's accounts: what grew, what explains it, what is left.

``plumb wealth PERSON`` makes the accounts year by year from the declarations that are loaded. PERSON is an
id, an official number, or a whole name that only one declarant bears.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Mapping
from decimal import Decimal

from plumbrule.actions.wealth import SAID, wealth
from plumbrule.cli.output import amount, write_json
from plumbrule.lake import Lake
from plumbrule.wealth import Account, Line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--json", action="store_true", help="write the accounts as JSON")


def handle(args: argparse.Namespace) -> int:
    """Show."""
    called, accounts, files = wealth(Lake(args.lake), args.person)
    if args.json:
        write_json({"person": called, "accounts": [_as_json(one, files) for one in accounts]})
        return 0
    print(called)
    if not accounts:
        print("  one declaration alone bears no accounts; a second is needed")
    for one in accounts:
        print_account(one, files)
    return 0


def _as_json(account: Account, files: Mapping[str, str]) -> dict[str, object]:
    return {
        **dataclasses.asdict(account),
        "lines": [
            {**dataclasses.asdict(line), "file_name": files.get(line.file or "")}
            for line in account.lines
        ],
    }


def print_account(account: Account, files: Mapping[str, str]) -> None:
    """Print the accounts of a period line by line, each with its place in the files."""
    whole = " (all declarations together)" if account.scope == "all" else ""
    print(f"\n{account.opened} to {account.closed}{whole}, in {account.currency}")
    for line in account.lines:
        place = f"{files.get(line.file, line.file)}:{line.line}" if line.file else ""
        why = f"  [{line.reason}]" if line.reason else ""
        print(f"  {_range(line.low, line.high):>28}  {_told(line)}{why}  {place}".rstrip())
    print(f"  {_range(account.unexplained_min, account.unexplained_max):>28}  in sum")
    allowed = _range(account.threshold_low, account.threshold_high)
    if account.threshold_low is not None:
        print(f"  {allowed:>28}  is passed over ({account.threshold_source})")
    said = SAID[account.answer]
    if account.answer == "hit" and account.unexplained_min is not None:
        said += f": at least {amount(account.unexplained_min, account.currency)}"
    because = f" ({', '.join(account.reasons)})" if account.reasons else ""
    print(f"  {account.answer}: {said}{because}")
    if account.answer == "hit":
        print(
            "  A gift, an inheritance, a sale, a loan or earlier savings of that size that the form "
            "did not ask for would explain it."
        )


def _told(line: Line) -> str:
    return f"{line.section.replace('_', ' ')}: {line.item}, {line.what.replace('_', ' ')}"


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and low == high:
        return f"{low:,.2f}"
    least = "any" if low is None else f"{low:,.2f}"
    most = "any" if high is None else f"{high:,.2f}"
    return f"{least} to {most}"
