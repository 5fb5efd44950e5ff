"""Show one lead whole: why, by which law, and every record it rests on."""

from __future__ import annotations

import argparse
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from plumbrule.actions.decisions import precision_of
from plumbrule.actions.history import history
from plumbrule.actions.lead_seen import reviewed
from plumbrule.actions.show import show
from plumbrule.cli.leads import told
from plumbrule.cli.output import amount, terminal_width, write_json
from plumbrule.indicators.indicator import Indicator
from plumbrule.lake import Lake
from plumbrule.leads.history import History
from plumbrule.leads.lead import Lead


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("lead", metavar="LEAD", help="id of the lead, or the beginning of it")
    parser.add_argument("--json", action="store_true", help="write it as JSON")
    parser.add_argument("--rules", type=Path, metavar="DIR", help="folder of rules of your own")


def handle(args: argparse.Namespace) -> int:
    """Show."""
    lead, rule, evidence = show(Lake(args.lake), args.lead, args.rules)
    state = reviewed(args.lake, args.journal, [lead]).get(lead.id)
    past = history(Lake(args.lake), lead.id)
    measured = precision_of(args.lake, args.journal, rule.id)
    if args.json:
        write_json(
            {
                **msgspec.structs.asdict(lead),
                "history": past,
                "title": rule.title,
                "why": rule.rationale.strip(),
                "basis": rule.basis,
                "innocent": rule.innocent,
                "clears": rule.clears,
                "precision": measured,
                "review": state,
                "evidence": evidence,
            }
        )
    else:
        tell(lead, rule, evidence)
        print(f"\nThe rule's precision, from reviews\n  {measured}")
        if past is not None:
            _tell_history(past)
        if state is not None:
            print(f"\nReviewed\n  {told(state)}")
    return 0


def tell(lead: Lead, rule: Indicator, evidence: list[dict[str, Any]]) -> None:
    """Write a lead for a reader."""
    print(f"{lead.id}  {rule.id} {rule.title} (version {rule.version})\n")
    _paragraph(lead.sentence)
    _facts(lead)
    print("\nWhy it deserves a look")
    _paragraph(rule.rationale)
    _list("Law and standards", rule.basis)
    _list("It may have an innocent reason", rule.innocent)
    _list("What would clear it", rule.clears)
    print("\nThe records")
    for row in evidence:
        place = f"{row['file_name']}, line {row['line']}" if row["line"] else row["file_name"]
        print(f"  {row['role']}: {row['field']} = {row['value']}")
        print(f"    {place}, {row['path'] or '(whole record)'}")


def _tell_history(past: History) -> None:
    print("\nIts history")
    print(f"  first seen in snapshot {_moment(past.first_seen)}")
    print(f"  last seen in snapshot {_moment(past.last_seen)}")
    for event in past.events[1:]:
        said = f" ({', '.join(event.why)})" if event.why else ""
        what = event.what.replace("_", " ")
        print(f"  {what}{said} in snapshot {_moment((event.snapshot, event.at))}")


def _moment(seen: tuple[int, datetime]) -> str:
    number, at = seen
    return f"{number}, loaded {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _facts(lead: Lead) -> None:
    facts = [
        ("subject", f"{lead.unit} {lead.subject}"),
        ("money at stake", amount(lead.amount, lead.currency)),
        ("day", lead.day.isoformat() if lead.day else ""),
        ("measured", "" if lead.value is None else f"{lead.value:g}"),
        ("threshold", "" if lead.threshold is None else f"{lead.threshold:g}"),
        ("from", lead.threshold_source or ""),
        ("compared with", lead.comparison or ""),
        ("identity", lead.rung),
        ("expected in its class", lead.suppressed_by or ""),
    ]
    print()
    for name, value in facts:
        if value:
            print(f"  {name}: {value}")


def _paragraph(text: str) -> None:
    print(
        textwrap.fill(
            " ".join(text.split()),
            max(40, terminal_width() - 2),
            initial_indent="  ",
            subsequent_indent="  ",
        )
    )


def _list(head: str, lines: tuple[str, ...]) -> None:
    print(f"\n{head}")
    for line in lines:
        print(
            textwrap.fill(
                line, max(40, terminal_width() - 2), initial_indent="  - ", subsequent_indent="    "
            )
        )
