"""How two parties are connected on a day: family, holdings, seats, payments, shared addresses.

Each step names its records and the days on which it holds; the days of a path are their overlap.
"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from plumbrule.actions.path import path
from plumbrule.cli.output import write_json
from plumbrule.cli.owners import called
from plumbrule.lake import Lake


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("one", metavar="A", help="entity id, SCHEME:VALUE, or the whole name")
    parser.add_argument("other", metavar="B", help="the same")
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day, such as 2024-06-01; else as last loaded",
    )
    parser.add_argument(
        "--deepest", type=int, default=4, metavar="N", help="most steps; 4 if not given"
    )
    parser.add_argument("--json", action="store_true", help="write it as JSON")


def handle(args: argparse.Namespace) -> int:
    """Answer."""
    found = path(Lake(args.lake), args.one, args.other, as_of=args.as_of, deepest=args.deepest)
    if args.json:
        write_json(found)
    else:
        _tell(found)
    return 0


def _tell(found: dict[str, Any]) -> None:
    reasons = f" ({', '.join(found['reasons'])})" if found["reasons"] else ""
    print(f"Connected on {found['as_of']}: {found['answer']}{reasons}")
    for number, one in enumerate(found["paths"], 1):
        _path(f"Path {number}", one)
    if not found["paths"]:
        print(f"No path of at most {found['deepest']} steps holds or may hold on that day.")
    for one in found["on_other_days"]:
        _path("On other days", one)
    if found["hubs"]:
        print("\nNot led through, because they touch very many")
        for hub in found["hubs"]:
            print(f"  {called(hub)}, {hub['steps']} steps")


def _path(head: str, one: dict[str, Any]) -> None:
    reasons = f" ({', '.join(one['reasons'])})" if one["reasons"] else ""
    held = f"holds {days(one['holds'])}" if one["holds"] else f"may hold {days(one['may_hold'])}"
    print(f"\n{head}: {one['answer']}{reasons}, {one['length']} steps, {held}")
    for step in one["steps"]:
        when = (
            f"holds {days(step['holds'])}"
            if step["holds"]
            else f"may hold {days(step['may_hold'])}"
        )
        arrow = f"-{step['kind']}->" if step["forward"] else f"<-{step['kind']}-"
        print(f"  {called(step['from'])} {arrow} {called(step['to'])}: {when}")
        for told in step["statements"]:
            print(f"    {told['file']}, line {told['line']}: {told['id']}")


def days(period: list[str | None] | None) -> str:
    """Write a period of which an end may not be known."""
    if period is None:
        return "on no common day"
    begin, end = period
    if begin is None and end is None:
        return "always"
    if begin is None:
        return f"until {end}"
    return f"from {begin}" if end is None else f"from {begin} to {end}"
