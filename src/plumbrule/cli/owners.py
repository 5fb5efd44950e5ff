"""Who owns and controls a company on a day, through all chains, beside what was declared.

Shares are between bounds; what cannot be told is told with its reason.
"""

from __future__ import annotations

import argparse
import textwrap
from datetime import date
from typing import Any

from plumbrule.actions.owners import owners
from plumbrule.cli.output import terminal_width, write_json, write_table
from plumbrule.lake import Lake


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "company", metavar="COMPANY", help="entity id, SCHEME:VALUE, or the whole name"
    )
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day, such as 2024-06-01; else as last loaded",
    )
    parser.add_argument(
        "--threshold",
        metavar="PERCENT",
        help="share over which somebody is an owner; else by the law of the country, or 25",
    )
    parser.add_argument(
        "--floor",
        type=float,
        metavar="PERCENT",
        help="share from which the register names holders; smaller ones may be hidden",
    )
    parser.add_argument("--json", action="store_true", help="write it as JSON")


def handle(args: argparse.Namespace) -> int:
    """Answer."""
    found = owners(
        Lake(args.lake),
        args.company,
        as_of=args.as_of,
        percent=args.threshold,
        floor=args.floor,
    )
    if args.json:
        write_json(found)
    else:
        _tell(found)
    return 0


def _tell(found: dict[str, Any]) -> None:
    company, asked = found["company"], found["threshold"]
    print(f"{called(company)} on {found['as_of']}")
    _say(
        f"An owner has {'more than' if asked['strict'] else 'at least'} {asked['percent']:g} percent: {asked['source']}."
    )
    _owners("Persons behind it", found["owners"])
    if not found["owners"]:
        _say("No person was found behind it.")
        for one in found["managed_by"]:
            _say(f"Managed by {called(one)} ({one['interest'] or one['role'] or one['kind']}).")
    _owners("Companies and bodies above it", found["holders"])
    if found["undisclosed_max"]:
        bounds = between(found["undisclosed_min"], found["undisclosed_max"])
        _say(f"{bounds} comes to nobody who is named.")
    if found["circular"]:
        _say(
            f"{found['circular']:g} percent comes to companies that own each other in a closed ring."
        )
    for one in found["unspecified"]:
        _say(
            f"Told of {one['company']}: {one['reason'] or 'owner not named'}. {one['description'] or ''}"
        )
    _say(f"Notes: {', '.join(found['notes'])}." if found["notes"] else "")
    _chains(found)
    _declared(found["declared_against_computed"])


def _owners(head: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    print(f"\n{head}")
    cells = [
        (
            called(one),
            between(one["share_min"], one["share_max"]),
            one["basis"],
            _with_reasons(one),
            _with_reasons(one["control"]),
        )
        for one in rows
    ]
    write_table(cells, ("who", "share", "of", "over the threshold", "controls"))


def _with_reasons(answer: dict[str, Any]) -> str:
    reasons = f" ({', '.join(answer['reasons'])})" if answer["reasons"] else ""
    return f"{answer['answer']}{reasons}"


def _chains(found: dict[str, Any]) -> None:
    rows = [one for one in found["owners"] if one["chains"]]
    if not rows:
        return
    print("\nThrough which chains")
    for owner in rows:
        for chain in owner["chains"]:
            holders = [
                f"{link['holder_name'] or link['holder'] or 'nobody named'} "
                f"({between(link['share_min'], link['share_max'])})"
                for link in chain["links"]
            ]
            _say(" <- ".join([found["company"]["name"] or found["company"]["entity_id"], *holders]))
            for link in chain["links"]:
                for told in link["statements"]:
                    print(f"    {told['file']}, line {told['line']}: {told['id']}")


def _declared(compared: dict[str, Any]) -> None:
    print("\nDeclared against computed")
    if not compared["rows"]:
        _say("Nothing that declares an owner of the whole, or nobody to compare with.")
        return
    cells = [
        (
            called(row),
            "no" if not row["declared"] else between(row["share_min"], row["share_max"]),
            row["verdict"] + (f" ({', '.join(row['reasons'])})" if row["reasons"] else ""),
        )
        for row in compared["rows"]
    ]
    write_table(cells, ("who", "declared", "comparison"))


def called(node: dict[str, Any]) -> str:
    """Write who it is, with the id that names one entity."""
    return f"{node['name'] or '(no name)'} [{node['entity_id']}]"


def between(least: float | None, most: float | None) -> str:
    """Write a share, or a range of shares."""
    if least is None or most is None:
        return "share not told"
    if least == most:
        return f"{least:.6g} %"
    return f"{least:.6g} to {most:.6g} %"


def _say(text: str) -> None:
    if text:
        print(
            textwrap.fill(" ".join(text.split()), max(40, terminal_width()), subsequent_indent="  ")
        )
