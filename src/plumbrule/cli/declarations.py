"""Rank declarants by what their forms show, with the reasons; show one with every line.

``plumb declarations rank`` lists who deserves an hour first, 200 to a page. ``plumb declarations show
PERSON`` gives the sheet of one, with the file and line of each number.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from plumbrule.actions.declarations import PAGE, Sheet, rank, sheet
from plumbrule.actions.wealth import SAID
from plumbrule.cli.output import amount, write_csv, write_json
from plumbrule.cli.wealth import print_account
from plumbrule.lake import Lake
from plumbrule.model import PlumbError

COLUMNS = (*Sheet.__struct_fields__,)
_WORDS = {**SAID, "none": "one form alone tells nothing"}
_SHORT = 3
"""Findings of a declarant that the list tells in full."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words and options."""
    parser.add_argument(
        "step", choices=["rank", "show"], help="list declarants, or give the sheet of one"
    )
    parser.add_argument("person", nargs="?", metavar="PERSON", help="id or whole name, for show")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--csv", action="store_true", help="as CSV, findings as JSON in a cell")
    parser.add_argument(
        "--page",
        type=int,
        metavar="N",
        help=f"the Nth {PAGE} declarants, with --json and --csv too",
    )
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help="at most N in the table (20)"
    )


def handle(args: argparse.Namespace) -> int:
    """List, or show."""
    lake = Lake(args.lake)
    if args.step == "show":
        if not args.person:
            raise PlumbError("say whose sheet: plumb declarations show PERSON")
        return _show(lake, args.person, as_json=args.json)
    if args.person:
        raise PlumbError("rank lists all declarants; `plumb declarations show PERSON` gives one")
    sheets = rank(lake)
    chosen = sheets if args.page is None else _page(sheets, args.page)
    if args.json:
        write_json(chosen)
    elif args.csv:
        write_csv((msgspec.to_builtins(one, builtin_types=(Decimal,)) for one in chosen), COLUMNS)
    else:
        shown = chosen if args.page is not None else chosen[: args.limit]
        for one in shown:
            _print(one, _SHORT)
        if len(sheets) > len(shown):
            print(f"\n{len(sheets) - len(shown):,} more: --page N, --limit N, --csv or --json")
    return 0


def _page(sheets: list[Sheet], number: int) -> list[Sheet]:
    pages = -(-len(sheets) // PAGE)
    if not 1 <= number <= pages:
        raise PlumbError(f"there is no page {number}; pages go from 1 to {pages}")
    return sheets[(number - 1) * PAGE : number * PAGE]


def _show(lake: Lake, person: str, *, as_json: bool) -> int:
    found, evidence, accounts, files = sheet(lake, person)
    if as_json:
        write_json({"sheet": found, "evidence": evidence, "accounts": accounts, "files": files})
        return 0
    _print(found, len(found.findings), evidence)
    for one in accounts:
        print_account(one, files)
    return 0


def _print(
    one: Sheet, findings: int, evidence: Mapping[str, list[dict[str, Any]]] | None = None
) -> None:
    place = ", ".join(part for part in (one.post, one.body) if part)
    print(f"{one.person}  {one.name or ''}{f' ({place})' if place else ''}")
    for lead in one.findings[:findings]:
        money = f"  at least {amount(lead.amount, lead.currency)}" if lead.amount else ""
        print(f"  {lead.rule}  {lead.sentence}  [{lead.rung}]{money}")
        for row in (evidence or {}).get(lead.id, ()):
            where = f"{row['file_name']}:{row['line']} {row['path'] or ''}".rstrip()
            print(f"      {row['role']}: {row['field']} {row['value'] or ''}  {where}")
    if len(one.findings) > findings:
        print(f"  and {len(one.findings) - findings} more findings")
    print(f"  accounts: {_accounts(one)}")
    filing = [
        text
        for text in (
            f"{one.not_filed} due and not filed" if one.not_filed else "",
            f"{one.late} after the term" if one.late else "",
            f"{one.incomplete} required sections not answered" if one.incomplete else "",
            f"{one.changed} filed again" if one.changed else "",
        )
        if text
    ]
    if filing:
        print(f"  {one.forms} forms; {'; '.join(filing)}")
    if one.cannot_tell:
        print(f"  cannot be told: {_open(one, whole=evidence is not None)}")


def _accounts(one: Sheet) -> str:
    said = f"{one.answer}: {_WORDS[one.answer]}"
    if one.answer == "hit" and one.at_least is not None:
        said += f": at least {amount(one.at_least, one.currency)}, {one.opened} to {one.closed}"
        said += " (by source and application of funds)" if one.method == "funds" else ""
    because = f" ({', '.join(one.reasons[:4])})" if one.answer == "cannot_tell" else ""
    return said + because


def _open(one: Sheet, *, whole: bool) -> str:
    if whole:
        return "; ".join(f"{part.rule} {', '.join(part.reasons)}" for part in one.cannot_tell)
    reasons = Counter(reason for part in one.cannot_tell for reason in part.reasons)
    told = [reason for reason, _ in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))]
    return f"{len(one.cannot_tell)} rules ({', '.join(told[:4])})"
