"""Show a declarant's accounts: what grew, what explains it, what is left.

``plumb wealth PERSON`` makes the accounts year by year from the declarations that are loaded. PERSON is an
id, an official number, or a whole name that only one declarant bears. ``--html`` and ``--pdf`` write the
same as a page to keep and hand on.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from plumbrule.actions.wealth import EXPLAINS, SAID, Household, wealth
from plumbrule.cli.output import amount, write_json
from plumbrule.lake import Lake
from plumbrule.model import PlumbError
from plumbrule.wealth import Account, Line, widest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--json", action="store_true", help="write the accounts as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write them as one HTML page")
    parser.add_argument(
        "--pdf", type=Path, metavar="FILE", help="write them as PDF; needs plumbrule[pdf]"
    )


def handle(args: argparse.Namespace) -> int:
    """Show."""
    household = wealth(Lake(args.lake), args.person)
    if args.html or args.pdf:
        _write(household, args.html, args.pdf)
    if args.json:
        write_json(
            {
                "person": household.name,
                "accounts": [_as_json(one, household.files) for one in household.accounts],
                "net_worth": [dataclasses.asdict(one) for one in household.net_worth],
            }
        )
        return 0
    if args.html or args.pdf:
        return 0
    print(household.name)
    if not household.accounts:
        print("  one declaration alone bears no accounts; a second is needed")
    for one in household.accounts:
        print_account(one, household.files)
    return 0


def _write(household: Household, html: Path | None, pdf: Path | None) -> None:
    from plumbrule.actions import report

    made = report.wealth_page(household)
    try:
        if html:
            html.write_text(made, encoding="utf-8")
        if pdf:
            pdf.write_bytes(report.pdf(made))
    except OSError as error:
        raise PlumbError(f"cannot be written: {error.strerror}", file=str(error.filename)) from None


def _as_json(account: Account, files: Mapping[str, str]) -> dict[str, object]:
    return {
        **dataclasses.asdict(account),
        "year": account.closed.year,
        "would_explain": EXPLAINS if account.answer == "hit" else None,
        "would_settle": [
            {"section": one.section, "item": one.item, "reason": one.reason}
            for one in widest(account)
            if account.answer == "cannot_tell"
        ],
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
        print(f"  {EXPLAINS}")


def _told(line: Line) -> str:
    return f"{line.section.replace('_', ' ')}: {line.item}, {line.what.replace('_', ' ')}"


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and low == high:
        return f"{low:,.2f}"
    least = "any" if low is None else f"{low:,.2f}"
    most = "any" if high is None else f"{high:,.2f}"
    return f"{least} to {most}"
