"""Say why two records or entities are, or are not, the same: a paragraph and a table."""

from __future__ import annotations

import argparse
import textwrap

from plumbrule.actions.explain import Told, explained
from plumbrule.actions.link import decided_at
from plumbrule.cli.output import terminal_width, write_json, write_table
from plumbrule.lake import Lake

_SHORTEST = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("one", metavar="A", help="a party_id or entity_id")
    parser.add_argument("other", metavar="B", help="the other")
    parser.add_argument("--json", action="store_true", help="write it as JSON")


def handle(args: argparse.Namespace) -> int:
    """Explain."""
    decisions = decided_at(args.lake, args.journal).links
    told = explained(Lake(args.lake), args.one, args.other, decisions)
    if args.json:
        write_json(
            {
                "record_a": told.record_a,
                "record_b": told.record_b,
                **{
                    name: getattr(told.explanation, name)
                    for name in ("same", "rung", "rule", "band", "score", "margin", "cluster")
                },
                "paragraph": told.explanation.paragraph,
                "features": told.explanation.features,
                "decisions": told.decisions,
            }
        )
    else:
        _tell(told)
    return 0


def _tell(told: Told) -> None:
    found = told.explanation
    print("\n".join(textwrap.wrap(found.paragraph, terminal_width())))
    print()
    write_table(
        [
            [one.verdict, _short(one.value_a), _short(one.value_b), one.name]
            for one in found.features
        ],
        ["", told.record_a, told.record_b, "compared"],
    )
    print()
    score = "-" if found.score is None else f"{found.score:.2f}"
    margin = "-" if found.margin is None else f"{found.margin:+.2f}"
    print(
        f"same: {'yes' if found.same else 'no'}; rung {found.rung}; rule {found.rule or '-'}; "
        f"band {found.band or '-'}; score {score}; margin {margin}; cluster {found.cluster or '-'}"
    )
    for one in told.decisions:
        print(f"decided {one.kind}: {one.record_a} and {one.record_b}: {one.reason}")


def _short(text: str) -> str:
    return text if len(text) <= _SHORTEST else f"{text[: _SHORTEST - 1]}\u2026"
