"""Score pairs of names from a table: `plumb link pairs FILE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plumbrule.actions.link_pairs import PairTable, score_pairs, write_pairs
from plumbrule.cli.output import write_json, write_table


def add_to(inner: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the word ``pairs`` of ``plumb link``."""
    parser = inner.add_parser(
        "pairs",
        help="score pairs of names from a table",
        description="Score the pairs of names of a CSV file with the columns name_a, name_b, kind "
        "and, if known, country_a, country_b; adds score, answer and rung.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the table")
    parser.add_argument("--out", type=Path, metavar="OUT", help="where to write it (else here)")
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="the counts as JSON; without --out every pair, with reasons in words",
    )


def handle(args: argparse.Namespace) -> int:
    """Score."""
    if args.out is not None:
        done = score_pairs(args.file, args.out)
    else:
        pairs = PairTable(args.file)
        done = pairs.done
        if args.json:
            _write_all(pairs)
        else:
            write_pairs(pairs, sys.stdout)
    for note in done.notes:
        print(note, file=sys.stderr)
    if args.out is None:
        return 0
    if args.json:
        write_json({"rows": done.rows, "answers": done.answers, "notes": done.notes})
        return 0
    print(f"{done.rows:,} pairs scored into {args.out}")
    write_table(
        [(name, f"{count:,}") for name, count in done.answers.items()],
        ("answer", "pairs"),
        right={1},
    )
    return 0


def _write_all(pairs: PairTable) -> None:
    rows = [
        {
            "line": row.line,
            "score": round(row.answered.score, 4),
            "answer": row.answered.answer,
            "rung": row.answered.rung,
            "verdict": row.answered.comparison.verdict,
            "reasons": row.answered.comparison.reasons,
        }
        for row in pairs.rows()
    ]
    write_json({"rows": pairs.done.rows, "answers": pairs.done.answers, "pairs": rows})
