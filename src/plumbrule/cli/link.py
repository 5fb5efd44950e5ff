"""Link the loaded records anew, with what people decided since; or measure how good linking is.

Loading links by itself; this takes the statistics of names anew, which loading leaves as they are
while the lake grows by less than a tenth.
"""

from __future__ import annotations

import argparse

from plumbrule.actions.link import decided_at
from plumbrule.actions.link_measure import as_json, counted, measured
from plumbrule.actions.load import load
from plumbrule.actions.progress import spoken
from plumbrule.cli import link_pairs
from plumbrule.cli.output import write_json, write_table
from plumbrule.lake import Lake
from plumbrule.linking.measurement import FEWEST, Measurement, Rate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="write the result as JSON")
    parser.add_argument(
        "--measure",
        action="store_true",
        help="hide official numbers, link by the rest, and tell how often that was right",
    )
    link_pairs.add_to(parser.add_subparsers(dest="word", metavar="WORD"))


def handle(args: argparse.Namespace) -> int:
    """Link, measure, or score pairs of names."""
    if args.word == "pairs":
        return link_pairs.handle(args)
    lake = Lake(args.lake)
    lake.require_loaded()
    if args.measure:
        return _measure(lake, as_json_text=args.json)
    decided = decided_at(args.lake, args.journal)
    with spoken() as progress:
        report = load(lake, [], progress=progress, decided=decided, anew=True)
    counts = counted(lake)
    if args.json:
        write_json(
            {
                "snapshot": report.snapshot,
                "links": len(decided.links),
                "corrections": len(decided.corrections),
                **counts,
            }
        )
        return 0
    print(
        f"snapshot {report.snapshot}: {len(decided.links)} decisions about links and "
        f"{len(decided.corrections)} corrected values stand"
    )
    for title, rows in counts.items():
        if rows:
            print(f"\n{title}")
            write_table([[str(cell) for cell in row.values()] for row in rows], list(rows[0]))
    return 0


def _measure(lake: Lake, *, as_json_text: bool) -> int:
    found = measured(lake)
    if as_json_text:
        write_json(as_json(found))
    else:
        _tell(found)
    return 0


def _tell(found: Measurement) -> None:
    share = found.partnered.value or 0.0
    print(
        f"{found.gold:,} links by number were hidden, and the partner of {found.decoys:,} more "
        f"taken away; {share:.1%} of the records with a number have a partner."
    )
    if not found.reliable:
        print(f"With fewer than {FEWEST} of each, these rates cannot be relied on.")
    print(
        "Where both sides bear numbers, names and context would join others in "
        f"{_share(found.contradictions)} of {found.contradictions.of:,} pairs.\n"
    )
    rows = []
    for one in found.strata:
        precision = one.precision(share)
        rows.append(
            [
                one.name,
                _share(one.right),
                _share(one.wrong),
                _share(one.false),
                "-" if precision is None else f"{precision:.4f}",
            ]
        )
    write_table(
        rows,
        ["records", "found again (R)", "wrong (w)", "false on decoys (f)", "precision"],
        range(1, 5),
    )


def _share(rate: Rate) -> str:
    if rate.value is None:
        return "-"
    least, most = rate.interval
    return f"{rate.value:.4f} ({least:.4f}-{most:.4f})"
