"""Make a synthetic country, load it and show five leads.

Everything in it is invented. What is planted in it, and the innocent twins beside, is known, so
that --score can tell how much of it the rules find.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Mapping
from pathlib import Path

from plumbrule.actions.demo import Demonstration, demonstrate, scored
from plumbrule.actions.flag import rules
from plumbrule.actions.progress import spoken
from plumbrule.cli.output import amount, terminal_width, write_json, write_table
from plumbrule.demo.score import SchemeScore
from plumbrule.lake import Lake
from plumbrule.leads.lead import Lead, first_of_each_rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--dir", type=Path, default=Path("demo"), help="folder for files and lake")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another country")
    parser.add_argument("--scale", type=float, default=1.0, help="thousands of processes")
    parser.add_argument("--score", action="store_true", help="compare with what was planted")
    parser.add_argument("--json", action="store_true", help="write the score as JSON")


def handle(args: argparse.Namespace) -> int:
    """Make, load, flag, tell."""
    place = args.lake if args.lake_given else args.dir / "lake"
    lake = Lake(place)
    with spoken() as progress:
        made = demonstrate(
            args.dir / "country", lake, seed=args.seed, scale=args.scale, progress=progress
        )
    if args.score:
        result = scored(made, lake)
        if args.json:
            write_json(result)
        else:
            _table(result["schemes"])
        return 0
    _tell(made, place)
    return 0


def _tell(made: Demonstration, place: Path) -> None:
    leads = [one for one in made.flags.leads if one.suppressed_by is None]
    records = sum(one.loaded.records for one in made.report.files if one.loaded)
    print(
        f"Avelia, a country that does not exist: {made.files.processes:,} contracting processes, "
        f"{records:,} records in {len(made.report.files)} files; {len(leads):,} leads.\n"
        "Five to open first:\n"
    )
    for number, lead in enumerate(first_of_each_rule(leads, 5), 1):
        _tell_lead(number, lead)
    command = f"plumb --lake {place}"
    print("What to type next")
    print(
        f"  {command} show {leads[0].id if leads else 'ID'}     one lead with every record it rests on"
    )
    print(f"  {command} leads               all of them")
    print(f"  {command} indicators          what each rule answered, and what it could not tell")
    print(f"  {command} serve               the same in a browser: leads, search, networks, cases")
    print("  plumb load FILE...          your own files, into ./lake; then `plumb leads`")


def _tell_lead(number: int, lead: Lead) -> None:
    rule = next(one for one in rules() if one.id == lead.rule)
    money = amount(lead.amount, lead.currency)
    print(f"{number}. {rule.title}  [{lead.id}]")
    _line("", lead.sentence)
    if money:
        _line("At stake: ", f"{money}{f', {lead.day}' if lead.day else ''}")
    _line("Why: ", " ".join(rule.rationale.split()))
    _line("Standard: ", rule.basis[0])
    _line("Would clear it: ", rule.clears[0])
    print()


def _line(head: str, text: str) -> None:
    print(
        textwrap.fill(
            f"{head}{text}",
            max(40, terminal_width() - 2),
            initial_indent="   ",
            subsequent_indent="   ",
        )
    )


def _table(schemes: Mapping[str, SchemeScore]) -> None:
    write_table(
        [
            (
                one["rule"],
                name,
                str(one["planted"]),
                str(one["found"]),
                str(one["false"]),
                f"{one['twins_hit']} of {one['twins']}",
                f"{one['recall']:.3f}",
                f"{one['precision']:.3f}",
            )
            for name, one in sorted(schemes.items(), key=lambda row: row[1]["rule"])
        ],
        ("rule", "scheme", "planted", "found", "false", "twins hit", "recall", "precision"),
        {2, 3, 4, 5, 6, 7},
    )
