"""List what deserves an hour, the most pressing first."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Mapping
from pathlib import Path

import msgspec

from plumbrule.actions.decisions import LeadState
from plumbrule.actions.flag import flags
from plumbrule.actions.lead_seen import reviewed
from plumbrule.actions.progress import spoken
from plumbrule.actions.show import evidence_of
from plumbrule.cli.output import amount, terminal_width, write_csv, write_json
from plumbrule.lake import Lake
from plumbrule.leads.lead import Lead

COLUMNS = tuple(one.name for one in msgspec.structs.fields(Lead))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="all leads with their evidence as JSON")
    parser.add_argument("--csv", action="store_true", help="all leads as CSV")
    parser.add_argument("--rule", action="append", metavar="ID", help="only leads of this rule")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N (the table: 20)")
    parser.add_argument(
        "--suppressed", action="store_true", help="also hits expected in their class"
    )
    parser.add_argument("--all", action="store_true", help="also leads that were dismissed")
    parser.add_argument("--rules", type=Path, metavar="DIR", help="folder of rules of your own")


def handle(args: argparse.Namespace) -> int:
    """List."""
    lake = Lake(args.lake)
    with spoken() as progress:
        found = flags(lake, progress, args.rules)
    leads = [
        one
        for one in found.leads
        if (args.suppressed or one.suppressed_by is None)
        and (not args.rule or one.rule in args.rule)
    ]
    states = reviewed(args.lake, args.journal, leads)
    if not args.all:
        leads = [one for one in leads if one.id not in states or states[one.id].shown]
    if args.json:
        chosen = leads[: args.limit] if args.limit is not None else leads
        evidence = evidence_of(lake, chosen, args.rules)
        write_json(
            [
                {
                    **msgspec.structs.asdict(one),
                    "review": states.get(one.id),
                    "evidence": evidence[one.id],
                }
                for one in chosen
            ]
        )
    elif args.csv:
        chosen = leads[: args.limit] if args.limit is not None else leads
        write_csv([msgspec.structs.asdict(one) for one in chosen], COLUMNS)
    else:
        _table(leads, 20 if args.limit is None else args.limit, states)
    return 0


def told(state: LeadState) -> str:
    """Say in one line what people made of a lead, and what differs since."""
    review = state.review
    if review is None:
        return ""
    reason = f" ({review.reason})" if review.reason else ""
    changed = f"; since then it differs in {', '.join(state.changed)}" if state.changed else ""
    return f"{review.state.replace('_', ' ')}{reason} by {review.by}{changed}"


def _table(leads: list[Lead], limit: int, states: Mapping[str, LeadState]) -> None:
    width = max(40, terminal_width() - 2)
    for one in leads[:limit]:
        money = amount(one.amount, one.currency)
        facts = [one.id, one.rule, f"identity: {one.rung}"]
        facts += [money] if money else []
        facts += [one.day.isoformat()] if one.day else []
        print("  ".join(facts))
        print(textwrap.fill(one.sentence, width, initial_indent="  ", subsequent_indent="  "))
        if (state := states.get(one.id)) is not None and state.review is not None:
            print(f"  {told(state)}")
    if not leads:
        print("no leads; `plumb indicators` tells what could not be told, and why")
    elif len(leads) > limit:
        print(
            f"\n{len(leads) - limit:,} more: --limit N, --csv or --json; one whole: plumb show ID"
        )
